/** Front matter that is not ours, as pages on the web have it: its keys are labels where the notes have none of their own. */
import type { Code } from "mdast";
import type { RawField, Unclassified, ValuePart } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import { type DataNode, type DataScalar, type Placing, placeOf } from "./data.ts";
import { readYaml } from "./yaml-data.ts";

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

interface Entry {
	readonly key: DataScalar;
	readonly value: DataNode;
}

/** Fields for the keys that are labels of the form and not `taken`, and the lines of the others as they stand. */
export function frontChildren(
	{ start, end }: FrontMatter,
	{ form, placing, taken }: { form: Form; placing: Placing; taken: ReadonlySet<string> },
): (RawField | Unclassified)[] {
	const { data } = readYaml(placing.text, start, end);
	const entries = data?.kind === "map" ? data.entries : [];
	const seen = new Set(taken);
	const children: (RawField | Unclassified)[] = [];
	let rest = start;
	for (const entry of entries) {
		const target = form.labels.find(String(entry.key.value).replace(/[_-]+/g, " "));
		if (target?.kind !== "field" || seen.has(target.name)) continue;
		seen.add(target.name);
		children.push(...linesBetween([rest, entry.key.start], placing), fieldOf(target.name, entry, placing));
		rest = Math.max(entry.key.end, entry.value.end);
	}
	return [...children, ...linesBetween([rest, end], placing)];
}

function fieldOf(name: string, { key, value }: Entry, placing: Placing): RawField {
	const parts = partsOf(value, placing);
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

/** The texts of a value, at any depth. */
function partsOf(node: DataNode, placing: Placing): ValuePart[] {
	if (node.kind === "list") return node.items.flatMap((item) => partsOf(item, placing));
	if (node.kind === "map") return node.entries.flatMap(({ value }) => partsOf(value, placing));
	const raw = node.value === null ? "" : String(node.value);
	if (raw === "") return [];
	const position = placeOf(node, placing);
	const slice = placing.text.slice(position.start.offset, position.end.offset) === raw;
	return [slice ? { raw, position } : { raw, position, stretches: [{ from: 0, to: raw.length, position }] }];
}

/** What no label is in stays as it is written. */
function linesBetween([from, to]: readonly [number, number], { text, locator }: Placing): Unclassified[] {
	const slice = text.slice(from, to);
	const value = slice.trim();
	if (!/[\p{L}\p{N}]/u.test(value)) return [];
	const start = from + slice.length - slice.trimStart().length;
	const position = locator.position(start, start + value.length);
	const code: Code = { type: "code", value, position };
	return [
		{ type: "unclassified", label: null, labelPosition: null, marks: [], duplicates: null, children: [code], position },
	];
}
