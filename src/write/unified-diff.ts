import { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from "diff";

const context = 3;
const options = { headerOptions: FILE_HEADERS_ONLY, context };

/** The change of a file as a unified diff for `git apply` and `patch -p1`; "" without a change. */
export function unifiedDiff(path: string, before: string, after: string): string {
	if (before === after) return "";
	const [oldFileName, newFileName] = [`a/${path}`, `b/${path}`];
	const hunks = hunksOf(before.split("\n"), after.split("\n"));
	if (hunks === null)
		return createTwoFilesPatch(oldFileName, newFileName, before, after, undefined, undefined, options);
	return formatPatch(
		{ oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks },
		FILE_HEADERS_ONLY,
	);
}

type Lines = readonly string[];

/**
 * If each line replaces the one at the same place, no search is needed (its time grows with the square of the changes).
 * Null if the number of lines differs.
 */
function hunksOf(before: Lines, after: Lines): StructuredPatchHunk[] | null {
	const isEnded = before.at(-1) === "";
	if (before.length !== after.length || isEnded !== (after.at(-1) === "")) return null;
	const count = isEnded ? before.length - 1 : before.length;
	const hunks: StructuredPatchHunk[] = [];
	for (let first = 0; first < count; first++) {
		if (before[first] === after[first]) continue;
		let last = first;
		for (let line = first; line < count && line - last <= 2 * context; line++)
			if (before[line] !== after[line]) last = line;
		const [from, to] = [Math.max(0, first - context), Math.min(count, last + context + 1)];
		const lines = hunkLines(before.slice(from, to), after.slice(from, to), isEnded || to < count);
		hunks.push({ oldStart: from + 1, oldLines: to - from, newStart: from + 1, newLines: to - from, lines });
		first = last;
	}
	return hunks;
}

/** As many lines before as after: those that changed in a row stand together. */
function hunkLines(before: Lines, after: Lines, isEnded: boolean): string[] {
	const found: string[] = [];
	const add = (sign: string, lines: Lines, from: number, to: number): void => {
		for (let line = from; line < to; line++) {
			found.push(`${sign}${lines[line]}`);
			if (!isEnded && line === lines.length - 1) found.push("\\ No newline at end of file");
		}
	};
	for (let line = 0; line < before.length; line++) {
		const start = line;
		while (line < before.length && before[line] !== after[line]) line++;
		add("-", before, start, line);
		add("+", after, start, line);
		add(" ", after, line, Math.min(line + 1, before.length));
	}
	return found;
}
