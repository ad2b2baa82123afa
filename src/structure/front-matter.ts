/** Front matter that is not ours, as pages on the web have it: its keys are labels where the notes have none of their own. */
import type { Code } from "mdast";
import type { RawField, Unclassified } from "../ast/nodes.ts";
import { type DataMap, type DataNode, type DataScalar, entriesOf, type Placing, placeOf } from "../blocks/data.ts";
import { readYaml } from "../blocks/yaml.ts";
import { findAddresses } from "../fields/address.ts";
import type { Form } from "../forms/form.ts";
import { hasWord } from "../text/ascii.ts";
import { addressKeys, bodyKeys, handleKeys, nameKeys, noteKeys, titleKeys } from "../text/field-words.generated.ts";
import { withLineFeeds } from "../text/lines.ts";
import { joinWords, type PlacedWords, partOf, placedWords, rawField, textNode } from "./nodes.ts";

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
	readonly words: readonly FrontWords[];
	readonly end: number;
}

/** The words from which a part of a field is read; they may be fewer than at its place. */
interface FrontWords extends PlacedWords {
	/** Where all that is written ends, such as the time behind a date. */
	readonly last?: number;
}

/** The fields that the keys name; a value that holds more than the field can be read from stays text. */
export function frontFields({ start, end }: FrontMatter, form: Form, placing: Placing): FrontField[] {
	return fieldsIn(readYaml(placing.text, start, end).data, form, placing);
}

/** Below a label, a map may have labels of its own: `attendees: { present: [Ann], absent: [Bo] }`. */
function fieldsIn(data: DataNode | undefined, form: Form, placing: Placing): FrontField[] {
	return entriesOf(data).flatMap(({ key, value }) => {
		const target = form.labels.find(String(key.value).replace(/[_-]+/g, " "));
		const field = form.fields.find(({ name }) => target?.kind === "field" && name === target.name);
		if (field === undefined) return [];
		const words = wordsFor(field.type, value, placing);
		if (words === null) return fieldsIn(value, form, placing);
		return [{ name: field.name, key, words, end: Math.max(key.end, value.end) }];
	});
}

/** The fields that are not `taken`, and the other lines unchanged. */
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
		children.push(...linesBetween([rest, field.key.start], placing), fieldOf(field, placing));
		rest = field.end;
	}
	return [...children, ...linesBetween([rest, end], placing)];
}

function fieldOf({ name, key, words }: FrontField, placing: Placing): RawField {
	const { text, locator } = placing;
	const [start, end] = [words[0]?.start ?? key.end + 1, words.at(-1)?.last ?? words.at(-1)?.end ?? key.end + 1];
	const position = placeOf(key, placing);
	const head = { label: String(key.value), labelPosition: position, marks: [], position };
	const parts = words.map((each) => partOf(each, placing));
	const valuePosition = locator.position(start, end);
	return { ...rawField(name, head, { raw: text.slice(start, end), valuePosition, parts }), data: { apart: true } };
}

/** What no label is in stays as it is written. */
function linesBetween([from, to]: readonly [number, number], { text, locator }: Placing): Unclassified[] {
	const slice = text.slice(from, to);
	const value = slice.trim();
	if (!hasWord(value)) return [];
	const start = from + slice.length - slice.trimStart().length;
	const position = locator.position(start, start + value.length);
	const code: Code = { type: "code", value: withLineFeeds(value), position };
	return [textNode([code], position)];
}

/** The words of a value; null for one that a field of the type can't be read from. */
function wordsFor(type: string, node: DataNode, placing: Placing): FrontWords[] | null {
	if (node.kind === "scalar") return scalarWords(type, node, placing);
	if (node.kind === "map") {
		return type === "people" ? personWords(node, placing) : type === "links" ? linkWords(node, placing) : null;
	}
	const words = node.items.map((each) => wordsFor(type, each, placing));
	return words.every((each) => each !== null) ? words.flat().map((each) => ({ ...each, item: true })) : null;
}

/** The time of day that a program has put behind a date. */
const clock = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/;

function scalarWords(type: string, node: DataScalar, placing: Placing): FrontWords[] {
	const words = wordsOf(node, placing);
	const day = type === "date" ? clock.exec(words.text)?.[1] : undefined;
	if (words.text === "" || day === undefined) return words.text === "" ? [] : [words];
	return [{ ...placedWords(day, words.start, words.start + day.length), last: words.end }];
}

function wordsOf(node: DataScalar, placing: Placing): PlacedWords {
	const { start, end } = placeOf(node, placing);
	return placedWords(node.value === null ? "" : String(node.value), start.offset ?? 0, end.offset ?? 0);
}

/** Whether a key is one of some words, however it is written. */
const isOne = (words: readonly string[], key: unknown): boolean =>
	words.includes(String(key).toLowerCase().replace(/[ _-]/g, ""));

/** `Slides: https://…`, a title and its address; or a map of both, whose keys are none of its words. */
function linkWords(node: DataMap, placing: Placing): FrontWords[] | null {
	const part = linkPart(node);
	const words = node.entries.map(({ key, value }) => {
		const title = part === "none" ? wordsOf(key, placing) : null;
		const found = isPlainLink(value) ? wordsFor("links", value, placing) : null;
		// A semicolon parts links.
		const parted = title ?? (isOne(titleKeys, key.value) ? found?.[0] : null);
		if (found === null || parted?.text.includes(";")) return null;
		const [first, ...others] = found;
		if (title === null) return found;
		return first === undefined ? [title] : [joinWords([title, first], ": "), ...others];
	});
	if (part === "some" || !words.every((each) => each !== null)) return null;
	return part === "all" ? [joinWords(words.flat(), ": ")] : words.flat();
}

/** What may stand behind a title: titles below titles, or what else is known of a link, are no words of one. */
function isPlainLink(node: DataNode): boolean {
	if (node.kind === "list") return node.items.every(({ kind }) => kind === "scalar");
	return node.kind === "scalar" || node.entries.length === 0 || linkPart(node) === "all";
}

/** Whether the entries of a map are the title and the address of one link, such and others, or links. */
function linkPart({ entries }: DataMap): "all" | "some" | "none" {
	const named = entries.filter(({ key }) => isOne(titleKeys, key.value));
	const addresses = entries.filter(({ key }) => isOne(addressKeys, key.value));
	const isTitle = ({ value }: DataMap["entries"][number]): boolean =>
		value.kind === "scalar" && findAddresses(String(value.value)).length === 0;
	if (named.length === entries.length && named.length === 1 && named.every(isTitle)) return "all";
	if (addresses.length !== 1 || !named.every(isTitle)) return "none";
	if (named.length + 1 === entries.length) return "all";
	return named.length > 0 ? "some" : "none";
}

/** `name: Ann Lee` with `role: chair` below it, or `Ann Lee: chair`, as a line would have it: `Ann Lee (chair)`. */
function personWords(node: DataMap, placing: Placing): FrontWords[] | null {
	const entries = node.entries.flatMap(({ key, value }) => {
		return value.kind === "scalar" ? [{ key: String(key.value), words: String(value.value ?? "") }] : [];
	});
	const [first, ...others] = node.entries;
	if (first === undefined || entries.length < node.entries.length) return null;
	const named = entries.find(({ key, words }) => isOne(nameKeys, key) && words !== "");
	if (named === undefined && others.length > 0) return null;
	const name = named?.words ?? String(first.key.value);
	const said = entries.filter((each) => each !== named && each.words !== "");
	const { start, end } = placeOf(node, placing);
	// The name is the key of what is said of her.
	const notes = named === undefined ? ` (${said.map(({ words }) => words).join("; ")})` : notesOf(said);
	return [placedWords(`${name}${said.length === 0 ? "" : notes}`, start.offset ?? 0, end.offset ?? 0)];
}

function notesOf(said: readonly { readonly key: string; readonly words: string }[]): string {
	const wordsOf = (keys: readonly string[]): string[] =>
		said.filter(({ key }) => isOne(keys, key)).map(({ words }) => words);
	// Only what such a key says is known: `absent: true` says nothing without its key.
	const others = said.flatMap(({ key, words }) => {
		if (isOne(bodyKeys, key) || isOne(handleKeys, key)) return [];
		return [isOne(noteKeys, key) ? words : `${key}: ${words}`];
	});
	const handle = wordsOf(handleKeys).map((word) => ` @${word.replace(/^@/, "")}`);
	const notes = others.length === 0 ? "" : ` (${others.join("; ")})`;
	return [...handle, notes, ...wordsOf(bodyKeys).map((body) => `, ${body}`)].join("");
}
