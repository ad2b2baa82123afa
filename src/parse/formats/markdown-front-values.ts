/** What fields are read from in front matter: words, lists of words, and people with a key for each of their parts. */
import type { ValuePart } from "../../ast/nodes.ts";
import type { FieldDefinition } from "../../forms/form.ts";
import { type DataMap, type DataNode, type DataScalar, type Placing, placeOf } from "./data.ts";

/** The parts of a value; null for one that the field can't be read from. */
export function frontParts(node: DataNode, field: FieldDefinition, placing: Placing): ValuePart[] | null {
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
