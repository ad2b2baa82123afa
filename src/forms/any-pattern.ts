/** Several line patterns as one test: nearly every line is refused by its first character, without a copy of it. */
import type { LinePattern } from "./line-pattern.ts";

/** Whether a stretch of a text, which begins with no white space, is like one of the patterns. */
export type AnyPattern = (text: string, from: number, to: number) => boolean;

const known = new WeakMap<readonly LinePattern[], AnyPattern>();

/** The test of a list of patterns, made once for each list. */
export function anyPattern(patterns: readonly LinePattern[]): AnyPattern {
	const made = known.get(patterns);
	if (made !== undefined) return made;
	const test = makeTest(patterns);
	known.set(patterns, test);
	return test;
}

function makeTest(patterns: readonly LinePattern[]): AnyPattern {
	// At most one entry for each UTF-16 unit.
	const openings = new Map<number, boolean>();
	return (text, from, to) => {
		const first = text.charCodeAt(from);
		let mayOpen = openings.get(first);
		if (mayOpen === undefined) {
			mayOpen = patterns.some((pattern) => pattern.mayOpen(String.fromCharCode(first)));
			openings.set(first, mayOpen);
		}
		if (!mayOpen) return false;
		const line = text.slice(from, to);
		return patterns.some((pattern) => pattern.test(line));
	};
}
