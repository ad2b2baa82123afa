import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decisions, pages, root } from "./pages.ts";

/** The words that somebody wrote: tables made from the source grow with it. */
function words(page: string): number {
	const written = readFileSync(join(root, page), "utf8").replace(/<!-- generated[\s\S]*?<!-- \/generated -->/g, "");
	return written.split(/\s+/).filter(Boolean).length;
}

// A page of 1,500 words is two pages.
test.each(pages)("%s is a page that one reads", (page) => {
	expect(words(page)).toBeLessThan(page === "README.md" ? 900 : 1500);
});

test.each(decisions)("%s is one page", (page) => expect(words(page)).toBeLessThanOrEqual(500));
