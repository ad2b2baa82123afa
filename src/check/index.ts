/** Judges a report by every rule; never changes it. */
import type { Report } from "../ast/nodes.ts";
import type { Finding } from "../findings/finding.ts";
import type { CheckContext, Rule } from "./rule.ts";

/** Every rule; a new one is one file in `rules/` and one line here. */
export const rules: readonly Rule[] = [];

/** All findings, in the order of their places. */
export function check(report: Report, context: CheckContext): readonly Finding[] {
	return rules.flatMap((rule) => rule.check(report, context)).sort(byPlace);
}

function byPlace(left: Finding, right: Finding): number {
	const offset = (finding: Finding): number => finding.position?.start.offset ?? 0;
	return offset(left) - offset(right) || (left.code < right.code ? -1 : left.code > right.code ? 1 : 0);
}
