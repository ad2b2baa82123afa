/** Signs that are marks, and that notes are read without: those of quoted mail, and the bars and rules of tables. */
import type { Form } from "../forms/form.ts";
import { eachLine } from "../text/lines.ts";
import type { TextSpan } from "../text/place.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import { candidates } from "./candidates.ts";

const anySign = /^[ \t]{0,9}[>|]/m;
/** A bar with another one behind it is that of a table. */
const signs = /[ \t]{0,9}([>|](?:[ \t]?[>|]){0,19}(?![^|\r\n]{0,999}\|))/y;
const bullet = /[*•·-][ \t]+/y;
/** A quotation in the notes may have one label, or stand below one. */
const leastLabels = 2;

/**
 * The signs before the lines of quoted notes, or before the values below their labels, in order. There are none in a note
 * that only quotes something: its labels are outside the quotation.
 */
export function quoteSigns(text: string, form: Form): TextSpan[] {
	if ((!text.includes(">") && !text.includes("|")) || !anySign.test(text)) return [];
	const found: TextSpan[] = [];
	const seen = new Set<string>();
	let [lines, labels, values] = [0, 0, 0];
	let isAwaited = false;
	eachLine(text, (start, end) => {
		signs.lastIndex = start;
		const sign = signs.exec(text)?.[1] ?? "";
		const behind = sign === "" ? start : signs.lastIndex;
		if (sign !== "") found.push({ start: behind - sign.length, end: behind });
		const from = skipSpaces(text, behind, end);
		if (from === end && sign === "") return;
		lines++;
		if (sign !== "" && isAwaited) values++;
		bullet.lastIndex = from;
		const words = bullet.test(text) ? bullet.lastIndex : from;
		const name = labelIn(text, form, { start: words, end: trimEnd(text, from, end) });
		isAwaited = sign === "" && name !== null && !/[:?].*\S/.test(text.slice(from, end));
		if (name === null || seen.has(name)) return;
		seen.add(name);
		if (sign !== "") labels++;
	});
	return labels >= leastLabels || values >= leastLabels || (labels === seen.size && found.length * 2 > lines)
		? found
		: [];
}

function labelIn(text: string, { labels }: Form, { start, end }: TextSpan): string | null {
	if (start >= end || !labels.mayOpen(text, start, end)) return null;
	for (const each of candidates(text, start, end)) {
		const target = labels.find(text.slice(each.start, each.end)) ?? labels.find(text.slice(each.start, each.core));
		if (target !== null) return target.name;
	}
	return null;
}

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
