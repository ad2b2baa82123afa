/** Signs of the source that stand in nothing that people wrote: at the edge of a value, in the address of a link. */
import type { Position } from "unist";
import type { Report } from "../ast/nodes.ts";
import type { Finding } from "../findings/finding.ts";
import { locator } from "../text/place.ts";

/** Each run of a sign in the source of a report that none of these findings tells. */
export function strayRuns(
	sign: string,
	{ report, text }: { readonly report: Report; readonly text: string },
	found: readonly Finding[],
): { readonly position: Position; readonly raw: string }[] {
	// A tree has the places of another text.
	if (!text.includes(sign) || report.position.end.offset !== text.length) return [];
	const told = found.map((finding) => [offsetOf(finding, "start"), offsetOf(finding, "end")] as const);
	told.sort(([one], [other]) => one - other);
	const places = locator(text);
	const stray: { readonly position: Position; readonly raw: string }[] = [];
	let next = 0;
	for (const { 0: raw, index: start } of text.matchAll(new RegExp(`${sign}+`, "g"))) {
		const end = start + raw.length;
		while (next < told.length && (told[next]?.[1] ?? end) <= start) next++;
		if ((told[next]?.[0] ?? end) >= end) stray.push({ position: places.position(start, end), raw });
	}
	return stray;
}

function offsetOf({ position }: Finding, end: "start" | "end"): number {
	return position?.[end].offset ?? 0;
}
