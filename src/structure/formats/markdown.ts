/** Markdown: our own reports, by their front matter, and notes written in Markdown. */
import type { Heading as HeadingNode, Paragraph, Text } from "mdast";
import type { Position } from "unist";
import type { Block, ParsedReport, Section, Unclassified } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import {
	type DataNode,
	entry,
	formatFault,
	isPlain,
	isTrue,
	type Placing,
	placeOf,
	readJson,
	textOf,
} from "../../blocks/data.ts";
import { type InputFormat, nestingOf } from "../../blocks/format.ts";
import { parseBlocks, withMarks } from "../../blocks/markdown.ts";
import { type LimitedPlacing, limitFor } from "../../blocks/markdown-limit.ts";
import { frontMatterFault, frontMatterKeys } from "../../blocks/shapes.ts";
import { readYaml, type YamlResult } from "../../blocks/yaml.ts";
import type { Form } from "../../forms/form.ts";
import { usualDepth } from "../../text/depth.ts";
import { locator } from "../../text/place.ts";
import { type FrontMatter, frontMatterOf } from "../front-matter.ts";
import { markdownNotes } from "../markdown-notes.ts";
import { parseText } from "../notes.ts";
import {
	arranged,
	dataFields,
	type Heading,
	headingTarget,
	strayFields,
	textNode,
	type Unplaced,
	unplaced,
} from "../report-parts.ts";

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
		const fault = read.data === undefined ? read : frontMatterFault(read.data);
		return fault === null ? null : formatFault(text, fault);
	},
	repairs: () => (_, replacement) => isPlain(replacement),
	parse(text, form, deepest = usualDepth) {
		const placing = { text, locator: locator(text) };
		const nesting = nestingOf(deepest);
		const limited: LimitedPlacing = { ...placing, limit: limitFor(nesting, placing) };
		const place = frontMatter(text);
		const report = place === null ? markdownNotes(form, limited) : parseReport(place, form, limited);
		return nesting.cut === null
			? report
			: { ...parseText(text, form, deepest), data: { cut: { ...nesting.cut, whole: true } } };
	},
};

/** Front matter with a version of ours in it. */
function frontMatter(text: string): FrontMatter | null {
	const place = frontMatterOf(text);
	return place !== null && /^rapporteur[ \t]*:/m.test(text.slice(place.start, place.end)) ? place : null;
}

function readFrontMatter(text: string): YamlResult | null {
	const place = frontMatter(text);
	return place === null ? null : readYaml(text, place.start, place.end);
}

function parseReport({ start, end, body }: FrontMatter, form: Form, placing: LimitedPlacing): ParsedReport {
	const { text, limit } = placing;
	const yaml = readYaml(text, start, end);
	const { data } = yaml;
	// Blanked and not cut off, so that offsets, lines and columns are those of the file.
	const blanked = text.slice(0, body).replace(/[^\r\n]/g, " ") + text.slice(body);
	const blocks = withMarks(parseBlocks(blanked, limit) ?? [], text);
	const fields = dataFields(data, form, placing);
	const strays = strayFields(data, form, placing).filter(({ node }) => !frontMatterKeys.has(node.label));
	const { sections, texts, title } = readBody(blocks, form, placing);
	const comments = yaml.data === undefined ? [] : yaml.comments;
	const remarks = comments.map((comment) => {
		const position = placing.locator.position(start, end);
		const words: Text = { type: "text", value: comment, position };
		return { node: textNode([{ type: "paragraph", children: [words], position }], position), after: null };
	});
	const children = arranged({ fields, sections, texts: [...remarks, ...strays, ...texts] }, form);
	return {
		type: "report",
		form: form.name,
		children,
		position: placing.locator.position(0, text.length),
		...(title === null ? {} : { data: { title } }),
	};
}

/** What the body of a report holds. */
export interface Body {
	readonly sections: readonly Section[];
	readonly texts: readonly Unplaced[];
	readonly title: Unclassified | null;
}

/** A run of blocks, and what opened it. */
interface Run {
	readonly opener: Block | null;
	readonly section: { readonly name: string; readonly heading: Heading } | null;
	/** Of unclassified text: as the comment says, or nothing where no comment opened it. */
	readonly comment: Comment | null;
	readonly blocks: Block[];
}

interface Comment {
	readonly heading: Heading | null;
	readonly after: string | null;
	readonly boilerplate: boolean;
}

/** The sections and the unclassified texts of a report's body. */
export function readBody(blocks: readonly Block[], form: Form, placing: Placing): Body {
	const sections: Section[] = [];
	const texts: Unplaced[] = [];
	const [first] = blocks;
	const title = first !== undefined && isTitle(first) ? first : null;
	for (const run of runs(title === null ? blocks : blocks.slice(1), form, placing)) {
		const position = spanOf(run);
		if (run.section !== null && !isSecond(run.section.name, sections, form)) {
			sections.push(sectionOf(run, run.section, position));
		} else {
			const after = run.comment === null ? (sections.at(-1)?.name ?? null) : run.comment.after;
			const node = unplaced(run.section?.heading ?? run.comment?.heading ?? null, {
				children: run.blocks,
				position,
				form,
				boilerplate: run.comment?.boilerplate ?? false,
			});
			texts.push({ node, after });
		}
	}
	return { sections, texts, title: title === null ? null : titleText(title) };
}

const isTitle = (block: Block): block is HeadingNode => block.type === "heading" && block.depth === 1;

function titleText({ children, position = nowhere }: HeadingNode): Unclassified {
	const paragraph: Paragraph = { type: "paragraph", children, position };
	return textNode([paragraph], position);
}

function isSecond(name: string, sections: readonly Section[], form: Form): boolean {
	if (form.sections.some((section) => section.name === name && section.repeatable)) return false;
	return sections.some((section) => section.name === name);
}

function runs(blocks: readonly Block[], form: Form, placing: Placing): Run[] {
	const found: Run[] = [];
	let run: Run | null = null;
	const open = (parts: Pick<Run, "opener" | "section" | "comment">): void => {
		run = { ...parts, blocks: [] };
		found.push(run);
	};
	for (const block of blocks) {
		const source = placing.text.slice(block.position?.start.offset, block.position?.end.offset);
		const section = block.type === "heading" && block.depth === 2 ? sectionHeading(block, form) : null;
		const opened = block.type === "paragraph" ? openingComment(source, block, placing) : null;
		if (section !== null) open({ opener: block, section, comment: null });
		else if (opened !== null) open({ opener: block, section: null, comment: opened });
		else if (source === "<!-- /unclassified -->") run = null;
		else {
			if (run === null) open({ opener: null, section: null, comment: null });
			(run as Run | null)?.blocks.push(block);
		}
	}
	return found;
}

function sectionHeading(block: HeadingNode, form: Form): Run["section"] {
	const label = plainText([block]);
	const target = headingTarget(label, form);
	if (target?.kind !== "section") return null;
	return { name: target.name, heading: { label, labelPosition: contentOf(block) } };
}

const comment = /^<!-- unclassified (\{.*\}) -->$/s;
const commentStart = "<!-- unclassified ".length;

function openingComment(source: string, block: Block, placing: Placing): Comment | null {
	const data = comment.exec(source)?.[1];
	if (data === undefined) return null;
	const read = readJson(data).data;
	if (read === undefined) return null;
	const label = entry(read, "label");
	const text = textOf(label);
	const offset = (block.position?.start.offset ?? 0) + commentStart;
	const heading =
		label === undefined || text === null ? null : { label: text, labelPosition: shifted(label, offset, placing) };
	return { heading, after: textOf(entry(read, "after")), boilerplate: isTrue(entry(read, "boilerplate")) };
}

function shifted(node: DataNode, offset: number, placing: Placing): Position {
	return placeOf({ ...node, start: node.start + offset, end: node.end + offset }, placing);
}

function sectionOf(run: Run, { name, heading }: NonNullable<Run["section"]>, position: Position): Section {
	return { type: "section", name, ...heading, marks: [], children: run.blocks, statements: [], position };
}

function contentOf(block: HeadingNode): Position {
	const place = block.position ?? nowhere;
	return {
		start: block.children[0]?.position?.start ?? place.end,
		end: block.children.at(-1)?.position?.end ?? place.end,
	};
}

function spanOf({ opener, blocks }: Run): Position {
	const first = opener ?? blocks[0];
	const last = blocks.at(-1) ?? opener;
	return { start: (first?.position ?? nowhere).start, end: (last?.position ?? nowhere).end };
}

const nowhere: Position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
