/** Cuts Markdown notes into runs: what each label opened, and what stands below none. */
import type { Heading, List, ListItem, Paragraph } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { fieldType } from "../../fields/index.ts";
import type { Form } from "../../forms/form.ts";
import type { Placing } from "./data.ts";
import { type LabelLine, labelOf, type Setting } from "./markdown-labels.ts";
import { hasWords, type Line, linesOf } from "./markdown-lines.ts";
import { counts, current, openField, type Run, repeats, type Scope } from "./markdown-scope.ts";
import { isTable, labelRows, type Row } from "./markdown-tables.ts";

type Place = Pick<Setting, "list">;

const plainSetting: Setting = { depth: null, underlined: false, list: null, top: false };

/** The runs in source order; the first one holds what stands above the first label. */
export function outline(blocks: readonly (Block | Ignored)[], form: Form, placing: Placing): Run[] {
	const runs: Run[] = [{ label: null, depth: null, head: null, tail: [], blocks: [] }];
	const walk: Walk = { form, runs, seen: new Set(), ...headingsIn(blocks, form), placing };
	for (const block of blocks) addBlock(walk, block, { list: null });
	return runs;
}

interface Walk extends Scope {
	readonly placing: Placing;
}

function headingsIn(blocks: readonly (Block | Ignored)[], form: Form): Pick<Scope, "depths" | "headed"> {
	const depths = new Map<string, number>();
	let headed = false;
	const title = blocks.find(({ type }) => type !== "ignored");
	for (const block of blocks) {
		if (block.type !== "heading") continue;
		const [line] = linesOf(block);
		const setting: Setting = { depth: block.depth, underlined: false, list: null, top: block === title };
		const found = line === undefined ? null : labelOf(line, setting, form);
		if (!found?.target || found.near) continue;
		const { name, kind } = found.target;
		depths.set(name, Math.min(block.depth, depths.get(name) ?? block.depth));
		headed ||= kind === "section";
	}
	return { depths, headed };
}

function addBlock(walk: Walk, block: Block | Ignored, place: Place): void {
	if (block.type === "ignored") homeOf(walk, block)?.blocks.push(block);
	else if (block.type === "list") addList(walk, block);
	else if (block.type === "heading") addHeading(walk, block);
	else if (block.type === "paragraph") addParagraph(walk, block, place);
	else push(walk, block);
}

/** A comment between two items of a list stands in the run of the item above it. */
function homeOf({ runs }: Walk, { position }: Ignored): Run | undefined {
	const at = position.start.offset ?? 0;
	const startOf = ({ label, blocks }: Run): number => label?.line.starts[0] ?? blocks[0]?.position?.start.offset ?? 0;
	return runs.findLast((run) => startOf(run) <= at) ?? runs[0];
}

function push(walk: Walk, ...blocks: (Block | Ignored)[]): void {
	current(walk)?.blocks.push(...blocks);
}

function open(walk: Walk, label: LabelLine | null, heading: Heading | null): void {
	const { runs, seen } = walk;
	const last = runs.at(-1);
	if (label !== null && last?.head && repeats(walk, label)) {
		// The first of the two is a heading over several fields.
		runs.splice(-1, 1, { label: null, depth: last.depth, head: null, tail: [], blocks: [last.head] });
	}
	const head = heading ?? (label === null ? null : paragraphOf([label.line]));
	runs.push({ label, depth: heading?.depth ?? null, head, tail: [], blocks: [] });
	if (label?.target) seen.add(label.target.name);
}

function opening(walk: Walk, line: Line | undefined, setting: Setting): LabelLine | null {
	const found = line === undefined ? null : labelOf(line, setting, walk.form);
	return found !== null && counts(walk, found) ? found : null;
}

/** A heading that the form does not know ends what stands above it, unless it stands below that heading. */
function addHeading(walk: Walk, block: Heading): void {
	const start = block.position?.start.offset ?? 0;
	const setting: Setting = {
		depth: block.depth,
		underlined: walk.placing.text[start] !== "#",
		list: null,
		top: walk.runs.length === 1 && walk.runs[0]?.blocks.every(({ type }) => type === "ignored") === true,
	};
	const [line, ...others] = linesOf(block);
	const found = opening(walk, line, setting);
	const run = current(walk);
	if (found !== null) {
		open(walk, found, block);
		current(walk)?.tail.push(...others);
	} else if (run !== undefined && !endsRun(run, block.depth)) push(walk, block);
	else {
		open(walk, null, block);
		push(walk, block);
	}
}

function endsRun({ label, depth }: Run, heading: number): boolean {
	if (label === null) return false;
	if (label.target?.kind !== "section") return true;
	return depth !== null && heading <= depth;
}

/** A list with labels in it opens what they name; its other items stay items. */
function addList(walk: Walk, list: List): void {
	const place: Setting = { ...plainSetting, list: list.ordered ? "numbers" : "bullets" };
	const labelled = list.children.some((item) => opening(walk, firstLine(item), place) !== null);
	if (!labelled) {
		push(walk, list);
		return;
	}
	for (const item of list.children) {
		if (opening(walk, firstLine(item), place) === null) addItem(walk, list, item);
		else for (const child of item.children) addBlock(walk, child as Block, place);
	}
}

function firstLine(item: ListItem): Line | undefined {
	const [first] = item.children;
	return first?.type === "paragraph" ? linesOf(first)[0] : undefined;
}

function addItem(walk: Walk, list: List, item: ListItem): void {
	const last = current(walk)?.blocks.at(-1);
	if (last?.type === "list" && last.position?.start === list.position?.start) last.children.push(item);
	else push(walk, closing(walk, "list", { ...list, children: [item] }));
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
		const found = opening(walk, line, { ...plainSetting, list: index === 0 ? list : null });
		if (found === null) plain.push(line);
		else {
			addLines(walk, plain, labelled);
			plain = [];
			labelled = true;
			open(walk, found, null);
		}
	}
	if (labelled) addLines(walk, plain, true);
	else if (lines.some(hasWords)) push(walk, closing(walk, "paragraph", block));
}

/** Lines below a label in its own paragraph go on with its value. */
function addLines(walk: Walk, lines: readonly Line[], labelled: boolean): void {
	if (lines.length === 0) return;
	const block = paragraphOf(lines);
	if (!labelled) push(walk, closing(walk, "paragraph", block));
	else if (isTable(block)) push(walk, block);
	else current(walk)?.tail.push(...lines);
}

/** The lines as a paragraph of their own. */
export function paragraphOf(lines: readonly Line[]): Paragraph {
	const children = lines.flatMap(({ nodes, lineEnd }, index) =>
		index === 0 || lineEnd === null ? nodes : [lineEnd, ...nodes],
	);
	const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end];
	return {
		type: "paragraph",
		children,
		...(start === undefined || end === undefined ? {} : { position: { start, end } }),
	};
}

/**
 * Ends a field that the block is no part of: a paragraph, where the field has its value and is no list under a heading,
 * or has had a list as its value.
 */
function closing<T extends Block>(walk: Walk, kind: "list" | "paragraph", block: T): T {
	const run = current(walk);
	if (run === undefined || run.label === null || run.label.target?.kind === "section" || kind === "list") return block;
	const field = openField(walk);
	const isList = field !== undefined && fieldType(field.type).list;
	const [from, to] = run.label.value;
	const filled = from < to || run.tail.length > 0 || run.blocks.length > 0;
	const taken = run.blocks.some(({ type }) => type === "list");
	const whole = field?.where.includes("heading") === true && run.depth !== null;
	if (taken || (filled && !isList && !whole)) open(walk, null, null);
	return block;
}

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
		else if (row === rows[0]) push(walk, closing(walk, "paragraph", paragraphOf([row.line])));
		else open(walk, rowLine(row.line, label, value), null);
	}
}
