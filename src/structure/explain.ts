/** Says of every line what it was taken for and why, from the tree alone. */
import type { Position } from "unist";
import type { Block, Ignored, ParsedReport, Report } from "../ast/nodes.ts";
import { splitLines } from "../text/lines.ts";

/** What one line was taken for. */
export interface Explanation {
	/** From 1. */
	readonly line: number;
	/** `field date`, `section summary`, `sub-heading`, `paragraph`, `list item`, `ignored`, `blank`, ... */
	readonly kind: string;
	readonly why: string;
}

type Child = ParsedReport["children"][number] | Report["children"][number];
type Reason = Omit<Explanation, "line">;

const blank: Reason = { kind: "blank", why: "nothing but white space" };

/** One entry a line, in the order of the lines. */
export function explainLines(report: ParsedReport | Report, text: string): Explanation[] {
	const reasons: (Reason | undefined)[] = [];
	for (const child of report.children) explainChild(reasons, child);
	return splitLines(text).map(({ start, end }, index) => {
		const empty = text.slice(start, end).trim() === "";
		return { line: index + 1, ...(empty ? blank : (reasons[index] ?? blank)) };
	});
}

function explainChild(reasons: (Reason | undefined)[], child: Child): void {
	if (child.type === "field") {
		fill(reasons, child.position, fieldReason(child.name));
		fill(reasons, child.valuePosition, fieldReason(child.name, "holds its value"));
		const amid = child.data?.derived === true ? "its value stands amid these words" : null;
		fill(reasons, child.labelPosition, fieldReason(child.name, amid ?? labelWhy(child.label, child.name)));
	} else if (child.type === "preamble") fill(reasons, child.position, preambleReason(child.name));
	else if (child.type === "ignored") fill(reasons, child.position, ignoredReason);
	else if (child.type === "section") {
		explainBlocks(reasons, child.children, "");
		fill(reasons, child.labelPosition, { kind: `section ${child.name}`, why: labelWhy(child.label, child.name) });
	} else {
		explainBlocks(reasons, child.children, "unclassified ");
		fill(reasons, child.labelPosition ?? undefined, duplicate(child));
	}
}

const ignoredReason: Reason = { kind: "ignored", why: "set aside: by the form, or as a comment" };

function fieldReason(name: string | null, why = "belongs to it"): Reason {
	return { kind: name === null ? "unknown label" : `field ${name}`, why };
}

function labelWhy(label: string, name: string | null): string {
	return name === null
		? `"${flat(label)}" looks like a label, and the form has none like it`
		: `"${flat(label)}" is its label`;
}

function preambleReason(name: string | null): Reason {
	return name === null
		? { kind: "preamble", why: "stands before the first label" }
		: { kind: `field ${name}`, why: "the title: a heading, or a line without a full stop, above the first label" };
}

function duplicate({ label, duplicates }: { label: string | null; duplicates: string | null }): Reason {
	if (duplicates === null) return fieldReason(null, labelWhy(label ?? "", null));
	return { kind: "unclassified", why: `"${flat(label ?? "")}" is a second label of ${duplicates ?? "nothing"}` };
}

function explainBlocks(
	reasons: (Reason | undefined)[],
	blocks: readonly (Block | Ignored)[],
	prefix: "" | "unclassified ",
): void {
	for (const block of blocks) {
		if (block.type === "ignored") fill(reasons, block.position, ignoredReason);
		else if (block.type === "list") explainList(reasons, block, prefix);
		else fill(reasons, block.position, blockReason(block, prefix));
	}
}

function blockReason(block: Block, prefix: string): Reason {
	if (block.type === "heading") {
		const mark = block.data?.marks?.[0]?.value;
		const alone = "stands alone and names a speaker or a topic, without finite verb and full stop";
		const why = mark === undefined ? alone : `"${mark}" sets it off`;
		return { kind: `${prefix}sub-heading`, why };
	}
	if (prefix !== "") return { kind: "unclassified", why: "prose that belongs to no field and no section" };
	return { kind: "paragraph", why: paragraphWhy(block) };
}

function paragraphWhy(block: Block): string {
	const lines = (block.position?.end.line ?? 0) - (block.position?.start.line ?? 0);
	if (block.type === "paragraph" && block.data?.marks) return "stray marks at its start make no list";
	return lines > 0 ? "its lines were wrapped by hand" : "prose, one line a paragraph";
}

/** Items lie inside items: the inner ones are told last, since they say more. */
function explainList(reasons: (Reason | undefined)[], list: Extract<Block, { type: "list" }>, prefix: string): void {
	const open = [{ list, depth: 1 }];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const item of next.list.children) {
			const bullet = item.data?.marks?.[0]?.value ?? "";
			const why = `"${bullet}" begins an item${next.depth > 1 ? ` at depth ${next.depth}` : ""}`;
			fill(reasons, item.position, { kind: `${prefix}list item`, why });
			for (const child of item.children) {
				if (child.type === "list") open.push({ list: child, depth: next.depth + 1 });
			}
		}
	}
}

function flat(label: string): string {
	return label.replace(/\s+/g, " ");
}

function fill(reasons: (Reason | undefined)[], position: Position | undefined, reason: Reason): void {
	if (position === undefined) return;
	for (let line = position.start.line; line <= position.end.line; line++) reasons[line - 1] = reason;
}
