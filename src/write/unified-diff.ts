import { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from "diff";

const context = 3;
const options = { headerOptions: FILE_HEADERS_ONLY, context };

/** The change of a file as a unified diff, as `git apply` and `patch -p1` read it; "" where nothing changed. */
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
 * Where each line stands for the one at its place, there is no search for what became of it, which takes the library a
 * time that grows by the square of the changes. Null where there are more lines or fewer.
 */
function hunksOf(before: Lines, after: Lines): StructuredPatchHunk[] | null {
	const isEnded = before.at(-1) === "";
	if (before.length !== after.length || isEnded !== (after.at(-1) === "")) return null;
	const count = isEnded ? before.length - 1 : before.length;
	const change: Change = { before, after, endless: isEnded ? null : count - 1 };
	const hunks: StructuredPatchHunk[] = [];
	for (let first = 0; first < count; first++) {
		if (before[first] === after[first]) continue;
		let last = first;
		for (let line = first; line < count && line - last <= 2 * context; line++)
			if (before[line] !== after[line]) last = line;
		hunks.push(hunk(change, Math.max(0, first - context), Math.min(count, last + context + 1)));
		first = last;
	}
	return hunks;
}

interface Change {
	readonly before: Lines;
	readonly after: Lines;
	/** The last line, where no line end stands behind it. */
	readonly endless: number | null;
}

function hunk(change: Change, from: number, to: number): StructuredPatchHunk {
	const { before, after } = change;
	const lines: string[] = [];
	for (let line = from; line < to; ) {
		let end = line;
		while (end < to && before[end] !== after[end]) end++;
		addLines(lines, change, { sign: "-", lines: before, from: line, to: end });
		addLines(lines, change, { sign: "+", lines: after, from: line, to: end });
		if (end < to) addLines(lines, change, { sign: " ", lines: after, from: end, to: end + 1 });
		line = end + 1;
	}
	return { oldStart: from + 1, oldLines: to - from, newStart: from + 1, newLines: to - from, lines };
}

interface Stretch {
	readonly sign: "-" | "+" | " ";
	readonly lines: Lines;
	readonly from: number;
	readonly to: number;
}

function addLines(found: string[], { endless }: Change, { sign, lines, from, to }: Stretch): void {
	for (let line = from; line < to; line++) {
		found.push(`${sign}${lines[line]}`);
		if (line === endless) found.push("\\ No newline at end of file");
	}
}
