/** A section's prose with the people who speak in it beside their words. */
import type { Element } from "hast";
import { h } from "hastscript";
import type { Block, Section, Statement } from "../../ast/nodes.ts";
import { type Range, sliceBlocks } from "../../ast/slice.ts";
import { contentHast } from "./content.ts";
import { type Content, endingLines, onLines } from "./lines.ts";
import { fullName } from "./person.ts";
import { pageWords, partWords } from "./words.ts";

/** Words of a section, and the statements that they are; none where nobody is known to speak. */
interface Stretch {
	readonly blocks: readonly Block[];
	readonly statements: readonly Statement[];
}

/** The prose of a section in whole lines; `nextId` gives the anchors. */
export function proseHast(section: Section, nextId: () => string): Content[] {
	if (section.statements.length === 0) return contentHast(section.children);
	const stretches = stretchesOf(section).map((stretch) => ({
		...stretch,
		id: stretch.statements.length > 0 ? nextId() : "",
	}));
	const spoken = stretches.filter(({ id }) => id !== "");
	const index = spoken.length < 3 ? null : indexHast(spoken);
	return endingLines([index, ...stretches.map(stretchHast)]);
}

/** Cuts a section at its statements; statements that share words stay together, and no word is left out. */
function stretchesOf(section: Section): Stretch[] {
	const sorted = section.statements.toSorted((a, b) => rangeOf(a).start - rangeOf(b).start);
	const stretches: Stretch[] = [];
	let at = 0;
	for (let index = 0; index < sorted.length; ) {
		const group: Statement[] = [];
		let end = 0;
		const { start } = rangeOf(sorted[index]);
		for (; index < sorted.length && (group.length === 0 || rangeOf(sorted[index]).start < end); index++) {
			group.push(sorted[index] as Statement);
			end = Math.max(end, rangeOf(sorted[index]).end);
		}
		push(stretches, section, { start: at, end: start }, []);
		push(stretches, section, { start, end }, group);
		at = end;
	}
	push(stretches, section, { start: at, end: Number.POSITIVE_INFINITY }, []);
	return stretches;
}

function push(stretches: Stretch[], section: Section, range: Range, statements: readonly Statement[]): void {
	const blocks = sliceBlocks(section.children, range);
	if (blocks.length > 0) stretches.push({ blocks, statements });
}

function rangeOf(statement: Statement | undefined): Range {
	return { start: statement?.position.start.offset ?? 0, end: statement?.position.end.offset ?? 0 };
}

interface Anchored extends Stretch {
	/** "" where nobody is known to speak. */
	readonly id: string;
}

function stretchHast({ blocks, statements, id }: Anchored): Element {
	const words = ["\n", contentHast(blocks)];
	if (id === "") return h("div.between", words);
	const byline = h("div.byline", onLines(statements.map(bylineHast)));
	return h("div.statement", { id }, onLines([byline, h("div.words", words)]));
}

function bylineHast({ speakers, part }: Statement): Element {
	const people = speakers.map((speaker) => {
		const role = speaker.role === undefined ? [] : [" ", h("span.role", speaker.role)];
		return [h("b", fullName(speaker)), ...role, " "];
	});
	return h("p", [...people, partHast(part, "span.part")]);
}

/** Everyone who speaks, in order, once each, as links to their first words. */
function indexHast(spoken: readonly Anchored[]): Element {
	const entries = new Map<string, { readonly id: string; readonly part: Statement["part"] }>();
	for (const { statements, id } of spoken) {
		for (const { speakers, part } of statements) {
			for (const name of speakers.map(fullName)) {
				const known = entries.get(name);
				if (known === undefined || known.part === "speaker") entries.set(name, { id: known?.id ?? id, part });
			}
		}
	}
	const links = [...entries].map(([name, { id, part }]) => {
		const word = partHast(part, "span.note");
		return h("li", [h("a", { href: `#${id}` }, name), word === null ? null : " ", word]);
	});
	const caption = pageWords.speakers;
	return h("nav.speakers", { ariaLabel: caption }, onLines([h("p.caption", caption), h("ul", onLines(links))]));
}

function partHast(part: Statement["part"], selector: string): Element | null {
	const word = partWords[part];
	return word === null ? null : h(selector, word);
}
