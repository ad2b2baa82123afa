/** What a report that is read back is put together from: fields, typed where the value has the type's shape, sections, and other text. */
import type { Position } from "unist";
import type {
	Block,
	Field,
	FieldItem,
	Ignored,
	Link,
	Person,
	RawField,
	ReportChild,
	Section,
	Unclassified,
	ValuePart,
} from "../ast/nodes.ts";
import { plainText } from "../ast/text.ts";
import {
	type DataMap,
	type DataNode,
	type DataScalar,
	entriesOf,
	entry,
	isNull,
	isTrue,
	type Placing,
	placeOf,
	plainValue,
	textOf,
} from "../blocks/data.ts";
import { fieldType } from "../fields/index.ts";
import { isPlaceholder } from "../fields/pieces.ts";
import { type FieldDefinition, type Form, headingTarget } from "../forms/form.ts";
import { isPlainText, rawField, textNode } from "./nodes.ts";

/** The fields that a map of values holds, in the form's order. */
export function dataFields(map: DataNode | undefined, form: Form, placing: Placing): (Field | RawField)[] {
	return form.fields.flatMap((definition) => {
		const found = entriesOf(map).find(({ key }) => key.value === definition.name);
		if (found === undefined || isNull(found.value)) return [];
		return [fieldFromData(definition, found, { placing, form })];
	});
}

type Stray = Unplaced & { readonly node: RawField };

/** Values of keys that are not in the form: fields without a name, each after the one that it follows. */
export function strayFields(map: DataNode | undefined, form: Form, placing: Placing): Stray[] {
	const known = new Set(form.fields.map(({ name }) => name));
	let after: string | null = null;
	return entriesOf(map).flatMap(({ key, value }) => {
		const name = String(key.value);
		if (isNull(value)) return [];
		if (!known.has(name)) return [{ node: strayField(key, value, placing), after }];
		after = name;
		return [];
	});
}

function strayField(key: DataScalar, value: DataNode, placing: Placing): RawField {
	const part = partOf(value, placing);
	const position = placing.locator.position(key.start, value.end);
	const head = { label: String(key.value), labelPosition: placeOf(key, placing), marks: [], position };
	const parts = part.raw === "" ? [] : [part];
	return rawField(null, head, { raw: part.raw, valuePosition: part.position, parts });
}

function fieldFromData(
	definition: FieldDefinition,
	{ key, value: node }: DataMap["entries"][number],
	{ placing, form }: { readonly placing: Placing; readonly form: Form },
): Field | RawField {
	const type = fieldType(definition.type);
	const part = partOf(node, placing);
	const { raw } = part;
	const base = {
		type: "field",
		name: definition.name,
		label: definition.label,
		labelPosition: placeOf(key, placing),
		valuePosition: part.position,
		marks: [],
		position: placing.locator.position(key.start, node.end),
		raw,
	} as const;
	if (node.kind === "map") {
		return { ...base, value: type.list ? [] : null, items: type.list ? [{ value: null, ...part }] : [] };
	}
	if (node.kind === "list") {
		// One value in several pieces, as on lines of their own.
		if (!type.list) return { ...base, parts: node.items.map((item) => partOf(item, placing)) };
		const items = node.items.flatMap((item) => readItem(item, definition, placing));
		return { ...base, value: items.flatMap(({ value }) => (value === null ? [] : [value])), items };
	}
	const value = typeof node.value === "number" && definition.type === "number" ? node.value : raw;
	// Words for nothing mean that; in a title, which stands on a line of its own, they may be the title.
	const mayBeEmpty = definition.name !== form.titleField;
	const isEmpty = value === "" || (mayBeEmpty && isPlaceholder(raw, definition.read));
	if (isEmpty) return { ...base, value: type.list ? [] : "", items: [] };
	const stands = type.type === "text" || (!type.list && type.read([part], definition.read).value === value);
	return stands ? { ...base, value, items: [] } : { ...base, parts: [part] };
}

function partOf(node: DataNode, placing: Placing): ValuePart {
	return { raw: rawOf(node), position: wordsPlace(node, placing) };
}

function readItem(node: DataNode, definition: FieldDefinition, placing: Placing): readonly FieldItem[] {
	const part = partOf(node, placing);
	if (node.kind !== "scalar") {
		const value = definition.type === "people" ? person(node) : definition.type === "links" ? link(node) : null;
		return [{ value, ...part }];
	}
	// A list of texts takes a text as it is; a list of other things, written by hand, is read like notes.
	const items = fieldType(definition.type).read([part], definition.read).items;
	return items.some(({ value }) => typeof value === "string") ? [{ value: part.raw, ...part }] : items;
}

function person(node: DataNode): Person | null {
	const name = textOf(entry(node, "name"));
	if (name === null || name === "") return null;
	const rest = ["honorific", ...personNotes].map((key) => [key, textOf(entry(node, key))] as const);
	const group = isTrue(entry(node, "group")) ? { group: true as const } : {};
	return { name, ...Object.fromEntries(rest.filter(([, text]) => text !== null)), ...group };
}

function link(node: DataNode): Link | null {
	const [title, url] = [textOf(entry(node, "title")), textOf(entry(node, "url"))];
	const words = title === "" ? url : title;
	return words === null ? null : { title: words, url };
}

/** The words of a value: what was unreadable, all that is said of somebody, a link's title and address. */
function rawOf(node: DataNode): string {
	if (node.kind === "scalar") return textOf(node) ?? "";
	if (node.kind === "list") return node.items.map(rawOf).join(", ");
	const raw = textOf(entry(node, "raw"));
	if (raw !== null) return raw;
	const [title, url] = [textOf(entry(node, "title")), textOf(entry(node, "url"))];
	if (title !== null) return [...new Set([title, url])].filter((words) => words).join(": ");
	const name = ["honorific", "name"].flatMap((key) => textOf(entry(node, key)) ?? []).join(" ");
	if (name === "") return JSON.stringify(plainValue(node));
	return [name, ...personNotes.flatMap((key) => textOf(entry(node, key)) ?? [])].join(", ");
}

/** Where the words of a value stand: of a map with one text that says it all, inside that. */
function wordsPlace(node: DataNode, placing: Placing): Position {
	const name = node.kind === "map" && node.entries.length === 1 ? entry(node, "name") : undefined;
	return placeOf(entry(node, "raw") ?? entry(node, "title") ?? name ?? node, placing);
}

/** What a person may have beside honorific and name. */
const personNotes = ["role", "affiliation", "handle", "remark"];

/** A part of a report's body: one of the form's sections, or text that has no place. */
export interface BodyPart {
	/** Of the section; null for other text. */
	readonly name: string | null;
	readonly heading: Pick<Section, "label" | "labelPosition"> | null;
	readonly children: readonly Block[];
	readonly position: Position;
	/** The key that text without a place stands behind. */
	readonly after: string | null;
	readonly boilerplate: boolean;
}

/** Text without a place, and the key that it stands behind. */
export interface Unplaced {
	readonly node: Unclassified | RawField | Ignored;
	readonly after: string | null;
}

/** A section; one without a heading gets that of the form: in Markdown it would be none. */
function sectionOf(name: string, { heading, children, position }: BodyPart, form: Form): Section {
	const label = form.sections.find((section) => section.name === name)?.label ?? name;
	const head = heading ?? { label, labelPosition: { start: position.start, end: position.start } };
	return { type: "section", name, ...head, marks: [], children, statements: [], position };
}

/** A text that has no place: boilerplate, a label among the fields that means nothing to the form, or any other. */
function unplaced({ heading, children, position, boilerplate }: BodyPart, form: Form): Unplaced["node"] {
	if (boilerplate && heading === null) return { type: "ignored", children, position };
	const target = heading === null ? null : headingTarget(heading.label, form);
	if (heading === null || target !== null || !children.every(isPlainText))
		return { ...textNode(children, position), ...heading, duplicates: target?.name ?? null };
	const raw = children.map((child) => plainText([child])).join("\n\n");
	const valuePosition = { start: children[0]?.position?.start ?? position.end, end: position.end };
	const parts = raw === "" ? [] : [{ raw, position: valuePosition }];
	return rawField(null, { ...heading, marks: [], position }, { raw, valuePosition, parts });
}

type Named = Field | RawField | Section;

/** All that a report holds, in no order yet. */
interface ReportParts {
	readonly fields: readonly (Field | RawField)[];
	readonly texts: readonly Unplaced[];
	readonly body: readonly BodyPart[];
}

/** All parts in an order that leaves each text without a place behind the key that it names. */
export function arranged({ fields, texts, body }: ReportParts, form: Form): ReportChild<Field | RawField>[] {
	const sections = body.flatMap((part) => (part.name === null ? [] : [sectionOf(part.name, part, form)]));
	const others = body.flatMap((part) =>
		part.name === null ? [{ node: unplaced(part, form), after: part.after }] : [],
	);
	const base = inFormOrder(fields, sections, form);
	const opening: (Named | Unplaced["node"])[] = [];
	// What stands behind each node that a text names, in the order of the texts.
	const behind = new Map<Named, (Named | Unplaced["node"])[]>();
	let [name, place]: [string | null, typeof opening] = [null, opening];
	for (const { node, after } of [...texts, ...others]) {
		if (after !== name) {
			name = after;
			const named = base.find((each) => each.name === name && !behind.has(each));
			if (named !== undefined) {
				place = [];
				behind.set(named, place);
			}
		}
		place.push(node);
	}
	// The other nodes stay behind the one that they follow in the form.
	let last = opening;
	for (const node of base) {
		const own = behind.get(node);
		if (own === undefined) last.push(node);
		else last = own;
	}
	return [...opening, ...[...behind].flatMap(([node, those]) => [node, ...those])];
}

/** Closing fields come after the sections. */
function inFormOrder(fields: readonly (Field | RawField)[], sections: readonly Section[], form: Form): Named[] {
	const keys = new Set(form.sections.map(({ name }) => name));
	const firstSection = form.order.findIndex((key) => keys.has(key));
	const closes = ({ name }: Field | RawField) => firstSection >= 0 && form.order.indexOf(name ?? "") > firstSection;
	return [...fields.filter((field) => !closes(field)), ...sections, ...fields.filter(closes)];
}
