/** Markdown read so that each text leaf equals its slice of the source, or is one escape or entity. */
import type { Parent, Root, Text } from "mdast";
import { type CompileContext, type Extension, fromMarkdown, type Token } from "mdast-util-from-markdown";
import type { Block } from "../../ast/nodes.ts";
import { type DepthLimit, shallowMarkdown } from "./markdown-depth.ts";
import { flatBlocks } from "./markdown-flat.ts";
import { inLinearTime } from "./markdown-linear.ts";
import { keepingNul } from "./markdown-nul.ts";
import { keepReferences } from "./markdown-references.ts";

const withLineEnds: ReadonlySet<string> = new Set(["emphasis", "fragment", "heading", "paragraph", "strong"]);

const leaves: Extension = {
	enter: { characterEscape: enterLeaf, characterReference: enterLeaf, data: enterLeaf },
	exit: { lineEnding: exitLineEnding },
};

// Raw HTML is no part of notes, and definitions would act across sections: both stay words.
// So does what an indent of four spaces would make code of.
const disabled = { disable: { null: ["htmlFlow", "htmlText", "definition", "codeIndented"] } };

/** The blocks of a text; offsets are those of the text. */
export function parseBlocks(text: string, limit: DepthLimit): Block[] {
	const shallow = shallowMarkdown(text, limit);
	const root: Root = keepingNul(shallow.text, (kept) =>
		inLinearTime((extension) =>
			fromMarkdown(withMark(kept), { extensions: [disabled, extension], mdastExtensions: [leaves] }),
		),
	);
	keepReferences(shallow.text, root);
	return flatBlocks(root.children, { ...limit, restored: shallow.restored });
}

/** The library takes one byte order mark off and counts it nowhere: that of the file is gone already, this one is text. */
function withMark(text: string): string {
	return text.startsWith("\uFEFF") ? `\uFEFF${text}` : text;
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
