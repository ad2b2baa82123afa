/** Notes written in Markdown: headings, bold words and plain lines that name a label of the form open a field or a section. */
import type { PhrasingContent, Text } from "mdast";
import type { Point, Position } from "unist";
import type { Block, Field, Ignored, Mark, ParsedReport, RawField, ReportChild, ValuePart } from "../../ast/nodes.ts";
import { fieldType } from "../../fields/index.ts";
import type { Form } from "../../forms/form.ts";
import { withDerived } from "../derive.ts";
import type { Placing } from "./data.ts";
import { type Aside, asidesIn, blanked } from "./markdown-aside.ts";
import { parseBlocks } from "./markdown-blocks.ts";
import { cutNodes } from "./markdown-cut.ts";
import { type FrontMatter, frontChildren, frontFields, frontMatterOf, isMap } from "./markdown-front.ts";
import type { LabelLine } from "./markdown-labels.ts";
import type { LimitedPlacing } from "./markdown-limit.ts";
import { paragraphOf } from "./markdown-lines.ts";
import { withMarks } from "./markdown-marks.ts";
import { outline } from "./markdown-outline.ts";
import { proseOf } from "./markdown-prose.ts";
import type { Run } from "./markdown-scope.ts";
import { isTable } from "./markdown-tables.ts";
import { introduces, partOf, valueParts } from "./markdown-values.ts";

type Child = ReportChild<RawField | Field>;
type Content = readonly (Block | Ignored)[];

/** Reads notes; no word of them is lost. */
export function markdownNotes(form: Form, placing: LimitedPlacing): ParsedReport {
	const { text, limit } = placing;
	const front = frontMatterIn(text, form);
	const asides = asidesIn(text, form, front?.body ?? 0);
	const whole = front === null ? asides : [{ start: 0, end: front.body }, ...asides];
	const blocks = withAsides(withMarks(parseBlocks(blanked(text, whole), limit) ?? [], text), asides, placing);
	const fields = front === null ? [] : frontFields(front, form, placing);
	const runs = outline(blocks, { form, placing, fronted: fields.length > 0 });
	const seen = new Set<string>();
	const title = fields.some(({ name }) => name === form.titleField && isOnLine(form, name)) ? null : form.titleField;
	const own = runs.flatMap((run, index) => childrenOf(run, { form, placing, seen, title, first: index === 0 }));
	const taken = new Set(own.flatMap((child) => ("name" in child && child.name !== null ? [child.name] : [])));
	const all = front === null ? own : [...frontChildren(front, { fields, placing, taken }), ...own];
	const children = withDerived(all, form, placing.locator.position);
	return { type: "report", form: form.name, children, position: placing.locator.position(0, text.length) };
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

/** The blocks with what was set aside in its place among them. */
function withAsides(blocks: readonly Block[], asides: readonly Aside[], placing: Placing): Content {
	if (asides.length === 0) return blocks;
	const ignored = asides.map((aside) => ignoredAt(aside, placing));
	const offset = ({ position }: Block | Ignored): number => position?.start.offset ?? 0;
	return [...blocks, ...ignored].sort((left, right) => offset(left) - offset(right));
}

function ignoredAt({ start, end }: Aside, { text, locator }: Placing): Ignored {
	const position = locator.position(start, end);
	const leaf: Text = { type: "text", value: text.slice(start, end), position };
	return { type: "ignored", children: [{ type: "paragraph", children: [leaf], position }], position };
}

/** The comments amid the lines of a label or a value, which neither has in it. */
function commentsIn({ start, end }: Aside, placing: Placing): Ignored[] {
	return [...placing.text.slice(start, end).matchAll(/<!--.*?-->/g)].map(({ 0: comment, index }) =>
		ignoredAt({ start: start + index, end: start + index + comment.length }, placing),
	);
}

/** Where some nodes stand, from the first to the last. */
function around(nodes: readonly { readonly position?: Position | undefined }[]): Aside {
	const offsets = nodes.flatMap(({ position }) => [position?.start.offset ?? 0, position?.end.offset ?? 0]);
	return { start: Math.min(...offsets), end: Math.max(...offsets) };
}

interface Place {
	readonly form: Form;
	readonly placing: Placing;
	readonly seen: Set<string>;
	/** The field that the heading at the top is the value of; null where its label stands in front matter. */
	readonly title: string | null;
	readonly first: boolean;
}

function childrenOf(run: Run, place: Place): Child[] {
	const { form, seen, title, first } = place;
	const { label } = run;
	if (label === null)
		return first
			? openingOf(proseOf(run.blocks, 1, form), title)
			: looseOf(proseOf(run.blocks, run.depth === null ? null : run.depth - 1, form));
	const { target } = label;
	const duplicate = target !== null && seen.has(target.name) && !isRepeatable(form, target.name);
	if (target !== null) seen.add(target.name);
	if (target?.kind !== "section" && !duplicate && (target !== null || isPlain(run))) return fieldOf(run, label, place);
	return [headed(run, label, { ...place, duplicate })];
}

function isRepeatable(form: Form, name: string): boolean {
	return form.sections.some((section) => section.name === name && section.repeatable);
}

/** A section, the second of a field or section, or what stands below a label that the form does not know. */
function headed(run: Run, label: LabelLine, { form, placing, duplicate }: Place & { duplicate: boolean }): Child {
	const { target, line } = label;
	const lines = valueNodes(label, placing);
	const own = [{ ...line, nodes: lines }, ...run.tail].filter(({ nodes }) => nodes.length > 0);
	const blocks = [...(own.length === 0 ? [] : [paragraphOf(own)]), ...run.blocks];
	const section = form.sections.find(({ name }) => name === target?.name);
	const whole = around(line.nodes);
	const end = lines[0]?.position?.start.offset ?? whole.end;
	const children = [...commentsIn({ start: whole.start, end }, placing), ...proseOf(blocks, run.depth, form, section)];
	const place = spanOf(label, placing);
	const position = { start: place.start, end: lastOf(children) ?? place.end };
	const base = { ...labelPart(label, placing), children, position };
	if (duplicate || target === null) return { type: "unclassified", ...base, duplicates: target?.name ?? null };
	return { type: "section", name: target.name, ...base, statements: [] };
}

/** Where the last of some blocks ends; a comment inside a list comes behind it. */
function lastOf(blocks: Content): Point | undefined {
	const ends = blocks.flatMap(({ position }) => (position === undefined ? [] : [position.end]));
	return ends.reduce<Point | undefined>(
		(last, end) => ((end.offset ?? 0) > (last?.offset ?? -1) ? end : last),
		undefined,
	);
}

function valueNodes({ line, value: [from, to] }: LabelLine, placing: Placing): PhrasingContent[] {
	return from >= to ? [] : cutNodes(line.nodes, line.starts[from] ?? 0, placing);
}

function labelPart({ line, label: [from, to], number, value }: LabelLine, placing: Placing) {
	const signs = [...line.text.slice(to, value[0])].flatMap((sign, at) => (/\S/u.test(sign) ? [to + at] : []));
	const marked = [...(number === null ? [] : [[0, number.end] as const]), ...signs.map((at) => [at, at + 1] as const)];
	const marks = marked.map((span): Mark => {
		const { raw, position } = partOf(line, span, placing);
		return { value: raw, position };
	});
	return { label: line.text.slice(from, to), labelPosition: partOf(line, [from, to], placing).position, marks };
}

/** The label with its marks. */
function spanOf({ line, label, number, value }: LabelLine, placing: Placing): Position {
	const end = line.text.slice(0, value[0]).trimEnd().length;
	return partOf(line, [number === null ? label[0] : 0, Math.max(label[1], end)], placing).position;
}

/** Its words say all of it: no links, no emphasis, no lists that a text would lose. */
function isPlain({ label, tail, blocks }: Run): boolean {
	const nodes = [...(label?.line.nodes.slice(label.bold ? 1 : 0) ?? []), ...tail.flatMap((line) => line.nodes)];
	return (
		nodes.every(({ type }) => type === "text") &&
		blocks.every((block) => block.type === "paragraph" && block.children.every(({ type }) => type === "text"))
	);
}

/** A heading above the first label is the title, and so is a line in bold; the rest stands before the first field. */
function openingOf(blocks: Content, title: string | null): Child[] {
	const [first] = blocks.filter(({ type }) => type !== "ignored");
	return blocks.flatMap((block): Child[] => {
		if (block.position === undefined) return [];
		if (block.type === "ignored") return [block];
		const name = block === first && isTitle(block) ? title : null;
		return [{ type: "preamble", name, children: [block], position: block.position }];
	});
}

function isTitle(block: Block): boolean {
	if (block.type === "heading") return true;
	return block.type === "paragraph" && block.children.length === 1 && block.children[0]?.type === "strong";
}

function looseOf(blocks: Content): Child[] {
	const [start, end] = [blocks[0]?.position?.start, lastOf(blocks)];
	if (start === undefined || end === undefined) return [];
	// A rule between two parts is no text.
	if (blocks.every(({ type }) => type === "ignored" || type === "thematicBreak")) {
		return blocks.filter((block) => block.type === "ignored");
	}
	const none = { label: null, labelPosition: null, marks: [], duplicates: null };
	return [{ type: "unclassified", ...none, children: blocks, position: { start, end } }];
}

/** From the first part to the last, the heading of a table and the words over a list included. */
function placeOfValue({ blocks }: Run, parts: readonly ValuePart[]): Position | null {
	const [first, last] = [parts[0]?.position.start, parts.at(-1)?.position.end];
	if (first === undefined || last === undefined) return null;
	const above = blocks.flatMap((block, index) => {
		if (block.type === "ignored") return [];
		const heads = introduces(block, blocks[index + 1]) ? [block] : tablesIn(block);
		return heads.flatMap(({ position }) => (position === undefined ? [] : [position.start]));
	});
	return { start: above.find(({ offset = 0 }) => offset < (first.offset ?? 0)) ?? first, end: last };
}

function tablesIn(block: Block): readonly Block[] {
	if (block.type === "list") return block.children.flatMap((item) => (item.children as Block[]).flatMap(tablesIn));
	if (block.type === "blockquote") return (block.children as Block[]).flatMap(tablesIn);
	return isTable(block) ? [block] : [];
}

/** The field, and behind it what is set aside among the lines of its value. */
function fieldOf(run: Run, label: LabelLine, { form, placing }: Place): Child[] {
	const { target } = label;
	const definition = form.fields.find(({ name }) => name === target?.name);
	const list = definition !== undefined && fieldType(definition.type).list;
	// A link is a link to a field of links, and words to a list of people.
	const plain = definition !== undefined && definition.type !== "links" && definition.type !== "text";
	const parts = valueParts(run, { ...placing, plain }, list);
	const whole = spanOf(label, placing);
	const valuePosition = placeOfValue(run, parts) ?? { start: whole.end, end: whole.end };
	const { start } = valuePosition;
	const field: RawField = {
		type: "field",
		name: target?.name ?? null,
		...labelPart(label, placing),
		raw: placing.text.slice(valuePosition.start.offset, valuePosition.end.offset),
		valuePosition,
		parts,
		position: { start: whole.start, end: valuePosition.end },
	};
	const within = ({ position }: Ignored): boolean =>
		(position.start.offset ?? 0) >= (start.offset ?? 0) &&
		(position.end.offset ?? 0) <= (valuePosition.end.offset ?? 0);
	const blocks = run.blocks.filter((block) => block.type !== "ignored");
	const comments = commentsIn(
		around([...label.line.nodes, ...run.tail.flatMap(({ nodes }) => nodes), ...blocks]),
		placing,
	);
	const asides = run.blocks.filter((block) => block.type === "ignored");
	return [field, ...[...comments, ...asides].filter((aside) => !within(aside)).sort(byPlace)];
}

const byPlace = (one: Ignored, other: Ignored): number =>
	(one.position.start.offset ?? 0) - (other.position.start.offset ?? 0);
