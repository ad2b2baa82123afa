/** Notes written in Markdown: cut up by their lines as plain text is, and made of the tree that Markdown says they are. */
import type { Heading } from "mdast";
import type { Block, Ignored, Mark, ParsedReport, RawField, ValuePart } from "../ast/nodes.ts";
import { plainText } from "../ast/text.ts";
import type { Placing } from "../blocks/data.ts";
import type { LimitedPlacing } from "../blocks/markdown-limit.ts";
import { type Line, linesOf, paragraphOf, withRows } from "../blocks/markdown-lines.ts";
import type { MarkdownTree } from "../blocks/markdown-rows.ts";
import { scanMarkdown } from "../blocks/markdown-scan.ts";
import { contentStart, type Row } from "../blocks/row.ts";
import type { Wrap } from "../blocks/wrap.ts";
import { fieldType } from "../fields/index.ts";
import type { FieldDefinition, Form, SectionDefinition } from "../forms/form.ts";
import { type MappedText, sliceMapped, withoutSigns, wordsBetween } from "../text/mapped-text.ts";
import type { TextSpan } from "../text/place.ts";
import { assemble, type PieceReader } from "./assemble.ts";
import { withDerived } from "./derive.ts";
import { type FrontMatter, frontChildren, frontFields, frontMatterOf, isMap } from "./front-matter.ts";
import { mailIn } from "./mail.ts";
import { contentsOf, withComments, withoutItsComments } from "./markdown-contents.ts";
import { isLoneHeading } from "./markdown-scope.ts";
import { matchLabel } from "./match-label.ts";
import {
	isPlainText,
	joinWords,
	type LabelNode,
	type PlacedWords,
	parsedReport,
	partOf,
	placedWords,
	rawField,
} from "./nodes.ts";
import { outline, weighedIn } from "./outline.ts";
import {
	type LabelledPiece,
	type LabelMatch,
	type MarkdownNotes,
	type Notes,
	nothingRead,
	type Piece,
} from "./piece.ts";
import { partRows } from "./values.ts";

type Content = readonly (Block | Ignored)[];
type Range = readonly [from: number, to: number];

/** Reads notes; no word of them is lost. */
export function markdownNotes(form: Form, placing: LimitedPlacing): ParsedReport {
	const { text, locator } = placing;
	const front = frontMatterIn(text, form);
	const fields = front === null ? [] : frontFields(front, form, placing);
	const hasLabels = fields.length > 0;
	const { rows, signs, wrap, tree, comments } = scanMarkdown(placing, form, { body: front?.body ?? 0, hasLabels });
	// Code is never cut, whatever its lines look like.
	const spoken = rows.map((row) => (tree.at(row)?.quoted === true ? { ...row, to: row.from } : row));
	const mail = mailIn(text, spoken, { signs, words: form.words });
	const lines = { text, rows, wrap, form, mail };
	const pieces = outline({ ...lines, markdown: headingsIn(lines, tree) });
	const resuming = new Set<number>();
	for (const { line, resumes } of rows) if (resumes) resuming.add(line);
	const contents = contentsOf(pieces, rows, { tree, placing });
	const reader = readerOf({ form, placing, wrap, tree, contents, resuming });
	const titled = fields.some(({ name }) => name === form.titleField && isOnLine(form, name));
	const children = assemble(titled ? { ...reader, form: { ...form, titleField: null } } : reader, pieces);
	const plain = children.map((child) => {
		return "name" in child && child.name === form.titleField ? withoutItsComments(child, comments) : child;
	});
	const own = withComments(plain, comments, placing);
	const taken = new Set(own.flatMap((child) => ("name" in child && child.name !== null ? [child.name] : [])));
	const all = front === null ? own : [...frontChildren(front, { fields, placing, taken }), ...own];
	return parsedReport(form, {
		children: withDerived(all, form, locator.position),
		end: locator.point(text.length),
		mail: mail?.position ?? null,
		weighed: weighedIn(pieces),
	});
}

/** Whether the form looks for a value behind a label first, and in the title after that. */
function isOnLine({ fields }: Form, name: string): boolean {
	const where = fields.find((field) => field.name === name)?.where ?? [];
	return where.includes("line") && !where.slice(0, where.indexOf("line")).includes("title");
}

/** Front matter that the form does not skip. */
function frontMatterIn(text: string, form: Form): FrontMatter | null {
	const front = frontMatterOf(text);
	if (front === null || form.skip.some(({ from }) => from.test("---"))) return null;
	return isMap(text, front) ? front : null;
}

/** What is known of the headings before the notes are cut up at them. */
function headingsIn(lines: Omit<Notes, "markdown">, tree: MarkdownTree): MarkdownNotes {
	const depths = new Map<string, number>();
	const alone = { ...lines, markdown: { tree, depths: new Map<string, number>(), hasSectionHeading: false } };
	let hasSectionHeading = false;
	for (const [index, row] of lines.rows.entries()) {
		const heading = tree.at(row)?.heading;
		if (!heading) continue;
		const found = matchLabel(alone, index, nothingRead);
		if (found?.target == null) continue;
		const label = lines.text.slice(found.start, found.end);
		if (!found.pattern && lines.form.labels.near(label) !== null && lines.form.labels.find(label) === null) continue;
		const { name, kind } = found.target;
		depths.set(name, Math.min(heading.depth, depths.get(name) ?? heading.depth));
		hasSectionHeading ||= kind === "section";
	}
	return { tree, depths, hasSectionHeading };
}

interface Material {
	readonly form: Form;
	readonly placing: Placing;
	readonly wrap: Wrap;
	readonly tree: MarkdownTree;
	/** The blocks of each piece. */
	readonly contents: ReadonlyMap<Piece, Content>;
	/** The lines that open with who speaks again. */
	readonly resuming: ReadonlySet<number>;
}

function readerOf(material: Material): PieceReader {
	const { form, placing, contents, tree } = material;
	const content = (piece: Piece): Content => contents.get(piece) ?? [];
	return {
		text: placing.text,
		form,
		marksHeadings: true,
		head: (label) => labelNode(label, material),
		section: (piece) => {
			const section = form.sections.find(({ name }) => name === piece.target?.name);
			const above = piece.label === null ? 1 : piece.label.heading?.depth || null;
			return proseOf(content(piece), material, { section, above });
		},
		prose: (piece, isOpening) => {
			const [first] = piece.rows;
			const opened = first === undefined || piece.kind !== "loose" ? undefined : tree.at(first)?.heading?.depth;
			const above = isOpening ? 1 : opened === undefined ? null : opened - 1;
			const blocks = proseOf(content(piece), material, { section: undefined, above });
			// A rule between two parts is no text.
			const isEmpty = blocks.every(({ type }) => type === "ignored" || type === "thematicBreak");
			return isEmpty && !isOpening ? blocks.filter(({ type }) => type === "ignored") : blocks;
		},
		field: (piece) => {
			const isPlain = content(piece).every((block) => block.type === "ignored" || isPlainText(block));
			return piece.target === null && !isPlain ? null : fieldOf(piece, material);
		},
		ignored: (piece) => content(piece).filter((block) => block.type === "ignored"),
	};
}

/** The label in its words, with its number, its colon or its dash as marks. */
function labelNode({ first, last, start, end, marks, signs }: LabelMatch, { placing, tree }: Material): LabelNode {
	const { text, locator } = placing;
	const number = signs.find((sign) => /[\p{L}\p{N}]/u.test(text.slice(sign.start, sign.end)));
	const behind = marks.filter((at) => at >= end && /[^*_]/u.test(text.charAt(at)));
	const spans = [...(number === undefined ? [] : [number]), ...behind.map((at) => ({ start: at, end: at + 1 }))];
	const words = (first === last ? [first] : [first, last]).flatMap((row) => {
		const own = tree.at(row);
		return own === null ? [] : [wordsIn(own.line, [start, end])];
	});
	return {
		label: words.map(({ text }) => text).join("\n"),
		labelPosition: locator.position(words[0]?.start ?? 0, words.at(-1)?.end ?? 0),
		marks: spans.map((span): Mark => {
			return { value: text.slice(span.start, span.end), position: locator.position(span.start, span.end) };
		}),
		position: locator.position(number?.start ?? start, Math.max(end, (behind.at(-1) ?? -1) + 1)),
	};
}

/** The words of a line between two offsets of the source. */
function wordsIn(line: MappedText, [from, to]: Range, plain = false): PlacedWords {
	const whole = wordsBetween(line, from, to);
	const [start, end] = [whole.runs[0]?.start ?? from, whole.runs.at(-1)?.end ?? from];
	return { ...(plain ? withoutSigns(whole) : whole), start, end };
}

function fieldOf(piece: LabelledPiece, material: Material): RawField {
	const { form, placing, tree } = material;
	const { text, locator } = placing;
	const definition = form.fields.find(({ name }) => name === piece.target?.name);
	const rowsOnly = valueParts(piece, definition, { ...material, part: "row" });
	// Where nothing of a table but its heading is part of the value, that is the value.
	const parts = rowsOnly.length > 0 ? rowsOnly : valueParts(piece, definition, { ...material, part: "heading" });
	const head = labelNode(piece.label, material);
	// The heading of a table and the words over a list are part of the value's place.
	const filled = piece.rows.flatMap((row) => {
		const own = tree.at(row);
		const words = own === null ? null : wordsIn(own.line, [contentStart(row), row.to]);
		return words === null || words.text === "" ? [] : [words];
	});
	const [first, last] = [parts[0]?.position, parts.at(-1)?.position];
	const start = Math.min(filled[0]?.start ?? text.length, first?.start.offset ?? text.length);
	// So is a link without words behind them.
	const end = Math.max(filled.at(-1)?.end ?? 0, last?.end.offset ?? 0);
	const empty = { start: head.position.end, end: head.position.end };
	const valuePosition = start < end ? locator.position(start, end) : empty;
	const raw = text.slice(valuePosition.start.offset, valuePosition.end.offset);
	return rawField(piece.target?.name ?? null, head, { raw, valuePosition, parts });
}

/** One part for each line, item or row of a table; what Markdown wraps is one. */
function valueParts(
	piece: LabelledPiece,
	definition: FieldDefinition | undefined,
	{ form, placing, wrap, tree, part: wanted }: Material & { readonly part: "row" | "heading" },
): ValuePart[] {
	const list = definition !== undefined && fieldType(definition.type).list;
	// A link is a link to a field of links, and words to a list of people.
	const plain = definition !== undefined && definition.type !== "links" && definition.type !== "text";
	const isPeople = definition?.type === "people";
	const parts: PlacedWords[] = [];
	const groups = partRows({ text: placing.text, wrap, form }, piece);
	const label = piece.label.last.line;
	for (const [index, group] of groups.entries()) {
		if (list && introduces(group, groups[index + 1], placing)) continue;
		const found: PlacedWords[] = [];
		let cells = false;
		for (const row of group) {
			const own = tree.at(row);
			const table = row.line === label ? null : (own?.table ?? null);
			if (own === null || (table !== null && table.part !== wanted && !isLoneHeading(own, piece, tree))) continue;
			const sign = parts.length === 0 && row.line !== label ? termSign(placing.text, row) : row.from;
			const from = row === group[0] ? Math.max(contentStart(row), sign) : row.from;
			const words =
				table === null ? wordsIn(own.line, [from, row.to], plain) : cellWords(own.line, table.cells, isPeople);
			cells ||= isPeople && table !== null;
			if (words.text !== "") found.push(words);
		}
		if (found.length === 0) continue;
		const above = parts.at(-1);
		const goesOn = above !== undefined && !list && piece.rows[0]?.line === label && group[0]?.gap === false;
		if (goesOn) parts.splice(-1, 1, joinWords([above, ...found], "\n"));
		else parts.push({ ...joinWords(found, "\n"), item: group[0]?.marker !== null, cells });
	}
	return parts.map((words) => partOf(words, placing));
}

/** `: 4 March` below the term of a definition. */
function termSign(text: string, { from, to }: Row): number {
	return from + (/^[:：]\s+/.exec(text.slice(from, to))?.[0].length ?? 0);
}

/** `The following were there:` over a list is not one of its items. */
function introduces(group: readonly Row[], next: readonly Row[] | undefined, { text }: Placing): boolean {
	const last = group.at(-1);
	if (last === undefined || group[0]?.marker !== null || next?.[0]?.marker == null) return false;
	return /[:：]/u.test(text.charAt(last.to - 1));
}

/** A row of a table: its first cell, and in brackets what the others say of it; of people all cells, with tabs between them. */
function cellWords(line: Line, cells: readonly TextSpan[], isPeople: boolean): PlacedWords {
	const filled = cells.flatMap(({ start, end }) => {
		if (start === end) return [];
		const { runs } = sliceMapped(line, start, end);
		return [wordsIn(line, [runs[0]?.start ?? 0, runs.at(-1)?.end ?? 0], true)];
	});
	const [name, ...others] = filled;
	if (name === undefined || others.length === 0 || isPeople) return joinWords(filled, "\t");
	const { end } = others.at(-1) ?? name;
	return joinWords([name, joinWords([joinWords(others, "; "), placedWords("", end, end)], ")")], " (");
}

interface Surroundings {
	readonly section: SectionDefinition | undefined;
	/** The depth of the heading above; null for a label that is not a heading. */
	readonly above: number | null;
}

/** Blocks as prose of a report: headings below the section's own, rows of tables on lines of their own. */
function proseOf(
	all: Content,
	{ placing, form, resuming }: Material,
	{ section, above }: Surroundings,
): (Block | Ignored)[] {
	const blocks = resuming.size === 0 ? all : all.flatMap((block) => turnsOf(block, resuming, placing.text));
	return blocks.map((block) => {
		if (block.type === "ignored") return block;
		if (block.position !== undefined && isBoilerplate(block, form)) {
			return { type: "ignored", children: [block], position: block.position };
		}
		if (block.type === "heading") return above === null ? block : sunk(block, above);
		return boldHeading(block, section) ?? withRows(block, placing.text);
	});
}

/** A paragraph as several, one for each line that opens with who speaks again. */
function turnsOf(block: Block | Ignored, resuming: ReadonlySet<number>, text: string): (Block | Ignored)[] {
	if (block.type !== "paragraph") return [block];
	const turns: Line[][] = [];
	for (const line of linesOf(block, text)) {
		const opens = resuming.has((line.nodes[0]?.position?.start.line ?? 0) - 1);
		const turn = opens ? undefined : turns.at(-1);
		if (turn === undefined) turns.push([line]);
		else turn.push(line);
	}
	return turns.length < 2 ? [block] : turns.map(paragraphOf);
}

function isBoilerplate(block: Block, form: Form): boolean {
	if (block.type !== "paragraph") return false;
	const text = plainText([block]);
	return form.isBoilerplate(text, 0, text.length);
}

const own = 2;
const deepest = 6;

/** As far below the section's heading, which stands at depth 2 in reports, as it is below it here. */
function sunk(heading: Heading, above: number): Heading {
	const depth = Math.min(deepest, Math.max(own + 1, heading.depth - above + own)) as Heading["depth"];
	return depth === heading.depth ? heading : { ...heading, depth };
}

/** A line in bold is a heading where the form says that headings in the section look so. */
function boldHeading(block: Block, section: SectionDefinition | undefined): Heading | null {
	const level = section?.subheadings.indexOf("bold") ?? -1;
	if (level < 0 || block.type !== "paragraph" || block.position === undefined) return null;
	const [only, ...others] = block.children;
	if (only?.type !== "strong" || others.length > 0) return null;
	const depth = Math.min(deepest, own + 1 + level) as Heading["depth"];
	return { type: "heading", depth, children: only.children, position: block.position };
}
