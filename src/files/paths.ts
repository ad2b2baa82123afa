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

/** Names in an output folder that are no reports. */

/** What a config is called. */
export const configName = "rapporteur.config.yaml";

/** A name that people give to a config by mistake. */
export const nearlyConfigName = "rapporteur.config.yml";

/** Whether a file is called as the manifest of a run is, or that of a shard. */
export const isManifest = (name: string): boolean => /^manifest(?:\.\d+-of-\d+)?\.jsonl$/.test(name);

/** Names that the archive keeps for itself at the top of an output folder: for no file, and for no folder of reports. */
const reserved =
	/^(?:(?:index\.html|manifest(?:\.\d+-of-\d+)?\.jsonl|catalogue\.(?:csv|data|jsonl|xml)|feed\.xml|sitemap(?:-\d+)?\.xml)(?:\/|$)|catalogue\.[^./]+$)/i;

/** Those that `archive` writes, as it writes them. */
const madeByArchive =
	/^(?:index\.html|catalogue\.(?:csv|jsonl|xml)|feed\.xml|sitemap(?:-\d+)?\.xml|catalogue\.data\/[\w-]+\.js)$/;

const mark = String.raw`\.[1-9]\d{0,5}-of-[1-9]\d{0,5}`;

const draft = new RegExp(String.raw`^\.rapporteur/drafts(?:${mark})?/\.rapporteur-[\da-f-]+\.tmp$`);

/** Whether a file is a report that waits until it is whole, as a run leaves it that is killed. */
export const isDraft = (name: string): boolean => draft.test(name);

/** The account of runs: no other file has a place in its folder. */
const kept = new RegExp(
	[
		String.raw`^manifest(?:MARK)?\.jsonl$`,
		String.raw`^\.rapporteur/(?:state(?:MARK)?\.tsv(?:NEW)?|manifest(?:MARK)?\.jsonlNEW|copy\.(?:new|\d+\.old))$`,
		String.raw`^\.rapporteur/lock(?:MARK)?(?:\.OWNER)?/OWNER$`,
	]
		.join("|")
		.replaceAll("MARK", mark)
		.replaceAll("NEW", String.raw`\.[\da-f]{36}\.new`)
		.replaceAll("OWNER", String.raw`\d+@[\w.-]*~\w+`),
);

/** Whether a name is kept for the archive itself, or one of those, or hidden, in which programs keep what they obey. */
export const isReserved = (name: string): boolean =>
	reserved.test(name) || /(?:^|\/)\./.test(name) || obeyed.test(name);

/** Whether a folder contains data that the page of an archive loads. */
export const isDataOfPage = (name: string): boolean => name === "catalogue.data";

/** Whether a file belongs to a page, a catalogue or a feed, which are not in the manifest. */
export const isMadeByArchive = (name: string): boolean => madeByArchive.test(name);

/** Whether a file keeps account of runs, by the very name that they give it. */
export const isKept = (name: string): boolean => kept.test(name);

/** Whether this program obeys what a file of this name says, in any folder. */
export const isObeyed = (name: string): boolean => obeyed.test(name);

/** Whether this program looks for something else under a name, in any folder. */
export const hasMeaning = (name: string): boolean =>
	obeyed.test(name) || isMadeByArchive(name) || isKept(name) || isDraft(name);

const obeyed =
	/(?:^|\/)(?:rapporteur\.config\.yaml|template\.yaml|people\.yaml|\.gitignore|\.rapporteurignore|manifest(?:\.\d+-of-\d+)?\.jsonl)$/i;
