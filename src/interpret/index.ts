/** Gives a parsed report its meaning: typed values and statements. It never complains: what can't be read is recorded. */
import type { Field, ParsedReport, RawField, Report, Section, Statement } from "../ast/nodes.ts";
import { fieldType } from "../fields/index.ts";
import { listOf } from "../fields/pieces.ts";
import type { Form } from "../forms/form.ts";
import { statementsOf } from "../statements/index.ts";
import { type Noted, notedIn } from "../statements/noted.ts";
import { collapseWhiteSpace } from "../text/collapse-white-space.ts";
import { linkThings } from "../text/field-words.generated.ts";
import { anyOf, letters } from "../text/field-words.ts";
import { withInferred } from "./inferred.ts";

/** Reads every raw field and finds the statements of every section that the form wants them for. */
export function interpret(report: ParsedReport, form: Form): Report {
	const read = report.children.map((child) =>
		child.type === "field" && child.value === undefined ? readField(child, form) : child,
	);
	const children = withInferred(read, form);
	const noted = notedIn({ ...report, children }, form);
	const spoken = children.map((child) => (child.type === "section" ? withStatements(child, form, noted) : child));
	return { ...report, children: spoken };
}

/** Statements are found when they are first needed, so a check that does not need them costs no time. */
function withStatements(section: Section, form: Form, noted: Noted): Section {
	const wanted = form.sections.find((each) => each.name === section.name)?.statements ?? false;
	if (!wanted) return section;
	let found: Statement[] | null = null;
	return Object.defineProperty({ ...section }, "statements", {
		enumerable: true,
		get: () => {
			found ??= statementsOf(section, form.words, noted);
			return found;
		},
	});
}

/** A field that the form does not know is text. */
function readField({ parts, value: _, ...field }: RawField, form: Form): Field {
	const definition = form.fields.find((each) => each.name === field.name);
	const type = fieldType(definition?.type ?? "text");
	const context = definition?.read ?? {
		placeholders: none,
		same: none,
		separators: [],
		vocabulary: [],
		dates: null,
		byLine: false,
		remarks: [],
		words: form.words,
		language: form.language,
	};
	const read = type.read(parts, context);
	const [first, ...others] = read.items;
	const link = first?.value;
	const isBare = typeof link === "object" && link !== null && "url" in link && link.title === link.url;
	// `Recording: https://…`: a label that says what one link leads to is the title of the address on its line.
	const isBeside = first?.position.start.line === field.labelPosition.end.line || others.length === 0;
	if (first === undefined || !isBare || !isBeside || !linkThing.test(field.label)) return Object.assign(field, read);
	return Object.assign(
		field,
		listOf([{ ...first, value: { ...link, title: collapseWhiteSpace(field.label) } }, ...others]),
	);
}

const linkThing = new RegExp(`^${anyOf(linkThings)}(?![${letters}])`, "iu");

const none: ReadonlySet<string> = new Set();
