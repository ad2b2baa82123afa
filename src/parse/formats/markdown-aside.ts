/** What of Markdown notes is set aside before they are read as Markdown: comments, and the runs of lines that the form skips. */
import type { Form } from "../../forms/form.ts";
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
		const aside = commentAt(text, line, start) ?? skippedAt({ text, lines, form }, index, top);
		if (aside !== null) {
			found.push(aside);
			next = aside.end;
		} else top &&= line.trim() === "";
	}
	return found;
}

/** A comment that begins a line; one amid words is left out of the values of fields only. */
function commentAt(text: string, line: string, from: number): Aside | null {
	if (!comment.test(line)) return null;
	const start = text.indexOf("<!--", from);
	const end = text.indexOf("-->", start + 4);
	return end < 0 ? null : { start, end: end + 3 };
}

interface Lines {
	readonly text: string;
	readonly lines: readonly Line[];
	readonly form: Form;
}

/** A run of lines that the form skips; one whose last line never comes is no run. */
function skippedAt({ text, lines, form }: Lines, index: number, top: boolean): Aside | null {
	const words = (line: Line | undefined): string => (line === undefined ? "" : text.slice(line.start, line.end));
	const first = lines[index];
	if (first === undefined || words(first).trim() === "") return null;
	for (const { from, to, opening } of form.skip) {
		if ((opening && !top) || !from.test(words(first))) continue;
		let last = index + 1;
		while (last < lines.length && !(to ?? blank).test(words(lines[last]))) last++;
		if (last === lines.length && to !== null) continue;
		const end = to === null ? lines[last - 1] : lines[last];
		return { start: first.start, end: end?.end ?? first.end };
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
