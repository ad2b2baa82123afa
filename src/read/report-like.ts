/** What can be told of a file that is said to be a report: whoever wrote the manifest or the state that says so. */
import { endMark, reportOpenings } from "../templates/marks.ts";
import { headOf, tailOf } from "./load.ts";

/** What an output adds to the name of its notes, such as `md` or `letter.html`; null where no template gives that name. */
export function suffixOf(notes: string, output: string): string | null {
	const stem = /[^/]\.[^./]*$/.test(notes) ? notes.slice(0, notes.lastIndexOf(".")) : notes;
	const named = [notes, stem].find((name) => output.startsWith(`${name}.`));
	const suffix = named === undefined ? "" : output.slice(named.length + 1);
	return reportOpenings.has(suffix) || /^[^/]+\.[^./]+$/.test(suffix) ? suffix : null;
}

/** Whether a file may hold what was made for a suffix: how others' templates begin, nobody knows. */
export const mayHold = (file: string, suffix: string): boolean =>
	reportOpenings.get(suffix)?.test(beginOf(file)) !== false;

/**
 * Whether a file begins as a report for a suffix does, or else for its last extension: in XML only the last line tells, in
 * Markdown it may. Notes in plain text may look like a report, but for its line that says what `kind` of notes it is of.
 */
export function opensAs(file: string, suffix: string, kind: string): boolean {
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

/** Whether a file is any report: of one in a format that has no opening, the last line may tell. */
export const isReport = (file: string, kind: string): boolean =>
	isMarked(file) || [...reportOpenings.keys()].some((suffix) => opensAs(file, suffix, kind));

const beginOf = (file: string): string => headOf(file, 65_536).replace(/^\uFEFF/, "");
