import type { FieldItem } from "../../ast/nodes.ts";
import type { Term } from "../../fields/field-type.ts";
import { strayTargets, targetNumber } from "../../fields/goals.ts";
import { goalWords } from "../../text/field-words.generated.ts";
import { anyOf } from "../../text/field-words.ts";
import { memoizePer } from "../../text/lazy.ts";
import { type KnownField, unreadItems } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A goal is named that does not exist. */
export const unknownGoal: Rule = {
	code: "unknown-goal",
	examples: [
		["numbers and a name", "Which SDG does this topic cover? 5, Quality Education, 17\n"],
		["all goals", "Which SDG does this topic cover? All\n"],
		["a target is not a goal", "Which SDG does this topic cover? Goal 8; target 8.76\n"],
		["a target whose goal is missing", "Which SDG does this topic cover? 4, 9 and 16.10\n", "1:34-1:48"],
		["a number above 17", "Which SDG does this topic cover? 5, 18\n", "1:37-1:39"],
		["not a goal", "Which SDG does this topic cover? fishing\n", "1:34-1:41"],
		["an unknown goal in a tag", "Tags: United Nations, SDG61: Peace\n", "1:23-1:35"],
	],
	check({ legible }, tell) {
		for (const known of legible.values()) {
			const { unknown } = goalsIn(known);
			const own = unknown.length === 0 ? {} : ownNumbers(known.definition.read.vocabulary);
			for (const { raw, position } of unknown) tell({ code: "unknown-goal", raw, position, ...own });
			const { definition, field } = known;
			if (definition.type !== "goals" || !targetNumber.test(field.raw)) continue;
			for (const raw of strayTargets(field.raw, definition.read.vocabulary))
				if (!unknown.some((item) => item.raw.includes(raw)))
					tell({ code: "unknown-goal", raw, position: field.valuePosition, severity: "warning", target: true });
		}
	},
};

interface OwnNumbers {
	readonly goals?: readonly number[];
	readonly from?: number;
	readonly to?: number;
}

/** The numbers of a form's own goals, as a range if they are one; nothing where they are the seventeen. */
function ownNumbers(vocabulary: readonly Term[]): OwnNumbers {
	const numbers = [...numbersOf(vocabulary)].filter((number) => number !== null).sort((a, b) => a - b);
	const [first, last] = [numbers[0], numbers.at(-1)];
	if (first === undefined || last === undefined || (first === 1 && last === 17 && numbers.length === 17)) return {};
	const isRange = last - first === numbers.length - 1 && numbers.length > 2;
	return isRange ? { from: first, to: last } : { goals: numbers };
}

/** The goals that a field of goals names, and tags such as `SDG5: Gender Equality`. */
export function goalsIn({ field, definition }: KnownField): NamedGoals {
	const numbers = new Set<number>();
	if (definition.type === "goals") {
		for (const { value } of field.items) if (typeof value === "number") numbers.add(value);
		return { numbers, unknown: unreadItems(field) };
	}
	const known = definition.type === "tags" ? numbersOf(definition.read.vocabulary) : null;
	const unknown: FieldItem[] = [];
	if (known === null || known.size === 0) return { numbers, unknown };
	for (const item of field.items) {
		const digits = numbered.exec(item.raw)?.[1];
		if (digits === undefined) continue;
		if (known.has(Number(digits))) numbers.add(Number(digits));
		else unknown.push(item);
	}
	return { numbers, unknown };
}

interface NamedGoals {
	readonly numbers: ReadonlySet<number>;
	/** Items that should name a goal, and name none that there is. */
	readonly unknown: readonly FieldItem[];
}

const numbersOf = memoizePer((vocabulary: readonly Term[]) => new Set(vocabulary.map(({ number }) => number)));

/** A target (`SDG 8.7`) and a year (`Goals 2030`) are no goals. */
const numbered = new RegExp(`\\b${anyOf(goalWords)}\\s*[#:–-]?\\s*(\\d{1,3})(?!\\d|[.]\\d)`, "i");
