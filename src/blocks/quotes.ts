/** Notes that came as mail: the signs of a quotation before their lines are marks, and the notes are read as if they were not there. */
import type { Form } from "../forms/form.ts";
import { eachLine } from "../text/lines.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import type { TextSpan } from "../text/span.ts";
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
	if (!anySign.test(text)) return [];
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

/** The text with blanks in place of the signs: offsets, lines and columns stay those of the file. */
export function withoutQuoteSigns(text: string, found: readonly TextSpan[]): string {
	let [kept, at] = ["", 0];
	for (const { start, end } of found) {
		kept += text.slice(at, start) + " ".repeat(end - start);
		at = end;
	}
	return kept + text.slice(at);
}
