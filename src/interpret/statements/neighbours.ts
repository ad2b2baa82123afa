/** What the units around one say about it: names come in company. */
import type { Reading } from "./readings.ts";
import { reads } from "./tokens.ts";
import type { Unit } from "./units.ts";

/** How far neighbours are looked at: enough for any roster, and the cost stays linear. */
const reach = 40;

/** How much the units of the same kind and list that look alike add to a line or label of people. */
export function company(readings: readonly Reading[], at: number): number {
	const unit = readings[at]?.unit;
	if (unit === undefined) return 0;
	// What hangs below a bullet belongs to it: names there are mentioned more often than heard.
	if (unit.depth > 1) return -1;
	const { all, alike, best } = around(readings, at);
	if (alike === 0) return 0;
	if (alike < all * 0.5) return 0.4;
	if (best < 1.3) return 1.2;
	return unit.kind === "heading" ? 2.4 : 2;
}

/** How many siblings there are, how many of them look like people, and how much the likeliest does. */
function around(readings: readonly Reading[], at: number): { all: number; alike: number; best: number } {
	const { unit } = readings[at] as Reading;
	const to = Math.min(readings.length, at + reach);
	let [all, alike, best] = [0, 0, -1];
	for (let near = Math.max(0, at - reach); near < to; near++) {
		const { line, label, unit: other } = readings[near] as Reading;
		if (!isSibling(other, unit)) continue;
		const sure = (line ?? label)?.sure ?? -1;
		all++;
		if (sure >= 0.2) alike++;
		best = Math.max(best, sure);
	}
	return { all, alike, best };
}

function isSibling(one: Unit, other: Unit): boolean {
	return one !== other && one.kind === other.kind && one.list === other.list;
}

/** Whether words stand below a line of people, and not the next line of people. */
export function hasWordsBelow(readings: readonly Reading[], at: number): boolean {
	const below = readings[at + 1];
	if (below === undefined || below.line !== null) return false;
	return !(below.unit.kind === "heading" && readings[at]?.unit.kind === "heading");
}

/** A paragraph that is nothing but words in quotation marks. */
export function isQuotation(unit: Unit | undefined): boolean {
	if (unit === undefined || unit.kind !== "paragraph") return false;
	return (
		reads(unit.tokens[0], "“", '"', "‘", "«") && unit.tokens.slice(-2).some((token) => reads(token, "”", '"', "’", "»"))
	);
}
