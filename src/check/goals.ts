/** The goals that a report names: in its field of goals, and in tags such as `SDG5: Gender Equality`. */
import type { FieldItem } from "../ast/nodes.ts";
import type { Term } from "../fields/field-type.ts";
import { type KnownField, unreadItems } from "./parts.ts";

/** What a field says about goals. */
export interface NamedGoals {
	readonly numbers: ReadonlySet<number>;
	/** Items that should name a goal, and name none that there is. */
	readonly unknown: readonly FieldItem[];
}

/** The goals of a field of goals. */
export function goalsInField({ field }: KnownField): NamedGoals {
	const numbers = new Set<number>();
	for (const { value } of field.items) if (typeof value === "number") numbers.add(value);
	return { numbers, unknown: unreadItems(field) };
}

/** The goals of the tags that name one by number. */
export function goalsInTags({ field, definition }: KnownField): NamedGoals {
	const known = numbersOf(definition.read.vocabulary);
	const numbers = new Set<number>();
	const unknown: FieldItem[] = [];
	for (const item of known.size === 0 ? [] : field.items) {
		const number = goalNumber(item.raw);
		if (number === null) continue;
		if (known.has(number)) numbers.add(number);
		else unknown.push(item);
	}
	return { numbers, unknown };
}

const numbersKnown = new WeakMap<readonly Term[], ReadonlySet<number | null>>();

function numbersOf(vocabulary: readonly Term[]): ReadonlySet<number | null> {
	const known = numbersKnown.get(vocabulary) ?? new Set(vocabulary.map(({ number }) => number));
	numbersKnown.set(vocabulary, known);
	return known;
}

/** A target (`SDG 8.7`) and a year (`Goals 2030`) are no goals. */
const numbered = /\b(?:sdgs?|goals?)\s*[#:–-]?\s*(\d{1,3})(?!\d|[.]\d)/i;

function goalNumber(tag: string): number | null {
	const digits = numbered.exec(tag)?.[1];
	return digits === undefined ? null : Number(digits);
}
