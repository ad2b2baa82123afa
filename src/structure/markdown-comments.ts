/** Comments and skipped runs in Markdown notes: no words of a value, and none of them lost. */
import type { Node, Position } from "unist";
import type { ParsedReport } from "../ast/nodes.ts";
import { endOf, startOf } from "../ast/place.ts";
import type { Placing } from "../blocks/data.ts";
import { ignoredAt } from "../blocks/markdown-scan.ts";
import { positionWithin } from "../text/place.ts";
import { skipSpaces } from "../text/spaces.ts";
import type { TextSpan } from "../text/span.ts";

type Child = ParsedReport["children"][number];

/** Comments that no child holds: those amid the words of a field or a label, which these have not, and those behind a child, stand behind it. */
export function withComments(children: readonly Child[], comments: readonly TextSpan[], placing: Placing): Child[] {
	const found: Child[] = [];
	let [last, next]: [Child | null, number] = [null, 0];
	const takeUntil = (end: number, within: Child | null): void => {
		if ((comments[next]?.start ?? end) >= end) return;
		const held = within === null ? [] : within.type === "field" ? [within.valuePosition] : leavesOf(within);
		let leaf = 0;
		for (let each = comments[next]; each !== undefined && each.start < end; each = comments[++next]) {
			const { start } = each;
			while ((held[leaf]?.end.offset ?? end) <= start) leaf++;
			if (start < (held[leaf]?.start.offset ?? end)) found.push(ignoredAt(each, placing));
		}
	};
	for (const child of children) {
		takeUntil(startOf(child), null);
		const value = last?.type === "field" ? { position: last.valuePosition } : null;
		const isWithin = value !== null && startOf(child) >= startOf(value) && endOf(child) <= endOf(value);
		if (child.type === "ignored" && isWithin) continue;
		if (child.type !== "ignored") last = child;
		found.push(child);
		takeUntil(endOf(child), child);
	}
	takeUntil(placing.text.length, null);
	return found;
}

/** A title without the comments inside it. */
export function withoutItsComments(child: Child, comments: readonly TextSpan[]): Child {
	if (child.type !== "preamble") return child;
	const own = comments.filter(({ start, end }) => start >= startOf(child) && end <= endOf(child));
	return own.length === 0 ? child : ({ ...child, children: uncommented(child.children, own) } as Child);
}

function uncommented(nodes: readonly Node[], comments: readonly TextSpan[]): Node[] {
	return nodes.flatMap((node): Node[] => {
		if ("children" in node) return [{ ...node, children: uncommented(node.children as Node[], comments) } as Node];
		const { position } = node;
		const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
		const within = comments.filter((each) => each.start < end && each.end > start);
		if (node.type !== "text" || !("value" in node) || position === undefined || within.length === 0) return [node];
		const value = String(node.value);
		if (value.length !== end - start) return [node];
		let before = "-";
		return [...within, { start: end, end }].flatMap((comment, at) => {
			const first = Math.max(start, within[at - 1]?.end ?? start);
			// One blank is enough where a comment stood.
			const from = /\s$/.test(before) ? skipSpaces(value, first - start, value.length) : first - start;
			const words = value.slice(from, Math.max(from, comment.start - start));
			before = words === "" ? before : words;
			const place = positionWithin(position, value, from, from + words.length);
			return words === "" ? [] : [{ ...node, value: words, position: place } as Node];
		});
	});
}

/** Where the words of a node stand, in their order. */
function leavesOf({ children, position }: Tree): readonly Position[] {
	return children?.flatMap(leavesOf) ?? (position === undefined ? [] : [position]);
}

interface Tree {
	readonly children?: readonly Tree[];
	readonly position?: Position | undefined;
}
