/** Writes the page and its pictures. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docsFolder } from "../places.ts";
import type { Results } from "../results.ts";
import { picturesIn, regionsOf } from "./page.ts";
import { filled } from "./regions.ts";

/** Makes docs/performance.md say what the figures say. */
export function writeDocs(results: Results): void {
	const page = join(docsFolder, "performance.md");
	writeFileSync(page, filled(readFileSync(page, "utf8"), regionsOf(results)));
	mkdirSync(join(docsFolder, "pictures"), { recursive: true });
	for (const [file, svg] of picturesIn(results)) writeFileSync(join(docsFolder, "pictures", file), svg);
}
