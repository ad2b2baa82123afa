/** Tables of plain text that are drawn with bars: the bars and the rules between their rows are marks. */
import { eachLine } from "../text/lines.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import type { TextSpan } from "../text/span.ts";

/** A rule between two rows: `|---|:--|`, `+----+----+`. */
const rule = /^[|+][-=:|+ \t]{1,999}[|+]$/;
/** A rule without bars at its ends: `---|:--`. */
const openRule = /^:?-{2,}:?(?: *\| *:?-{2,}:?)+$/;
/** This many lines with the same number of bars are a table, or two with as many bars. */
const leastOpen = 3;

/** The bars between the cells of a line; all of the line if it is a rule. */
export function barSigns(text: string): TextSpan[] {
	if (!text.includes("|")) return [];
	const found: TextSpan[] = [];
	let open: TextSpan[][] = [];
	const close = (): void => {
		if (open.length >= leastOpen || (open.length > 1 && (open[0]?.length ?? 0) >= leastOpen))
			found.push(...open.flat());
		open = [];
	};
	eachLine(text, (start, end) => {
		const from = skipSpaces(text, start, end);
		const to = trimEnd(text, from, end);
		const first = text.charCodeAt(from);
		if (to - from > 2 && (first === bar || first === plus) && rule.test(text.slice(from, Math.min(to, from + 1001)))) {
			close();
			found.push({ start: from, end: to });
			return;
		}
		const bars = barsIn(text, from, to);
		if (first === bar && to - from > 2 && text.charCodeAt(to - 1) === bar && bars.length > 1) {
			close();
			found.push(...bars);
			return;
		}
		if (bars.length > 0 && first !== bar && openRule.test(text.slice(from, Math.min(to, from + 1001)))) {
			if (open[0]?.length === bars.length) open.push([{ start: from, end: to }]);
			else close();
			return;
		}
		const isSpaced = bars.every(
			(each) => (each.start === from || text[each.start - 1] === " ") && " \t".includes(text.charAt(each.end) || "?"),
		);
		// The first cell may be empty, below others.
		const isApart = first === bar && open[0]?.length !== bars.length;
		if (bars.length === 0 || isApart || !isSpaced) close();
		else {
			if (open[0] !== undefined && open[0].length !== bars.length) close();
			open.push(bars);
		}
	});
	close();
	return found;
}

const [bar, plus] = [0x7c, 0x2b];

function barsIn(text: string, from: number, to: number): TextSpan[] {
	const bars: TextSpan[] = [];
	// Searched in the line alone: the next one may stand at the end of the text.
	const line = text.slice(from, to);
	for (let at = line.indexOf("|"); at >= 0; at = line.indexOf("|", at + 1))
		bars.push({ start: from + at, end: from + at + 1 });
	return bars;
}

/** The text with a tab in place of each bar between cells, and blanks in place of all else: offsets stay those of the file. */
export function withoutBars(text: string, found: readonly TextSpan[]): string {
	let [kept, at] = ["", 0];
	for (const { start, end } of found) {
		kept += text.slice(at, start);
		kept += end - start === 1 && !isOuter(text, start) ? "\t" : " ".repeat(end - start);
		at = end;
	}
	return kept + text.slice(at);
}

/** Whether a bar opens a line that another one closes. */
function isOuter(text: string, at: number): boolean {
	let from = at;
	while (text[from - 1] === " " || text[from - 1] === "\t") from--;
	if (from !== 0 && text[from - 1] !== "\n" && text[from - 1] !== "\r") return false;
	const end = text.indexOf("\n", at);
	return text[trimEnd(text, at, end < 0 ? text.length : end) - 1] === "|";
}
