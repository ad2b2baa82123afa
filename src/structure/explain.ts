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

/** Explains the lines of a place; what is said later of a line counts. */
type Say = (position: Position | null | undefined, kind: string, why: string) => void;

/** One entry a line, in the order of the lines. */
export function explainLines(report: ParsedReport | Report, text: string): Explanation[] {
	const reasons: Omit<Explanation, "line">[] = [];
	const say: Say = (position, kind, why) => {
		if (!position) return;
		for (let line = position.start.line; line <= position.end.line; line++) reasons[line - 1] = { kind, why };
	};
	const weighed = report.data?.weighed;
	for (const child of report.children) {
		explainChild(child, say);
		if (weighed === undefined || (child.type !== "field" && child.type !== "section")) continue;
		const { labelPosition, label, name } = child;
		const why = weighed.get(labelPosition.start.offset ?? -1);
		if (why !== undefined) say(labelPosition, `${child.type} ${name}`, `"${flat(label)}" is its label: it ${why}`);
	}
	const blank = { kind: "blank", why: "nothing but white space" };
	return splitLines(text).map(({ start, end }, index) => {
		const isBlank = text.slice(start, end).trim() === "";
		return { line: index + 1, ...((isBlank ? undefined : reasons[index]) ?? blank) };
	});
}

function explainChild(child: (ParsedReport | Report)["children"][number], say: Say): void {
	if (child.type === "ignored") explainBlocks([child], "", say);
	else if (child.type === "field") {
		const kind = child.name === null ? "unknown label" : `field ${child.name}`;
		say(child.position, kind, "belongs to it");
		say(child.valuePosition, kind, "holds its value");
		const amid = child.data?.derived === true ? "its value stands amid these words" : null;
		say(child.labelPosition, kind, amid ?? labelWhy(child.label, child.name));
	} else if (child.type === "preamble") {
		if (child.name === null) say(child.position, "preamble", "stands before the first label");
		else say(child.position, `field ${child.name}`, titleWhy);
	} else if (child.type === "section") {
		explainBlocks(child.children, "", say);
		say(child.labelPosition, `section ${child.name}`, labelWhy(child.label, child.name));
	} else {
		const { label, labelPosition, duplicates } = child;
		explainBlocks(child.children, "unclassified ", say);
		if (duplicates === null) say(labelPosition, "unknown label", labelWhy(label ?? "", null));
		else say(labelPosition, "unclassified", `"${flat(label ?? "")}" is a second label of ${duplicates}`);
	}
}

const titleWhy = "the title: a heading, or a line without a full stop, above the first label";

function labelWhy(label: string, name: string | null): string {
	return name === null
		? `"${flat(label)}" looks like a label, and the form has none like it`
		: `"${flat(label)}" is its label`;
}

function flat(label: string): string {
	return label.replace(/\s+/g, " ");
}

function explainBlocks(blocks: readonly (Block | Ignored)[], prefix: "" | "unclassified ", say: Say): void {
	for (const block of blocks) {
		if (block.type === "ignored") say(block.position, "ignored", "set aside: by the form, or as a comment");
		else if (block.type === "list") explainList(block, prefix, say);
		else if (block.type === "heading") {
			const mark = block.data?.marks?.[0]?.value;
			const alone = "stands alone and names a speaker or a topic, without finite verb and full stop";
			say(block.position, `${prefix}sub-heading`, mark === undefined ? alone : `"${mark}" sets it off`);
		} else if (prefix === "") say(block.position, "paragraph", paragraphWhy(block));
		else say(block.position, "unclassified", "prose that belongs to no field and no section");
	}
}

function paragraphWhy(block: Block): string {
	if (block.type === "paragraph" && block.data?.marks) return "stray marks at its start make no list";
	const { start, end } = block.position ?? {};
	return (end?.line ?? 0) > (start?.line ?? 0) ? "its lines were wrapped by hand" : "prose, one line a paragraph";
}

/** Items lie inside items: the inner ones are explained last, since they say more. */
function explainList(list: Extract<Block, { type: "list" }>, prefix: string, say: Say): void {
	const open = [{ list, depth: 1 }];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { list, depth } = next;
		for (const item of list.children) {
			const bullet = item.data?.marks?.[0]?.value ?? "";
			say(item.position, `${prefix}list item`, `"${bullet}" begins an item${depth > 1 ? ` at depth ${depth}` : ""}`);
			for (const child of item.children) if (child.type === "list") open.push({ list: child, depth: depth + 1 });
		}
	}
}
