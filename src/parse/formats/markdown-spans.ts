/** Counts what nests inside a paragraph: brackets, and signs of emphasis, which the library compares each with each. */
import type { LineOpening } from "./markdown-containers.ts";

const signs = /\\.|[[\]]|\*+|_+/g;

/** A table of a hundred rows has some hundreds of signs of emphasis. */
const marksPerLevel = 40;

/** Takes one line after the other, and yields where a sign stands that is too deep. */
export function spans(deepest: number): { line(line: string, opening: LineOpening): Iterable<number> } {
	let [brackets, marks] = [0, 0];
	return {
		*line(line, { from, isNew, isCode }) {
			if (isNew) [brackets, marks] = [0, 0];
			if (isCode) return;
			for (const { 0: sign, index } of line.slice(from).matchAll(signs)) {
				const at = from + index;
				if (sign === "]") brackets = Math.max(0, brackets - 1);
				else if (sign === "[") {
					if (brackets === deepest) yield at;
					else brackets++;
				} else if (!sign.startsWith("\\") && ++marks > marksPerLevel * deepest) yield* offsets(at, sign.length);
			}
		},
	};
}

/** So many offsets from one on. */
export function* offsets(start: number, length: number): Generator<number> {
	for (let at = start; at < start + length; at++) yield at;
}
