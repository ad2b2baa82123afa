/** The archive page of many reports, in a browser and from a disk: how soon it shows, and how soon it answers. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { browserPath, launch } from "../../test/browser/chromium.ts";
import type { Answers } from "../notes/answers.ts";
import { jsonLines } from "../notes/json-lines.ts";
import { atMost, type Figure, faultless, measured, skipped } from "./figures.ts";
import { run } from "./program.ts";
import { makeWork, type Work } from "./work.ts";

/** Makes an archive of so many reports, and uses its page as a reader would. */
export async function archivePage(folder: string, reports: number, timed: boolean): Promise<Figure[]> {
	const browser = browserPath();
	if (browser === null) return [skipped("archive page", "there is no Chromium")];
	const work = makeWork(join(folder, "archived"), reports);
	const archive = join(work.folder, "archive");
	const converted = await run(["convert", work.notes, "-o", `${archive}/`, "-t", "html,json"]);
	const { code, err, seconds, peak } = await run(["archive", archive]);
	const made = [...(converted.code === 0 ? [] : [converted.err.slice(-200)]), ...(code === 0 ? [] : [err.slice(-200)])];
	const used = made.length > 0 ? [] : await inBrowser(browser, work, timed);
	rmSync(work.folder, { recursive: true });
	const cost = `${reports} reports in ${seconds.toFixed(1)} s, ${(peak / 1024).toFixed(0)} MB`;
	return [faultless("archive page made", made), measured("archive page made", cost), ...used];
}

async function inBrowser(executable: string, { folder, answers }: Work, timed: boolean): Promise<Figure[]> {
	const browser = await launch(executable);
	try {
		const page = await browser.newPage();
		const faults: string[] = [];
		page.on("pageerror", (error) => faults.push(String(error)));
		page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
		const address = pathToFileURL(join(folder, "archive", "index.html")).href;
		const views: number[] = [];
		for (let time = 0; time < 3; time++) views.push(await firstView(page, address));
		await page.waitForSelector("html[data-ready=words]", { timeout: 60_000 });
		const searches = await searchAll(page, sought(answers));
		faults.push(...searches.filter(({ hit }) => !hit).map(({ words }) => `nothing found for ${words}`));
		const slowest = Math.max(...searches.flatMap(({ times }) => times));
		const used = faultless(`archive page: ${searches.length} searches`, faults);
		if (!timed) return [used];
		return [
			used,
			atMost("archive page: first view from a disk", Math.min(...views) / 1000, 2, " s"),
			atMost("archive page: result after a key, slowest", slowest, 100, " ms"),
		];
	} finally {
		await browser.close();
	}
}

/** Milliseconds from the start until the reports are painted. */
async function firstView(page: Page, address: string): Promise<number> {
	await page.goto("about:blank");
	await page.goto(address, { waitUntil: "commit" });
	await page.waitForSelector("html[data-ready]", { timeout: 60_000, state: "attached" });
	return page.evaluate<number>("new Promise((done) => requestAnimationFrame(() => done(performance.now())))");
}

/** Names of speakers and at what they speak, spread over the notes. */
function sought(answersFile: string): string[] {
	const all = jsonLines<Answers>(answersFile);
	const step = Math.max(1, Math.floor(all.length / 12));
	return all
		.filter((_, at) => at % step === 0)
		.flatMap(({ fields, speakers }) => {
			const name = speakers[0]?.name;
			return name === undefined ? [] : [`${name} ${fields.type ?? ""}`.trim()];
		});
}

interface Search {
	readonly words: string;
	/** Milliseconds for each key. */
	readonly times: readonly number[];
	readonly hit: boolean;
}

async function searchAll(page: Page, all: readonly string[]): Promise<Search[]> {
	const searches: Search[] = [];
	for (const words of all) {
		const times: number[] = [];
		for (let length = 1; length <= words.length; length++) times.push(await keyTime(page, words.slice(0, length)));
		const status = (await page.textContent("#status")) ?? "";
		searches.push({ words, times, hit: !/^None/.test(status) && (await page.locator("#reports a").count()) > 0 });
	}
	return searches;
}

/** Milliseconds until the answer to a search box that holds these words is painted; 0 where it is as it was. */
function keyTime(page: Page, words: string): Promise<number> {
	return page.evaluate<number>(`new Promise((done) => {
		const box = document.querySelector("#q");
		const start = performance.now();
		const late = setTimeout(() => finish(() => 0), 3000);
		const observer = new MutationObserver(() => finish(() => performance.now() - start));
		function finish(time) {
			observer.disconnect();
			clearTimeout(late);
			requestAnimationFrame(() => done(time()));
		}
		for (const id of ["#reports", "#status"])
			observer.observe(document.querySelector(id), { childList: true, subtree: true, characterData: true });
		box.value = ${JSON.stringify(words)};
		box.dispatchEvent(new InputEvent("input", { bubbles: true }));
	})`);
}
