import { expect, test } from "vitest";
import { explainedCode, isCode } from "../../src/cli/commands/explain.ts";
import { type Code, optionalCodes, severities } from "../../src/findings/finding.ts";
import { kinds } from "../../src/findings/kinds.ts";

const codes = Object.keys(severities) as Code[];

test.each(codes)("%s is explained", (code) => {
	expect(isCode(code)).toBe(true);
	const [head = "", , description = "", reason = ""] = explainedCode(code, "2030-01-01").split("\n");
	expect(head).toBe(`${code} (${severities[code]}${optionalCodes.includes(code) ? ", off by default" : ""})`);
	expect(description).toBe(`${kinds[code].description}.`);
	expect(reason).toMatch(/^[A-Z].{20,}\.$/);
});

test("a wrong example shows its finding", () => {
	expect(explainedCode("misspelled-label", "2030-01-01")).toContain(
		"Bad: two letters are swapped\n  Repotrer: Ruth Delacroix\n  > 1:1 Misspelt label `Repotrer`. Write `Reporter`.\n",
	);
});

test("no character of an example reaches the terminal that would turn its text around", () => {
	expect(explainedCode("hidden-character", "2030-01-01")).not.toMatch(/[\p{Cf}]/u);
});

test.each(["notes.txt", "constructor", "missing"])("%s is no code", (name) => expect(isCode(name)).toBe(false));
