import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { process as processNotes, render } from "../../src/index.ts";
import { shippedRenderer } from "../../src/output/index.ts";
import { everywhere, hostile as hostileTexts, moreHostile } from "../contract/hostile.ts";
import { context } from "../output/build-report.ts";
import { axeFaults } from "./axe.ts";
import { browserPath, launch } from "./chromium.ts";

const html = shippedRenderer("html");

const path = browserPath();
const notes = readFileSync(new URL("../../fixtures/harbour/notes.txt", import.meta.url), "utf8");
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

	test.each([1280, 820, 390])("needs no sideways scrolling and no network at %i pixels", async (width) => {
		const { page, asked } = await open(notes, width);
		expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
		expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([]);
		await page.close();
	});

	// Long enough for a contents list.
	const long = notes.replace("The last word", `${"Many words were said. ".repeat(400)}\n\nThe last word`);

	test.each(["light", "dark"] as const)("is accessible in %s colours", async (colorScheme) => {
		const { page } = await open(long, 1280);
		await page.emulateMedia({ colorScheme });
		expect(await axeFaults(page)).toEqual([]);
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

	test("runs nothing that notes bring along anywhere, and asks nobody", async () => {
		const texts = [...hostileTexts, ...moreHostile].map((text) => text.replaceAll("alert(1)", "window.ran=true"));
		for (const text of texts) {
			// A page of its own each: policies of documents before would count as well.
			const page = await browser.newPage();
			const heard: string[] = [];
			page.on("request", (request) => heard.push(request.url()));
			page.on("console", (message) => heard.push(message.text()));
			await page.setContent(html.render(everywhere(text), context));
			expect([text, await page.evaluate("window.ran"), heard]).toEqual([text, undefined, []]);
			await page.close();
		}
	});

	test("would be caught running it", async () => {
		const page = await browser.newPage();
		await page.setContent("<script>window.ran=true</script>");
		expect(await page.evaluate("window.ran")).toBe(true);
		await page.close();
	});

	test("shows markup in notes as words, and runs none of it", async () => {
		const { page } = await open(hostile, 1280);
		expect(await page.evaluate("window.ran")).toBeUndefined();
		expect(await page.innerText("body")).toContain("<script>window.ran = true</script>");
		await page.close();
	});

	test("prints on few sheets of either paper", async () => {
		const { page } = await open(notes, 1280);
		for (const format of ["A4", "Letter"]) {
			const pdf = (await page.pdf({ format })).toString("latin1");
			expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
		}
		await page.close();
	});
});
