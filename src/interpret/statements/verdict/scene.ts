import type { Part } from "../../../text/parts.ts";
import { wordBit } from "../../../text/words.ts";
import type { Mention, Passage } from "../mention.ts";
import type { Range } from "../phrases.ts";
import { is, reads, type Token, wordSet } from "../tokens.ts";

/** How sure it is that a group speaks: 3 and more is enough for someone new. */
export interface Verdict {
	readonly score: number;
	readonly part: Part | null;
	/** Only named as one who moderates or sits on the panel: no words are hers yet. */
	readonly only: boolean;
}

/** A sentence and the people in question. */
export interface Scene {
	readonly passage: Passage;
	readonly sentence: Range;
	readonly group: readonly Mention[];
	/** The tokens of the sentence before the group. */
	readonly lead: readonly Token[];
	/** The sentence opens its paragraph. */
	readonly opens: boolean;
	/** Words in quotation marks stand before the sentence, or in it before the group. */
	readonly quoted: boolean;
}

/** Verbs whose object is a person more often than their subject stands behind them. */
export const meeting = wordSet(
	"introduced introduces thanked thanks quoted quotes welcomed welcomes invited invites greeted greets cited cites told tells " +
		"congratulated congratulates praised praises commended commends named names mentioned mentions presented presents",
);

/** The tokens of the group, roles included. */
export function ends({ group }: Scene): Range {
	return { from: group[0]?.from ?? 0, to: group.at(-1)?.to ?? 0 };
}

/** A verdict of plain speech: what its pattern weighs, and what the introduction adds. */
export function speaks(scene: Scene, weight: number): Verdict {
	return { score: weight + introduction(scene), part: null, only: false };
}

/** What the way a person is introduced adds: a title, a role. */
export function introduction(scene: Scene): number {
	const { group } = scene;
	const [first] = group;
	if (first === undefined) return 0;
	const titled = first.name.from > first.name.start ? 1 : 0;
	const described = group.some((each) => each.described) ? 1 : 0;
	const history = titled === 0 && !first.described && namesYear(scene) ? -2.5 : 0;
	return history + titled + described + Math.min(first.name.likeness - 2, 0);
}

/** A bare name beside a year is history. */
function namesYear({ passage, sentence }: Scene): boolean {
	return passage.tokens
		.slice(sentence.from, sentence.to)
		.some((each) => each.kind === "number" && year.test(each.text));
}

const year = /^(?:1\d|20)\d\d$/;

/** Whether a token may end words in quotation marks. */
export function closesQuote(token: Token | undefined): boolean {
	return reads(token, "”", '"', "’", "»", "'");
}

/** The part in the meeting that the first part word among the tokens means. */
export function partIn(tokens: readonly Token[], { words }: Passage): Part | null {
	for (const token of tokens) {
		const part = is(token, wordBit.part) ? words.parts.get(token.text.toLowerCase()) : undefined;
		if (part !== undefined) return part;
	}
	return null;
}
