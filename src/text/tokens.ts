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
