import type { FieldItem } from "../../ast/nodes.ts";
import type { Term } from "../../fields/field-type.ts";
import { keyOf } from "../../fields/goal-scan.ts";
import type { Finding } from "../../findings/finding.ts";
import { goalWords } from "../../text/field-words.generated.ts";
import { anyOf } from "../../text/field-words.ts";
import { memoizePer } from "../../text/lazy.ts";
import { ofType } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A tag that has a comma in its name was cut there. */
export const brokenTag: Rule = {
	code: "broken-tag",
	examples: [
		["a number that is not a goal: this is reported as `unknown-goal` instead", "Tags: United Nations, SDG61: Peace\n"],
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

/** A known name, and its parts before and after one of its commas. */
interface Cut {
	readonly name: string;
	readonly whole: string;
	readonly head: string;
	readonly tail: string;
}

interface KnownTags {
	readonly cuts: readonly Cut[];
	/** Every piece of a cut tag contains one of these; most tags do not. */
	readonly openings: RegExp;
	readonly numbers: ReadonlySet<number | null>;
}

const knownTags = memoizePer((vocabulary: readonly Term[]): KnownTags => {
	const cuts = vocabulary.flatMap(cutsIn);
	const words = new Set(cuts.flatMap(({ head, tail }) => [head, tail].map((key) => key.split(" ")[0] ?? "")));
	const numbers = new Set<number | null>();
	for (const { number } of vocabulary) numbers.add(number);
	return { cuts, openings: new RegExp([...words].join("|"), "iu"), numbers };
});

function cutsIn({ name, aliases }: Term): Cut[] {
	return [name, ...aliases].flatMap((spelling) =>
		[...spelling.matchAll(/,/g)].map(({ index }) => ({
			name,
			whole: keyOf(spelling),
			head: keyOf(spelling.slice(0, index)),
			tail: keyOf(spelling.slice(index)),
		})),
	);
}

function brokenIn(items: readonly FieldItem[], { cuts, openings, numbers }: KnownTags): Finding[] {
	const found: Finding[] = [];
	for (let index = 0; index < items.length; index++) {
		const item = items[index];
		if (item === undefined) continue;
		const { raw, position } = item;
		if (!openings.test(raw)) continue;
		const prefix = goalPrefix.exec(raw)?.[0] ?? "";
		const key = keyOf(raw.slice(prefix.length));
		const joined = cuts.find(({ head, whole }) => head === key && piecesBehind(items, index, { key, whole }) > 0);
		const cut = joined ?? cuts.find(({ head, tail }) => (prefix === "" ? tail === key : head === key));
		// A number that is no goal is the mistake, and has a finding of its own.
		const number = /\d+/.exec(prefix)?.[0];
		if (cut === undefined || (number !== undefined && !numbers.has(Number(number)))) continue;
		found.push({ code: "broken-tag", position, raw, expected: prefix + cut.name });
		if (joined !== undefined) index += piecesBehind(items, index, { key, whole: joined.whole });
	}
	return found;
}

/** How many of the items that follow are the rest of the same tag. */
function piecesBehind(items: readonly FieldItem[], index: number, tag: { key: string; whole: string }): number {
	let [count, key] = [0, tag.key];
	for (let next = items[index + 1]; next !== undefined; next = items[index + count + 1]) {
		key = `${key} ${keyOf(next.raw)}`;
		if (!isPart(key, tag.whole)) break;
		count++;
	}
	return count;
}

function isPart(key: string, whole: string): boolean {
	return whole === key || whole.startsWith(`${key} `);
}

const goalPrefix = new RegExp(`^#?(?:un\\s+)?${anyOf(goalWords)}\\s*#?\\d{1,2}\\s*[:.–-]?\\s*`, "i");
