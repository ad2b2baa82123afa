/** The runs of Markdown notes while they are cut: what opens one, and what ends it. */
import type { Heading } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { fieldType } from "../../fields/index.ts";
import type { Placing } from "./data.ts";
import { type LabelLine, labelOf, type Setting } from "./markdown-labels.ts";
import { type Line, paragraphOf } from "./markdown-lines.ts";
import { counts, current, openField, type Run, repeats, type Scope } from "./markdown-scope.ts";

/** The notes on their way through. */
export interface Walk extends Scope {
	readonly placing: Placing;
}

/** The label that a line opens with, if it counts there. */
export function opening(walk: Walk, line: Line | undefined, setting: Setting): LabelLine | null {
	const found = line === undefined ? null : labelOf(line, setting, walk.form);
	return found !== null && counts(walk, found) ? found : null;
}

/** Opens a run: below a label, below a heading that the form does not know, or below neither. */
export function open(walk: Walk, label: LabelLine | null, heading: Heading | null): void {
	const { runs, seen } = walk;
	if (label !== null && repeats(walk, label)) giveWay(walk);
	const head = heading ?? (label === null ? null : paragraphOf([label.line]));
	runs.push({ label, depth: heading?.depth ?? null, head, tail: [], blocks: [] });
	if (label?.target) seen.add(label.target.name);
	if (label?.target?.kind === "section") walk.inSection = true;
}

/** What is open was no label, but a heading over others. */
export function giveWay({ runs }: Walk): void {
	const last = runs.at(-1);
	if (last?.head) runs.splice(-1, 1, { label: null, depth: last.depth, head: null, tail: [], blocks: [last.head] });
}

/** Gives blocks to the run that is open. */
export function push(walk: Walk, ...blocks: (Block | Ignored)[]): void {
	current(walk)?.blocks.push(...blocks);
}

/** A comment between two items of a list stands in the run of the item above it. */
export function homeOf({ runs }: Walk, { position }: Ignored): Run | undefined {
	const at = position.start.offset ?? 0;
	const startOf = ({ label, blocks }: Run): number => label?.line.starts[0] ?? blocks[0]?.position?.start.offset ?? 0;
	return runs.findLast((run) => startOf(run) <= at) ?? runs[0];
}

/** Whether a heading of some depth that the form does not know ends a run. */
export function endsRun({ label, depth }: Run, heading: number): boolean {
	if (label === null) return false;
	if (label.target?.kind !== "section") return true;
	return depth !== null && heading <= depth;
}

/**
 * Ends a field that the block is no part of: a paragraph, where the field has its value and is no list under a heading,
 * or has had a list as its value.
 */
export function closing<T extends Block>(walk: Walk, kind: "list" | "paragraph", block: T): T {
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
