import type { Finding } from "../findings/finding.ts";

/** The findings of one file by place, then code; those without a place come first. */
export function inOrder(findings: readonly Finding[]): Finding[] {
	return [...findings].sort(byPlace);
}

function byPlace(left: Finding, right: Finding): number {
	return startOf(left) - startOf(right) || (left.code < right.code ? -1 : left.code > right.code ? 1 : 0);
}

const startOf = ({ position }: Finding): number => position?.start.offset ?? -1;
