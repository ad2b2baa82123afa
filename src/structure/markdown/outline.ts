/** Cuts Markdown notes into runs: what each label opened, and what stands below none. */
import type { Heading, List, ListItem, Paragraph } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import type { Placing } from "../../blocks/data.ts";
import { countValues, readOrdinal } from "../../blocks/heading-line.ts";
import {
	hasWords,
	isLineEnd,
	isTable,
	type Line,
	labelRows,
	linesOf,
	paragraphOf,
	type Row,
} from "../../blocks/markdown-lines.ts";
import type { Form } from "../../forms/form.ts";
import { append } from "../../text/append.ts";
import { type LabelLine, labelOf, type Setting } from "./labels.ts";
import { counts, current, endsField, holderOf, type Run, repeats, type Scope, valueLines } from "./scope.ts";

type Place = Pick<Setting, "list">;

const plainSetting: Setting = { depth: null, underlined: false, list: null, top: false, counted: false };

/** What notes are cut up by. */
interface Knowledge {
	readonly form: Form;
	readonly placing: Placing;
	/** Whether front matter has labels in it. */
	readonly fronted: boolean;
}

/** The runs in source order; the first one holds what stands above the first label. */
export function outline(blocks: readonly (Block | Ignored)[], { form, placing, fronted }: Knowledge): Run[] {
	const runs: Run[] = [{ label: null, depth: null, head: null, tail: [], blocks: [] }];
	const state = { seen: new Set<string>(), inSection: false, holder: null, resumed: null };
	const walk: Walk = { form, runs, ...state, ...headingsIn(blocks, form, fronted), placing };
	for (const block of blocks) addBlock(walk, block, { list: null });
	return runs;
}

function addBlock(walk: Walk, block: Block | Ignored, place: Place): void {
	if (block.type === "ignored") homeOf(walk, block)?.blocks.push(block);
	else if (block.type === "list") addList(walk, block);
	else if (block.type === "heading") addHeading(walk, block);
	else if (block.type === "paragraph") addParagraph(walk, block, place);
	else if (block.type === "thematicBreak") push(walk, block);
	else add(walk, block);
}

/** A heading that the form does not know ends what stands above it, unless it stands below that heading. */
function addHeading(walk: Walk, block: Heading): void {
	const start = block.position?.start.offset ?? 0;
	const setting: Setting = {
		depth: block.depth,
		underlined: walk.placing.text[start] !== "#",
		list: null,
		top: block === walk.title,
		counted: walk.counted.has(block),
	};
	const [line, ...others] = linesOf(block);
	const found = opening(walk, line, setting);
	const run = current(walk);
	if (found !== null) {
		open(walk, found, block);
		append(current(walk)?.tail ?? [], others);
	} else if (run !== undefined && !endsRun(run, block.depth)) push(walk, block);
	else {
		open(walk, null, block);
		push(walk, block);
	}
}

/** A list, and what stands right below its items and is none of it. */
function addList(walk: Walk, list: List): void {
	const column = list.position?.start.column ?? 1;
	const isLabel = (line: Line): boolean => opening(walk, line, plainSetting)?.target != null;
	let from = 0;
	for (const [index, whole] of list.children.entries()) {
		const cut = cutItem(whole, column, isLabel);
		if (cut === null) continue;
		addItems(walk, listOf(list, from, [...list.children.slice(from, index), cut.item]));
		addParagraph(walk, cut.rest, { list: null });
		from = index + 1;
	}
	if (from === 0) addItems(walk, list);
	else if (from < list.children.length) addItems(walk, listOf(list, from, list.children.slice(from)));
}

/** Some items of a list as one of their own, which counts on. */
function listOf(list: List, from: number, children: ListItem[]): List {
	const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end];
	const count = typeof list.start === "number" ? { start: list.start + from } : {};
	return { ...list, ...count, children, ...(start && end && { position: { start, end } }) };
}

/** A list with labels in it opens what they name; its other items stay items. */
function addItems(walk: Walk, list: List): void {
	const place: Setting = { ...plainSetting, list: list.ordered ? "numbers" : "bullets" };
	if (isOverFields(walk, list, place)) giveWay(walk);
	const labelled = list.children.some((item) => opening(walk, firstLine(item), place) !== null);
	if (!labelled) {
		add(walk, list);
		return;
	}
	for (const item of list.children) {
		if (opening(walk, firstLine(item), place) === null) addItem(walk, list, item);
		else for (const child of item.children) addBlock(walk, child as Block, place);
	}
}

const leastLabels = 2;

/** Right below a heading that only a pattern made a section: a list of nothing but labels of fields. */
function isOverFields(walk: Walk, { children }: List, place: Setting): boolean {
	const run = current(walk);
	if (!run?.head || !run.label || run.blocks.length > 0 || run.tail.length > 0 || children.length < leastLabels)
		return false;
	if (run.depth === null || run.label.target?.kind !== "section" || !run.label.pattern) return false;
	return children.every((item) => {
		const line = firstLine(item);
		const found = line === undefined ? null : labelOf(line, place, walk.form);
		return found?.target?.kind === "field" && !found.near && found.ending === "colon";
	});
}

function firstLine(item: ListItem): Line | undefined {
	const [first] = item.children;
	return first?.type === "paragraph" ? linesOf(first)[0] : undefined;
}

function addItem(walk: Walk, list: List, item: ListItem): void {
	const last = current(walk)?.blocks.at(-1);
	if (last?.type === "list" && last.position?.start === list.position?.start) last.children.push(item);
	else add(walk, { ...list, children: [item] });
}

function addParagraph(walk: Walk, block: Paragraph, { list }: Place): void {
	const rows = labelRows(block);
	if (rows?.some((row) => rowLabel(walk, row) !== null)) {
		addRows(walk, rows);
		return;
	}
	const lines = linesOf(block);
	let plain: Line[] = [];
	let labelled = false;
	for (const [index, line] of lines.entries()) {
		// Only the first line of an item has its bullet.
		const found = opening(walk, line, {
			...plainSetting,
			list: index === 0 ? list : null,
		});
		if (found === null) plain.push(line);
		else {
			addLines(walk, plain, labelled);
			plain = [];
			labelled = true;
			open(walk, found, null);
		}
	}
	if (labelled) addLines(walk, plain, true);
	else if (lines.some(hasWords)) add(walk, block);
	// Nothing but comments.
	else if (block.position !== undefined) push(walk, { type: "ignored", children: [block], position: block.position });
}

/** Lines below a label in its own paragraph go on with its value. */
function addLines(walk: Walk, lines: readonly Line[], labelled: boolean): void {
	if (lines.length === 0) return;
	const block = paragraphOf(lines);
	if (!labelled) add(walk, block);
	else if (isTable(block)) push(walk, block);
	else {
		const end = valueLines(walk, lines);
		append(current(walk)?.tail ?? [], lines.slice(0, end));
		if (end < lines.length) close(walk);
		if (end < lines.length) push(walk, paragraphOf(lines.slice(end)));
	}
}

/** An item without the lines that are none of it, and these. */
export interface Cut {
	readonly item: ListItem;
	readonly rest: Paragraph;
}

/** Cuts an item before the first line that stands no further in than `column` and `isLabel`; null where none is. */
function cutItem(item: ListItem, column: number, isLabel: (line: Line) => boolean): Cut | null {
	const last = item.children.at(-1);
	if (last?.type === "paragraph") {
		const cut = cutParagraph(last, column, isLabel);
		return cut && { item: withLast(item, cut.kept), rest: cut.rest };
	}
	const inner = last?.type === "list" ? last.children.at(-1) : undefined;
	if (last?.type !== "list" || inner === undefined) return null;
	const cut = cutItem(inner, column, isLabel);
	return cut && { item: withLast(item, withLast(last, cut.item)), rest: cut.rest };
}

function cutParagraph(block: Paragraph, column: number, isLabel: (line: Line) => boolean) {
	if (!block.children.some(isLineEnd)) return null;
	const lines = linesOf(block);
	const at = lines.findIndex((line, index) => index > 0 && columnOf(line) <= column && isLabel(line));
	if (at < 0) return null;
	return { kept: paragraphOf(lines.slice(0, at)), rest: paragraphOf(lines.slice(at)) };
}

function columnOf({ nodes }: Line): number {
	return nodes[0]?.position?.start.column ?? 1;
}

/** A list or an item with something else at its end. */
function withLast<Holder extends List | ListItem>(
	holder: Holder,
	last: Holder["children"][number] | Paragraph,
): Holder {
	const { position } = holder;
	const end = last.position?.end;
	const children = [...holder.children.slice(0, -1), last];
	return { ...holder, children, ...(position && end && { position: { ...position, end } }) };
}

type Content = readonly (Block | Ignored)[];

/** What is known of the headings before the notes are cut up at them. */
function headingsIn(
	blocks: Content,
	form: Form,
	fronted: boolean,
): Pick<Scope, "depths" | "headed" | "title" | "counted"> {
	const depths = new Map<string, number>();
	let headed = false;
	const [title, counted] = [titleIn(blocks, fronted), countedIn(blocks)];
	for (const block of blocks) {
		if (block.type !== "heading") continue;
		const [line] = linesOf(block);
		const shape = { depth: block.depth, underlined: false, list: null };
		const setting: Setting = { ...shape, top: block === title, counted: counted.has(block) };
		const found = line === undefined ? null : labelOf(line, setting, form);
		if (!found?.target || found.near) continue;
		const { name, kind } = found.target;
		depths.set(name, Math.min(block.depth, depths.get(name) ?? block.depth));
		headed ||= kind === "section";
	}
	return { depths, headed, title, counted };
}

/** The heading that opens the notes, if it is as high as can be; one of several is not, below labels in front matter. */
function titleIn(blocks: Content, fronted: boolean): Heading | null {
	const first = blocks.find(({ type }) => type !== "ignored");
	const highest = blocks.filter((block) => block.type === "heading" && block.depth === 1);
	if (first?.type !== "heading" || first.depth > 1) return null;
	return fronted && highest.length > 1 ? null : first;
}

/** The headings whose letter is one of several that count up: `A. Bell resigns` alone has a name in it. */
function countedIn(blocks: Content): ReadonlySet<Heading> {
	const counted = new Set<Heading>();
	const above = new Map<number, { readonly block: Heading; readonly values: readonly number[] }>();
	for (const block of blocks) {
		if (block.type !== "heading") continue;
		const text = linesOf(block)[0]?.text ?? "";
		const ordinal = readOrdinal(text, 0, text.length);
		const values = ordinal === null ? [] : countValues(text.slice(0, ordinal.end));
		const last = above.get(block.depth);
		if (last?.values.some((value) => values.includes(value + 1))) counted.add(last.block).add(block);
		if (values.length > 0) above.set(block.depth, { block, values });
	}
	return counted;
}

/** The notes on their way through. */
export type Walk = Scope;

/** The label that a line opens with, if it counts there. */
function opening(walk: Walk, line: Line | undefined, setting: Setting): LabelLine | null {
	const found = line === undefined ? null : labelOf(line, setting, walk.form);
	return found !== null && counts(walk, found) ? found : null;
}

/** Opens a run: below a label, below a heading that the form does not know, or below neither. */
function open(walk: Walk, label: LabelLine | null, heading: Heading | null): void {
	const { runs, seen } = walk;
	if (label !== null && repeats(walk, label)) giveWay(walk);
	const head = heading ?? (label === null ? null : paragraphOf([label.line]));
	walk.holder = label !== null && heading === null ? holderOf(walk, label) : null;
	walk.resumed = null;
	runs.push({ label, depth: heading?.depth ?? null, head, tail: [], blocks: [] });
	if (label?.target) seen.add(label.target.name);
	if (label?.target?.kind === "section") walk.inSection = true;
}

/** What is open was no label, but a heading over others. */
function giveWay({ runs }: Walk): void {
	const last = runs.at(-1);
	if (last?.head) runs.splice(-1, 1, { label: null, depth: last.depth, head: null, tail: [], blocks: [last.head] });
}

/** Gives blocks to the run that is open. */
function push(walk: Walk, ...blocks: (Block | Ignored)[]): void {
	current(walk)?.blocks.push(...blocks);
}

/** A comment between two items of a list stands in the run of the item above it. */
function homeOf({ runs }: Walk, { position }: Ignored): Run | undefined {
	const at = position.start.offset ?? 0;
	const startOf = ({ label, blocks }: Run): number => label?.line.starts[0] ?? blocks[0]?.position?.start.offset ?? 0;
	return runs.findLast((run) => startOf(run) <= at) ?? runs[0];
}

/** Whether a heading of some depth that the form does not know ends a run. */
function endsRun({ label, depth }: Run, heading: number): boolean {
	if (label === null) return false;
	if (label.target?.kind !== "section") return true;
	return depth !== null && heading <= depth;
}

/** Gives a block to the run that is open, or, where that is a field that ends above it, to what goes on behind. */
function add(walk: Walk, block: Block): void {
	const run = current(walk);
	if (run !== undefined && endsField(walk, run, block)) close(walk);
	push(walk, block);
}

/** Behind a field the text of its section goes on. */
function close(walk: Walk): void {
	if (walk.holder === null) open(walk, null, null);
	else walk.resumed = walk.holder;
}

/** The label in the left cell of a row, if the form knows it. */
function rowLabel(walk: Walk, { line, cells: [label, value] }: Row): LabelLine | null {
	if (label === undefined || value === undefined) return null;
	const target = walk.form.labels.find(line.text.slice(...label).replace(/[:：]$/u, ""));
	return target === null ? null : { ...rowLine(line, label, value), target };
}

function rowLine(line: Line, label: readonly [number, number], value: readonly [number, number]): LabelLine {
	const end = /[:：]$/u.test(line.text.slice(...label)) ? label[1] - 1 : label[1];
	return {
		line,
		setting: plainSetting,
		target: null,
		near: false,
		pattern: false,
		bold: false,
		ending: "colon",
		number: null,
		label: [label[0], end],
		value,
	};
}

/** The rows of a table of labels and values; one without a label stands for itself. */
function addRows(walk: Walk, rows: readonly Row[]): void {
	for (const row of rows) {
		const [label, value] = row.cells;
		const found = rowLabel(walk, row);
		if (found !== null) open(walk, found, null);
		else if (label === undefined || value === undefined || label[0] === label[1]) push(walk, paragraphOf([row.line]));
		else if (row === rows[0]) add(walk, paragraphOf([row.line]));
		else open(walk, rowLine(row.line, label, value), null);
	}
}
