import { expect, test } from "vitest";
import { type InputStatus, inputStatus } from "../../src/batch/result.ts";
import { type Finding, fault } from "../../src/findings/finding.ts";

const [deep, unwritten] = [fault("too-deep", "Too deep"), fault("write-failed", "Not written")];
const missing: Finding = { code: "missing-field", position: null, label: "Date", type: "date" };

test.each<[name: string, findings: Finding[], outputs: string[], what: InputStatus]>([
	["what has no faults", [missing], ["a.md"], "converted"],
	["what is cut, and written", [missing, deep], ["a.md"], "cut"],
	["a file with more findings than the limit", [missing, fault("too-large", "Too large")], ["a.md"], "cut"],
	["what is refused for its depth", [deep], [], "failed"],
	["what is cut, and not written", [deep, unwritten], ["a.md"], "failed"],
	["what is not written", [unwritten], [], "failed"],
])("%s", (_, findings, outputs, what) => expect(inputStatus(findings, outputs)).toBe(what));
