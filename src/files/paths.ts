/** Paths as they are written, where they lead, and their order. */
import { existsSync, lstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { saysGone } from "../findings/system-failure.ts";

/** A path with `/` between its names, on any system. */
export const slashed = (path: string): string => (sep === "/" ? path : path.split(sep).join("/"));

/** Whether an absolute path is inside a folder, at any depth; a folder is not inside itself. */
export const isBelow = (folder: string, path: string): boolean => path.startsWith(beginOf(folder));

/** How the paths of all begin that lies in a folder. */
export const beginOf = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep);

/** Names that differ by case or by Unicode form only are one file on some systems, which know of no letter for ends of words. */
export const foldName = (path: string): string => path.normalize("NFC").toLowerCase().replaceAll("ς", "σ");

/** The last extension of a path, lower case and without its dot; or "". */
export function extensionOf(path: string | null): string {
	const dot = path?.lastIndexOf(".") ?? -1;
	const slash = Math.max(path?.lastIndexOf("/") ?? -1, path?.lastIndexOf("\\") ?? -1);
	return path === null || dot <= slash + 1 ? "" : path.slice(dot + 1).toLowerCase();
}

/** An absolute path without links on the way, even if the file does not exist yet. */
export function realPath(path: string): string {
	const above = dirname(path);
	if (!existsSync(path)) return above === path ? path : join(realPath(above), basename(path));
	try {
		return realpathSync(path);
	} catch {
		// Paths that can't be resolved stay as written.
		return path;
	}
}

/** Whether a file was deleted. One behind a link that leads nowhere just now, or that can't be looked at, may still be there. */
export function isGone(path: string): boolean {
	try {
		const status = lstatSync(path, { throwIfNoEntry: false });
		return status === undefined ? !leadsAway(dirname(path)) : status.isDirectory();
	} catch (error) {
		return saysGone(error);
	}
}

/** Whether a folder, or the lowest above it that is there, is a link to somewhere that is not there now. */
export function leadsAway(folder: string): boolean {
	const status = lstatSync(folder, { throwIfNoEntry: false });
	if (status !== undefined) return status.isSymbolicLink() && statSync(folder, { throwIfNoEntry: false }) === undefined;
	return dirname(folder) !== folder && leadsAway(dirname(folder));
}

const surrogate = /[\ud800-\udfff]/;

/** Orders paths by the bytes of their UTF-8, whatever the locale. */
export function compareBytes(left: string, right: string): number {
	// Without surrogates the order of UTF-16 units is that of the bytes, and much cheaper.
	if (surrogate.test(left) || surrogate.test(right)) return Buffer.compare(Buffer.from(left), Buffer.from(right));
	return left < right ? -1 : left > right ? 1 : 0;
}
