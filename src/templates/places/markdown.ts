/** Markdown, with YAML between two `---` at its top. */
import type { Nodes } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Position } from "unist";
import {
	type Escape,
	markdownAddress,
	markdownBehindBracket,
	markdownBehindNumber,
	markdownBlock,
	markdownTitle,
	markdownWords,
} from "../escapes.ts";
import {
	type Misplaced,
	marks,
	marksIn,
	type Placed,
	placeInAddress,
	placeInData,
	troubleOfAddress,
	wrongInYaml,
} from "./place.ts";

/** Finds the places of Markdown. */
export function placeInMarkdown(text: string): Placed {
	const front = frontMatter(text);
	const found = placeInData(front);
	refuseTags(found, text, front.length);
	found.refuseInReferences(text, front.length);
	const addresses = new Map<number, Escape | string>();
	const parts = partsOf(text, front.length);
	for (const { start, written, isPicture } of addressesIn(text, front.length)) {
		const [own = ""] = written.split(marks.value, 1);
		// What a reference or a backslash makes could be a colon.
		const trouble = troubleOfAddress(own.replace(/[&\\]/g, ":"));
		if (trouble !== null) found.refuse(start, trouble);
		for (const [index, offset] of marksIn(text, start, start + written.length).entries()) {
			addresses.set(offset, placeInAddress(own, index === 0, markdownAddress));
			if (isPicture || parts.get(offset) === "picture")
				found.refuse(offset, "Unexpected value in the address of a picture. Use a link.");
		}
	}
	let lineStart = front.length;
	for (const line of text.slice(front.length).split("\n")) {
		for (const offset of marksIn(text, lineStart, lineStart + line.length)) {
			const part = parts.get(offset);
			const amid = part === "title" ? markdownTitle : amongWords(text.slice(lineStart, offset));
			found.place(offset, part === "code" ? inCode : (addresses.get(offset) ?? amid));
		}
		lineStart += line.length + 1;
	}
	return found;
}

const inCode = "Unexpected value inside code. Put it into ordinary text, indented by less than four spaces.";

const frontMatter = (text: string): string =>
	/^---[ \t]*\n(?:[\s\S]*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)?.[0] ?? "";

/** Where the lines of front matter are between its first and its last. */
export function frontLines(text: string): readonly [number, number] {
	const front = frontMatter(text).trimEnd();
	return [front.indexOf("\n"), front.lastIndexOf("\n")];
}

/** The first thing that keeps front matter from being YAML. */
export const wrongInMarkdown = (text: string): Misplaced | null =>
	/^(?:---[ \t]*[a-z]|\+\+\+|;;;|\{\s*["}])/i.test(text)
		? { offset: 0, message: "Unexpected front matter. Write YAML between two lines of `---`." }
		: wrongInYaml(frontMatter(text));

/** What a line may begin with so that blocks can follow: the signs of quotes and of lists. */
const containers = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)*$/;

/** What stands before a block stands before each of its lines: no nesting takes as much. */
const deepest = 200;

function amongWords(line: string): Escape | string {
	const before = line.slice(-100);
	if (/(?<=(?<!\\)(?:\\\\)*)<$/.test(before)) return "Unexpected value after `<`. Remove the `<`, or write `\\<`.";
	// It would undo the escaping of the value's first sign.
	if (/(?<!\\)(?:\\\\)*\\$/.test(before))
		return "Unexpected value after `\\`. Put a space between them, or write `\\\\`.";
	if (before.endsWith("]")) return markdownBehindBracket;
	if (/[\d\ufdd0]$/.test(before)) return markdownBehindNumber;
	return line.length <= deepest && containers.test(line) ? markdownBlock(line) : markdownWords;
}

type Part = "code" | "title" | "picture";

/** The values in code, in what stands in quotes or brackets behind an address, and in an address that pictures refer to. */
function partsOf(text: string, from: number): ReadonlyMap<number, Part> {
	const parts = new Map<number, Part>();
	const add = (part: Part, { start, end }: Position) => {
		const offsets = marksIn(text, from + (start.offset ?? 0), from + (end.offset ?? 0));
		for (const offset of offsets) parts.set(offset, parts.get(offset) ?? part);
	};
	const title = (token: Position) => add("title", token);
	const fromMarkdownExtensions = [{ enter: { definitionTitle: title, resourceTitle: title } }];
	const reader = unified().use(remarkParse).data({ fromMarkdownExtensions });
	const nodes: Nodes[] = [reader.parse(text.slice(from))];
	for (const node of nodes) if ("children" in node) nodes.push(...node.children);
	const shown = new Set(nodes.map((node) => (node.type === "imageReference" ? node.identifier : "")));
	for (const node of nodes) {
		const isCode = node.type === "code" || node.type === "inlineCode";
		const isPicture = node.type === "definition" && shown.has(node.identifier);
		if ((isCode || isPicture) && node.position !== undefined) add(isCode ? "code" : "picture", node.position);
	}
	return parts;
}

/** All that could be an address, even inside another: what stands behind `](` or `]:`, and between angle brackets. */
function* addressesIn(text: string, from: number) {
	const address =
		/(?:\][(:](?=[ \t]*(?:\n[ \t>]*)?<?([^\s)>]{0,2000}))|(?<=(?<!\\)(?:\\\\)*)<(?=((?:https?:\/\/|mailto:)[^\s<>]*)>))/dgi;
	for (const { 1: linked, 2: own, index, indices } of text.slice(from).matchAll(address)) {
		const [start] = indices?.[1] ?? indices?.[2] ?? [0];
		// More than people say of a picture.
		const label = text.slice(Math.max(0, from + index - 300), from + index);
		const isPicture = /(?<!\\)!\[(?:\\.|[^\]\\])*$/s.test(label);
		yield { start: from + start, written: linked ?? own ?? "", isPicture };
	}
}

/** What a value may be inside a tag is HTML's to say; Markdown has words for nearly all that tags do. */
function refuseTags(found: Placed, text: string, from: number): void {
	const tag = /(?<=(?<!\\)(?:\\\\)*)<(?!(?:https?:\/\/|mailto:)[^\s<>]*>)[a-z/!?]/gi;
	for (const { index } of text.slice(from).matchAll(tag))
		found.refuse(from + index, "Unexpected HTML. Write Markdown, or use the format `html`.");
}
