/** Prints pages with an installed browser, which is started with the first page and serves all that follow: nothing is ever downloaded. */
import { statSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Browser, BrowserType } from "playwright-core";
import { type Fault, fault } from "../findings/finding.ts";
import { pdfMark } from "../templates/marks.ts";

/** Makes paper of pages. */
export interface Printer {
	/** A page as PDF, the same bytes for the same page; or why it could not be printed. */
	print(page: string): Promise<Uint8Array | Fault>;
	/** Ends what was started. */
	close(): Promise<void>;
}

/** A printer for runs in which nothing is printed. */
export const noPrinter: Printer = {
	print: () => Promise.reject(new Error("there is no printer in this run")),
	close: () => Promise.resolve(),
};

/** The package that drives the browser, from the program's folder; users who print install it. */
const loadDriver = async (): Promise<BrowserType> => (await import("playwright-core")).chromium;

/** A printer, or a sentence that says what it lacks: an installed browser, or the package that drives it. */
export async function openPrinter(
	env: Readonly<Record<string, string | undefined>>,
	load = loadDriver,
): Promise<Printer | { readonly wrong: string }> {
	const browser = findBrowser(env);
	if ("wrong" in browser) return browser;
	try {
		return browserPrinter(browser.path, await load());
	} catch {
		const install = "Install it next to Rapporteur: `npm install playwright-core@1.65`.";
		return { wrong: `Printing needs the package \`playwright-core\`. ${install}` };
	}
}

function browserPrinter(executablePath: string, driver: BrowserType): Printer {
	let started: Promise<Browser> | null = null;
	return {
		async print(page) {
			try {
				started ??= launch(executablePath, driver);
				return undated(await printed(await started, page));
			} catch (error) {
				const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
				return fault(
					"write-failed",
					`\`${executablePath}\` could not print: ${reason}. Name another browser in \`CHROME_PATH\`.`,
				);
			}
		},
		async close() {
			// That the browser could not be started was reported with its page.
			await started?.then((browser) => browser.close()).catch(() => {});
			started = null;
		},
	};
}

/**
 * Notes may come from strangers, so the browser runs in its sandbox; if the system has none, pages still run no
 * scripts.
 */
async function launch(executablePath: string, driver: BrowserType): Promise<Browser> {
	// The program itself decides what an interruption ends.
	const options = { executablePath, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
	const start = (chromiumSandbox: boolean) => driver.launch({ ...options, chromiumSandbox });
	return start(true).catch(() => start(false));
}

/** Each page has a context of its own: it runs no script, and has no network to ask for anything. */
async function printed(browser: Browser, html: string): Promise<Uint8Array> {
	const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
	try {
		const page = await context.newPage();
		await page.route("**", (route) => route.abort());
		await page.setContent(html, { timeout: 120_000 });
		// The page's own `@page` may ask for another size than A4.
		const paper = { format: "A4", preferCSSPageSize: true, printBackground: true };
		return await page.pdf({ ...paper, tagged: true, outline: true });
	} finally {
		await context.close();
	}
}

/** A PDF without the moment at which it was made, so that the same page gives the same bytes, and with our mark there; its parts stay in place. */
export function undated(pdf: Uint8Array): Uint8Array {
	// In a title, a bracket has a backslash before it, so nothing but the dates themselves can look like this.
	const dates = /\/(?:CreationDate|ModDate) \(D:\d{14}[^()]{0,8}\)/g;
	const text = Buffer.from(pdf).toString("latin1");
	const end = text.indexOf("endobj");
	let mark = pdfMark;
	const head = text.slice(0, end).replace(dates, (date) => {
		const left = mark.padEnd(date.length);
		mark = "";
		return left;
	});
	return Buffer.concat([Buffer.from(head, "latin1"), pdf.subarray(end)]);
}

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome"];

/** Usual places of browsers that are not on the path; those of other systems do not exist. */
const places = [
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	"/opt/google/chrome/chrome",
	"/snap/bin/chromium",
];

const windowsFolders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"];
const windowsFiles = [
	"Google/Chrome/Application/chrome",
	"Chromium/Application/chrome",
	"Microsoft/Edge/Application/msedge",
];

/** The path of an installed browser that can print, or a sentence that says where it was looked for. */
export function findBrowser(env: Readonly<Record<string, string | undefined>>): { path: string } | { wrong: string } {
	// Other tools know this variable too.
	const named = env["CHROME_PATH"] ?? "";
	if (named !== "" && isFile(named)) return { path: named };
	if (named !== "")
		return { wrong: `\`${named}\` in \`CHROME_PATH\` is not a file. Write the path of a Chromium or Chrome.` };
	const onPath = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
	const onWindows = windowsFolders.map((variable) => env[variable] ?? "").filter((folder) => folder !== "");
	const path = [
		...names.flatMap((name) => onPath.map((folder) => join(folder, name))),
		...places,
		...onWindows.flatMap((folder) => windowsFiles.map((file) => join(folder, `${file}.exe`))),
	].find(isFile);
	if (path !== undefined) return { path };
	const wrong =
		"No browser to print with. Install Chromium, Chrome or Edge, or set the environment variable `CHROME_PATH` to the path of one.";
	return { wrong };
}

function isFile(path: string): boolean {
	try {
		return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
	} catch {
		// A path that leads through a file is no place for a browser either.
		return false;
	}
}
