/**
 * Finds paragraphs that begin in a quote or an item and go on without its sign, line after line: the library looks
 * through all of the paragraph for each of them.
 */
import type { LineOpening } from "./markdown-containers.ts";

/** Takes one line after the other; tells what nests a paragraph with too many such lines, once it is at its end. */
export interface LazyLines {
	line(start: number, opening: LineOpening): void;
	end(): void;
}

/** Nobody types as many. */
const most = 1000;

/** Tells from where to where a line is nested. */
export function lazyLines(tell: (from: number, to: number) => void): LazyLines {
	let nested: (readonly [number, number])[] = [];
	let count = 0;
	const end = (): void => {
		for (const [from, to] of count > most ? nested : []) tell(from, to);
		[nested, count] = [[], 0];
	};
	return {
		line(start, { from, isNew, isLazy }) {
			if (isNew) end();
			if (isLazy) count++;
			if (from > 0) nested.push([start, start + from]);
		},
		end,
	};
}
