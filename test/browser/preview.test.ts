/** The preview as a person sees it: the built program, its page in Chromium, and files that are saved meanwhile. */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Started, start } from "../preview/started.ts";
import { tree } from "../tree.ts";
import { axeFaults } from "./axe.ts";
import { browserPath, launch } from "./chromium.ts";

const path = browserPath();
const harbour = readFileSync(new URL("../../fixtures/harbour/notes.txt", import.meta.url), "utf8");
const faulty = harbour.replace("14 June 2018", "31 Feb 2018").replace("Reporter:", "Repotrer:");

const letter = {
	"template.yaml": "title: A letter\nformat: html\nentry: letter.html.liquid\nstyles: [letter.css]\n",
	"letter.css": "h1 { color: rgb(1, 2, 3) }\n",
	"head.liquid": "<h1>First head</h1>",
	"letter.html.liquid":
		'<html lang="en"><head>{% styles %}<title>x</title></head><body>{% render "head" %}<p>{{ title }}</p></body></html>\n',
};

const templateFiles = (files: Readonly<Record<string, string>>): Record<string, string> =>
	Object.fromEntries(Object.entries(files).map(([name, text]) => [`templates/letter/${name}`, text]));

interface Shown extends Started {
	readonly page: Page;
	readonly cwd: string;
	/** Addresses that the page asked for. */
	readonly asked: string[];
	/** What its console said. */
	readonly said: string[];
	readonly save: (name: string, text: string) => void;
}

interface Wanted {
	readonly files: Readonly<Record<string, string>>;
	readonly args?: readonly string[];
	readonly width?: number;
}

describe.skipIf(path === null)("the preview, in Chromium", () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launch(path ?? "");
	});
	afterAll(() => browser?.close());

	const open = async ({ files, args = ["notes.txt"], width = 1280 }: Wanted): Promise<Shown> => {
		const cwd = tree(files);
		const started = await start(cwd, args);
		const page = await browser.newPage({ viewport: { width, height: 900 } });
		onTestFinished(() => page.close());
		const asked: string[] = [];
		const said: string[] = [];
		page.on("request", (request) => asked.push(request.url()));
		page.on("console", (message) => said.push(message.text()));
		page.on("pageerror", (error) => said.push(String(error)));
		await page.goto(started.address);
		await page.waitForSelector("#state[data-state]");
		return { ...started, page, cwd, asked, said, save: (name, text) => writeFileSync(join(cwd, name), text) };
	};

	const report = (page: Page) => page.frameLocator("iframe:not(.coming)");
	const reportHas = (page: Page, text: string) => report(page).getByText(text).first().waitFor();
	const finding = (page: Page, text: string) => page.locator("#finding-list button", { hasText: text });

	test("says that it works on a save for as long as it does", async () => {
		const program = [
			'import { existsSync } from "node:fs";',
			'export const [name, extension, mediaType] = ["slow", "txt", "text/plain"];',
			"export const render = () => {",
			'\twhile (existsSync("wait")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);',
			'\treturn "done\\n";',
			"};",
		].join("\n");
		const files = { "notes.txt": harbour, "slow.mjs": program };
		const { page, cwd, save } = await open({ files, args: ["notes.txt", "-t", "./slow.mjs"] });
		const state = (words: string) => page.locator("#state", { hasText: words }).waitFor();
		await state("Up to date");
		save("wait", "");
		save("notes.txt", faulty);
		await state("Working on what was saved");
		rmSync(join(cwd, "wait"));
		await state("Up to date");
	});

	test("shows the report beside its findings, asks nobody else, and has nothing to complain of", async () => {
		const { page, address, asked, said } = await open({ files: { "notes.txt": faulty } });
		await reportHas(page, "Mateus Cabral");
		await finding(page, "Misspelt label").waitFor();
		expect(await page.title()).toBe("2 errors, 1 warning – notes.txt");
		expect(asked.filter((url) => !url.startsWith(address) && !url.startsWith("data:"))).toEqual([]);
		expect(said).toEqual([]);
	});

	test("shows a finding's line and place when it is clicked", async () => {
		const { page } = await open({ files: { "notes.txt": faulty } });
		await finding(page, "not a valid date").click();
		expect(await page.locator("#lines .marked").getAttribute("data-line")).toBe("1");
		expect(await page.locator("#lines mark").textContent()).toBe("31 Feb 2018");
		await finding(page, "has no address").click();
		expect(await page.locator("#lines .marked").count()).toBe(1);
		expect(await page.locator("#lines mark").textContent()).toBe("Small Harbours Network, annual report");
		await expect.poll(() => isInView(page, "#lines mark"), patient).toBe(true);
	});

	test("shows the line of a sentence that is clicked, and what it was taken for", async () => {
		const { page } = await open({ files: { "notes.txt": harbour } });
		await reportHas(page, "Mateus Cabral");
		await report(page).getByText("the length of the boat").first().click();
		await page.locator("#about", { hasText: "words of Mateus Cabral" }).waitFor();
		expect(await page.locator("#lines .chosen").textContent()).toContain("the length of the boat");
		await page.locator("#lines li[data-line='7']").click();
		await page.locator("#about", { hasText: "Line 7: field reporter" }).waitFor();
		expect(await axeFaults(page)).toEqual([]);
	});

	test("goes from the finding to its line where there is room for one of them", async () => {
		const { page } = await open({ files: { "notes.txt": faulty }, width: 390 });
		await page.getByRole("button", { name: "Findings (3)" }).click();
		// By keyboard: the button that is pressed goes away, and the reader is taken along.
		await finding(page, "has no address").focus();
		await page.keyboard.press("Enter");
		expect(await page.evaluate("document.activeElement.id")).toBe("notes");
		await expect.poll(() => isInView(page, "#lines mark"), patient).toBe(true);
		await page.getByRole("button", { name: "Report" }).click();
		expect(await page.locator("iframe").isVisible()).toBe(true);
	});

	test("shows what is missing where it should stand", async () => {
		const { page } = await open({ files: { "notes.txt": harbour.replace(/^Reporter.*$/m, "") } });
		await finding(page, "Required field").click();
		expect(await page.locator("#lines mark").textContent()).toBe("");
		expect(await page.locator("#lines mark").isVisible()).toBe(true);
	});

	test("follows the notes, however they are saved, and keeps its place", async () => {
		const { page, cwd, save, said } = await open({ files: { "notes.txt": faulty } });
		await finding(page, "not a valid date").waitFor();
		await reportHas(page, "Mateus Cabral");
		await scrollReport(page, 300);
		save("notes.txt", faulty.replace("31 Feb", "14 June"));
		await finding(page, "not a valid date").waitFor({ state: "detached" });
		await reportHas(page, "14 June 2018");
		expect(await reportScroll(page)).toBe(300);
		writeFileSync(join(cwd, "notes.tmp"), faulty.replace("31 Feb", "32 June"));
		renameSync(join(cwd, "notes.tmp"), join(cwd, "notes.txt"));
		await finding(page, "32 June").waitFor();
		await reportHas(page, "32 June 2018");
		expect(await reportScroll(page)).toBe(300);
		expect(said).toEqual([]);
	});

	test("shows an edit within a second", async () => {
		const { page, save } = await open({ files: { "notes.txt": harbour } });
		const times: number[] = [];
		for (const year of [2011, 2012, 2013, 2014, 2015]) {
			const saved = performance.now();
			save("notes.txt", harbour.replace("14 June 2018", `14 June ${year}`));
			await reportHas(page, `14 June ${year}`);
			times.push(performance.now() - saved);
		}
		// The quickest, since other programs may want the processor too.
		expect(Math.min(...times)).toBeLessThan(1000);
	});

	test("keeps a finding selected while lines come above it", async () => {
		const { page, save } = await open({ files: { "notes.txt": faulty } });
		await finding(page, "has no address").click();
		save("notes.txt", `\n\n\n${faulty}`);
		await finding(page, "line 42").waitFor();
		expect(await page.locator("#lines .marked").getAttribute("data-line")).toBe("42");
		expect(await page.locator("#finding-list [aria-current=true]").count()).toBe(1);
		expect(await page.evaluate("document.activeElement.textContent")).toContain("has no address");
	});

	test("shows notes that vanish as such, and again when they are back", async () => {
		const { page, cwd, save } = await open({ files: { "notes.txt": harbour } });
		rmSync(join(cwd, "notes.txt"));
		await page.getByText("notes.txt: Can't read this file: there is no such file").waitFor();
		expect(await page.title()).toBe("Broken – notes.txt");
		save("notes.txt", faulty);
		await finding(page, "not a valid date").waitFor();
		await page.getByText("no such file").waitFor({ state: "detached" });
	});

	test("shows what is wrong with a template, and its report once it is mended", async () => {
		const files = { "notes.txt": harbour, ...templateFiles(letter) };
		const { page, save, said } = await open({ files, args: ["notes.txt", "-t", "letter"] });
		await reportHas(page, "First head");
		save("templates/letter/head.liquid", "<h1>{{ titel }}</h1>");
		await page.getByText(/^templates\/letter\/head\.liquid:1:8: /).waitFor();
		// The last report stays until there is another.
		await reportHas(page, "First head");
		save("templates/letter/head.liquid", "<h1>Second head</h1>");
		await reportHas(page, "Second head");
		await page.locator("#faults:empty").waitFor({ state: "attached" });
		save("templates/letter/letter.css", "h1 { color: rgb(9, 9, 9) }");
		const colour = () =>
			page.evaluate(
				"(({ contentWindow: w }) => w.getComputedStyle(w.document.querySelector('h1')).color)(document.querySelector('iframe:not(.coming)'))",
			);
		await expect.poll(colour, patient).toBe("rgb(9, 9, 9)");
		expect(said).toEqual([]);
	});

	test("begins with a template that is broken, and shows it", async () => {
		const files = { "notes.txt": harbour, ...templateFiles({ ...letter, "head.liquid": "{% if %}" }) };
		const { page, save } = await open({ files, args: ["notes.txt", "-t", "templates/letter"] });
		await page.getByText(/^templates\/letter\/head\.liquid:1:6: /).waitFor();
		save("templates/letter/head.liquid", "<h1>Whole</h1>");
		await reportHas(page, "Whole");
	});

	test("follows a form, and shows what is wrong with it", async () => {
		const form = (label: string) =>
			`title: Minutes\nfields:\n  date: {label: "${label}", type: date, required: true}\nsections:\n  text: {label: Text}\n`;
		const files = { "notes.txt": "Day: 2 February 2016\n\nText\n\nWords.\n", "form.yaml": form("Day") };
		const { page, save } = await open({ files, args: ["notes.txt", "--form", "form.yaml"] });
		await page.getByText("Nothing found").waitFor();
		save("form.yaml", form("When"));
		await finding(page, "Required field").waitFor();
		save("form.yaml", "fields: [");
		await page.getByText(/^form\.yaml:1:\d+: /).waitFor();
		save("form.yaml", form("Day"));
		await page.getByText("Nothing found").waitFor();
	});

	test("follows a config that comes, breaks and goes", async () => {
		const { page, cwd, save } = await open({ files: { "notes.txt": faulty } });
		await finding(page, "not a valid date").waitFor();
		save("rapporteur.config.yaml", "severities:\n  invalid-date: off\n");
		await finding(page, "not a valid date").waitFor({ state: "detached" });
		save("rapporteur.config.yaml", "severity: {}\n");
		await page.getByText(/^rapporteur\.config\.yaml:1:1: /).waitFor();
		rmSync(join(cwd, "rapporteur.config.yaml"));
		await finding(page, "not a valid date").waitFor();
	});

	test("follows a template that is a program", async () => {
		const module = (words: string) =>
			`export const name = "own", extension = "html", mediaType = "text/html";\nexport const render = () => "<p>${words}</p>\\n";\n`;
		const files = { "notes.txt": harbour, "own.mjs": module("one") };
		const { page, save } = await open({ files, args: ["notes.txt", "-t", "own.mjs"] });
		await reportHas(page, "one");
		save("own.mjs", module("two"));
		await reportHas(page, "two");
	});

	test("shows as text what is no page", async () => {
		const { page, said } = await open({ files: { "notes.txt": harbour }, args: ["notes.txt", "-t", "markdown"] });
		await reportHas(page, "form: un-meeting");
		expect(said).toEqual([]);
	});

	test("shows what a template makes that is not trusted", async () => {
		const files = { "notes.txt": harbour, ...templateFiles(letter) };
		const { page } = await open({ files, args: ["notes.txt", "-t", "letter", "--untrusted"] });
		await reportHas(page, "First head");
	});

	test("runs beside another one", async () => {
		const [one, other] = await Promise.all([
			open({ files: { "notes.txt": harbour } }),
			open({ files: { "notes.txt": harbour } }),
		]);
		expect(new URL(one.address).port).not.toBe(new URL(other.address).port);
		one.save("notes.txt", harbour.replace("14 June 2018", "1 May 2011"));
		other.save("notes.txt", harbour.replace("14 June 2018", "2 May 2012"));
		await Promise.all([reportHas(one.page, "1 May 2011"), reportHas(other.page, "2 May 2012")]);
		// Neither may look into the other, though both are of this machine.
		const refused = await one.page.evaluate(`fetch(${JSON.stringify(other.address)}).then(() => "", String)`);
		expect(refused).toContain("Failed to fetch");
		const navigated = await browser.newPage();
		await navigated.goto(new URL("/", other.address).href);
		expect(await navigated.textContent("body")).toContain("Not allowed");
		await navigated.close();
	});

	test("is refused to a page of another origin that knows the address", async () => {
		const { address } = await open({ files: { "notes.txt": harbour } });
		const neighbour = await start(tree({ "notes.txt": harbour }), ["notes.txt"]);
		const page = await browser.newPage();
		onTestFinished(() => page.close());
		await page.goto(new URL("/", neighbour.address).href);
		const answered = page.waitForResponse((response) => response.url() === address);
		// A link from elsewhere: the browser says where it comes from.
		await page.setContent(`<a href="${address}">look</a>`);
		await page.click("a");
		expect((await answered).status()).toBe(403);
	});

	test("says that it has ended, and is quiet then", async () => {
		const { page, end, said } = await open({ files: { "notes.txt": harbour } });
		expect(await end("SIGINT")).toBe(130);
		await page.getByText("The preview has ended").waitFor();
		await reportHas(page, "Mateus Cabral");
		expect(said).toEqual([]);
	});

	test("lets links leave in a page of their own", async () => {
		const { page } = await open({ files: { "notes.txt": harbour } });
		const link = report(page).locator('a[href^="https://media.example.org"]');
		expect([await link.getAttribute("target"), await link.getAttribute("rel")]).toEqual([
			"_blank",
			"noopener noreferrer",
		]);
		const inside = report(page).locator('a[href^="#"]').first();
		expect(await inside.getAttribute("target")).toBeNull();
	});

	test.each([
		[390, "light"],
		[390, "dark"],
		[1280, "light"],
		[1280, "dark"],
	] as const)("is accessible at %i pixels in %s colours", async (width, colorScheme) => {
		const { page, save } = await open({ files: { "notes.txt": faulty }, width });
		await page.emulateMedia({ colorScheme });
		for (const pane of ["report", "findings", "notes"]) {
			if (width < 768) await page.click(`[data-shows=${pane}]`);
			expect(await axeFaults(page, false)).toEqual([]);
			if (width < 768 ? pane === "findings" : pane === "report") await finding(page, "not a valid date").click();
		}
		save("rapporteur.config.yaml", "severity: {}\n");
		await page.getByText(/^rapporteur\.config\.yaml:1:1: /).waitFor();
		expect(await axeFaults(page, false)).toEqual([]);
	});

	test.each([1280, 820, 390])("needs no sideways scrolling at %i pixels", async (width) => {
		const { page } = await open({ files: { "notes.txt": `${faulty}\n${"x".repeat(3000)}\n` }, width });
		for (const selector of ["html", "#findings", "#notes"]) {
			expect(
				await page.evaluate(`(e => e.scrollWidth - e.clientWidth)(document.querySelector("${selector}"))`),
			).toBeLessThanOrEqual(0);
		}
	});
});

const patient = { timeout: 30_000 };

const isInView = (page: Page, selector: string): Promise<boolean> =>
	page.evaluate(`(() => {
		const { top, bottom } = document.querySelector("${selector}").getBoundingClientRect();
		const pane = document.querySelector("#notes").getBoundingClientRect();
		return top >= pane.top && bottom <= pane.bottom;
	})()`);

const frame = 'document.querySelector("iframe:not(.coming)").contentWindow';
const scrollReport = (page: Page, to: number) => page.evaluate(`${frame}.scrollTo(0, ${to})`);
const reportScroll = (page: Page) => page.evaluate(`${frame}.scrollY`);
