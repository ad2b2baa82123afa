/** Minutes of an invented board, read by the shipped form: every step as a document to look at. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse, process, render, shippedForm } from "../../src/index.ts";
import type { ReportJson } from "../../src/output/json-schema.ts";
import { faults } from "../properties/lossless.ts";

const folder = "../../fixtures/board";
const text = readFileSync(new URL(`${folder}/notes.txt`, import.meta.url), "utf8");
const form = shippedForm("board-minutes") ?? expect.fail("no form for boards");
const outcome = process(text, { form, path: "notes.txt", today: "2026-11-24" });

test("the reports", async () => {
	await expect(render(outcome, "json")).toMatchFileSnapshot(`${folder}/report.json`);
	await expect(render(outcome, "markdown")).toMatchFileSnapshot(`${folder}/report.md`);
	await expect(render(outcome, "html")).toMatchFileSnapshot(`${folder}/report.html`);
});

test("nothing is lost, nothing is at fault", () => {
	expect(faults(outcome.report, text)).toEqual([]);
	expect(outcome.findings).toEqual([]);
});

describe.each(["markdown", "json", "ast"])("read back from %s", (name) => {
	test("it is the same report", () => {
		const from = name === "ast" ? { from: "ast" } : {};
		const back = process(render(outcome, name), { form, ...from, path: name === "markdown" ? "r.md" : "r.json" });
		const facts = (json: string): ReportJson => ({ ...(JSON.parse(json) as ReportJson), source: outcome.source });
		expect(JSON.stringify(facts(render(back, "json")))).toBe(JSON.stringify(facts(render(outcome, "json"))));
	});
});

test.each<[string, string, string]>([
	["a section without its number", text.replace("11. Announcements", "Announcements"), "announcements"],
	["a section with a letter", text.replace("10. Unfinished", "C. Unfinished"), "unfinished"],
])("%s is not accepted", (_, changed, key) => {
	const names = parse(changed, { form }).children.flatMap((child) => (child.type === "section" ? [child.name] : []));
	expect(names).not.toContain(key);
});
