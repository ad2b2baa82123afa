/** One line of the source, as offsets: `end` is before its line end, `next` after it. */
export interface Line {
	readonly start: number;
	readonly end: number;
	readonly next: number;
}

/** Splits at LF, CRLF and lone CR; a final line end opens no further line. */
export function splitLines(text: string): Line[] {
	const lines: Line[] = [];
	eachLine(text, (start, end, next) => lines.push({ start, end, next }));
	return lines;
}

/** Visits the lines that `splitLines` gives, without an object for each. */
export function eachLine(text: string, visit: (start: number, end: number, next: number) => void): void {
	let feed = positionOf(text, "\n", 0);
	let turn = positionOf(text, "\r", 0);
	for (let start = 0; start < text.length; ) {
		const end = Math.min(feed, turn);
		const next = Math.min(turn + 1 === feed ? end + 2 : end + 1, text.length);
		visit(start, end, next);
		if (feed < next) feed = positionOf(text, "\n", next);
		if (turn < next) turn = positionOf(text, "\r", next);
		start = next;
	}
}

/** The built-in search is many times faster than a loop over the characters of long lines. */
function positionOf(text: string, character: string, from: number): number {
	const at = text.indexOf(character, from);
	return at < 0 ? text.length : at;
}

/** A text whose lines all end alike: a lone CR, written down and read again, would join the line end behind it. */
export function withLineFeeds(text: string): string {
	return text.replace(/\r\n?/g, "\n");
}

/** The rule below the heads of a table in Markdown: `| --- | :-: |`. */
export const tableRule = /^(?=[^-]*-)(?=[^|]*\|)[\s|:-]+$/;

/** A text that may hold one. */
export const ruledText = /-:?[ \t]{0,9}\||\|[ \t]{0,9}:?-/;

/** Fewer lines with bars in them are no rows. */
const leastRows = 3;
/** Within a line: `ICOM | Ann Bell | fees must fall`. */
const freeBar = /\S[ \t]+\|(?=[ \t]+\S)/g;

/** Whether lines are rows of a table without a rule: three or more with the same cells, three or more, between bars. */
export function barredLines(lines: readonly string[]): boolean {
	const bars = lines[0]?.match(freeBar)?.length ?? 0;
	return lines.length >= leastRows && bars >= 2 && lines.every((line) => line.match(freeBar)?.length === bars);
}
