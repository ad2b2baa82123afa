/** Markdown: our own reports, by their front matter, and notes written in Markdown. */
import type { Heading, PhrasingContent } from "mdast";
import type { Position } from "unist";
import { type Block, defaultMaxDepth, type ParsedReport, type Unclassified } from "../../ast/nodes.ts";
import { beyondWords, plainText, unwrapped } from "../../ast/text.ts";
import { type DataNode, entry, isPlain, isTrue, type Placing, placeOf, readJson, textOf } from "../../blocks/data.ts";
import type { Nesting } from "../../blocks/lists.ts";
import { parseBlocks, withBlankLines, withMarks } from "../../blocks/markdown.ts";
import { type LimitedPlacing, limitFor } from "../../blocks/markdown-limit.ts";
import {
	type Check,
	frontMatterFault,
	frontMatterKeys,
	sectionComment,
	unclassifiedComment,
} from "../../blocks/shapes.ts";
import { readYaml, type YamlResult } from "../../blocks/yaml.ts";
import { type Form, type SectionDefinition, sectionHeaded } from "../../forms/form.ts";
import { locator } from "../../text/place.ts";
import { type FrontMatter, frontMatterOf } from "../front-matter.ts";
import { markdownNotes } from "../markdown-notes.ts";
import { parsedReport, textNode, wordsNode } from "../nodes.ts";
import { parseText } from "../plain-notes.ts";
import { arranged, type BodyPart, dataFields, strayFields } from "../report-parts.ts";
import { formatFault, type InputFormat } from "./format.ts";

/** Reports and notes in Markdown. */
export const markdown: InputFormat = {
	name: "markdown",
	about: "A report in Markdown, as `-t markdown` writes it, or notes written in Markdown",
	extensions: ["md", "markdown"],
	opens: (text) => frontMatter(text) !== null,
	formName: (text) => textOf(entry(readFrontMatter(text)?.data, "form")),
	fault(text) {
		const read = readFrontMatter(text);
		if (read === null) return null;
		return formatFault(text, read.data === undefined ? read : frontMatterFault(read.data));
	},
	repairs: () => (_, replacement) => isPlain(replacement),
	parse(text, form, deepest = defaultMaxDepth) {
		const placing = { text, locator: locator(text) };
		const nesting: Nesting = { deepest, cut: null };
		const limited: LimitedPlacing = { ...placing, limit: limitFor(nesting, placing) };
		const place = frontMatter(text);
		const report = place === null ? markdownNotes(form, limited) : parseReport(place, form, limited);
		return nesting.cut === null
			? report
			: { ...parseText(text, form, deepest), data: { cut: { ...nesting.cut, whole: true } } };
	},
};

/** Front matter that names the version of our format. */
function frontMatter(text: string): FrontMatter | null {
	const place = frontMatterOf(text);
	return place !== null && /^rapporteur[ \t]*:/m.test(text.slice(place.start, place.end)) ? place : null;
}

function readFrontMatter(text: string): YamlResult | null {
	const place = frontMatter(text);
	return place === null ? null : readYaml(text, place.start, place.end);
}

function parseReport({ start, end, body }: FrontMatter, form: Form, placing: LimitedPlacing): ParsedReport {
	const { text, limit, locator } = placing;
	const yaml = readYaml(text, start, end);
	// Blanked and not cut off, so that offsets, lines and columns are those of the file.
	const blocks = withMarks(parseBlocks(withBlankLines(text, [{ start: 0, end: body }]), limit) ?? [], text);
	const fields = dataFields(yaml.data, form, placing);
	const strays = strayFields(yaml.data, form, placing).filter(({ node }) => !frontMatterKeys.has(node.label));
	const comments = yaml.data === undefined ? [] : yaml.comments;
	const remarks = comments.map((words) => ({ node: wordsNode(words, locator.position(start, end)), after: null }));
	const [first] = blocks;
	const title = first?.type === "heading" && first.depth === 1 ? first : null;
	const parts = readBody(title === null ? blocks : blocks.slice(1), form, placing);
	const children = arranged({ fields, texts: [...remarks, ...strays], body: parts }, form);
	const heading = title && titleText(title);
	return parsedReport(form, { children, end: locator.point(text.length), title: heading, format: "markdown" });
}

function titleText({ children, position = nowhere }: Heading): Unclassified {
	return textNode([{ type: "paragraph", children, position }], position);
}

/** A part to which blocks are still added. */
type OpenPart = Omit<BodyPart, "children" | "position"> & { readonly children: Block[]; position: Position };

/** The parts of a report's body: what each heading of a section, or the comment before other text, opens. */
function readBody(blocks: readonly Block[], form: Form, placing: Placing): BodyPart[] {
	const parts: OpenPart[] = [];
	const repeatable = new Set(form.sections.flatMap((each) => (each.repeatable ? [each.name] : [])));
	const seen = new Set<string>();
	let last: string | null = null;
	let open: OpenPart | null = null;
	let announced: Announced | null = null;
	for (const [index, block] of blocks.entries()) {
		const { position = nowhere } = block;
		const source = placing.text.slice(position.start.offset, position.end.offset);
		if (source === "<!-- /unclassified -->") {
			open = null;
			continue;
		}
		announced ??= isSectionHeading(blocks[index + 1]) ? announcedSection(source, form) : null;
		if (announced !== null && block.type === "paragraph") continue;
		const section = isSectionHeading(block) ? sectionHeading(block, announced, form) : null;
		announced = null;
		const comment = block.type === "paragraph" ? openingComment(source, position, placing) : null;
		const isSecond = section !== null && !repeatable.has(section.name) && seen.has(section.name);
		const name = section === null || isSecond ? null : section.name;
		if (open === null || section !== null || comment !== null) {
			const after = comment === null ? last : comment.after;
			const heading = section?.heading ?? comment?.heading ?? null;
			open = { name, heading, children: [], position, after, boilerplate: comment?.boilerplate ?? false };
			parts.push(open);
			if (name !== null) {
				seen.add(name);
				last = name;
			}
		}
		if (section === null && comment === null) open.children.push(block);
		open.position = { start: open.position.start, end: position.end };
	}
	return parts;
}

/** The section that a comment names, and whether the notes had no heading for it. */
interface Announced {
	readonly section: SectionDefinition;
	readonly isUnheaded: boolean;
}

const isSectionHeading = (block: Block | undefined): block is Heading => block?.type === "heading" && block.depth === 2;

/** The section that a heading opens, by the comment before it or by its words. */
function sectionHeading(
	heading: Heading,
	announced: Announced | null,
	form: Form,
): { readonly name: string; readonly heading: BodyPart["heading"] } | null {
	const { children, position = nowhere } = heading;
	const name = announced?.section.name ?? sectionHeaded(plainText([heading]), form);
	if (name === null) return null;
	const written: Heading = { ...heading, children: writtenOut(children) };
	const label = plainText([written]);
	const start = children[0]?.position?.start ?? position.end;
	// Other words than the form's were written by somebody.
	if (announced?.isUnheaded === true && label === unwrapped(announced.section.label))
		return { name, heading: { label: "", labelPosition: { start, end: start } } };
	const labelPosition = { start, end: children.at(-1)?.position?.end ?? position.end };
	return { name, heading: { label, labelPosition } };
}

/** Phrasing as no more than text, with the addresses and titles of links and pictures in brackets. */
function writtenOut(nodes: readonly PhrasingContent[]): PhrasingContent[] {
	return nodes.flatMap((node): PhrasingContent[] => {
		const children = "children" in node ? writtenOut(node.children) : [node];
		if (node.type !== "link" && node.type !== "image") return children;
		return [...children, { type: "text", value: beyondWords(node) }];
	});
}

/** The data of a comment that Rapporteur writes into reports. A comment with other keys or values is ordinary text. */
function commentData(source: string, name: string, check: Check): DataNode | undefined {
	const opening = `<!-- ${name} `;
	if (!source.startsWith(opening) || !source.endsWith(" -->")) return undefined;
	const { data } = readJson(source.slice(opening.length, -" -->".length));
	return data !== undefined && check(data, name) === null ? data : undefined;
}

/** What a comment says of the heading behind it. */
function announcedSection(source: string, form: Form): Announced | null {
	const data = commentData(source, "section", sectionComment);
	const name = textOf(entry(data, "name"));
	const section = form.sections.find((each) => each.name === name);
	return section === undefined ? null : { section, isUnheaded: entry(data, "heading") !== undefined };
}

const commentStart = "<!-- unclassified ".length;

/** What the comment before text without a place says of it. */
function openingComment(
	source: string,
	{ start }: Position,
	placing: Placing,
): Pick<BodyPart, "heading" | "after" | "boilerplate"> | null {
	const data = commentData(source, "unclassified", unclassifiedComment);
	if (data === undefined) return null;
	const node = entry(data, "label");
	const label = textOf(node);
	const offset = (start.offset ?? 0) + commentStart;
	const labelPosition = node && placeOf({ ...node, start: node.start + offset, end: node.end + offset }, placing);
	return {
		heading: label === null || labelPosition === undefined ? null : { label, labelPosition },
		after: textOf(entry(data, "after")),
		boilerplate: isTrue(entry(data, "boilerplate")),
	};
}

const nowhere: Position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
