import type { Link, Text } from "mdast";
import type { Node, Parent } from "unist";
import { append } from "../text/append.ts";
import { joinMapped, type MappedText, mappedText } from "../text/mapped-text.ts";
import type { Block, Ignored, Section } from "./nodes.ts";

/** What the readers of text need to know of any node. */
interface Wording extends Node {
	readonly value?: unknown;
	readonly alt?: unknown;
	readonly children?: readonly Node[];
}

/** Text as it is read: every line end, with the white space around it, is one space. */
export function unwrapped(value: string): string {
	// Searched as characters: an expression takes ten times as long on every leaf of every note.
	if (!value.includes("\n") && !value.includes("\r")) return value;
	if (value.trim() === "") return " ";
	const lines = value.split(/\r\n|\r|\n/);
	const last = lines.length - 1;
	return lines.map((line, at) => (at === 0 ? line.trimEnd() : at === last ? line.trimStart() : line.trim())).join(" ");
}

/** The words of some nodes: leaves of one block joined as they stand, blocks by a space. */
export function plainText(nodes: readonly Node[]): string {
	let whole = "";
	for (const node of nodes) {
		const text = words(node);
		if (text !== "") whole = whole === "" ? text : `${whole} ${text}`;
	}
	return whole;
}

function words(node: Wording): string {
	if (node.type === "break") return " ";
	if (typeof node.value === "string") return node.type === "text" ? unwrapped(node.value) : node.value;
	if (typeof node.alt === "string") return node.alt;
	if (node.children === undefined) return "";
	if (!isPhrasingParent(node)) return plainText(node.children);
	let whole = "";
	for (const child of node.children) whole += words(child);
	return whole;
}

type Leading = Pick<Link, "url" | "title"> & { readonly children?: readonly Node[] };

/** Whether the words of a link say its address. */
export function isSaid(url: string, children: readonly Node[] = []): boolean {
	const words = plainText(children);
	return url === "" || words === url || url === `mailto:${words}`;
}

/** The rest of a link or picture, after its words: ` (address, title)`, without what the words say already. */
export function beyondWords({ url, title, children }: Leading): string {
	const more = [isSaid(url, children) ? "" : url, title].filter((part) => part).join(", ");
	return more === "" ? "" : ` (${more})`;
}

/** Whether a node's children are words and not blocks. */
export function isPhrasingParent(node: Node): boolean {
	return phrasingParents.has(node.type);
}

const phrasingParents: ReadonlySet<string> = new Set([
	"paragraph",
	"heading",
	"tableCell",
	"emphasis",
	"strong",
	"link",
]);

/** The words of one paragraph, heading or item, line ends included. */
export interface BlockWords extends MappedText {
	readonly block: Block;
}

/** The words of a section with those of its heading, which may go on as a sentence: `2. Potholes. ACTION: Ann to write`. */
export function sectionWords({ label, labelPosition, children }: HeadedBlocks): BlockWords[] {
	const text: Text = { type: "text", value: label, position: labelPosition };
	const heading: Block = { type: "heading", depth: 2, children: [text], position: labelPosition };
	return [wordsOf(heading), ...blockWords(children)];
}

/** A section, as far as words go. */
export type HeadedBlocks = Pick<Section, "label" | "labelPosition" | "children">;

/** The words of some blocks, in their order; what is set aside has none. */
export function blockWords(blocks: readonly (Block | Ignored)[]): BlockWords[] {
	const found: BlockWords[] = [];
	const open: Node[] = [...blocks].reverse();
	for (let node = open.pop(); node !== undefined; node = open.pop()) {
		if (node.type === "ignored") continue;
		if (isPhrasingParent(node)) found.push(wordsOf(node as Block));
		else if ("children" in node) append(open, [...(node as Parent).children].reverse());
	}
	return found;
}

function wordsOf(block: Block): BlockWords {
	const leaves: MappedText[] = [];
	const visit = (node: Node): void => {
		const { value, children } = node as Node & { value?: unknown; children?: readonly Node[] };
		const text = node.type === "break" ? "\n" : typeof value === "string" ? value : "";
		if (children !== undefined) for (const child of children) visit(child);
		else leaves.push(mappedText(text, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0));
	};
	visit(block);
	return { block, ...joinMapped(leaves) };
}
