import { expect, test } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { sortFindings } from "../../src/findings/finding.ts";

/** A finding of which only code and place count. */
function findingAt(code: string, offset: number | null): Finding {
	const point = { line: 1, column: 1, offset: offset ?? 0 };
	return { code, ...(offset === null ? {} : { position: { start: point, end: point } }) } as unknown as Finding;
}

test.each([
	["by place", [findingAt("a", 5), findingAt("b", 2)], ["b", "a"]],
	["by code at one place", [findingAt("b", 2), findingAt("a", 2)], ["a", "b"]],
	["without a place first", [findingAt("a", 0), findingAt("b", null)], ["b", "a"]],
	["as they are", [findingAt("a", 2), findingAt("a", 2)], ["a", "a"]],
])("findings stand %s", (_why, findings, codes) => {
	expect(sortFindings(findings).map(({ code }) => code)).toEqual(codes);
});

test("the findings that were given are left in their order", () => {
	const findings = [findingAt("b", 2), findingAt("a", 1)];
	sortFindings(findings);
	expect(findings.map(({ code }) => code)).toEqual(["b", "a"]);
});
