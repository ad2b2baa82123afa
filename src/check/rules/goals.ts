/** Goals, and tags that name goals. */
import type { FieldItem } from "../../ast/nodes.ts";
import type { Term } from "../../fields/field-type.ts";
import { keyOf } from "../../fields/goal-scan.ts";
import type { Finding } from "../../findings/finding.ts";
import { goalWords } from "../../text/field-words.generated.ts";
import { anyOf } from "../../text/field-words.ts";
import { memoizePer } from "../../text/lazy.ts";
import { declaredPairs, type KnownField, ofType, unreadItems } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A goal is named that does not exist. */
export const unknownGoal: Rule = {
	code: "unknown-goal",
	examples: [
		["numbers and a name", "Which SDG does this topic cover? 5, Quality Education, 17\n"],
		["all goals", "Which SDG does this topic cover? All\n"],
		["a target is not a goal", "Which SDG does this topic cover? Goal 8; target 8.76\n"],
		["a number above 17", "Which SDG does this topic cover? 5, 18\n", "1:37-1:39"],
		["not a goal", "Which SDG does this topic cover? fishing\n", "1:34-1:41"],
		["an unknown goal in a tag", "Tags: United Nations, SDG61: Peace\n", "1:23-1:35"],
	],
	check({ legible }, tell) {
		for (const known of legible.values()) {
			const { unknown } = goalsIn(known);
			const own = unknown.length === 0 ? {} : ownNumbers(known.definition.read.vocabulary);
			for (const { raw, position } of unknown) tell({ code: "unknown-goal", raw, position, ...own });
		}
	},
};

/** The numbers of a form's own goals, as a range if they are one; nothing where they are the seventeen. */
function ownNumbers(vocabulary: readonly Term[]) {
	const numbers = [...numbersOf(vocabulary)].filter((number) => number !== null).sort((a, b) => a - b);
	const [first, last] = [numbers[0], numbers.at(-1)];
	if (first === undefined || last === undefined || (first === 1 && last === 17 && numbers.length === 17)) return {};
	const isRange = last - first === numbers.length - 1 && numbers.length > 2;
	return isRange ? { from: first, to: last } : { goals: numbers };
}

/** The goals that a field of goals names, and tags such as `SDG5: Gender Equality`; `unknown` are items that should name a goal, and name none that there is. */
function goalsIn({ field, definition }: KnownField) {
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

const numbersOf = memoizePer((vocabulary: readonly Term[]) => new Set(vocabulary.map(({ number }) => number)));

/** A target (`SDG 8.7`) and a year (`Goals 2030`) are no goals. */
const numbered = new RegExp(`\\b${anyOf(goalWords)}\\s*[#:–-]?\\s*(\\d{1,3})(?!\\d|[.]\\d)`, "i");

/** The field of goals and the tags that name goals disagree. */
export const goalTagMismatch: Rule = {
	code: "goal-tag-mismatch",
	examples: [
		[
			"the same goals in any order",
			"Which SDG does this topic cover? 5, 14\n\nTags: Harbours, SDG14: Life Below Water, SDG5: Gender Equality\n",
		],
		["tags without goals", "Which SDG does this topic cover? 5, 14\n\nTags: Harbours\n"],
		[
			"a goal only in the field",
			"Which SDG does this topic cover? 5, 14\n\nTags: SDG14: Life Below Water\n",
			"1:1-1:39",
		],
		[
			"a goal only in the tags",
			"Which SDG does this topic cover? 14\n\nTags: SDG14: Life Below Water, SDG5: Gender Equality\n",
			"1:1-1:36",
		],
	],
	check(context, tell) {
		for (const { field: goals, other: tags, own } of declaredPairs(context, "goal-tag-mismatch")) {
			if (tags === undefined) continue;
			const [inField, inTags] = [goalsIn(goals), goalsIn(tags)];
			if (inField.numbers.size === 0 || inTags.numbers.size === 0) continue;
			// A number of no goal has a finding of its own, and may be the very one that the other side lacks.
			if (inField.unknown.length > 0 || inTags.unknown.length > 0) continue;
			const onlyField = missingIn(inTags.numbers, inField.numbers);
			const onlyTags = missingIn(inField.numbers, inTags.numbers);
			if (onlyField.length === 0 && onlyTags.length === 0) continue;
			tell({ code: "goal-tag-mismatch", position: goals.field.position, onlyField, onlyTags, ...own });
		}
	},
};

function missingIn(there: ReadonlySet<number>, here: ReadonlySet<number>): number[] {
	return [...here].filter((number) => !there.has(number)).sort((one, other) => one - other);
}

/** A tag that has a comma in its name was cut there. */
export const brokenTag: Rule = {
	code: "broken-tag",
	examples: [
		["the whole tag", "Tags: United Nations, SDG16: Peace, Justice and Strong Institutions\n"],
		["an ordinary word is not part of a goal", "Tags: Peace, Harbours\n"],
		["the rest is missing", "Tags: SDG16: Peace, Harbours\n", "1:7-1:19"],
		[
			"a semicolon in place of the comma",
			"Tags: SDG9: Industry; Innovation and Infrastructure; Harbours\n",
			"1:7-1:21",
		],
		["the beginning is missing", "Tags: Justice and Strong Institutions\n", "1:7-1:38"],
	],
	check({ legible }, tell) {
		for (const { field, definition } of ofType(legible, "tags")) {
			const known = knownTags(definition.read.vocabulary);
			if (known.cuts.length > 0) for (const finding of brokenIn(field.items, known)) tell(finding);
		}
	},
};

const knownTags = memoizePer((vocabulary: readonly Term[]) => {
	const cuts = vocabulary.flatMap(cutsIn);
	const words = new Set(cuts.flatMap(({ head, tail }) => [head, tail].map((key) => key.split(" ")[0] ?? "")));
	// Every piece of a cut tag contains one of these; most tags do not.
	return { cuts, openings: new RegExp([...words].join("|"), "iu") };
});

/** The spellings of a known name, and their parts before and after one of their commas. */
function cutsIn({ name, aliases }: Term) {
	return [name, ...aliases].flatMap((spelling) =>
		[...spelling.matchAll(/,/g)].map(({ index }) => ({
			name,
			whole: keyOf(spelling),
			head: keyOf(spelling.slice(0, index)),
			tail: keyOf(spelling.slice(index)),
		})),
	);
}

function brokenIn(items: readonly FieldItem[], { cuts, openings }: ReturnType<typeof knownTags>): Finding[] {
	const found: Finding[] = [];
	let next = 0;
	for (const [index, { raw, position }] of items.entries()) {
		if (index < next || !openings.test(raw)) continue;
		const prefix = goalPrefix.exec(raw)?.[0] ?? "";
		const key = keyOf(raw.slice(prefix.length));
		const behind = (whole: string): number => piecesBehind(items, index, { key, whole });
		const joined = cuts.find(({ head, whole }) => head === key && behind(whole) > 0);
		const cut = joined ?? cuts.find(({ head, tail }) => (prefix === "" ? tail === key : head === key));
		if (cut === undefined) continue;
		found.push({ code: "broken-tag", position, raw, expected: prefix + cut.name });
		if (joined !== undefined) next = index + 1 + behind(joined.whole);
	}
	return found;
}

/** How many of the items that follow are the rest of the same tag. */
function piecesBehind(items: readonly FieldItem[], index: number, tag: { key: string; whole: string }): number {
	let [count, key] = [0, tag.key];
	for (let next = items[index + 1]; next !== undefined; next = items[index + count + 1]) {
		key = `${key} ${keyOf(next.raw)}`;
		if (!`${tag.whole} `.startsWith(`${key} `)) break;
		count++;
	}
	return count;
}

const goalPrefix = new RegExp(`^#?(?:un\\s+)?${anyOf(goalWords)}\\s*#?\\d{1,2}\\s*[:.–-]?\\s*`, "i");
