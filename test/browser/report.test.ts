import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { process as processNotes, render } from "../../src/index.ts";
import { browserPath, launch } from "./chromium.ts";

const path = browserPath();
const notes = readFileSync(new URL("../../fixtures/harbour/notes.txt", import.meta.url), "utf8");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const hostile = notes.replace(
	"The last word",
	"<script>window.ran = true</script> <img src=x onerror=window.ran=true> The last word",
);

// Skipped, and said to be, where there is no Chromium.
describe.skipIf(path === null)("the page of a report, in Chromium", () => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await launch(path ?? "");
	});
	afterAll(() => browser?.close());

	const open = async (text: string, width: number): Promise<{ page: Page; asked: string[] }> => {
		const page = await browser.newPage({ viewport: { width, height: 900 } });
		const asked: string[] = [];
		page.on("request", (request) => asked.push(request.url()));
		await page.setContent(render(processNotes(text), "html"));
		return { page, asked };
	};

	test.each([1280, 390])("needs no sideways scrolling and no network at %i pixels", async (width) => {
		const { page, asked } = await open(notes, width);
		expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
		expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([]);
		await page.close();
	});

	test.each(["light", "dark"] as const)("is accessible in %s colours", async (colorScheme) => {
		const { page } = await open(notes, 1280);
		await page.emulateMedia({ colorScheme });
		await page.evaluate(axeSource);
		const results = (await page.evaluate("axe.run()")) as axe.AxeResults;
		expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
		await page.close();
	});

	test("shows who said what, and the goals by name", async () => {
		const { page } = await open(notes, 1280);
		const text = await page.innerText("body");
		for (const words of [
			"Mateus Cabral",
			"Minister of Fisheries of Porto Alvo",
			"14 June 2018",
			"Life Below Water",
			"overtime",
		]) {
			expect(text).toContain(words);
		}
		await page.close();
	});

	test("shows markup in notes as words, and runs none of it", async () => {
		const { page } = await open(hostile, 1280);
		expect(await page.evaluate("window.ran")).toBeUndefined();
		expect(await page.innerText("body")).toContain("<script>window.ran = true</script>");
		await page.close();
	});

	test("prints on paper", async () => {
		const { page } = await open(notes, 1280);
		expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
		await page.close();
	});
});
