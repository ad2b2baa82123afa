/** A misspelt label that begins with a shorter one: `Date of Meteing` is no `Date`. */
import type { LabelIndex, LabelTarget } from "../forms/form.ts";
import { skipSpaces, wordEnd } from "../text/spaces.ts";

/** A label at the start of a line, where it ends, and where its value begins. */
export interface Opening {
	readonly target: LabelTarget;
	readonly end: number;
	readonly rest: number;
}

const longestLabel = 120;
/** A short word behind a label is rather the value's than misspelt: `Reporter Bo`. */
const leastAlone = 4;
const leastAmidWords = 5;

/** The misspelt label that a line opens with, the whole line first, which goes on behind a label that ends at `end`. */
export function misspeltOpening(line: string, end: number, labels: LabelIndex): Opening | null {
	const ends: number[] = [];
	let longest = 0;
	for (let at = skipSpaces(line, end, line.length); at < Math.min(line.length, longestLabel); ) {
		const to = wordEnd(line, at, line.length);
		longest = Math.max(longest, to - at);
		if (longest >= (to === line.length ? leastAlone : leastAmidWords)) ends.push(to);
		at = skipSpaces(line, to, line.length);
	}
	for (const to of ends.reverse()) {
		const target = labels.near(line.slice(0, to));
		if (target !== null) return { target, end: to, rest: skipSpaces(line, to, line.length) };
	}
	return null;
}
