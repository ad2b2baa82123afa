/** The files that `archive` writes: it replaces and removes only what it made itself. */
import { type Dirent, readdirSync, unlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { type Fault, fault } from "../findings/faults.ts";
import { headOf } from "../read/load.ts";
import { draftName } from "../write/replace-file.ts";
import { dataFileOpening, dataFolder } from "./data-file.ts";
import { feedOpening, sitemapOpening } from "./published.ts";

interface Kind {
	readonly folder: string;
	readonly name: RegExp;
	/** How those begin that `archive` made. */
	readonly opening: string | RegExp;
	/** When it is written; what is not always may be left from an earlier run. */
	readonly written: "always" | "published" | "perhaps";
}

const kinds: readonly Kind[] = [
	{ folder: dataFolder, name: /^words-\d+\.js$/, opening: dataFileOpening, written: "perhaps" },
	{ folder: dataFolder, name: draftName, opening: "", written: "perhaps" },
	{ folder: dataFolder, name: /^catalogue\.[a-z]+\.tmp$/, opening: "", written: "perhaps" },
	{ folder: dataFolder, name: /^(?:words|reports)\.js$/, opening: dataFileOpening, written: "always" },
	{
		folder: ".",
		name: /^index\.html$/,
		opening: /^<!doctype html>\s+<html lang="en" data-fingerprint="/,
		written: "always",
	},
	{
		folder: ".",
		name: /^catalogue\.csv$/,
		opening: /^"?report"?,.*"?speakers"?,"?form"?,"?page"?,"?path"?\r?\n/,
		written: "always",
	},
	{ folder: ".", name: /^catalogue\.jsonl$/, opening: /^\{"path":".+?","form":"/, written: "always" },
	{ folder: ".", name: /^catalogue\.xml$/, opening: /^<\?xml [^>]+>\s+<records xmlns:oai_dc=/, written: "always" },
	{ folder: ".", name: /^feed\.xml$/, opening: feedOpening, written: "published" },
	{ folder: ".", name: /^sitemap\.xml$/, opening: sitemapOpening, written: "published" },
	{ folder: ".", name: /^sitemap-\d+\.xml$/, opening: sitemapOpening, written: "perhaps" },
];

/** The first file in the way that `archive` did not make, and why nothing is written; null if all is well. */
export function foreignIn(
	archive: string,
	isPublished: boolean,
): { readonly file: string; readonly fault: Fault } | null {
	for (const kind of kinds) {
		if (kind.written === "perhaps" || (kind.written === "published" && !isPublished)) continue;
		for (const entry of entriesOf(archive, kind)) {
			const what = sortOf(entry) ?? (isOurs(archive, kind, entry) ? null : foreign);
			if (what === null) continue;
			return { file: pathOf(kind, entry), fault: fault("write-failed", `Not written: ${what}`, "another name for it") };
		}
	}
	return null;
}

/** Whether `archive` made a file that has one of its names. */
export const isOfPage =
	(archive: string) =>
	(path: string): boolean => {
		const entry = { name: basename(path) };
		return kinds.some(
			(kind) => pathOf(kind, entry) === path && kind.name.test(entry.name) && isOurs(archive, kind, entry),
		);
	};

function sortOf(entry: Dirent): string | null {
	if (entry.isFile()) return null;
	return entry.isSymbolicLink() ? "it is a link" : entry.isDirectory() ? "it is a folder" : "it is a pipe or a device";
}

const foreign = "`archive` did not make the file that is there";

/** Removes old files; one that can't be removed does no harm. */
export function clearStale(archive: string, written: ReadonlySet<string>): void {
	for (const kind of kinds) {
		for (const entry of kind.written !== "always" ? entriesOf(archive, kind) : []) {
			const path = pathOf(kind, entry);
			if (!written.has(path) && isOurs(archive, kind, entry)) remove(join(archive, path));
		}
	}
}

type Named = Pick<Dirent, "name">;

function isOurs(archive: string, kind: Kind, entry: Named): boolean {
	const head = headOf(join(archive, pathOf(kind, entry)), 65_536);
	return typeof kind.opening === "string" ? head.startsWith(kind.opening) : kind.opening.test(head);
}

const pathOf = ({ folder }: Kind, { name }: Named): string => (folder === "." ? name : `${folder}/${name}`);

function entriesOf(archive: string, { folder, name }: Kind): readonly Dirent[] {
	try {
		return readdirSync(join(archive, folder), { withFileTypes: true }).filter((entry) => name.test(entry.name));
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
