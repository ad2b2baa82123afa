/** Markdown read so that each text leaf equals its slice of the source, or is one escape or entity. */
import type { Parent, Root, Text } from "mdast";
import { type CompileContext, type Extension, fromMarkdown, type Token } from "mdast-util-from-markdown";
import type { Node } from "unist";
import type { Block } from "../../ast/nodes.ts";
import { isPhrasingParent } from "../../ast/text.ts";

const withLineEnds: ReadonlySet<string> = new Set(["emphasis", "fragment", "heading", "paragraph", "strong"]);

const leaves: Extension = {
	enter: { characterEscape: enterLeaf, characterReference: enterLeaf, data: enterLeaf },
	exit: { lineEnding: exitLineEnding },
};

// Raw HTML is no part of notes, and definitions would act across sections: both stay words.
// So does what an indent of four spaces would make code of.
const disabled = { disable: { null: ["htmlFlow", "htmlText", "definition", "codeIndented"] } };

/** The blocks of a text; offsets are those of the text. */
export function parseBlocks(text: string): Block[] {
	const root: Root = fromMarkdown(text, { extensions: [disabled], mdastExtensions: [leaves] });
	return (root.children as Block[]).map((block) => shallow(block, 0) as Block);
}

// Quotes in quotes in quotes, emphasis in emphasis: far deeper than anybody writes, and far from the end of the stack.
const deepest = 200;

function shallow(node: Node, depth: number): Node {
	if (!("children" in node)) return node;
	const parent = node as Parent;
	if (depth >= deepest) {
		const type = isPhrasingParent(node) ? node.type : "paragraph";
		return { ...node, type, children: leavesOf(parent) } as Node;
	}
	parent.children = parent.children.map((child) => shallow(child, depth + 1)) as Parent["children"];
	return node;
}

/** All text below a node, found without recursion. */
function leavesOf(parent: Parent): Node[] {
	const found: Node[] = [];
	const waiting: Node[] = [parent];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if ("children" in node) waiting.push(...(node as Parent).children.toReversed());
		else if (node.type === "text") found.push(node);
	}
	return found;
}

// The library joins neighbouring leaves; here each stays one, so that offsets inside it can be told.
function enterLeaf(this: CompileContext, token: Token): void {
	const parent = this.stack.at(-1) as Parent;
	const { line, column, offset } = token.start;
	const leaf = {
		type: "text",
		value: "",
		position: { start: { line, column, offset }, end: { line, column, offset } },
	} as Text;
	parent.children.push(leaf);
	this.stack.push(leaf);
}

function exitLineEnding(this: CompileContext, token: Token): void {
	const context = this.stack.at(-1) as Parent;
	if (this.data.atHardBreak) {
		const tail = context.children.at(-1);
		const { line, column, offset } = token.end;
		if (tail?.position !== undefined) tail.position.end = { line, column, offset };
		this.data.atHardBreak = undefined;
		return;
	}
	if (this.data.setextHeadingSlurpLineEnding || !withLineEnds.has(context.type)) return;
	enterLeaf.call(this, token);
	const leaf = this.stack.pop() as Text;
	const { line, column, offset } = token.end;
	leaf.value = this.sliceSerialize(token);
	if (leaf.position !== undefined) leaf.position.end = { line, column, offset };
}
