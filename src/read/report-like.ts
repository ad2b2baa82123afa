/** Whether a file looks like a report, whatever a manifest or state says. */
import { basename, dirname, join, sep } from "node:path";
import { isBelow } from "../files/paths.ts";
import { endMark, pageMark, reportOpenings } from "../templates/marks.ts";
import { headOf, statusOf, tailOf } from "./load.ts";

/** The ending that an output adds to the name of its notes, such as `md` or `letter.html`; null if no template has it. */
export function suffixOf(notes: string, output: string): string | null {
	const stem = /[^/]\.[^./]*$/.test(notes) ? notes.slice(0, notes.lastIndexOf(".")) : notes;
	const named = [notes, stem].find((name) => output.startsWith(`${name}.`));
	const suffix = named === undefined ? "" : output.slice(named.length + 1);
	return reportOpenings.has(suffix) || /^[^/]+\.[^./]+$/.test(suffix) ? suffix : null;
}

/** Whether a file may be an output with a suffix; how reports of users' templates begin is unknown. */
export const mayHold = (file: string, suffix: string): boolean =>
	reportOpenings.get(suffix)?.test(beginOf(file)) !== false;

/**
 * Whether a file begins like a report with a suffix. XML is recognised by its last line, Markdown by its first or
 * last; plain text needs the line with the `kind` of notes, since notes may look alike.
 */
function opensAs(file: string, suffix: string, kind: string): boolean {
	const extension = suffix.slice(suffix.lastIndexOf(".") + 1);
	if (extension === "xml") return isMarked(file);
	const begin = beginOf(file);
	const opening = reportOpenings.get(suffix) ?? reportOpenings.get(extension);
	if (opening?.test(begin) === true && (extension !== "txt" || isTextOf(begin, kind))) return true;
	return extension === "md" && isMarked(file);
}

/** Whether the lines of a title name the kind of notes, and the line below the facts is there. */
function isTextOf(begin: string, kind: string): boolean {
	const title = /^(?:\S.*\n)+/.exec(begin)?.[0].trimEnd().replaceAll("\n", " ") ?? "";
	return kind !== "" && title.endsWith(kind) && /^-{72}$/m.test(begin);
}

const isMarked = (file: string): boolean => tailOf(file, 64).trimEnd().endsWith(endMark);

/** Whether a file is a report in any format, by its first or last line. */
export const isReport = (file: string, kind: string): boolean =>
	isMarked(file) || [...reportOpenings.keys()].some((suffix) => opensAs(file, suffix, kind));

const beginOf = (file: string): string => headOf(file, 65_536).replace(/^\uFEFF/, "");

const extensions: ReadonlySet<string> = new Set([".md", ".html"]);

const markdownEnd = new RegExp(`${endMark}\\s*$`);

const source = /<footer>[^<]*<span class="path">([^<&]+)<\/span>/;

/** Whether a file is a web page that this program made of notes that lie beside it: those are read. */
export function isPageOfNotes(file: string): boolean {
	if (!/\.html?$/i.test(file) || !headOf(file, 4_096).includes(pageMark)) return false;
	const notes = source.exec(tailOf(file, 2_048))?.[1];
	return notes !== undefined && basename(notes) === notes && statusOf(join(dirname(file), notes))?.isFile === true;
}

/** The files without reports of other files among them; a page may also be the report of a Markdown file. */
export function withoutOwnReports(files: readonly string[], folder: string): string[] {
	const stems = stemsOf(files);
	if (stems.size === 0) return [...files];
	const groups = new Map<string, string[]>();
	for (const file of files) {
		if (!isBelow(folder, file) || !stems.has(stemOf(file))) continue;
		const group = groups.get(stemOf(file));
		if (group === undefined) groups.set(stemOf(file), [file]);
		else group.push(file);
	}
	const all = new Set(files.filter((file) => stems.has(file)));
	const left = new Set(
		[...groups].flatMap(([stem, group]) => {
			// `a.txt.md` stands beside `a.txt`.
			const others = all.has(stem) ? [...group, stem] : group;
			return others.length > 1 ? ownAmong(group, others) : [];
		}),
	);
	return files.filter((file) => !left.has(file) && !isByTemplate(file, groups));
}

/**
 * The paths of possible reports without extension and template name. Few are kept in memory, as there may be very many
 * notes.
 */
function stemsOf(files: readonly string[]): ReadonlySet<string> {
	const stems = new Set<string>();
	for (const file of files) {
		if (extensions.has(extensionOf(file))) stems.add(stemOf(file)).add(stemOf(stemOf(file)));
	}
	return stems;
}

/** `a.letter.html` is a page of `a.txt`, made with the template `letter`; so is `a.letter.md` what one in Markdown made. */
function isByTemplate(file: string, groups: ReadonlyMap<string, readonly string[]>): boolean {
	const stem = stemOf(file);
	const isNamed = stemOf(stem) !== stem && groups.has(stem) && groups.has(stemOf(stem));
	if (!isNamed) return false;
	if (extensionOf(file) === ".md") return markdownEnd.test(tailOf(file, 100));
	return extensionOf(file) === ".html" && isOwn(file);
}

function ownAmong(group: readonly string[], others: readonly string[]): readonly string[] {
	const own = group.filter(isOwn);
	if (own.length < others.length) return own;
	const pages = own.filter((file) => extensionOf(file) === ".html");
	return pages.length < own.length ? pages : [];
}

function isOwn(file: string): boolean {
	const extension = extensionOf(file);
	return extensions.has(extension) && mayHold(file, extension.slice(1));
}

const extensionOf = (file: string): string => file.slice(stemOf(file).length).toLowerCase();

function stemOf(file: string): string {
	const dot = file.lastIndexOf(".");
	return dot > file.lastIndexOf(sep) + 1 ? file.slice(0, dot) : file;
}
