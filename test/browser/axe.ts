import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds wrong with a page, its frames left out where a test of their own looks at them. */
export async function axeFaults(page: Page, iframes = true): Promise<string[]> {
	await page.evaluate(source);
	const { violations } = (await page.evaluate(`axe.run(document, { iframes: ${iframes} })`)) as axe.AxeResults;
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
