/** The page of the brief, in a real browser. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { process as processNotes, render } from "../../src/index.ts";
import { shippedRenderer } from "../../src/output/index.ts";
import { templateRenderer } from "../../src/output/template.ts";
import { compileTemplate } from "../../src/templates/liquid.ts";
import type { TemplateSource } from "../../src/templates/template.ts";
import { everywhere, hostile, moreHostile } from "../contract/hostile.ts";
import { context } from "../output/build-report.ts";
import { axeFaults } from "./axe.ts";
import { browserPath, launch } from "./chromium.ts";

const path = browserPath();
const notes = readFileSync(new URL("../../fixtures/harbour/notes.txt", import.meta.url), "utf8");
const brief = shippedRenderer("html-brief");
const texts = [...hostile, ...moreHostile].map((text) => text.replaceAll("alert(1)", "window.ran=true"));

describe.skipIf(path === null)("html-brief, in Chromium", () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launch(path ?? "");
	});
	afterAll(() => browser?.close());

	interface Opened {
		readonly page: Page;
		/** Addresses that the page asked for. */
		readonly asked: string[];
		readonly said: string[];
	}

	const open = async (html: string, width = 1280): Promise<Opened> => {
		const page = await browser.newPage({ viewport: { width, height: 900 } });
		const asked: string[] = [];
		const said: string[] = [];
		page.on("request", (request) => asked.push(request.url()));
		page.on("console", (message) => said.push(message.text()));
		await page.setContent(html);
		return { page, asked, said };
	};
	const harbour = (): string => render(processNotes(notes, { path: "notes.txt" }), brief);

	test.each([1280, 820, 390])("needs no sideways scrolling, no network and no excuse at %i pixels", async (width) => {
		const { page, asked, said } = await open(harbour(), width);
		expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
		expect([asked, said]).toEqual([[], []]);
		// The style sheet is allowed by the page's policy.
		expect(await page.evaluate("getComputedStyle(document.querySelector('.goal-14')).backgroundColor")).toBe(
			"rgb(10, 151, 217)",
		);
		await page.close();
	});

	test.each(["light", "dark"] as const)("is accessible in %s colours", async (colorScheme) => {
		const { page } = await open(harbour());
		await page.emulateMedia({ colorScheme });
		expect(await axeFaults(page)).toEqual([]);
		await page.close();
	});

	test("runs nothing that notes bring along, and asks nobody", async () => {
		for (const text of texts) {
			const { page, asked, said } = await open(brief.render(everywhere(text), context));
			expect([text, await page.evaluate("window.ran"), asked, said]).toEqual([text, undefined, [], []]);
			await page.close();
		}
	});

	test("would be caught running it", async () => {
		const { page } = await open("<script>window.ran=true</script>");
		expect(await page.evaluate("window.ran")).toBe(true);
		await page.close();
	});

	test("a template's page keeps its policy whatever is written into it", async () => {
		const text = "<html lang='en'><head>{% styles %}<title>x</title></head><body>{{ title }}</body></html>";
		const source = {
			name: "t",
			format: "html",
			extension: "html",
			needs: null,
			optional: null,
			styles: [],
			assets: {},
			folder: "",
		};
		const files = { entry: "t.html.liquid", files: { "t.html.liquid": text } };
		const compiled = compileTemplate({ ...source, ...files } as unknown as TemplateSource, {
			form: "",
			fields: [],
			sections: [],
		});
		const page = templateRenderer(compiled).render(everywhere("x"), context);
		const opened = await open(
			page.replace("<body>", "<body><script>window.ran=true</script><img src='https://evil.example/x'>"),
		);
		expect(await opened.page.evaluate("window.ran")).toBeUndefined();
		expect(opened.said.join(" ")).toMatch(/Content Security Policy/);
		await opened.page.close();
	});

	test("prints on one sheet of paper", async () => {
		const { page } = await open(harbour());
		for (const format of ["A4", "Letter"]) {
			const pdf = (await page.pdf({ format })).toString("latin1");
			expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
		}
		await page.close();
	});
});
