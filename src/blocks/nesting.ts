/** How deep a format may be nested. */
import type { Position } from "unist";
import type { Cut, ReportData } from "../ast/nodes.ts";

/** The elements that may be nested, and the first place that was too deep. */
export interface Nesting {
	readonly deepest: number;
	cut: Cut | null;
}

/** Begins with nothing cut. */
export const nestingOf = (deepest: number): Nesting => ({ deepest, cut: null });

/** Remembers the first place whose nesting is not kept. */
export function cutAt(nesting: Nesting, what: Cut["what"], position: Position): void {
	nesting.cut ??= { what, deepest: nesting.deepest, position };
}

/** What a report that was parsed remembers of it, and what else was noticed. */
export function reportData(
	{ cut }: Pick<Nesting, "cut">,
	{ mail, title, weighed }: { readonly [Key in "mail" | "title" | "weighed"]?: ReportData[Key] | null },
): ReportData | undefined {
	if (cut === null && !mail && !title && !weighed) return undefined;
	return { ...(cut && { cut }), ...(mail && { mail }), ...(title && { title }), ...(weighed && { weighed }) };
}
