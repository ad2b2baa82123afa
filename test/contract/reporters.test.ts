/** What every findings reporter must do. */
import { describe, expect, test } from "vitest";
import { reporters } from "../../src/reporters/index.ts";
import { coloured, plain } from "../../src/reporters/reporter.ts";
import { printed, summaryOf } from "../reporters/every-finding.ts";
import { runs } from "../reporters/runs.ts";

const loaded = await Promise.all(reporters.map(async ({ name, load }) => ({ name, reporter: await load() })));

test("all five are there", () => {
	expect(reporters.map(({ name }) => name)).toEqual(["pretty", "json", "github", "sarif", "junit"]);
});

describe.each(loaded)("$name", ({ name, reporter }) => {
	test("says what it is", () => {
		expect(reporter.name).toBe(name);
		expect(reporter.about).toMatch(/^For .*[^.]$/);
	});

	test.each(runs)("tells %s: one newline at the end, no control characters, the same twice", (_, files) => {
		const text = printed(reporter, files);
		expect(text).toMatch(/[^\n]\n$/);
		// A line end is the only one that means no harm; joiners within a word or picture are no control.
		expect(text.replace(/[\n\u200C\u200D]/g, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
		expect(printed(reporter, files)).toBe(text);
	});

	test.each(runs)("leaves out no finding: %s", (_, files) => {
		const text = printed(reporter, files);
		for (const { code } of files.flatMap(({ findings }) => findings)) expect(text).toContain(code);
	});

	test.each(runs)("holds no path but those it was given: %s", (_, files) => {
		expect(printed(reporter, files)).not.toContain(process.cwd());
	});

	test("two reports at once do not mix", () => {
		const files = runs.at(-2)?.[1] ?? [];
		const [one, two] = [reporter.begin(plain), reporter.begin(plain)];
		const texts = ["", ""];
		for (const file of files) {
			texts[0] += one.file(file);
			texts[1] += two.file(file);
		}
		expect(texts[0] + one.end(summaryOf(files))).toBe(texts[1] + two.end(summaryOf(files)));
	});

	test("takes the findings of a file in any order", () => {
		const files = runs.at(-2)?.[1] ?? [];
		const turned = files.map((file) => ({ ...file, findings: [...file.findings].reverse() }));
		expect(printed(reporter, turned)).toBe(printed(reporter, files));
	});
});

test.each(loaded.filter(({ name }) => name !== "pretty"))("$name is for machines: no colours", async ({ reporter }) => {
	const files = runs.at(-2)?.[1] ?? [];
	expect(printed(reporter, files, await coloured())).toBe(printed(reporter, files));
});
