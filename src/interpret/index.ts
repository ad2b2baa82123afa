/** Gives a parsed report its meaning: typed values and statements. It never complains: what can't be read is recorded. */
import type {
	Field,
	FieldItem,
	ParsedReport,
	RawField,
	Report,
	ReportChild,
	Section,
	Statement,
} from "../ast/nodes.ts";
import { plainText } from "../ast/text.ts";
import { dateReadings, readDate, settledOrder } from "../fields/date.ts";
import { fieldType } from "../fields/index.ts";
import { isSame } from "../fields/people.ts";
import { listOf } from "../fields/pieces.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import { statementsOf } from "../statements/index.ts";
import { type Noted, notedIn } from "../statements/noted.ts";
import { linkThings } from "../text/field-words.generated.ts";
import { anyOf, letters } from "../text/field-words.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";

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

/** The children of a report, with what their neighbours settle. */
function withInferred(children: readonly ReportChild[], form: Form): readonly ReportChild[] {
	const definitions = new Map(form.fields.map((field) => [field.name, field]));
	return children.map((child) => {
		const definition = child.type === "field" ? definitions.get(child.name ?? "") : undefined;
		if (child.type !== "field" || definition === undefined) return child;
		if (definition.type === "date") return child.value === null ? settledDate(child, children, definition) : child;
		if (definition.type !== "people") return child;
		if (isSame(child.raw, definition.read)) return samePeople(child, children, form);
		for (const item of child.items)
			if (item.value === null && isSame(item.raw, definition.read))
				return withMeant(child, item, samePeople(child, children, form));
		return child;
	});
}

/** Those of the field of people above, or of the next one where none has anybody. */
function samePeople(field: Field, children: readonly ReportChild[], form: Form): Field {
	const others = children.filter((child): child is Field => isOtherPeople(child, field, form));
	const at = children.indexOf(field);
	const other = others.findLast((child) => children.indexOf(child) < at) ?? others[0];
	// Nobody is called `same`.
	if (other === undefined) return { ...field, value: [], items: [] };
	const items = other.items.filter(({ value }) => value !== null);
	const own: FieldItem[] = items.map(({ value }) => ({ value, raw: field.raw, position: field.valuePosition }));
	return { ...field, value: other.value, items: own };
}

/** `Ann Bell and me`: beside those who are named, the people of another field who are not. */
function withMeant(field: Field, meant: FieldItem, other: Field): Field {
	const names = new Set(field.items.map(nameOf));
	const others = other.items.filter((item) => !names.has(nameOf(item)));
	if (others.length === 0) return field;
	const items = field.items.flatMap((item) =>
		item === meant ? others.map(({ value }) => ({ value, raw: item.raw, position: item.position })) : [item],
	);
	return { ...field, items, value: items.flatMap(({ value }) => (value === null ? [] : [value])) };
}

const nameOf = ({ value }: FieldItem): string | null =>
	typeof value === "object" && value !== null && "name" in value ? value.name : null;

function isOtherPeople(child: ReportChild, field: Field, { fields }: Form): boolean {
	if (child.type !== "field" || child === field || child.items.every(({ value }) => value === null)) return false;
	const definition = fields.find(({ name }) => name === child.name);
	return definition?.type === "people" && !isSame(child.raw, definition.read);
}

/** A date in figures, where other dates of the notes show which of them is the day. */
function settledDate(field: Field, children: Report["children"], { read }: FieldDefinition): Field {
	if (dateReadings(field.raw).length < 2) return field;
	const order = settledOrder(field.raw, () => children.filter((child) => child !== field).map(wordsOf));
	return order === null ? field : { ...field, value: readDate(field.raw, { ...read, dates: order }) };
}

function wordsOf(child: ReportChild): string {
	return child.type === "field" ? child.raw : plainText(child.children);
}
