/** Takes away what an earlier run wrote and this one did not, and nothing that is not ours. */
import { readdirSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { headOf } from "../read/load.ts";
import { draftName } from "../write/replace-file.ts";
import { dataFileOpening } from "./data-file.ts";
import { feedOpening } from "./feed.ts";
import { dataFolder } from "./names.ts";
import { sitemapOpening } from "./sitemap.ts";

/** What our files are called in each folder, and how they begin. */
const kinds: readonly { readonly folder: string; readonly name: RegExp; readonly opening: string }[] = [
	{ folder: dataFolder, name: /^words-\d+\.js$/, opening: dataFileOpening },
	{ folder: dataFolder, name: draftName, opening: "" },
	{ folder: dataFolder, name: /^catalogue\.[a-z]+\.tmp$/, opening: "" },
	{ folder: ".", name: /^feed\.xml$/, opening: feedOpening },
	{ folder: ".", name: /^sitemap(?:-\d+)?\.xml$/, opening: sitemapOpening },
];

/** Removes old files; one that can't be removed does no harm. */
export function clearStale(archive: string, written: ReadonlySet<string>): void {
	for (const { folder, name, opening } of kinds) {
		for (const file of namesIn(join(archive, folder))) {
			const path = folder === "." ? file : `${folder}/${file}`;
			if (!name.test(file) || written.has(path)) continue;
			if (headOf(join(archive, path), opening.length) === opening) remove(join(archive, path));
		}
	}
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function remove(path: string): void {
	try {
		unlinkSync(path);
	} catch {
		// Nothing leads to it any more.
	}
}
