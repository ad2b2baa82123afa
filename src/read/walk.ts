/** Lists the notes below a folder. */
import { extname, sep } from "node:path";
import type { Fault } from "../findings/faults.ts";
import { listedIn } from "./archives.ts";
import { type IgnoreRules, isIgnored, rulesAbove, rulesIn } from "./ignored.ts";
import { entriesOf } from "./load.ts";

/** What a folder means: every kind of notes; one that can't be read yet is a fault, never skipped. */
const noteExtensions: ReadonlySet<string> = new Set([".txt", ".md", ".docx", ".rtf", ".odt", ".html"]);

/** The notes below a folder, in no order, and the folders that could not be read. */
export interface Walked {
	readonly files: readonly string[];
	/** Whether the folder itself holds what a run wrote. */
	readonly isArchive: boolean;
	readonly failed: readonly { readonly path: string; readonly fault: Fault }[];
}

/** Finds all notes below `folder`; `exclude` is the folder that output goes to. */
export async function walk(folder: string, exclude: string | null): Promise<Walked> {
	const files: string[] = [];
	const listed = new Set<string>();
	let isArchive = false;
	const failed: { path: string; fault: Fault }[] = [];
	const pending: { path: string; above: readonly IgnoreRules[] }[] = [
		{ path: folder, above: await rulesAbove(folder) },
	];
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		const { path, above } = next;
		const held = entriesOf(path);
		if ("code" in held) {
			failed.push({ path, fault: held });
			continue;
		}
		const names = held.entries.map(({ name }) => name);
		for (const report of listedIn(path, names)) {
			// An archive that was asked for is read by its Markdown, unless it is written to as well.
			isArchive ||= path === folder;
			if (path !== folder || path === exclude || extname(report) !== ".md") listed.add(report);
		}
		const rules = [...above, ...(await rulesIn(path, held.entries))];
		// `join` leaves each path in pieces, which take four times the memory.
		const begin = path.endsWith(sep) ? path : path + sep;
		for (const entry of held.entries) {
			const child = begin + entry.name;
			if (!isWanted(entry) || child === exclude || isIgnored(child, entry.isFolder, rules)) continue;
			if (entry.isFolder) pending.push({ path: child, above: rules });
			else files.push(child);
		}
	}
	return { files: listed.size === 0 ? files : files.filter((file) => !listed.has(file)), isArchive, failed };
}

function isWanted({ name, isFile, isFolder }: { name: string; isFile: boolean; isFolder: boolean }): boolean {
	if (isFolder) return !name.startsWith(".") && name !== "node_modules";
	return isFile && noteExtensions.has(extname(name).toLowerCase());
}
