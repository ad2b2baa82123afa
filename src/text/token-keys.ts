/** What tokens count as where features look at them. */
import { grammarBit } from "./lexicon.ts";
import { keys, shape } from "./tokens.ts";
import { type WordClass, wordBit } from "./words.ts";

/** The classes that make a word belong to the frame of a sentence: such a word is its own key. */
export const frameBits = (["function", "auxiliary", "pronoun", "subordinate"] as const).reduce(
	(bits, name: WordClass) => bits | wordBit[name],
	0,
);

/** Classes in the order in which they decide what a word counts as. */
const keyOrder: readonly number[] = (
	[
		"honorific",
		"speech",
		"carrier",
		"silent",
		"participle",
		"office",
		"part",
		"body",
		"ordinal",
		"speechNoun",
		"meeting",
		"performance",
		"place",
		"given",
		"month",
		"particle",
		"verb",
		"common",
	] as const
).map((name) => wordBit[name]);

const ordered = keyOrder.reduce((bits, bit) => bits | bit, 0);

/** The place of each class in that order, by the zeros before its bit. */
const rankOf = new Uint8Array(32);
for (const [rank, bit] of keyOrder.entries()) rankOf[Math.clz32(bit)] = rank;

const capitalKey = 0x4000;

/** What a word counts as: itself where it belongs to the frame of a sentence, else the class that decides. */
export function keyOf(
	hash: number,
	shaped: number,
	{ lexical, grammar }: { lexical: number; grammar: number },
): number {
	const small = shaped === shape.low;
	const raised = small ? 0 : capitalKey;
	if ((lexical & frameBits) !== 0) return (hash ^ raised) | 0x40000000;
	const titled = (lexical & wordBit.honorific) !== 0 || (grammar & grammarBit.rank) !== 0;
	if (titled) return keys.honorific | raised;
	if (shaped === shape.initials || shaped === shape.letter) return keys.initials;
	if ((lexical & ordered) !== 0) {
		let first = keyOrder.length;
		for (let rest = lexical & ordered; rest !== 0; rest &= rest - 1)
			first = Math.min(first, rankOf[Math.clz32(rest & -rest)] as number);
		return (keys.honorific + first) | raised;
	}
	if ((grammar & grammarBit.speechGerund) !== 0) return 40 | raised;
	if ((grammar & grammarBit.speechBase) !== 0) return 41 | raised;
	return small ? keys.low : shaped === shape.capitals ? keys.capitals : keys.capital;
}
