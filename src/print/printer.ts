/** Prints pages with an installed browser, which is started with the first page and serves all that follow. */
import type { Browser } from "playwright-core";
import { type Fault, fault } from "../findings/faults.ts";
import { undated } from "./undated.ts";

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

/** Milliseconds in which a page must be ready to print. */
const mostTime = 120_000;

/** A printer that uses the browser at a path. */
export function browserPrinter(executablePath: string): Printer {
	let started: Promise<Browser> | null = null;
	return {
		async print(page) {
			try {
				started ??= launch(executablePath);
				return undated(await printed(await started, page));
			} catch (error) {
				const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
				return fault("write-failed", `Not printed by \`${executablePath}\`: ${reason}`, "a browser that can print");
			}
		},
		async close() {
			// One that could not be started has been told with its page.
			await started?.then((browser) => browser.close()).catch(() => {});
			started = null;
		},
	};
}

/** Notes may come from anywhere, so the browser gets its sandbox; where the system has none, pages run nothing anyway. */
async function launch(executablePath: string): Promise<Browser> {
	const { chromium } = await import("playwright-core");
	// The program itself decides what an interruption ends.
	const options = { executablePath, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
	try {
		return await chromium.launch({ ...options, chromiumSandbox: true });
	} catch {
		return chromium.launch({ ...options, chromiumSandbox: false });
	}
}

/** Each page has a context of its own: it runs no script, and has no network to ask for anything. */
async function printed(browser: Browser, html: string): Promise<Uint8Array> {
	const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
	try {
		const page = await context.newPage();
		await page.route("**", (route) => route.abort());
		await page.setContent(html, { timeout: mostTime });
		// The page's own `@page` may ask for another size than A4.
		return await page.pdf({
			format: "A4",
			preferCSSPageSize: true,
			printBackground: true,
			tagged: true,
			outline: true,
		});
	} finally {
		await context.close();
	}
}
