import { expect, test } from "vitest";
import { limitFindings } from "../../src/batch/process-input.ts";
import type { Finding } from "../../src/findings/finding.ts";

const findings = (count: number): Finding[] =>
	Array.from({ length: count }, (_, index) => {
		const point = (offset: number) => ({ line: 1, column: offset + 1, offset });
		// From the last one to the first.
		const at = count - index;
		return { code: "hidden-character", position: { start: point(at), end: point(at + 1) }, character: "\u200B" };
	});

test("findings up to the limit are reported unchanged", () => {
	const all = findings(100_000);
	expect(limitFindings(all)).toBe(all);
});

test("of more, the first ones by their places are reported, and how many there are", () => {
	const [told, ...others] = limitFindings(findings(100_001));
	expect(told).toEqual({
		code: "too-large",
		position: null,
		message: "Too large: 100001 findings. Only the first 100000 are reported.",
	});
	expect(others).toHaveLength(100_000);
	expect([others[0], others.at(-1)].map((finding) => finding?.position?.start.offset)).toEqual([1, 100_000]);
});
