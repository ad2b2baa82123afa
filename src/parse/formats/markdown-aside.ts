/** What of Markdown notes is set aside before they are read as Markdown: comments, and the runs of lines that the form skips. */
import type { Form, SkippedRun } from "../../forms/form.ts";
import { type Line, splitLines } from "../../text/lines.ts";

/** Offsets of a stretch that is set aside. */
export interface Aside {
	readonly start: number;
	readonly end: number;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const comment = /^ {0,3}<!--/;

/** The stretches behind an offset, in source order; what stands in fenced code is code. */
export function asidesIn(text: string, form: Form, from: number): Aside[] {
	const lines = splitLines(text).filter(({ start }) => start >= from);
	const found: Aside[] = [];
	const look: Lines = { text, lines, runs: new Set(form.skip), lastEnd: text.lastIndexOf("-->") };
	let [code, top, next] = ["", from === 0, 0];
	for (const [index, { start, end }] of lines.entries()) {
		if (start < next) continue;
		const line = text.slice(start, end);
		const sign = fence.exec(line)?.[1] ?? "";
		if (code !== "" || sign !== "") {
			code = code === "" ? sign : sign.startsWith(code) ? "" : code;
			top = false;
			continue;
		}
		const aside = commentAt(look, line, start) ?? skippedAt(look, index, top);
		if (aside !== null) {
			found.push(aside);
			next = aside.end;
		} else top &&= line.trim() === "";
	}
	return found;
}

interface Lines {
	readonly text: string;
	readonly lines: readonly Line[];
	/** The form's; one whose last line comes no more is taken out, so that nothing is sought twice. */
	readonly runs: Set<SkippedRun>;
	/** Where the last comment closes. */
	readonly lastEnd: number;
}

/** A comment that begins a line; one amid words is left out of the values of fields only. */
function commentAt({ text, lastEnd }: Lines, line: string, from: number): Aside | null {
	if (from > lastEnd || !comment.test(line)) return null;
	const start = text.indexOf("<!--", from);
	const end = text.indexOf("-->", start + 4);
	return end < 0 ? null : { start, end: end + 3 };
}

/** A run of lines that the form skips; one whose last line never comes is no run. */
function skippedAt({ text, lines, runs }: Lines, index: number, top: boolean): Aside | null {
	const words = (line: Line | undefined): string => (line === undefined ? "" : text.slice(line.start, line.end));
	const first = lines[index];
	if (first === undefined || runs.size === 0 || words(first).trim() === "") return null;
	for (const run of runs) {
		const { from, to, opening } = run;
		if ((opening && !top) || !from.test(words(first))) continue;
		let last = index + 1;
		while (last < lines.length && !(to ?? blank).test(words(lines[last]))) last++;
		const end = to === null ? lines[last - 1] : lines[last];
		if (end !== undefined) return { start: first.start, end: end.end };
		runs.delete(run);
	}
	return null;
}

const blank = { test: (text: string): boolean => text.trim() === "" };

/** The text with blanks in place of what is set aside, so that offsets, lines and columns stay those of the file. */
export function blanked(text: string, asides: readonly Aside[]): string {
	let kept = "";
	let at = 0;
	for (const { start, end } of asides) {
		kept += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, " ");
		at = end;
	}
	return kept + text.slice(at);
}
