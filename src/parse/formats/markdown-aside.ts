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

/** The stretches in source order; what stands in fenced code is code. */
export function asidesIn(text: string, form: Form, from: number): Aside[] {
	const lines = splitLines(text).filter(({ start }) => start >= from);
	const found: Aside[] = [];
	let code = "";
	for (let index = 0; index < lines.length; index++) {
		const line = lineText(text, lines[index]);
		const sign = fence.exec(line)?.[1] ?? "";
		if (code !== "") {
			if (sign.startsWith(code)) code = "";
			continue;
		}
		code = sign;
		const top = found.length === 0 && text.slice(0, lines[index]?.start).trim() === "";
		const aside = commentAt(text, lines[index]) ?? skippedAt(text, lines.slice(index), { form, top });
		if (aside === null) continue;
		found.push(aside);
		while ((lines[index + 1]?.start ?? Number.POSITIVE_INFINITY) < aside.end) index++;
	}
	return found;
}

function lineText(text: string, line: Line | undefined): string {
	return line === undefined ? "" : text.slice(line.start, line.end);
}

/** A comment that begins a line; one amid words is left out of the values of fields only. */
function commentAt(text: string, line: Line | undefined): Aside | null {
	if (line === undefined || !comment.test(lineText(text, line))) return null;
	const start = text.indexOf("<!--", line.start);
	const end = text.indexOf("-->", start + 4);
	return end < 0 ? null : { start, end: end + 3 };
}

/** A run of lines that the form skips; one whose last line never comes is no run. */
function skippedAt(text: string, lines: readonly Line[], { form, top }: { form: Form; top: boolean }): Aside | null {
	const [first] = lines;
	const words = lineText(text, first);
	if (first === undefined || words.trim() === "") return null;
	for (const { from, to, opening: atTop } of form.skip) {
		if ((atTop && !top) || !from.test(words)) continue;
		const last = lines.findIndex((line, index) => index > 0 && (to ?? blank).test(lineText(text, line)));
		if (last < 0 && to !== null) continue;
		const end = to === null ? lines[last < 0 ? lines.length - 1 : last - 1] : lines[last];
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
