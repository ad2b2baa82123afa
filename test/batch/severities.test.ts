import { expect, test } from "vitest";
import { applySeverities, offCodes } from "../../src/batch/process-input.ts";
import { type Finding, type SeverityMap, severityOf } from "../../src/findings/finding.ts";

const findings: readonly Finding[] = [
	{ code: "lost-url", position: null, raw: "( " },
	{ code: "reporter-not-present", position: null, name: "N", label: "L", severity: "error" },
	{ code: "mojibake", position: null, raw: "â", expected: "’" },
	{ code: "no-files", position: null, message: "No notes." },
];

const map = (...entries: [string, "off" | "info" | "warning" | "error"][]): SeverityMap => new Map(entries);
const told = (...maps: SeverityMap[]) =>
	applySeverities(findings, maps).map((finding) => `${finding.code} ${severityOf(finding)}`);

test("without maps, findings are what the form or their code says", () => {
	expect(applySeverities(findings, [map()])).toBe(findings);
	expect(told()).toEqual(["lost-url warning", "reporter-not-present error", "mojibake warning", "no-files error"]);
});

test("the first map that names a code wins: over later ones, and over the form", () => {
	const first = map(["lost-url", "error"], ["mojibake", "off"]);
	const second = map(["lost-url", "off"], ["reporter-not-present", "info"], ["mojibake", "error"]);
	expect(told(first, second)).toEqual(["lost-url error", "reporter-not-present info", "no-files error"]);
	expect(offCodes([first, second])).toEqual(new Set(["mojibake"]));
	expect(offCodes([second, first])).toEqual(new Set(["lost-url"]));
});

test("a fault stays what it is", () => {
	expect(told(map(["no-files", "off"])).at(-1)).toBe("no-files error");
});
