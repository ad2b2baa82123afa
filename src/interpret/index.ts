/** Gives a parsed report its meaning: typed values and statements. It never complains: what can't be read is recorded. */
import type { Field, ParsedReport, RawField, Report, Section, Statement } from "../ast/nodes.ts";
import { fieldType } from "../fields/index.ts";
import type { Form } from "../forms/form.ts";
import { statementsOf } from "../statements/index.ts";
import { type Noted, notedIn } from "../statements/noted.ts";
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
	return Object.assign(field, type.read(parts, context));
}

const none: ReadonlySet<string> = new Set();
