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
	const around = readings.slice(Math.max(0, at - reach), at + reach).filter((each) => isSibling(each.unit, unit));
	const sure = around.map(({ line, label }) => (line ?? label)?.sure ?? -1);
	const alike = sure.filter((each) => each >= 0.2).length;
	if (alike === 0) return 0;
	if (alike < around.length * 0.5) return 0.4;
	if (!sure.some((each) => each >= 1.3)) return 1.2;
	return unit.kind === "heading" ? 2.4 : 2;
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
