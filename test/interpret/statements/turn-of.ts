import { type Known, knownAs, peopleFrom } from "../../../src/interpret/statements/people.ts";
import type { Turn } from "../../../src/interpret/statements/turn.ts";

/** Somebody of whom only the name is known. */
export function knownBy(name: string): Known {
	const run = { start: 0, from: 0, to: 2, likeness: 3, possessive: false };
	const rest = { part: null, weighty: false, shared: false, described: false };
	return knownAs(peopleFrom([]), {
		from: 0,
		to: 2,
		name: run,
		written: { honorific: null, name, role: null },
		...rest,
	});
}

/** A turn of plain speech at the head of a unit, but for what is given. */
export function turnOf(people: readonly Known[], turn: Partial<Turn> = {}): Turn {
	return { unit: 0, start: 0, end: 0, people, score: 3, part: null, only: false, ...turn };
}
