/** What a report that is read back is put together from: fields, typed where the value has the type's shape, sections, and other text. */
import type { Position } from "unist";
import type {
	Block,
	Field,
	FieldItem,
	Ignored,
	RawField,
	ReportChild,
	Section,
	Unclassified,
	ValuePart,
} from "../ast/nodes.ts";
import { plainText } from "../ast/text.ts";
import type { Link, Person } from "../ast/values.ts";
import {
	type DataNode,
	type DataScalar,
	entry,
	isTrue,
	type Placing,
	placeOf,
	plainValue,
	textOf,
} from "../blocks/data.ts";
import type { FieldType } from "../fields/field-type.ts";
import { fieldType } from "../fields/index.ts";
import { isPlaceholder } from "../fields/pieces.ts";
import type { FieldDefinition, Form, LabelTarget } from "../forms/form.ts";
import { withoutAside } from "../text/aside.ts";
import { rawField } from "./values.ts";

/** The fields that a map of values holds, in the form's order. */
export function dataFields(map: DataNode | undefined, form: Form, placing: Placing): (Field | RawField)[] {
	if (map?.kind !== "map") return [];
	return form.fields.flatMap((definition) => {
		const found = map.entries.find(({ key }) => key.value === definition.name);
		if (found === undefined || isNull(found.value)) return [];
		const mayBeEmpty = definition.name !== form.titleField;
		return [readField(definition, found.key, { node: found.value, placing, mayBeEmpty })];
	});
}

type Stray = Unplaced & { readonly node: RawField };

/** What stands at keys that are none of the form's: fields without a name, each behind the one that it follows. */
export function strayFields(map: DataNode | undefined, form: Form, placing: Placing): Stray[] {
	if (map?.kind !== "map") return [];
	const known = new Set(form.fields.map(({ name }) => name));
	let after: string | null = null;
	return map.entries.flatMap(({ key, value }) => {
		const name = String(key.value);
		if (isNull(value)) return [];
		if (!known.has(name)) return [{ node: strayField(key, value, placing), after }];
		after = name;
		return [];
	});
}

function strayField(key: DataScalar, value: DataNode, placing: Placing): RawField {
	const valuePosition = wordsPlace(value, placing);
	const raw = rawOf(value);
	const parts = raw === "" ? [] : [{ raw, position: valuePosition }];
	const position = placing.locator.position(key.start, value.end);
	const head = { label: String(key.value), labelPosition: placeOf(key, placing), marks: [], position };
	return rawField(null, head, { raw, valuePosition, parts });
}

interface Given {
	readonly node: DataNode;
	readonly placing: Placing;
	/** Words for nothing mean that; in a title, which stands on a line of its own, they may be the title. */
	readonly mayBeEmpty: boolean;
}

function readField(definition: FieldDefinition, key: DataScalar, given: Given): Field | RawField {
	const { node, placing, mayBeEmpty } = given;
	const type = fieldType(definition.type);
	const valuePosition = wordsPlace(node, placing);
	const base = {
		type: "field",
		name: definition.name,
		label: definition.label,
		labelPosition: placeOf(key, placing),
		valuePosition,
		marks: [],
		position: placing.locator.position(key.start, node.end),
	} as const;
	const raw = rawOf(node);
	const parts: ValuePart[] = [{ raw, position: valuePosition }];
	if (node.kind === "map") {
		const items = type.list ? [{ value: null, raw, position: valuePosition }] : [];
		return { ...base, raw, value: type.list ? [] : null, items };
	}
	if (node.kind === "list") {
		// One value in several pieces, as on lines of their own.
		if (!type.list) return { ...base, raw, parts: node.items.map((item) => partOf(item, placing)) };
		const items = node.items.flatMap((item) => readItem(item, { type, definition, placing }));
		return { ...base, raw, value: items.flatMap(({ value }) => (value === null ? [] : [value])), items };
	}
	const value = typeof node.value === "number" && definition.type === "number" ? node.value : raw;
	const isEmpty = value === "" || (mayBeEmpty && isPlaceholder(raw, definition.read));
	if (isEmpty) return { ...base, raw, value: type.list ? [] : "", items: [] };
	const stands = type.type === "text" || (!type.list && type.read(parts, definition.read).value === value);
	return stands ? { ...base, raw, value, items: [] } : { ...base, raw, parts };
}

function partOf(node: DataNode, placing: Placing): ValuePart {
	return { raw: rawOf(node), position: wordsPlace(node, placing) };
}

interface ItemContext {
	readonly type: FieldType;
	readonly definition: FieldDefinition;
	readonly placing: Placing;
}

function readItem(node: DataNode, { type, definition, placing }: ItemContext): readonly FieldItem[] {
	const position = wordsPlace(node, placing);
	const raw = rawOf(node);
	if (node.kind !== "scalar") {
		const value = definition.type === "people" ? person(node) : definition.type === "links" ? link(node) : null;
		return [{ value, raw, position }];
	}
	// A list of texts takes a text as it is; a list of other things, written by hand, is read like notes.
	const items = type.read([{ raw, position }], definition.read).items;
	return items.some(({ value }) => typeof value === "string") ? [{ value: raw, raw, position }] : items;
}

function person(node: DataNode): Person | null {
	const name = textOf(entry(node, "name"));
	if (name === null) return null;
	const rest = ["honorific", ...personNotes].flatMap((key) => {
		const text = textOf(entry(node, key));
		return text === null ? [] : [[key, text] as const];
	});
	const group = isTrue(entry(node, "group")) ? { group: true as const } : {};
	return { name, ...Object.fromEntries(rest), ...group };
}

function link(node: DataNode): Link | null {
	const title = textOf(entry(node, "title"));
	return title === null ? null : { title, url: textOf(entry(node, "url")) };
}

function isNull(node: DataNode): boolean {
	return node.kind === "scalar" && node.value === null;
}

/** The words of a value: what was unreadable, all that is said of somebody, a link's title. */
function rawOf(node: DataNode): string {
	if (node.kind === "scalar") return textOf(node) ?? "";
	if (node.kind === "list") return node.items.map(rawOf).join(", ");
	const raw = textOf(entry(node, "raw")) ?? textOf(entry(node, "title"));
	if (raw !== null) return raw;
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

/** A section of which the heading is known. */
export interface Heading {
	readonly label: string;
	readonly labelPosition: Position;
}

/** Unclassified text, and the key that it stands behind. */
export interface Unplaced {
	readonly node: Unclassified | RawField | Ignored;
	readonly after: string | null;
}

/** What the form takes the heading of a report for: all that notes may have had there. */
export function headingTarget(label: string, { labels, sections }: Form): LabelTarget | null {
	const core = label.slice(0, withoutAside(label, 0, label.length));
	const exact = labels.find(label) ?? labels.find(core);
	if (exact?.kind === "section") return exact;
	// Only sections have headings: what the form has a pattern for is one, though a field may be called like it.
	const section = sections.find(({ matches }) => matches.some((pattern) => pattern.test(label)));
	if (section === undefined) return exact ?? labels.near(label) ?? labels.near(core);
	return { kind: "section", name: section.name, label: section.label, closing: false };
}

/** A text that has no place: boilerplate, a label among the fields that means nothing to the form, or any other. */
export function unplaced(
	heading: Heading | null,
	{ children, position, form, boilerplate }: UnplacedText & { readonly form: Form },
): Unplaced["node"] {
	if (boilerplate) return { type: "ignored", children, position };
	const label = heading?.label ?? null;
	const labelPosition = heading?.labelPosition ?? null;
	const target = label === null ? null : headingTarget(label, form);
	const isField = label !== null && labelPosition !== null && target === null && children.every(isPlain);
	if (!isField) {
		const duplicates = target?.name ?? null;
		return { type: "unclassified", label, labelPosition, marks: [], duplicates, children, position };
	}
	const raw = children.map((child) => plainText([child])).join("\n\n");
	const first = children[0]?.position;
	const valuePosition =
		first === undefined ? { start: position.end, end: position.end } : { start: first.start, end: position.end };
	const parts = raw === "" ? [] : [{ raw, position: valuePosition }];
	return rawField(null, { label, labelPosition, marks: [], position }, { raw, valuePosition, parts });
}

/** Text without a label. */
export function textNode(children: readonly Block[], position: Position): Unclassified {
	return { type: "unclassified", label: null, labelPosition: null, marks: [], duplicates: null, children, position };
}

interface UnplacedText {
	readonly children: readonly Block[];
	readonly position: Position;
	readonly boilerplate: boolean;
}

function isPlain(block: Block): boolean {
	return block.type === "paragraph" && block.children.every((child) => child.type === "text");
}

type Named = Field | RawField | Section;

/** All parts in an order that leaves each unclassified text behind the key that it names. */
export function arranged(
	{
		fields,
		sections,
		texts,
	}: { fields: readonly (Field | RawField)[]; sections: readonly Section[]; texts: readonly Unplaced[] },
	form: Form,
): ReportChild<Field | RawField>[] {
	const base = inFormOrder(fields, sections, form);
	const front: Unplaced["node"][] = [];
	const behind = new Map<Named, Unplaced["node"][]>();
	let name: string | null = null;
	let place = front;
	for (const text of texts) {
		if (text.after !== name) {
			name = text.after;
			const named = base.find((node) => node.name === name && !behind.has(node));
			if (named !== undefined) {
				place = [];
				behind.set(named, place);
			}
		}
		place.push(text.node);
	}
	return [...front, ...segments(base, behind)];
}

/** The nodes that text stands behind come in the order of the texts; each takes along those that follow it. */
function segments(
	base: readonly Named[],
	behind: ReadonlyMap<Named, readonly Unplaced["node"][]>,
): (Named | Unplaced["node"])[] {
	const opening: Named[] = [];
	const following = new Map<Named, (Named | Unplaced["node"])[]>();
	let last: (Named | Unplaced["node"])[] = opening;
	for (const node of base) {
		const texts = behind.get(node);
		if (texts === undefined) last.push(node);
		else {
			last = [node, ...texts];
			following.set(node, last);
		}
	}
	return [...opening, ...[...behind.keys()].flatMap((node) => following.get(node) ?? [])];
}

/** Fields that the form names behind its sections stand behind them. */
function inFormOrder(fields: readonly (Field | RawField)[], sections: readonly Section[], form: Form): Named[] {
	const keys = new Set(form.sections.map(({ name }) => name));
	const firstSection = form.order.findIndex((key) => keys.has(key));
	const closes = ({ name }: Field | RawField) => firstSection >= 0 && form.order.indexOf(name ?? "") > firstSection;
	return [...fields.filter((field) => !closes(field)), ...sections, ...fields.filter(closes)];
}
