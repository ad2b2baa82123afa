/** Finds the words of a date in a title: `Minutes of the Board, Wednesday 21 January 2015`. */

import { withoutAccents } from "../text/ascii.ts";
import { fold } from "../text/normalize.ts";
import { monthNumber, rangeWords, weekdays } from "./months.ts";
import type { Span } from "./pieces.ts";

interface Token extends Span {
	/** A number or a month: what a date begins and ends with. */
	readonly firm: boolean;
}

/** Whether a text names a day, so that it is no plain title. */
export function holdsDate(text: string): boolean {
	return findDate(text, (raw) => /\d{4}/u.test(raw) && raw.length > leastDate) !== null;
}

const leastDate = 6;
const mostTokens = 10;
const longest = 400;

/** The longest run of words in a text that `reads` takes for a whole date; null where there is none. */
export function findDate(text: string, reads: (text: string) => boolean): Span | null {
	if (text.length > longest || !/\d/u.test(text)) return null;
	for (const run of runsIn(text)) {
		const found = longestIn(text, run.slice(0, mostTokens), reads);
		if (found !== null) return found;
	}
	return null;
}

function longestIn(text: string, run: readonly Token[], reads: (text: string) => boolean): Span | null {
	for (let size = run.length; size > 0; size--) {
		for (let from = 0; from + size <= run.length; from++) {
			const [first, last] = [run[from], run[from + size - 1]];
			if (first === undefined || last === undefined || !last.firm) continue;
			if (reads(text.slice(first.start, last.end))) return { start: first.start, end: last.end };
		}
	}
	return null;
}

const word =
	/\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b\.?|[\p{L}\p{M}]+\.?|\d+(?:[./-]\d+)*(?:st|nd|rd|th)?\.?/giu;
const between = /^[\s,;–—-]*$/u;

/** Neighbouring words that dates are made of. */
function runsIn(text: string): Token[][] {
	const runs: Token[][] = [];
	let run: Token[] = [];
	let end = 0;
	for (const match of text.matchAll(word)) {
		const token = tokenOf(match[0], match.index);
		const apart = !between.test(text.slice(end, match.index));
		if ((token === null || apart) && run.length > 0) {
			runs.push(run);
			run = [];
		}
		if (token !== null && (run.length > 0 || token.firm || isWeekday(match[0]))) run.push(token);
		end = match.index + match[0].length;
	}
	return [...runs, run].filter((each) => each.some(({ firm }) => firm));
}

const silent: ReadonlySet<string> = new Set([
	"of",
	"the",
	"de",
	"del",
	"du",
	"den",
	"der",
	"le",
	"and",
	"und",
	"et",
	"y",
]);

function tokenOf(written: string, start: number): Token | null {
	// A time of day ends what the date is made of.
	if (/^\d+(?:[:h]|(?:\.\d+)?\s?[ap]\.?m)/iu.test(written)) return null;
	const plain = plainWord(written);
	const stop = written.endsWith(".") && !/^\p{L}{3,4}\.$/u.test(written) ? 1 : 0;
	const end = start + written.length - stop;
	if (/^\d/u.test(written) || monthNumber(plain) !== undefined) return { start, end, firm: true };
	return isWeekday(written) || silent.has(plain) || rangeWords.has(plain) ? { start, end, firm: false } : null;
}

function isWeekday(written: string): boolean {
	return weekdays.has(plainWord(written));
}

function plainWord(written: string): string {
	return withoutAccents(fold(written)).replaceAll(".", "");
}
