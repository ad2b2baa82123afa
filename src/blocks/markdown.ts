/** Markdown read so that each text leaf equals its slice of the source, or is one escape or entity. */
import type { Heading, ListItem, Nodes, Parent, Text } from "mdast";
import remarkParse from "remark-parse";
import { type Data, unified } from "unified";
import type { Point } from "unist";
import type { Block, Mark } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { withLineFeeds } from "../text/lines.ts";
import { positionWithin, type TextSpan } from "../text/place.ts";
import { isTooCostly, isTooDeep, type MarkdownLimit } from "./markdown-limit.ts";
import type { Row } from "./row.ts";
import { skipSearch } from "./rows.ts";

type Extension = Exclude<NonNullable<Data["fromMarkdownExtensions"]>[number], readonly unknown[]>;
type Handle = NonNullable<Extension["enter"]>[string];

const withLineEnds: ReadonlySet<string> = new Set(["emphasis", "fragment", "heading", "paragraph", "strong"]);

const pointOf = ({ line, column, offset }: Point): Point => ({ line, column, offset });

// The library joins neighbouring leaves; here each stays one, so that offsets inside it can be told.
const enterLeaf: Handle = function (token) {
	const parent = this.stack.at(-1) as Parent;
	const leaf: Text = {
		type: "text",
		value: "",
		position: { start: pointOf(token.start), end: pointOf(token.start) },
	};
	parent.children.push(leaf);
	this.stack.push(leaf);
};

const exitLineEnding: Handle = function (token) {
	const context = this.stack.at(-1) as Parent;
	if (this.data.atHardBreak) {
		const tail = context.children.at(-1);
		if (tail?.position !== undefined) tail.position.end = pointOf(token.end);
		this.data.atHardBreak = undefined;
		return;
	}
	if (this.data.setextHeadingSlurpLineEnding || !withLineEnds.has(context.type)) return;
	enterLeaf.call(this, token);
	const leaf = this.stack.pop() as Text;
	leaf.value = this.sliceSerialize(token);
	if (leaf.position !== undefined) leaf.position.end = pointOf(token.end);
};

const leaves: Extension = {
	enter: { characterEscape: enterLeaf, characterReference: enterLeaf, data: enterLeaf },
	exit: { lineEnding: exitLineEnding },
};

// Raw HTML is no part of notes, and definitions would act across sections: both stay words.
// So does what an indent of four spaces would make code of.
const disabled = { disable: { null: ["htmlFlow", "htmlText", "definition", "codeIndented"] } };

const reader = unified()
	.use(remarkParse)
	.data({ micromarkExtensions: [disabled], fromMarkdownExtensions: [leaves] })
	.freeze();

/** The blocks of a text; offsets are those of the text. null where that is more than the limit. */
export function parseBlocks(text: string, limit: MarkdownLimit): Block[] | null {
	if (isTooCostly(text, limit)) return null;
	const nul = text.includes("\0") ? freeCharacter(text) : undefined;
	const root = reader.parse(withMark(nul === undefined ? text : text.replaceAll("\0", nul)));
	if (isTooDeep(root, limit)) return null;
	restore(root, text, nul);
	// The library is kept from making anything else.
	return root.children as Block[];
}

/** The library removes a byte order mark without counting it. That of the file was removed before, so this one is text. */
function withMark(text: string): string {
	return text.startsWith("\uFEFF") ? `\uFEFF${text}` : text;
}

/** Stands in for NUL, which the library makes U+FFFD of: as long, not in the text, and of no meaning in Markdown. */
function freeCharacter(text: string): string | undefined {
	const used = new Set(text);
	return Array.from({ length: 6400 }, (_, at) => String.fromCharCode(0xe000 + at)).find((each) => !used.has(each));
}

/** Restores what CommonMark changes: NULs, invalid references (`&#0;`); line ends in code are normalised. */
function restore(node: Nodes, text: string, nul: string | undefined): void {
	if (nul !== undefined) {
		const values = Object.entries(node).filter((entry): entry is [string, string] => typeof entry[1] === "string");
		Object.assign(node, Object.fromEntries(values.map(([key, value]) => [key, value.replaceAll(nul, "\0")])));
	}
	if ("children" in node) for (const child of node.children) restore(child, text, nul);
	else if (node.type === "code") node.value = withLineFeeds(node.value);
	else if (node.type === "text" && node.value === "\uFFFD") {
		const written = text.slice(node.position?.start.offset, node.position?.end.offset);
		if (reference.test(written) && !itself.test(written)) node.value = written;
	}
}

const reference = /^&#\w+;$/;
/** What does mean U+FFFD. */
const itself = /^&#(?:x0*fffd|0*65533);$/i;

const openings = { heading: /^#{1,6}/, listItem: /^(?:[-*+]|\d{1,9}[.)])/ } as const;

/** The blocks with the marks that they open with, at any depth. */
export function withMarks(blocks: readonly Block[], text: string): Block[] {
	return blocks.map((block): Block => {
		if (block.type === "heading") return marked(block, text);
		if (block.type === "list") {
			const items = block.children.map((item) => marked({ ...item, children: below(item, text) }, text));
			return { ...block, children: items };
		}
		return block.type === "blockquote" ? { ...block, children: below(block, text) } : block;
	});
}

function below<T extends ListItem["children"]>({ children }: { readonly children: T }, text: string): T {
	return withMarks(children as Block[], text) as T;
}

function marked<T extends Heading | ListItem>(node: T, text: string): T {
	const { position } = node;
	if (position === undefined) return node;
	const from = position.start.offset ?? 0;
	const value = openings[node.type].exec(text.slice(from, from + 12))?.[0];
	if (value === undefined) return node;
	const marks: Mark[] = [{ value, position: positionWithin(position, value, 0, value.length) }];
	return { ...node, data: { ...node.data, marks } };
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const comment = /^ {0,3}<!--/;

/** The comments that lines begin with, and what the form skips, in source order; what stands in fenced code is code. */
export function setAsideIn(text: string, rows: readonly Row[], form: Form): TextSpan[] {
	const found: TextSpan[] = [];
	const skippedTo = skipSearch(text, rows, form);
	const lastEnd = text.lastIndexOf("-->");
	let [code, isTop, next] = ["", text.slice(0, rows[0]?.start).trim() === "", 0];
	for (const [index, { start, from, to }] of rows.entries()) {
		if (start < next) continue;
		const line = text.slice(start, to);
		const sign = fence.exec(line)?.[1] ?? "";
		if (code !== "" || sign !== "") {
			code = code === "" ? sign : sign.startsWith(code) ? "" : code;
			isTop = false;
			continue;
		}
		const behind = from < lastEnd && comment.test(line) ? text.indexOf("-->", from + "<!--".length) : -1;
		const end = behind < 0 ? skippedTo(index, isTop) : index;
		if (behind >= 0) found.push({ start: from, end: behind + "-->".length });
		else if (end > index) found.push({ start, end: rows[end - 1]?.to ?? to });
		else isTop = false;
		next = found.at(-1)?.end ?? 0;
	}
	return found;
}

/** The text with blanks in some places, so that offsets, lines and columns stay those of the file. */
export function withBlankLines(text: string, spans: readonly TextSpan[]): string {
	let kept = "";
	let at = 0;
	for (const { start, end } of spans) {
		kept += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, " ");
		at = end;
	}
	return kept + text.slice(at);
}
