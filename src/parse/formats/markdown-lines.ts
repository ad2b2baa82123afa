/** The lines of Markdown notes as words without marks, each unit of which knows where it stands. */

import type { Paragraph, PhrasingContent } from "mdast";
import type { Block } from "../../ast/nodes.ts";
import { append } from "../../text/append.ts";

/** One line of a paragraph or a heading. */
export interface Line {
	readonly nodes: readonly PhrasingContent[];
	/** The line end before it; null for the first one. */
	readonly lineEnd: PhrasingContent | null;
	/** Its words without marks and comments; a link is written out as Markdown, which is how fields read it. */
	readonly text: string;
	/** The offsets in the source at which each unit of `text` starts and ends. */
	readonly starts: readonly number[];
	readonly ends: readonly number[];
	/** Which units belong to the signs and the address of a link, not to its words. */
	readonly signs: readonly boolean[];
}

/** The lines of a paragraph or heading; of any other block none. */
export function linesOf(block: Block): Line[] {
	if (block.type !== "paragraph" && block.type !== "heading") return [];
	const lines: { lineEnd: PhrasingContent | null; nodes: PhrasingContent[] }[] = [{ lineEnd: null, nodes: [] }];
	for (const node of block.children) {
		if (isLineEnd(node)) lines.push({ lineEnd: node, nodes: [] });
		else lines.at(-1)?.nodes.push(node);
	}
	return lines.flatMap(({ lineEnd, nodes }) => {
		return nodes.length === 0 ? [] : [{ nodes, lineEnd, ...trimmed(withoutComments(unitsOf(nodes))) }];
	});
}

/** The lines as a paragraph of their own. */
export function paragraphOf(lines: readonly Line[]): Paragraph {
	const children = lines.flatMap(({ nodes, lineEnd }, index) =>
		index === 0 || lineEnd === null ? nodes : [lineEnd, ...nodes],
	);
	const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end];
	return {
		type: "paragraph",
		children,
		...(start === undefined || end === undefined ? {} : { position: { start, end } }),
	};
}

/** A line with words in it. */
export function hasWords({ text }: Line): boolean {
	return text !== "";
}

/** Whether a node is the end of a line. */
export function isLineEnd(node: PhrasingContent): boolean {
	return node.type === "break" || (node.type === "text" && /[\r\n]/.test(node.value));
}

type Units = Pick<Line, "text" | "starts" | "ends" | "signs">;

interface Draft {
	text: string;
	readonly starts: number[];
	readonly ends: number[];
	readonly signs: boolean[];
}

function unitsOf(nodes: readonly PhrasingContent[]): Units {
	const draft: Draft = { text: "", starts: [], ends: [], signs: [] };
	for (const node of nodes) addNode(draft, node);
	return draft;
}

function addNode(draft: Draft, node: PhrasingContent): void {
	const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
	if (node.type === "text") add(draft, oneLine(node.value), [start, end]);
	else if (node.type === "inlineCode") addCode(draft, oneLine(node.value), [start, end]);
	else if (node.type === "image") add(draft, `[${node.alt ?? ""}](${addressOf(node)})`, [start, end]);
	else if (node.type === "link") addLink(draft, node);
	else if ("children" in node) for (const child of node.children) addNode(draft, child);
}

/** Words longer or shorter than what they are written with share its whole place. */
function add(draft: Draft, words: string, [start, end]: readonly [number, number]): void {
	const slice = end - start === words.length;
	draft.text += words;
	for (let at = 0; at < words.length; at++) {
		draft.starts.push(slice ? start + at : start);
		draft.ends.push(slice ? start + at + 1 : end);
		draft.signs.push(false);
	}
}

function addCode(draft: Draft, words: string, [start, end]: readonly [number, number]): void {
	const fence = (end - start - words.length) / 2;
	add(draft, words, Number.isInteger(fence) ? [start + fence, end - fence] : [start, end]);
}

/** `[words](address)`; of an address that is its own words the words alone. */
function addLink(draft: Draft, link: Extract<PhrasingContent, { type: "link" }>): void {
	const [start, end] = [link.position?.start.offset ?? 0, link.position?.end.offset ?? 0];
	const inner: Draft = { text: "", starts: [], ends: [], signs: [] };
	for (const child of link.children) addNode(inner, child);
	const bare = !link.title && (inner.text === link.url || link.url === `mailto:${inner.text}`);
	if (!bare) addSigns(draft, "[", [start, start + 1]);
	addUnits(draft, inner);
	if (!bare) addSigns(draft, `](${addressOf(link)})`, [inner.ends.at(-1) ?? start + 1, end]);
}

function addressOf({ url, title }: { readonly url: string; readonly title?: string | null | undefined }): string {
	return title ? `${url} "${oneLine(title)}"` : url;
}

function addSigns(draft: Draft, signs: string, place: readonly [number, number]): void {
	const from = draft.text.length;
	add(draft, signs, place);
	draft.signs.fill(true, from);
}

function addUnits(draft: Draft, { text, starts, ends, signs }: Units): void {
	draft.text += text;
	append(draft.starts, starts);
	append(draft.ends, ends);
	append(draft.signs, signs);
}

/** Some units of a line. */
export function unitsIn({ text, starts, ends, signs }: Units, [from, to]: readonly [number, number]): Units {
	const cut = <T>(list: readonly T[]): readonly T[] => list.slice(from, to);
	return { text: text.slice(from, to), starts: cut(starts), ends: cut(ends), signs: cut(signs) };
}

/** Units without the signs and the addresses of links. */
export function withoutSigns(units: Units): Units {
	if (!units.signs.includes(true)) return units;
	const kept = <T>(list: readonly T[]): readonly T[] => list.filter((_, at) => units.signs[at] !== true);
	const text = kept(units.text.split("")).join("");
	return { text, starts: kept(units.starts), ends: kept(units.ends), signs: kept(units.signs) };
}

function oneLine(value: string): string {
	return value.replace(/\r\n|\r|\n/g, (lineEnd) => " ".repeat(lineEnd.length));
}

function withoutComments(units: Units): Units {
	// Behind the last end no comment is closed, and each opening would be followed to the end of the line.
	const last = units.text.lastIndexOf("-->");
	if (last < 0 || !units.text.includes("<!--")) return units;
	const closed = units.text.slice(0, last + "-->".length);
	const kept: Draft = { text: "", starts: [], ends: [], signs: [] };
	let at = 0;
	for (const { 0: comment, index } of [...closed.matchAll(/<!--.*?-->/g), { 0: "", index: units.text.length }]) {
		addUnits(kept, unitsIn(units, [at, index]));
		at = index + comment.length;
	}
	return kept;
}

function trimmed(units: Units): Units {
	const { text } = units;
	const from = text.length - text.trimStart().length;
	const to = Math.max(from, text.trimEnd().length);
	return from === 0 && to === text.length ? units : unitsIn(units, [from, to]);
}
