/** An archive page in a browser, and what tests ask of it. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page, and whatever it complained of. */
export interface Opened {
	readonly page: Page;
	readonly said: readonly string[];
}

/** Opens a page and waits until it can search in all words. */
export async function openArchive(
	browser: Browser,
	address: string,
	options: BrowserContextOptions = {},
): Promise<Opened> {
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
	const said: string[] = [];
	page.on("console", (message) => said.push(message.text()));
	page.on("pageerror", (error) => said.push(error.message));
	await page.goto(address);
	await page.waitForSelector("html[data-ready=words]");
	return { page, said };
}

/** Waits until the page says how many reports it shows. Its policy lets no test evaluate a condition again and again. */
export function says(page: Page, text: string | RegExp): Promise<void> {
	const whole = typeof text === "string" ? new RegExp(`^${text.replaceAll(".", "\\.")}$`) : text;
	return page.locator("#status").filter({ hasText: whole }).waitFor();
}

/** Ticks or unticks a value of a facet, wherever it is. */
export async function tick(page: Page, facet: string, name: string): Promise<void> {
	const group = page.locator(`[data-facet="${facet}"]`);
	if ((await group.getAttribute("open")) === null) await group.locator("summary").click();
	const more = group.locator(".more[aria-expanded=false]");
	if (await more.isVisible()) await more.click();
	await group.locator("label", { hasText: name }).first().click();
}

/** Opens whatever is closed. */
export async function openAll(page: Page): Promise<void> {
	const closed = page.locator("details:not([open]) > summary:visible");
	while ((await closed.count()) > 0) await closed.first().click();
}

/** The texts of all elements. */
export function texts(page: Page, selector: string): Promise<string[]> {
	return page.locator(selector).allInnerTexts();
}
