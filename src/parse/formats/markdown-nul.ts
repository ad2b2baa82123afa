/** NUL characters in Markdown. The library puts U+FFFD in their place, as CommonMark has it; notes keep what they hold. */
import type { Nodes } from "mdast";

/** What `read` makes of a text, each NUL where it was. */
export function keepingNul<Tree extends Nodes>(text: string, read: (text: string) => Tree): Tree {
	if (!text.includes("\0")) return read(text);
	const standIn = freeCharacter(text);
	if (standIn === undefined) return read(text);
	const tree = read(text.replaceAll("\0", standIn));
	restore(tree, standIn);
	return tree;
}

/** As long as a NUL, and not in the text: one for private use, which Markdown gives no meaning. */
function freeCharacter(text: string): string | undefined {
	const used = new Set(text);
	return Array.from({ length: 6400 }, (_, at) => String.fromCharCode(0xe000 + at)).find((each) => !used.has(each));
}

function restore(node: Nodes, standIn: string): void {
	const values = Object.entries(node).filter((entry): entry is [string, string] => typeof entry[1] === "string");
	Object.assign(node, Object.fromEntries(values.map(([key, value]) => [key, value.replaceAll(standIn, "\0")])));
	if ("children" in node) for (const child of node.children) restore(child, standIn);
}
