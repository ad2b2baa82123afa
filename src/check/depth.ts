import type { Cut, Report } from "../ast/nodes.ts";
import type { Fault } from "../findings/faults.ts";

/** What is told of notes whose nesting was cut; there is no rule about it, as nothing is wrong with a report of them. */
export function tooDeep({ data }: Report): Fault[] {
	if (data?.cut === undefined) return [];
	const { what, deepest, position } = data.cut;
	const reason = `Too deep: ${sentences[what](deepest)}; what stands deeper is plain words`;
	return [{ code: "too-deep", position, reason, expected: `at most ${deepest} in each other (\`--max-depth\`)` }];
}

const sentences = {
	lists: (deepest) => `more than ${deepest} lists or quotes in each other`,
	marks: (deepest) => `more links or emphasis in one paragraph than for ${deepest} in each other`,
} as const satisfies Record<Cut["what"], (deepest: number) => string>;
