import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archived } from "../archive/archived.ts";
import { hostileNotes } from "../archive/hostile-notes.ts";
import { manyReports, writeReports } from "../archive/many-reports.ts";
import { run } from "../cli/world.ts";
import { tree } from "../tree.ts";
import { openAll, openArchive, says, texts, tick } from "./archive-page.ts";
import { axeFaults } from "./axe.ts";
import { browserPath, launch } from "./chromium.ts";
import { type Served, serve } from "./serve.ts";

const path = browserPath();
const reports = manyReports(2000);
const holding = (word: string) =>
	reports.filter(({ words, reporter }) =>
		[...words, ...reporter.toLowerCase().split(" ")].some((each) => each.startsWith(word)),
	);
/** A word that many reports hold, and more do not. */
const word = reports[0]?.words.find((each) => each.length > 5 && holding(each).length > 500) ?? "";
const of2000 = (count: number): string => `${count.toLocaleString("en")} of 2,000 reports.`;
const ofYear = (year: string) => reports.filter(({ date }) => date.startsWith(year));

const pageOf = (folder: string): string => `${pathToFileURL(join(folder, "index.html"))}`;

describe.skipIf(path === null)("the archive page of 2,000 reports, in Chromium", () => {
	let browser: Browser;
	let folder: string;
	let served: Served;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "rapporteur-archive-"));
		writeReports(folder, reports);
		expect(await run(["archive", "."], { cwd: folder })).toMatchObject({ code: 0 });
		browser = await launch(path ?? "");
		served = await serve(folder);
	});
	afterAll(async () => {
		await browser?.close();
		await served?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const open = (hash = "", options = {}) => openArchive(browser, pageOf(folder) + hash, options);

	test("opens from a disk and from a server, and asks for nothing but its own files", async () => {
		for (const address of [pageOf(folder), `${served.address}index.html`]) {
			const page = await browser.newPage();
			const asked: string[] = [];
			const base = address.slice(0, address.lastIndexOf("/") + 1);
			page.on("request", (request) =>
				asked.push(
					request
						.url()
						.replace(base, "")
						.replace(/[?#].*/, ""),
				),
			);
			await page.goto(`${address}#q=${word}`);
			await says(page, of2000(holding(word).length));
			const own = /^(?:index\.html|catalogue\.data\/(?:reports|words|words-\d+)\.js)$/;
			expect([asked.length > 3, asked.filter((file) => !own.test(file))]).toEqual([true, []]);
			await page.close();
		}
	});

	test("narrows by years, goals and words together, and says how many each choice leaves", async () => {
		const { page, said } = await open();
		await tick(page, "year", "2016");
		await tick(page, "year", "2015");
		await tick(page, "sdgs", "Gender Equality");
		const chosen = [...ofYear("2015"), ...ofYear("2016")].filter(({ goals }) => goals.includes(5));
		await says(page, of2000(chosen.length));
		const in2017 = ofYear("2017").filter(({ goals }) => goals.includes(5)).length;
		expect(await texts(page, '[data-facet="year"] li')).toContain(`2017\n${in2017}`);
		await page.fill("#q", word);
		const left = chosen.filter((report) => holding(word).includes(report));
		await says(page, of2000(left.length));
		expect(left.length).toBeGreaterThan(3);
		expect(await page.locator("tbody td.title > a").count()).toBe(left.length);
		expect(said).toEqual([]);
		await page.close();
	});

	test("finds a word with a slip in it", async () => {
		const { page } = await open();
		const slip = `${word.slice(0, -2)}x${word.slice(-1)}`;
		await page.fill("#q", slip);
		await says(page, /^[1-9]\d* of 2,000 reports/);
		await page.close();
	});

	test("keeps what it shows in the address, for others and for the way back", async () => {
		const { page } = await open();
		await tick(page, "type", "Side event");
		await page.fill("#q", word);
		await page.selectOption("#sort", "title");
		const wanted = holding(word).filter(({ type }) => type === "Side event").length;
		await says(page, of2000(wanted));
		const titles = await texts(page, "td.title > a");
		const other = await open(new URL(page.url()).hash);
		expect(await texts(other.page, "td.title > a")).toEqual(titles);
		expect(await other.page.inputValue("#q")).toBe(word);
		await page.goBack();
		await page.waitForFunction("document.querySelector('#sort').value === '-match'");
		await page.goBack();
		await says(page, "2,000 reports.");
		await Promise.all([page.close(), other.page.close()]);
	});

	test("sorts and leafs", async () => {
		const { page } = await open();
		const dates = reports
			.map(({ date }) => date)
			.filter((date) => date !== "")
			.sort();
		const first = async () => (await texts(page, "td.date"))[0];
		expect(await first()).toContain(dates.at(-1)?.slice(0, 4));
		await page.selectOption("#sort", "date");
		expect(await first()).toContain(dates[0]?.slice(0, 4));
		await page.click("#last");
		expect(await page.innerText("#pages span")).toBe("Page 40 of 40");
		expect(await texts(page, "td.date")).toContain("No date");
		await page.close();
	});

	test("is worked with the keyboard alone", async () => {
		const { page } = await open();
		const focused = () => page.evaluate("document.activeElement.id");
		await page.keyboard.press("Tab");
		expect(await focused()).toBe("skip");
		await page.keyboard.press("Enter");
		expect(await focused()).toBe("reports");
		await page.keyboard.press("/");
		await page.keyboard.type("/");
		expect([await focused(), await page.inputValue("#q")]).toEqual(["q", "/"]);
		await page.fill("#q", "");
		await page.focus('[data-facet="year"] input[type=checkbox]');
		const before = await focused();
		await page.keyboard.press("Space");
		await page.waitForSelector("#chips button");
		expect(await focused()).toBe(before);
		await page.close();
	});

	test("shows goals and years as charts whose figures stand in tables too", async () => {
		const { page } = await open();
		const figures = async (id: string) =>
			(await page.locator(`#${id}-figures tr`).allTextContents()).map((row) => row.replaceAll(",", ""));
		const years = [...new Set(reports.flatMap(({ date }) => date.slice(0, 4) || []))].sort();
		expect(await figures("timeline")).toEqual(years.map((year) => `${year}${ofYear(year).length}`));
		const withGoal5 = reports.filter(({ goals }) => goals.includes(5)).length;
		expect(await figures("goals")).toContain(`5 Gender Equality${withGoal5}`);
		expect(await page.getAttribute("#goals svg", "aria-label")).toMatch(/^17 bars, from 1 No Poverty to 17 /);
		await page.close();
	});

	test("leads to every report", async () => {
		const { page } = await open(`#year=2016`);
		const found = await page.locator("td.title > a").all();
		const links = await Promise.all(found.map((link) => link.getAttribute("href")));
		expect(links.length).toBe(Math.min(50, ofYear("2016").length));
		for (const link of links) expect(statSync(join(folder, decodeURIComponent(link ?? ""))).isFile()).toBe(true);
		await page.close();
	});

	test.each([
		["light", 1280],
		["dark", 1280],
		["light", 390],
		["dark", 390],
	] as const)("is accessible in %s colours at %i pixels, without sideways scrolling", async (colorScheme, width) => {
		const { page } = await open("#year=2016&sdgs=5", { colorScheme, viewport: { width, height: 900 } });
		await openAll(page);
		await page.fill("#q", word);
		await page.waitForSelector("#chips button");
		expect(await axeFaults(page)).toEqual([]);
		expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
		await page.close();
	});

	test("prints all reports that it found", async () => {
		const { page } = await open("#year=2016");
		await page.evaluate("dispatchEvent(new Event('beforeprint'))");
		expect(await page.locator("tbody td.title").count()).toBe(ofYear("2016").length);
		await page.evaluate("dispatchEvent(new Event('afterprint'))");
		expect(await page.locator("tbody td.title").count()).toBeLessThanOrEqual(50);
		expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
		await page.close();
	});

	test("says so where its data belong to another version, or are not there", async () => {
		const alone = tree({});
		const page = await browser.newPage();
		copyFileSync(join(folder, "index.html"), join(alone, "index.html"));
		await page.goto(pageOf(alone));
		await says(page, /^reports\.js could not be loaded/);
		await page.close();
	});

	test("shows words that look like programs as words, and runs none of them", async () => {
		const out = tree(archived(hostileNotes));
		await run(["archive", "."], { cwd: out });
		const { page, said } = await openArchive(browser, pageOf(out));
		await tick(page, "tags", "</script>");
		await openAll(page);
		await page.fill("#q", "__proto__ </script> constructor");
		await says(page, "1 of 4 reports.");
		expect(await page.innerText("td.title")).toContain("<img src=x onerror=window.ran=true>");
		await page.goto(
			`${pageOf(out)}#tags=</script><script>window.ran=true</script>&__proto__=x&q=<img src=x onerror=window.ran=1>`,
		);
		await page.waitForSelector("html[data-ready=words]");
		const links = await page.locator("td.title > a").all();
		for (const link of links) expect(await link.getAttribute("href")).not.toMatch(/^\w+:/);
		expect(await page.evaluate("window.ran")).toBeUndefined();
		expect(said).toEqual([]);
		await page.close();
	});

	test("leads to the catalogue where scripts are off", async () => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(pageOf(folder));
		expect(await page.innerText("noscript")).toContain("catalogue.csv");
		await context.close();
	});
});
