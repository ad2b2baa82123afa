/** Nothing that notes or a template bring along runs in the preview, and nothing is asked of anybody. */
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { hostile, moreHostile } from "../contract/hostile.ts";
import { start } from "../preview/started.ts";
import { tree } from "../tree.ts";
import { browserPath, launch } from "./chromium.ts";

const path = browserPath();
const harbour = readFileSync(new URL("../../fixtures/harbour/notes.txt", import.meta.url), "utf8");

const texts = [...hostile, ...moreHostile].map((text) =>
	// The report's frame is of the page's origin: what runs in either of them shows there.
	text.replaceAll("alert(1)", "top.ran=true").replaceAll("\u0000", ""),
);

/** Notes that have a text in fields, a label and prose, and notes that are little else. */
const notes = texts.flatMap((text, index) => {
	const inside = harbour
		.replace(/^Meeting Organizer: .*$/m, `Meeting Organizer: ${text} case ${2 * index}`)
		.replace(/^Type of meeting: .*$/m, `Type of meeting: ${text}\n${text}: ${text}`)
		.replace("The last word", `${text}\n\n${text}`)
		.replace("Video of the event: ", `${text}: `);
	return [inside, `${text}\n\n${text}: ${text}\n\ncase ${2 * index + 1}\n`];
});

const patient = { interval: 10, timeout: 60_000 };
const panes = `[document.querySelector("iframe:not(.coming)")?.contentDocument.body, document.getElementById("lines")]
	.map((part) => part?.textContent ?? "")`;

describe.skipIf(path === null)("in the preview, in Chromium", () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launch(path ?? "");
	});
	afterAll(() => browser?.close());

	const open = async (files: Readonly<Record<string, string>>, args: readonly string[]) => {
		const cwd = tree(files);
		const { address } = await start(cwd, args);
		const page = await browser.newPage();
		onTestFinished(() => page.close());
		const strange: string[] = [];
		const said: string[] = [];
		page.on("request", (request) => {
			if (!request.url().startsWith(address) && !request.url().startsWith("data:")) strange.push(request.url());
		});
		page.on("console", (message) => said.push(message.text()));
		await page.goto(address);
		return { cwd, page, strange, said };
	};

	/** Both panes hold these words. The page lets nobody wait inside of it: that would take `eval`. */
	const shown = (page: Page, words: string) =>
		expect
			.poll(() => page.evaluate(`${panes}.every((text) => text.includes(${JSON.stringify(words)}))`), patient)
			.toBe(true);

	test("there are a hundred hostile notes and more", () => expect(notes.length).toBeGreaterThan(100));

	test.each(["html", "markdown"])(
		"nothing in notes runs or asks anybody, as %s",
		async (template) => {
			const { cwd, page, strange, said } = await open({ "notes.txt": harbour }, ["notes.txt", "-t", template]);
			for (const [index, text] of notes.entries()) {
				writeFileSync(join(cwd, "notes.txt"), text);
				await shown(page, `case ${index}`);
				const ran = await page.evaluate("window.ran");
				expect({ index, ran, strange, said }).toEqual({ index, ran: undefined, strange: [], said: [] });
			}
		},
		400_000,
	);

	/** A stranger, who counts how often he is asked. */
	const stranger = async () => {
		const asked: string[] = [];
		const server = createServer((request, response) => {
			asked.push(request.url ?? "");
			response.end();
		});
		await once(server.listen(0, "127.0.0.1"), "listening");
		onTestFinished(() => {
			server.closeAllConnections();
			server.close();
		});
		return { asked, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
	};

	const pageThatRuns = (address: string): string => `<!doctype html>
		<html lang=en><head><title>x</title><link rel=stylesheet href=${address}/style></head><body><p>case 0</p>
		<script>top.ran=true</script>
		<img src=x onerror=top.ran=true><img src=${address}/image>
		<svg onload=top.ran=true></svg>
		<iframe srcdoc='<script>top.ran=true</script>'></iframe>
		<iframe src=${address}/frame></iframe>
		<a href='javascript:top.ran=true'>look</a>
		<meta http-equiv=refresh content='0;url=${address}/refresh'>
		<form action=${address}/form><button>send</button></form>
		</body></html>\n`;

	test("nothing in a page runs or asks anybody either, whoever wrote it", async () => {
		const { address, asked } = await stranger();
		const module = `export const name = "own", extension = "html", mediaType = "text/html";
			export const render = () => ${JSON.stringify(pageThatRuns(address))};`;
		const files = { "notes.txt": `${harbour}\ncase 0\n`, "own.mjs": module };
		const { page, said } = await open(files, ["notes.txt", "-t", "own.mjs"]);
		await shown(page, "case 0");
		const frame = page.frameLocator("iframe:not(.coming)");
		await frame.getByText("look").click();
		await frame.getByText("send").click();
		await expect.poll(() => said.join("\n"), patient).toMatch(/Blocked script execution/);
		await expect.poll(() => said.join("\n"), patient).toMatch(/Blocked form submission/);
		expect([await page.evaluate("window.ran"), asked]).toEqual([undefined, []]);
		expect(page.context().pages()).toHaveLength(1);
	});

	test("it would be caught: the same page, opened elsewhere, runs and asks", async () => {
		const { address, asked } = await stranger();
		const page = await browser.newPage();
		onTestFinished(() => page.close());
		const said: string[] = [];
		page.on("console", (message) => said.push(message.text()));
		// What was set would be gone with the page, which goes elsewhere.
		await page.evaluate('Object.defineProperty(window, "ran", { set: () => console.log("it ran") })');
		await page.setContent(pageThatRuns(address), { waitUntil: "commit" });
		await expect.poll(() => said.join("\n"), patient).toMatch(/it ran/);
		await expect.poll(() => asked.join("\n"), patient).toMatch(/refresh/);
	});
});
