/** Writes the pages and their pictures. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docsFolder } from "../places.ts";
import type { Results } from "../results.ts";
import { pagesWithFigures, picturesIn, regionsOf } from "./page.ts";
import { filled } from "./regions.ts";

/** Makes the pages say what the figures say. */
export function writeDocs(results: Results): void {
	const regions = regionsOf(results);
	for (const name of pagesWithFigures) {
		const page = join(docsFolder, name);
		writeFileSync(page, filled(readFileSync(page, "utf8"), regions));
	}
	mkdirSync(join(docsFolder, "pictures"), { recursive: true });
	for (const [file, svg] of picturesIn(results)) writeFileSync(join(docsFolder, "pictures", file), svg);
}
