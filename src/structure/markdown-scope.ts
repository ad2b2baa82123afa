/** What the headings, lists and tables of Markdown notes say of the labels in them. */
import type { PhrasingContent } from "mdast";
import { endOf, startOf } from "../ast/place.ts";
import type { Candidate } from "../blocks/candidates.ts";
import type { Line } from "../blocks/markdown-lines.ts";
import type { MarkdownRow, MarkdownTree } from "../blocks/markdown-rows.ts";
import type { Row } from "../blocks/row.ts";
import { fieldType } from "../fields/index.ts";
import type { Form } from "../forms/form.ts";
import { sliceMapped, sourceOffset } from "../text/mapped-text.ts";
import type { LabelMatch, Notes, Piece, ReadSoFar } from "./piece.ts";

/** Whether a label may stand in a row: in items, only below one that a label opened. */
export function mayHoldLabel({ holders, quoted }: MarkdownRow, { items }: Pick<ReadSoFar, "items">): boolean {
	return !quoted && holders.every((line) => items.has(line));
}

/** Whether a known label is structure at its place, as far as Markdown shows. */
export function countsInMarkdown({ form, text, markdown }: Notes, found: LabelMatch, soFar: ReadSoFar): boolean {
	const { target, heading, rest, restEnd, first, last } = found;
	if (target === null || endsInLink(found, markdown)) return false;
	if (repeats(soFar.current, found)) return true;
	const depth = heading?.depth ?? 0;
	const least = markdown?.depths.get(target.name);
	if (least !== undefined && depth > least) return false;
	const listed = first.marker !== null;
	const near = !found.pattern && form.labels.find(text.slice(found.start, found.end)) === null;
	const alone = rest >= Math.min(last.to, restEnd);
	const bold = heading?.styles.has("bold") === true || (found.marks[0] ?? found.start) < found.start;
	const signed = found.ending === "colon" || found.ending === "question";
	const seen = soFar.seen.has(target.name);
	if (target.kind === "section") {
		const section = form.sections.find(({ name }) => name === target.name);
		if (depth > 0) return !seen || section?.repeatable === true || (alone && depth <= depthOf(soFar.current));
		const whole = alone || found.ending === "colon";
		if (listed && (awaitsItems(form, soFar.current) || !whole)) return false;
		// A form that lets headings be bare leaves it to the notes.
		const settled = section !== undefined && section.headings.length > 0 && !section.headings.includes("bare");
		return markdown?.hasSectionHeading !== true || settled || (bold && !listed && whole);
	}
	if (soFar.fields.includes(target.name)) return !seen;
	if (listed && soFar.section !== null) return false;
	if (listed && awaitsItems(form, soFar.current)) return !seen && !address.test(text.slice(rest, first.to));
	if (depth > 0 && soFar.section !== null && depth > depthOf(soFar.section)) return target.closing && !seen;
	if (target.closing || !soFar.astray) return true;
	return !seen && !near && (depth > 0 || bold || signed);
}

const address = /^(?:[[<(]|\w+:\/\/|www\.)/;

/** How deep the heading is that opened a piece; 0 for none. */
export function depthOf(piece: Piece | null): number {
	return piece?.label?.heading?.depth ?? 0;
}

/** Whether the field that is open has nothing yet, and this is its label again: `## Attendance`, and below it `**Present:**`. */
export function repeats(current: Piece | null, { target }: LabelMatch): boolean {
	const open = current?.target ?? null;
	return open?.kind === "field" && open.name === target?.name && current?.rows.length === 0;
}

/** A list of people or links is open whose items are still to come: they may well have a colon in them. */
export function awaitsItems(form: Form, current: Piece | null): boolean {
	const field = form.fields.find(({ name }) => current?.target?.kind === "field" && name === current.target.name);
	if (field === undefined || current === null || !fieldType(field.type).list) return false;
	return depthOf(current) > 0 || current.rows.length === 0;
}

/** Whether a label ends within a link: what it leads to would be no part of the label, and none of the value. */
export function endsInLink({ end, last }: LabelMatch, markdown: Notes["markdown"]): boolean {
	const own = markdown?.tree.at(last) ?? null;
	return own !== null && isInLink(own.line.nodes, end);
}

function isInLink(nodes: readonly PhrasingContent[], offset: number): boolean {
	return nodes.some((node) => {
		if (node.type === "link") return startOf(node) < offset && offset < endOf(node);
		return "children" in node && isInLink(node.children, offset);
	});
}

/** Whether a heading that the form does not know ends what is open. */
export function endsAbove(depth: number, { current, section }: Pick<ReadSoFar, "current" | "section">): boolean {
	if (section !== null) return depthOf(section) > 0 && depth <= depthOf(section);
	return current !== null && current.label !== null;
}

/** The label and the value of a row in a table of both, whatever the form knows; null for any other row. */
export function cellLabel({ line, table }: MarkdownRow): CellLabel | null {
	const [label, value] = table?.cells ?? [];
	if (!table?.pairs || table.part === "rule" || label === undefined || value === undefined) return null;
	const words = line.text.slice(label.start, label.end);
	const colon = /[:：]$/u.test(words) ? 1 : 0;
	const key = sliceMapped(line, label.start, label.end - colon);
	const filling = sliceMapped(line, value.start, value.end);
	const start = sourceOffset(line, label.start);
	const end = key.runs.at(-1)?.end ?? start;
	const rest = sourceOffset(line, value.start);
	const restEnd = filling.runs.at(-1)?.end ?? rest;
	return { words: key.text, ending: "colon", start, end, core: end, marks: [], rest, restEnd };
}

/** What a left cell holds as a candidate, its words, and where the value beside it ends. */
export interface CellLabel extends Candidate {
	readonly words: string;
	readonly restEnd: number;
}

/** Whether the left cells of tables hold labels; each is asked for every row. */
const known = new WeakMap<readonly Line[], boolean>();

/** Whether a row stands in a table that has a label of the form in the left cell of some row. */
export function isTableOfLabels({ quoted, table }: MarkdownRow, { labels }: Form): boolean {
	if (quoted || !table?.pairs) return false;
	const cached = known.get(table.rows);
	if (cached !== undefined) return cached;
	const found = table.rows.some(({ text }) => {
		const [first] = text.replace(/^\|/, "").split("|");
		return first !== undefined && labels.find(first.trim().replace(/[:：]$/u, "")) !== null;
	});
	known.set(table.rows, found);
	return found;
}

/** Whether a row is the heading of a table of which a field has nothing else: then it is a value as the rows would be. */
export function isLoneHeading({ table }: MarkdownRow, { rows }: Piece, tree: MarkdownTree): boolean {
	if (table?.part !== "heading") return false;
	const isRowBelow = (other: MarkdownRow["table"]): boolean => other?.part === "row" && other.rows === table.rows;
	return !rows.some((row) => isRowBelow(tree.at(row)?.table ?? null));
}

/** Whether the items of a list are nothing but labels of fields, each with a colon. */
export function isListOfFields({ text, rows, form }: Notes, index: number): boolean {
	let labels = 0;
	const indent = rows[index]?.indent ?? 0;
	for (let at = index; at < rows.length; at++) {
		const row: Row | undefined = rows[at];
		if (row === undefined || (row.gap && row.marker === null) || row.indent < indent) break;
		if (row.marker === null || row.indent > indent) continue;
		const words = text.slice(row.marker.content, row.to).replace(/^[*_]+/, "");
		const label = words.slice(0, Math.max(0, words.search(/[:：]/u))).replace(/[*_]+$/, "");
		if (form.labels.find(label)?.kind !== "field") return false;
		labels++;
	}
	return labels > 1;
}
