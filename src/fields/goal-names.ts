/** The names of goals, found in running text however they are spelt. */

import { wordRuns } from "../text/ascii.ts";
import type { Term } from "./field-type.ts";

/** What a form's vocabulary says about goals. */
export interface GoalNames {
	/** A regular expression for any of the names; null when there are none. */
	readonly pattern: string | null;
	/** The number that a name found by the pattern stands for. */
	numberOf(name: string): number | null;
	/** Whether one of the names looks like a number of a goal, as the alias `SDG 4` of a form's own first goal does. */
	readonly likeNumbers: boolean;
	readonly numbers: ReadonlySet<number>;
	readonly highest: number;
}

const compiled = new WeakMap<readonly Term[], GoalNames>();

/** The goals of a vocabulary; without one, the seventeen numbers and no names. */
export function goalNames(vocabulary: readonly Term[]): GoalNames {
	const known = compiled.get(vocabulary) ?? compile(vocabulary);
	compiled.set(vocabulary, known);
	return known;
}

function compile(vocabulary: readonly Term[]): GoalNames {
	const byKey = new Map<string, number>();
	const numbers = new Set<number>();
	const names = new Set<string>();
	const spellings: string[] = [];
	for (const { name, number, aliases } of vocabulary) {
		if (number === null) continue;
		numbers.add(number);
		for (const spelling of [name, ...aliases]) {
			const list = letterRuns(spelling);
			if (list.length === 0) continue;
			byKey.set(keyOf(spelling), number);
			names.add(list.join(gap));
			spellings.push(spelling);
		}
	}
	if (numbers.size === 0) for (let number = 1; number <= 17; number++) numbers.add(number);
	const bySpelling = new Map(spellings.map((spelling) => [spelling, byKey.get(keyOf(spelling))]));
	return {
		// The longest name first, so that none is cut short by another that it begins with.
		pattern: names.size === 0 ? null : [...names].sort((a, b) => b.length - a.length).join("|"),
		numberOf: (name) => bySpelling.get(name) ?? byKey.get(keyOf(name)) ?? null,
		likeNumbers: spellings.some(isLikeNumbers),
		numbers,
		highest: Math.max(...numbers),
	};
}

function isLikeNumbers(name: string): boolean {
	return letterRuns(name).every((word) => numbered.test(word));
}

const numbered = /^(?:sdgs?|goals?|\d)+$/;

/** Between two words of a name: `Well-being`, `Wellbeing`, `Peace, Justice & Strong`. */
const gap = String.raw`[\s,&‐‑–-]*(?:and\b\s*)?`;

function keyOf(name: string): string {
	return letterRuns(name).join("");
}

/** The words of a name, `and` left out: `&` and commas may stand for it. A long s is an s, as it is to a pattern. */
function letterRuns(name: string): string[] {
	return wordRuns(name.toLowerCase().replaceAll("ſ", "s")).filter((word) => word !== "and");
}
