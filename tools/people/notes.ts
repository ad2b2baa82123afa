/** Labelled notes as the program sees them: the passage of the summary, with the marks where its words stand. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ParsedReport } from "../../src/ast/nodes.ts";
import type { Form } from "../../src/forms/form.ts";
import { wordsOfPeople } from "../../src/statements/noted.ts";
import { offsetIn, passageOf, type SectionPassage } from "../../src/statements/passage.ts";
import { txt } from "../../src/structure/formats/txt.ts";
import type { Lexicon } from "../../src/text/lexicon.ts";
import { type LabelledNote, type LabelledSpan, readMarks } from "./marks.ts";
import { rewriteMarks, rewrites, silentMarks, spokenMarks } from "./rewrite.ts";

/** One labelled note. */
export interface Example {
	readonly author: string;
	/** `author/file`. */
	readonly name: string;
	readonly note: LabelledNote;
	/** Whether its turns stand where a writer would begin them: not where a note was rewritten, but for its parts and for sources behind. */
	readonly hasTurns: boolean;
	readonly report: ParsedReport;
	/** The words of its language. */
	readonly lexicon: Lexicon;
	readonly passage: SectionPassage;
	readonly present: ReadonlySet<number>;
	/** The marks, with offsets in the passage. */
	readonly spans: readonly LabelledSpan[];
	readonly turns: readonly { readonly start: number; readonly speaker: number }[];
}

/** Reads all labelled notes below a folder: a folder an author. */
export function readExamples(folder: string, form: Form): Example[] {
	return filesBelow(folder).map(({ path, ...names }) => exampleOf(names, readFileSync(path, "utf8"), form));
}

function filesBelow(folder: string): { author: string; name: string; path: string }[] {
	const authors = readdirSync(folder, { withFileTypes: true }).filter(
		(entry) => entry.isDirectory() && entry.name !== "apart",
	);
	return authors
		.map(({ name }) => name)
		.sort()
		.flatMap((author) =>
			readdirSync(join(folder, author))
				.filter((file) => file.endsWith(".mark"))
				.sort()
				.map((file) => ({ author, name: `${author}/${file}`, path: join(folder, author, file) })),
		);
}

/** How often each note is rewritten. */
const copies = 2;

/** The same notes, each rewritten in some of the ways that change it, which depend on its place alone; and a part of each: of who does not speak, or of one who does. */
export function rewriteExamples(folder: string, form: Form): Example[] {
	const ways = Object.keys(rewrites);
	return filesBelow(folder).flatMap(({ author, name, path }, index) => {
		const source = readFileSync(path, "utf8");
		const found: Example[] = [];
		for (let step = 0; step < ways.length && found.length < copies; step++) {
			const way = ways[(index * 7 + step) % ways.length] as string;
			const rewritten = rewriteMarks(source, way);
			if (rewritten !== null) found.push(exampleOf({ author, name: `${name}#${way}` }, rewritten, form));
		}
		// A part of each: of who does not speak, or of one who does.
		const [way, part] = index % 3 < 2 ? ["silent", silentMarks(source)] : ["spoken", spokenMarks(source)];
		if (part !== null) found.push(exampleOf({ author, name: `${name}#${way}` }, part, form));
		return found;
	});
}

function exampleOf(names: { author: string; name: string }, source: string, form: Form): Example {
	const note = readMarks(source);
	const report = txt.parse(note.text, form);
	const wanted = new Set(form.sections.filter(({ statements }) => statements).map(({ name }) => name));
	const sections = report.children.flatMap((child) =>
		child.type === "section" && wanted.has(child.name) ? [child] : [],
	);
	const passage = passageOf({ children: sections.flatMap(({ children }) => children) });
	const spans = note.spans.flatMap((span) => {
		const [start, end] = [offsetIn(passage, span.start), offsetIn(passage, span.end)];
		return start === null || end === null || end <= start ? [] : [{ ...span, start, end }];
	});
	const turns = note.turns.flatMap(({ start, speaker }) => {
		const at = firstOffset(passage, note.text, start);
		return at === null ? [] : [{ start: at, speaker }];
	});
	return {
		...names,
		note,
		hasTurns: !names.name.includes("#") || /#(?:sourcesBehind|spoken|silent)$/.test(names.name),
		report,
		lexicon: form.words.lexicon,
		passage,
		present: wordsOfPeople(report, form),
		spans,
		turns,
	};
}

/** Where the words of the passage begin from an offset of the note on, in its line: behind a bullet or a number. */
function firstOffset(passage: SectionPassage, text: string, from: number): number | null {
	const end = text.indexOf("\n", from + (/^\s*/.exec(text.slice(from)) as RegExpExecArray)[0].length);
	for (let at = from; at < (end < 0 ? text.length : end); at++) {
		const found = /\s/.test(text.charAt(at)) ? null : offsetIn(passage, at);
		if (found !== null) return found;
	}
	return null;
}
