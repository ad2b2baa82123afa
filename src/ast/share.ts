/** What became of the characters of a report. */
import type { Node, Position } from "unist";
import type { Mark, Report } from "./nodes.ts";

/** How many characters, without white space, went where. */
export interface Share {
	readonly fields: number;
	readonly sections: number;
	readonly unclassified: number;
	readonly ignored: number;
}

/** Where characters can go. */
type Place = keyof Share;

/** Counts characters, without white space, by where they went. */
export function shareOf(report: Report): Share {
	const counts = { fields: 0, sections: 0, unclassified: 0, ignored: 0 };
	takeLeaves(report, ({ place, text }) => {
		counts[place] += visibleIn(text);
	});
	return counts;
}

/** The share of unclassified characters in percent; 0 for an empty text. */
export function unclassifiedPercent({ fields, sections, unclassified, ignored }: Share): number {
	const all = fields + sections + unclassified + ignored;
	return all === 0 ? 0 : (100 * unclassified) / all;
}

/** How many characters went to one field or section, or to none. */
export interface Usage {
	readonly key: string;
	readonly place: keyof Share;
	readonly characters: number;
}

/** The same by the keys of the form, the most first. */
export function usageOf(report: Report): readonly Usage[] {
	const found = new Map<string, { key: string; place: Place; characters: number }>();
	takeLeaves(report, ({ place, key, text }) => {
		const name = place === "ignored" ? "boilerplate" : place === "unclassified" ? place : key;
		const entry = found.get(name) ?? { key: name, place, characters: 0 };
		entry.characters += visibleIn(text);
		found.set(name, entry);
	});
	return [...found.values()].sort((one, other) => other.characters - one.characters);
}

/** Words of the tree. */
export interface Leaf {
	readonly place: Place;
	/** The key of the field or section that they stand in; the type of any other part. */
	readonly key: string;
	readonly text: string;
	readonly position: Position | null;
}

/** Every leaf of a report: together they hold all of its words, each once. */
export function leavesOf(report: Report): readonly Leaf[] {
	const leaves: Leaf[] = [];
	takeLeaves(report, (leaf) => void leaves.push(leaf));
	return leaves;
}

type Take = (leaf: Leaf) => void;

function takeLeaves(report: Report, take: Take): void {
	for (const child of report.children as readonly Loose[])
		takeBelow(child, { place: placeOf(child), key: child.name ?? child.type }, take);
}

/** Any node, by the keys that hold words. */
export interface Loose extends Node {
	readonly alt?: string | null;
	readonly url?: string;
	readonly title?: string | null;
	readonly lang?: string | null;
	readonly meta?: string | null;
	readonly name?: string | null;
	readonly children?: readonly Loose[];
	readonly value?: unknown;
	readonly label?: string | null;
	readonly labelPosition?: Position | null;
	readonly raw?: string;
	readonly valuePosition?: Position;
	readonly marks?: readonly Mark[];
	readonly data?: { readonly marks?: readonly Mark[]; readonly derived?: true };
}

/** The title is the value of a field; a label that the form lacks, and prose above the first one, have no place in it. */
function placeOf({ type, name }: Loose): Place {
	if (type === "ignored") return "ignored";
	if (type === "section") return "sections";
	if (type === "unclassified" || name === null) return "unclassified";
	return "fields";
}

function takeBelow(node: Loose, above: Pick<Leaf, "place" | "key">, take: Take): void {
	// The words of a derived field stand in the prose that it was taken from.
	if (node.data?.derived) return;
	const place = node.type === "ignored" ? "ignored" : above.place;
	const { key } = above;
	const leaf = (text: string, position: Position | null | undefined): void =>
		take({ place, key, text, position: position ?? null });
	// The value of a field is what was read from its words; other nodes that hold words are leaves.
	if (node.type !== "field" && typeof node.value === "string") leaf(node.value, node.position);
	if (typeof node.label === "string") leaf(node.label, node.labelPosition);
	if (typeof node.raw === "string") leaf(node.raw, node.valuePosition);
	for (const mark of node.marks ?? []) leaf(mark.value, mark.position);
	for (const mark of node.data?.marks ?? []) leaf(mark.value, mark.position);
	for (const child of node.children ?? []) takeBelow(child, { place, key }, take);
}

/** Counts by hand: a pattern takes ten times as long, for every note. */
function visibleIn(text: string): number {
	let count = 0;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 0x20) continue;
		// The second half of a surrogate pair is no character of its own.
		if (unit > 0x20 && unit < 0x7f) count++;
		else if ((unit & 0xfc00) !== 0xdc00 && !/\s/.test(text.charAt(at))) count++;
	}
	return count;
}
