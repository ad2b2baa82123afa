/** Cuts Markdown notes into runs: what each label opened, and what stands below none. */

import type { Heading, List, ListItem, Paragraph } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import { append } from "../../text/append.ts";
import type { Placing } from "./data.ts";
import { valueLines } from "./markdown-ends.ts";
import { headingsIn } from "./markdown-headings.ts";
import { cutItem } from "./markdown-item-ends.ts";
import { labelOf, type Setting } from "./markdown-labels.ts";
import { hasWords, type Line, linesOf, paragraphOf } from "./markdown-lines.ts";
import { addRows, rowLabel } from "./markdown-rows.ts";
import { add, close, endsRun, giveWay, homeOf, open, opening, push, type Walk } from "./markdown-runs.ts";
import { current, type Run } from "./markdown-scope.ts";
import { isTable, labelRows } from "./markdown-tables.ts";

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
