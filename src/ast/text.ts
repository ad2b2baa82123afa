import type { Link } from "mdast";
import type { Node } from "unist";

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
	return nodes
		.map(words)
		.filter((text) => text !== "")
		.join(" ");
}

function words(node: Wording): string {
	if (node.type === "break") return " ";
	if (typeof node.value === "string") return node.type === "text" ? unwrapped(node.value) : node.value;
	if (typeof node.alt === "string") return node.alt;
	if (node.children === undefined) return "";
	return isPhrasingParent(node) ? node.children.map(words).join("") : plainText(node.children);
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
