/** Front matter that is not ours, as pages on the web have it: its keys are labels where the notes have none of their own. */
import type { Code } from "mdast";
import type { RawField, Unclassified, ValuePart } from "../ast/nodes.ts";
import { type DataMap, type DataNode, type DataScalar, type Placing, placeOf } from "../blocks/data.ts";
import { readYaml } from "../blocks/yaml.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import { hasWord } from "../text/ascii.ts";
import { withLineFeeds } from "../text/lines.ts";

/** Front matter between its two lines. */
export interface FrontMatter {
	readonly start: number;
	readonly end: number;
	/** Behind the closing line. */
	readonly body: number;
}

const opening = /^---[ \t]*(?:\r\n|\r|\n)/;
const closing = /(?:^|\r\n|\r|\n)---[ \t]*(?=[\r\n]|$)/;

/** The front matter that a text opens with, ours or not. */
export function frontMatterOf(text: string): FrontMatter | null {
	const first = opening.exec(text);
	if (first === null) return null;
	const start = first[0].length;
	const last = closing.exec(text.slice(start));
	return last === null ? null : { start, end: start + last.index, body: start + last.index + last[0].length };
}

/** Whether it is a map, and not prose between two rules. */
export function isMap(text: string, { start, end }: FrontMatter): boolean {
	return readYaml(text, start, end).data?.kind === "map";
}

/** A key that is a label of a field, with a value that the field can be read from. */
export interface FrontField {
	readonly name: string;
	readonly key: DataScalar;
	readonly parts: readonly ValuePart[];
	readonly end: number;
}

/** The fields that the keys name; what holds more than a field can be read from is none. */
export function frontFields({ start, end }: FrontMatter, form: Form, placing: Placing): FrontField[] {
	const { data } = readYaml(placing.text, start, end);
	return data === undefined ? [] : fieldsIn(data, form, placing);
}

/** Below a label, a map may have labels of its own: `attendees: { present: [Ann], absent: [Bo] }`. */
function fieldsIn(data: DataNode, form: Form, placing: Placing): FrontField[] {
	const entries = data.kind === "map" ? data.entries : [];
	return entries.flatMap(({ key, value }) => {
		const target = form.labels.find(String(key.value).replace(/[_-]+/g, " "));
		const field = form.fields.find(({ name }) => target?.kind === "field" && name === target.name);
		if (field === undefined) return [];
		const parts = frontParts(value, field, placing);
		if (parts === null) return fieldsIn(value, form, placing);
		return [{ name: field.name, key, parts, end: Math.max(key.end, value.end) }];
	});
}

/** The fields that are not `taken`, and the other lines as they stand. */
export function frontChildren(
	{ start, end }: FrontMatter,
	{ fields, placing, taken }: { fields: readonly FrontField[]; placing: Placing; taken: ReadonlySet<string> },
): (RawField | Unclassified)[] {
	const seen = new Set(taken);
	const children: (RawField | Unclassified)[] = [];
	let rest = start;
	for (const field of fields) {
		if (seen.has(field.name)) continue;
		seen.add(field.name);
		children.push(...linesBetween([rest, field.key.start], placing), rawField(field, placing));
		rest = field.end;
	}
	return [...children, ...linesBetween([rest, end], placing)];
}

function rawField({ name, key, parts }: FrontField, placing: Placing): RawField {
	const behind = placing.locator.position(key.end + 1, key.end + 1).start;
	const valuePosition = { start: parts[0]?.position.start ?? behind, end: parts.at(-1)?.position.end ?? behind };
	return {
		type: "field",
		name,
		label: String(key.value),
		labelPosition: placeOf(key, placing),
		raw: placing.text.slice(valuePosition.start.offset, valuePosition.end.offset),
		valuePosition,
		marks: [],
		parts,
		position: { start: placeOf(key, placing).start, end: valuePosition.end },
		data: { apart: true },
	};
}

/** What no label is in stays as it is written. */
function linesBetween([from, to]: readonly [number, number], { text, locator }: Placing): Unclassified[] {
	const slice = text.slice(from, to);
	const value = slice.trim();
	if (!hasWord(value)) return [];
	const start = from + slice.length - slice.trimStart().length;
	const position = locator.position(start, start + value.length);
	const code: Code = { type: "code", value: withLineFeeds(value), position };
	return [
		{ type: "unclassified", label: null, labelPosition: null, marks: [], duplicates: null, children: [code], position },
	];
}

/** The parts of a value; null for one that the field can't be read from. */
function frontParts(node: DataNode, field: FieldDefinition, placing: Placing): ValuePart[] | null {
	if (node.kind === "scalar") return scalarParts(node, field, placing);
	if (node.kind === "map" && field.type !== "links") return field.type === "people" ? personParts(node, placing) : null;
	const nodes = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
	const parts = nodes.map((each) => frontParts(each, field, placing));
	return parts.every((part) => part !== null) ? parts.flat() : null;
}

/** The time of day that a program has put behind a date. */
const clock = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/;

function scalarParts(node: DataScalar, { type }: FieldDefinition, placing: Placing): ValuePart[] {
	const raw = node.value === null ? "" : String(node.value);
	if (raw === "") return [];
	const position = placeOf(node, placing);
	const [start, end] = [position.start.offset ?? 0, position.end.offset ?? 0];
	if (placing.text.slice(start, end) !== raw) {
		return [{ raw, position, stretches: [{ from: 0, to: raw.length, position }] }];
	}
	const day = type === "date" ? clock.exec(raw)?.[1] : undefined;
	return [
		day === undefined ? { raw, position } : { raw: day, position: placing.locator.position(start, start + day.length) },
	];
}

const names = /^(?:full[ _-]?)?name$|^person$/i;
const bodies = /^(?:affiliation|organi[sz]ation|org|company|employer)$/i;
const handles = /^(?:handle|github|nick|username)$/i;

/** `name: Ann Lee` with `role: chair` below it, or `Ann Lee: chair`, as a line would have it: `Ann Lee (chair)`. */
function personParts(node: DataMap, placing: Placing): ValuePart[] | null {
	const entries = node.entries.flatMap(({ key, value }) => {
		return value.kind === "scalar" ? [{ key: String(key.value), words: String(value.value ?? ""), node: value }] : [];
	});
	const [first, ...others] = node.entries;
	if (first === undefined || entries.length < node.entries.length) return null;
	const named = entries.find(({ key, words }) => names.test(key) && words !== "");
	if (named === undefined && others.length > 0) return null;
	const name = named ?? { key: "", words: String(first.key.value), node: first.key };
	const said = entries.filter((each) => each !== named && each.words !== "");
	const raw = `${name.words}${notesOf(said)}`;
	const position = placeOf(node, placing);
	return [{ raw, position, stretches: [{ from: 0, to: raw.length, position }] }];
}

function notesOf(said: readonly { readonly key: string; readonly words: string }[]): string {
	const wordsOf = (keys: RegExp): string[] => said.filter(({ key }) => keys.test(key)).map(({ words }) => words);
	const others = said.filter(({ key }) => !bodies.test(key) && !handles.test(key)).map(({ words }) => words);
	const handle = wordsOf(handles).map((word) => ` @${word.replace(/^@/, "")}`);
	const notes = others.length === 0 ? "" : ` (${others.join("; ")})`;
	return [...handle, notes, ...wordsOf(bodies).map((body) => `, ${body}`)].join("");
}
