/** Notes in one paragraph: `Date of meeting: 3 May 2019. Reporter: Ruth. Summary: Ada spoke.` Each label begins a row of its own. */
import { type Row, rowPart } from "../blocks/row.ts";
import { isSpace, skipSpaces, trimEnd } from "../text/spaces.ts";
import type { Wanted } from "./label-readings.ts";
import type { Notes } from "./piece.ts";

const leastLine = 40;
const mostWords = 16;
const leastLabels = 2;

/** The rows, cut where labels stand amid them; null where hardly any do. Markdown has its own lines. */
export function rowsAtLabels({ text, rows, form, markdown }: Notes, wanted: Wanted): readonly Row[] | null {
	if (markdown !== null || wanted.required < leastLabels) return null;
	let found = 0;
	const cut = rows.flatMap((row) => {
		if (row.skipped || row.to - row.from < leastLine) return [row];
		const starts = labelStarts(text, row, (label) => {
			const target = form.labels.find(label);
			return target !== null && wanted.names.has(target.name) ? target.name : null;
		});
		found += starts.length;
		return starts.length === 0 ? [row] : parts(text, row, starts);
	});
	return found < leastLabels ? null : cut;
}

/** Where labels with a sign behind them begin, the one that opens the row left out; each once. */
function labelStarts(text: string, row: Row, nameOf: (label: string) => string | null): number[] {
	const starts: number[] = [];
	const seen = new Set<string>();
	let from = row.from;
	for (let at = row.from; at < row.to; at++) {
		if (!isSign(text.charAt(at)) || !(at + 1 >= row.to || isSpace(text.charCodeAt(at + 1)))) continue;
		const words = wordStarts(text, from, at).slice(-mostWords);
		for (const start of words) {
			const name = nameOf(text.slice(start, at));
			if (name === null || seen.has(name)) continue;
			seen.add(name);
			if (start > row.from) starts.push(start);
			break;
		}
		from = at + 1;
	}
	return starts;
}

const isSign = (character: string): boolean => character === ":" || character === "?";

function wordStarts(text: string, from: number, to: number): number[] {
	const starts: number[] = [];
	for (let at = skipSpaces(text, from, to); at < to; at++)
		if (at === from || isSpace(text.charCodeAt(at - 1))) if (!isSpace(text.charCodeAt(at))) starts.push(at);
	return starts;
}

function parts(text: string, row: Row, starts: readonly number[]): Row[] {
	const ends = [...starts, row.to];
	const first = { ...row, to: trimEnd(text, row.from, ends[0] ?? row.to) };
	const others = starts.map((start, index) => ({
		...rowPart(row, start, trimEnd(text, start, ends[index + 1] ?? row.to)),
		indent: row.indent,
		gap: false,
	}));
	return first.to > first.from ? [first, ...others] : others;
}
