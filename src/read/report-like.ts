/** Whether a file looks like a report, whatever a manifest or state says. */
import { endMark, reportOpenings } from "../templates/marks.ts";
import { headOf, tailOf } from "./load.ts";

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
