import { grammarBit } from "./lexicon.ts";
import { type WordClass, wordBit } from "./words.ts";

/** One scan over a passage: words, numbers and signs in typed arrays, and the sentences they form. */

/** How a token is written. */
export const shape = {
	sign: 0,
	low: 1, // word
	capital: 2, // Word
	hyphened: 3, // Word-Word
	camel: 4, // McWord
	capitals: 5, // WORD
	initials: 6, // J.R.
	letter: 7, // J
	mixed: 8, // iWord
	number: 9,
} as const;

/** What a token counts as where the word itself does not matter; frame words and signs are their own keys. */
export const keys = {
	low: 1,
	capital: 2,
	capitals: 3,
	number: 4,
	initials: 5,
	lineStart: 6,
	lineEnd: 10,
	honorific: 11,
} as const;

/** The tokens of one passage: each array holds one fact, at the index of its token. */
export interface Tokens {
	readonly text: string;
	readonly count: number;
	readonly start: Int32Array;
	readonly end: Int32Array;
	/** Hash of the word in lower case without a final full stop; of a sign, its character. */
	readonly word: Int32Array;
	readonly shape: Uint8Array;
	readonly lexical: Int32Array;
	readonly grammar: Int32Array;
	readonly key: Int32Array;
	/** Characters between this token and the one before on its line, 9 for the first. */
	readonly gap: Uint8Array;
	readonly line: Int32Array;
	readonly sentence: Int32Array;
	/** Index in its sentence. */
	readonly place: Int32Array;
	/** The last three letters of the word, lower case, 8 bits each. */
	readonly suffix: Int32Array;
	/** First token of each line, and one more for the end. */
	readonly lineStart: Int32Array;
	/** First token of each sentence, and one more for the end; a sentence never leaves its line. */
	readonly sentenceStart: Int32Array;
	readonly sentences: number;
}

/** Tokens while they are being made. */
export type Writable = { -readonly [K in keyof Tokens]: Tokens[K] };

/** Room for tokens, to be filled again and again. */
export function newTokens(): Writable {
	return { text: "", count: 0, sentences: 0, lineStart: new Int32Array(0), ...widened(0x400) };
}

/** Makes room for so many tokens at least; what was there before is lost. */
export function widen(tokens: Writable, least: number): void {
	if (tokens.start.length < least) Object.assign(tokens, widened(least * 2));
}

const widened = (room: number) => ({
	start: new Int32Array(room),
	end: new Int32Array(room),
	word: new Int32Array(room),
	shape: new Uint8Array(room),
	lexical: new Int32Array(room),
	grammar: new Int32Array(room),
	key: new Int32Array(room),
	gap: new Uint8Array(room),
	line: new Int32Array(room),
	sentence: new Int32Array(room),
	place: new Int32Array(room),
	suffix: new Int32Array(room),
	sentenceStart: new Int32Array(room),
});

/** The arrays that hold a fact of each token. */
export function columnsOf(tokens: Tokens): readonly (Int32Array | Uint8Array)[] {
	const { start, end, word, shape, lexical, grammar, key, gap, line, sentence, place, suffix } = tokens;
	return [start, end, word, shape, lexical, grammar, key, gap, line, sentence, place, suffix];
}

/** Copies of tokens, and of one more that says nothing. */
export function trimmed(tokens: Tokens): Tokens {
	const { text, count, sentences, lineStart } = tokens;
	const filled = <Column extends Int32Array | Uint8Array>(column: Column): Column =>
		column.slice(0, count + 1) as Column;
	return {
		text,
		count,
		sentences,
		start: filled(tokens.start),
		end: filled(tokens.end),
		word: filled(tokens.word),
		shape: filled(tokens.shape),
		lexical: filled(tokens.lexical),
		grammar: filled(tokens.grammar),
		key: filled(tokens.key),
		gap: filled(tokens.gap),
		line: filled(tokens.line),
		sentence: filled(tokens.sentence),
		place: filled(tokens.place),
		suffix: filled(tokens.suffix),
		lineStart,
		sentenceStart: tokens.sentenceStart.slice(0, sentences + 1),
	};
}

/** The word of `'s`. */
export const possessive = 0xe000;

/** What the key of a sign begins with. */
export const signKey = 0x10000;

/** The key of a sign. */
export function keyOfSign(sign: string): number {
	return signKey + sign.charCodeAt(0);
}

/** Whether a token has one of some classes of words. */
export function is({ lexical }: Pick<Tokens, "lexical">, at: number, bits: number): boolean {
	return ((lexical[at] as number) & bits) !== 0;
}

/** Whether a token has one of some classes of grammar. */
export function means({ grammar }: Pick<Tokens, "grammar">, at: number, bits: number): boolean {
	return ((grammar[at] as number) & bits) !== 0;
}

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
