/** What each token is to whoever looks for people: told once a passage, asked often. */
import { grammarBit } from "../text/lexicon.ts";
import { keyOfSign, shape, signKey, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";

/** Each array holds one fact at the index of its token, and one place more that says nothing. */
export interface Facts {
	/** What a token says of its subject if it is a verb: one of `verbKind`. */
	readonly verb: Uint8Array;
	/** One of `wordKinds`. */
	readonly kind: Uint8Array;
	/** The bits of a sign: some of `signBit`. */
	readonly sign: Uint16Array;
}

/** What a verb says of its subject. */
export const verbKind = { none: 0, says: 1, carries: 2, silent: 3, auxiliary: 4, other: 5, past: 6 } as const;

/** What a word may be in a chain of nouns; `opening` has a capital since it opens a sentence. */
export const wordKinds = { sign: 0, frame: 1, small: 2, verb: 3, office: 4, body: 5, opening: 6, capital: 7 } as const;

/** What signs are to a sentence. */
export const signBit = {
	opening: 1,
	closing: 2,
	stop: 4,
	dash: 8,
	pause: 16,
	quote: 32,
	path: 64,
	noEnd: 128,
} as const;

const signs: Readonly<Record<keyof typeof signBit, string>> = {
	opening: "([",
	closing: ")]",
	stop: ".!?;:",
	dash: "–—-",
	pause: ",:;–—-",
	quote: '"“”«»',
	path: ",(:;)–—.-",
	noEnd: ",.;:([–—-|",
};

export const [comma, semicolon, colon] = [keyOfSign(","), keyOfSign(";"), keyOfSign(":")];

const bitsOf = new Uint16Array(0x10000);
for (const name of Object.keys(signs) as (keyof typeof signBit)[])
	for (const sign of signs[name]) bitsOf[sign.charCodeAt(0)] = (bitsOf[sign.charCodeAt(0)] as number) | signBit[name];

/** Tells the facts of all tokens. */
export function factsOf({ count, shape: shapes, key, lexical, grammar }: Tokens): Facts {
	const [verb, kind, sign] = [new Uint8Array(count + 1), new Uint8Array(count + 1), new Uint16Array(count + 1)];
	for (let at = 0; at < count; at++) {
		const is = shapes[at] as number;
		if (is === shape.sign) {
			sign[at] = bitsOf[(key[at] as number) - signKey] as number;
			continue;
		}
		const [classes, means] = [lexical[at] as number, grammar[at] as number];
		const verbal = verbOf(classes, means, is);
		verb[at] = verbal;
		kind[at] = kindOf(classes, means, is === shape.low, verbal);
	}
	return { verb, kind, sign };
}

function verbOf(classes: number, means: number, is: number): number {
	if ((classes & verbal) !== 0) {
		if ((classes & wordBit.speech) !== 0) return verbKind.says;
		if ((classes & wordBit.carrier) !== 0) return verbKind.carries;
		return (classes & wordBit.silent) !== 0 ? verbKind.silent : verbKind.auxiliary;
	}
	if (is !== shape.low) return verbKind.none;
	if ((classes & wordBit.verb) !== 0 && (classes & wordBit.office) === 0) return verbKind.other;
	return (means & grammarBit.pastLike) !== 0 ? verbKind.past : verbKind.none;
}

const verbal = wordBit.speech | wordBit.carrier | wordBit.silent | wordBit.auxiliary;

function kindOf(classes: number, means: number, small: boolean, verb: number): number {
	const isFrame = (means & grammarBit.notOpening) !== 0;
	if (small) return isFrame ? wordKinds.frame : verb === verbKind.none ? wordKinds.small : wordKinds.verb;
	if ((classes & wordBit.office) !== 0) return wordKinds.office;
	if ((classes & wordBit.body) !== 0) return wordKinds.body;
	return isFrame || (classes & opensSentences) !== 0 ? wordKinds.opening : wordKinds.capital;
}

/** Words that open sentences: a capital makes no name of them. */
const opensSentences = wordBit.function | wordBit.pronoun | wordBit.ordinal | wordBit.subordinate | wordBit.auxiliary;
