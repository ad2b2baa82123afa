/** Words taken out of a source, with the way from each of them back to it. */
import { skipSpaces, trimEnd } from "./spaces.ts";

/** A stretch of the words, and where it stands: the very slice of the source, or one written otherwise, which is not as long. */
export interface Run {
	readonly from: number;
	readonly to: number;
	/** Offsets in the source. */
	readonly start: number;
	readonly end: number;
	/** Signs and the address of a link, no words of it. */
	readonly sign: boolean;
}

/** Words whose runs stand in the order of the text; what stands between two runs is nowhere in the source. */
export interface MappedText {
	readonly text: string;
	readonly runs: readonly Run[];
}

/** The words that stand between two offsets of the source. */
export function mappedText(text: string, start: number, end: number, sign = false): MappedText {
	return { text, runs: text === "" ? [] : [{ from: 0, to: text.length, start, end, sign }] };
}

/** Whether a run is the very slice of the source. */
export function isSlice({ from, to, start, end }: Run): boolean {
	return end - start === to - from;
}

/** Texts one behind the other; slices that meet in the source are one run. */
export function joinMapped(texts: readonly MappedText[]): MappedText {
	const runs: Run[] = [];
	let length = 0;
	for (const { text, runs: added } of texts) {
		for (const run of added) {
			const moved = { ...run, from: run.from + length, to: run.to + length };
			const last = runs.at(-1);
			if (last !== undefined && meets(last, moved)) runs[runs.length - 1] = { ...last, to: moved.to, end: moved.end };
			else runs.push(moved);
		}
		length += text.length;
	}
	return { text: texts.map(({ text }) => text).join(""), runs };
}

function meets(last: Run, next: Run): boolean {
	return last.to === next.from && last.end === next.start && last.sign === next.sign && isSlice(last) && isSlice(next);
}

/** Some of the words; a run that is no slice is kept whole where a part of it is. */
export function sliceMapped({ text, runs }: MappedText, from: number, to: number): MappedText {
	const kept: Run[] = [];
	for (const run of runs.slice(
		firstOf(runs, (run) => run.to > from),
		firstOf(runs, (run) => run.from >= to),
	)) {
		const [first, last] = [Math.max(run.from, from), Math.min(run.to, to)];
		const start = isSlice(run) ? run.start + first - run.from : run.start;
		const end = isSlice(run) ? start + last - first : run.end;
		kept.push({ from: first - from, to: last - from, start, end, sign: run.sign });
	}
	return { text: text.slice(from, to), runs: kept };
}

/** The words without the signs and the addresses of links. */
export function withoutSigns(mapped: MappedText): MappedText {
	if (!mapped.runs.some(({ sign }) => sign)) return mapped;
	return joinMapped(mapped.runs.filter(({ sign }) => !sign).map(({ from, to }) => sliceMapped(mapped, from, to)));
}

/** The words that stand between two offsets of the source, without white space around them; what is no slice belongs to where it begins. */
export function wordsBetween(mapped: MappedText, from: number, to: number): MappedText {
	const { text, runs } = mapped;
	const opening = runs[firstOf(runs, ({ end }) => end > from)];
	const closing = runs[firstOf(runs, ({ start }) => start >= to) - 1];
	const first = opening === undefined ? text.length : unitBehind(opening, from);
	const last = closing === undefined ? 0 : unitBefore(closing, to);
	const start = skipSpaces(text, first, last);
	return sliceMapped(mapped, start, Math.max(start, trimEnd(text, start, last)));
}

function unitBehind(run: Run, offset: number): number {
	if (run.start >= offset) return run.from;
	return isSlice(run) ? run.from + offset - run.start : run.to;
}

function unitBefore(run: Run, offset: number): number {
	if (run.end <= offset) return run.to;
	return isSlice(run) ? run.from + offset - run.start : run.to;
}

/** Where the unit at an offset of the words stands in the source. */
export function sourceOffset({ runs }: MappedText, at: number): number {
	const run = runs[Math.max(0, firstOf(runs, ({ from }) => from > at) - 1)];
	if (run === undefined) return 0;
	if (isSlice(run)) return run.start + at - run.from;
	return at >= run.to ? run.end : run.start;
}

/** The index of the first run that fits, where all behind it fit too; their number when none does. */
function firstOf(runs: readonly Run[], fits: (run: Run) => boolean): number {
	let [low, high] = [0, runs.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (fits(runs[middle] as Run)) high = middle;
		else low = middle + 1;
	}
	return low;
}
