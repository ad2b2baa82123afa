/** The runs of Markdown notes while they are cut: what opens one, and what ends it. */
import type { Heading } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import { endsField } from "./markdown-ends.ts";
import { type LabelLine, labelOf, type Setting } from "./markdown-labels.ts";
import { type Line, paragraphOf } from "./markdown-lines.ts";
import { counts, current, holderOf, type Run, repeats, type Scope } from "./markdown-scope.ts";

/** The notes on their way through. */
export type Walk = Scope;

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
	walk.holder = label !== null && heading === null ? holderOf(walk, label) : null;
	walk.resumed = null;
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

/** Gives a block to the run that is open, or, where that is a field that ends above it, to what goes on behind. */
export function add(walk: Walk, block: Block): void {
	const run = current(walk);
	if (run !== undefined && endsField(walk, run, block)) close(walk);
	push(walk, block);
}

/** Behind a field the text of its section goes on. */
export function close(walk: Walk): void {
	if (walk.holder === null) open(walk, null, null);
	else walk.resumed = walk.holder;
}
