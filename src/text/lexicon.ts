/** What is known about single words, as bits: one look-up of a word's hash answers every question about it. */

/** Classes of words that tell how a sentence is built; which words belong to them is data of a language. */
export const grammarClasses = [
	"speechBase", // say, note: a verb of speech in its base form
	"speechGerund", // saying, noting
	"carrierGerund", // giving, making
	"rank", // titles before names that people fields do not take for honorifics: Minister, Togbe, Pfarrer
	"postnominal", // OFM, QC: behind a name and part of it
	"numeric", // no, vol: an abbreviation only before a number
	"titular", // sen, gen: an abbreviation only before a capital
	"agent", // by
	"definite", // the, our
	"indefinite", // a, one, some, several: opens the naming of unnamed people
	"crowd", // someone, participants, delegates: unnamed people by themselves
	"human", // woman, delegate, student: a person without a name
	"passive", // was, been
	"clause", // and, but, while, that: may open a clause of its own
	"and", // and, &
	"relative", // who, which, that
	"masculine", // he; Mr, Sir, Father
	"feminine", // she; Mrs, Sister, Dame
	"person", // he, she, they, we, you, his: personal pronouns
	"adverb", // then, also, only: may stand between a name and its verb
	"notOpening", // of, the, who: opens no role
	"notClosing", // of, and, by: closes no role
	"manner", // via, online: how somebody takes part, no role
	"degree", // med., phil., retd: words after a title that belong to it
	"peer", // Lord, Baroness: takes a place into the name, `Baroness Hale of Richmond`
	"genitive", // of
	"floor", // speaker, speakers: behind an ordinal, whose turn it is
	"chairing", // moderator, chair, facilitator and their verbs
	"absence", // not
	"partWord", // moderator, panellist: a part and no role
	"shared", // both, each: what follows is said of all who stand before it
	"pastLike", // looked: an unknown word that ends as verbs in the past do
] as const;

/** One of the classes of grammar. */
export type GrammarClass = (typeof grammarClasses)[number];

/** One bit a class. */
export const grammarBit = Object.fromEntries(grammarClasses.map((name, index) => [name, 2 ** index])) as Readonly<
	Record<GrammarClass, number>
>;

/** What is known of a word: the bits of its classes of both kinds. */
export interface WordBits {
	lexical: number;
	grammar: number;
}

/** A look-up by hash: open addressing, a free slot has the key 0. */
export interface Lexicon {
	readonly mask: number;
	readonly keys: Int32Array;
	readonly lexical: Int32Array;
	readonly grammar: Int32Array;
	readonly endings: Endings;
	/** 1 where a word may have one of them, by the low bits of its last two letters: most have none. */
	readonly mayEnd: Uint8Array;
	/** The part that a part word means, by its hash. */
	readonly parts: ReadonlyMap<number, Part>;
	readonly spelling: Spelling;
}

/** How a language is spelt. */
export interface Spelling {
	/** Whether words count without their accents where no list has them as they are. */
	readonly loose: boolean;
	/** What is cut off before a word: `l'`, `qu'`; with a capital, where that is so before another capital. */
	readonly elided: ReadonlySet<string>;
	/** The word of English whose weights a word has, by the hashes of both. */
	readonly alike: ReadonlyMap<number, number>;
}

/** How words end that no list has, in lower case. */
export interface Endings {
	/** Of what a person is: `-ologist`. */
	readonly office: EndingTable;
	/** Of verbs in the past. */
	readonly past: EndingTable;
	readonly adverb: EndingTable;
}

/** Where `mayEnd` tells of a word that ends at an offset of a text. */
export function endingSlot(text: string, end: number): number {
	return ((text.charCodeAt(end - 2) & 31) << 5) | (text.charCodeAt(end - 1) & 31);
}

/** Endings by their last two letters. */
type EndingTable = ReadonlyMap<number, readonly string[]>;

/** Whether a word of a text has one of the endings, and more than a few letters before it. */
export function hasEnding(
	endings: EndingTable,
	text: string,
	{ from, end, least = 2 }: { readonly from: number; readonly end: number; readonly least?: number },
): boolean {
	for (const ending of endings.get(lastLetters(text, end)) ?? [])
		if (end - from > ending.length + least && text.endsWith(ending, end)) return true;
	return false;
}

function endingTable(endings: readonly string[]): EndingTable {
	const table = new Map<number, string[]>();
	for (const ending of endings) {
		const letters = lastLetters(ending, ending.length);
		table.set(letters, [...(table.get(letters) ?? []), ending]);
	}
	return table;
}

function lastLetters(text: string, end: number): number {
	return text.charCodeAt(end - 2) * 0x10000 + text.charCodeAt(end - 1);
}

/** The hash of a word as it is spelt, never 0. */
export function hashWord(word: string): number {
	let hash = hashStart;
	for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), hashPrime);
	return hash | 1;
}

/** The first value of a word's hash (FNV-1a, 32 bits), and what each character multiplies it by. */
export const hashStart = -2128831035;
export const hashPrime = 16777619;

/** Numbers of a packed word: its hash and its bits of both kinds. Packed words of two lists one behind the other are those of both. */
const size = 3;

/** Words without their letters, as text that a build can carry and that a start needs not parse. */
export function packWords(words: ReadonlyMap<string, WordBits>): string {
	const numbers = Array.from(words, ([word, { lexical, grammar }]) => [hashWord(word), lexical, grammar]);
	return Buffer.from(Int32Array.from(numbers.flat()).buffer).toString("base64");
}

/** Packed words with the number that stands where their classes would. */
export function pairsOf(packed: string): ReadonlyMap<number, number> {
	const { buffer, byteOffset, byteLength } = Buffer.from(packed, "base64");
	const numbers = new Int32Array(buffer, byteOffset, byteLength >> 2);
	const pairs = new Map<number, number>();
	for (let at = 0; at < numbers.length; at += size) pairs.set(numbers[at] as number, numbers[at + 1] as number);
	return pairs;
}

/** Arranges packed words for look-up; of the same word all bits count. */
export function makeLexicon(
	packed: string,
	endings: Readonly<Record<keyof Endings, readonly string[]>>,
	parts: ReadonlyMap<string, Part>,
	spelling: Spelling,
): Lexicon {
	const { buffer, byteOffset, byteLength } = Buffer.from(packed, "base64");
	const numbers = new Int32Array(buffer, byteOffset, byteLength >> 2);
	const slots = 2 ** Math.ceil(Math.log2((numbers.length / size) * 2 + 2));
	const mask = slots - 1;
	const [keys, lexical, grammar] = [new Int32Array(slots), new Int32Array(slots), new Int32Array(slots)];
	for (let at = 0; at < numbers.length; at += size) {
		const hash = numbers[at] as number;
		let slot = hash & mask;
		while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
		keys[slot] = hash;
		lexical[slot] = (lexical[slot] as number) | (numbers[at + 1] as number);
		grammar[slot] = (grammar[slot] as number) | (numbers[at + 2] as number);
	}
	const byHash = new Map([...parts].map(([word, part]) => [hashWord(word), part] as const));
	const tables = {
		office: endingTable(endings.office),
		past: endingTable(endings.past),
		adverb: endingTable(endings.adverb),
	};
	const mayEnd = new Uint8Array(1024);
	for (const ending of [...endings.office, ...endings.past, ...endings.adverb])
		mayEnd[endingSlot(ending, ending.length)] = 1;
	return { mask, keys, lexical, grammar, endings: tables, mayEnd, parts: byHash, spelling };
}

/** The slot of a word by its hash; -1 when it is unknown. */
export function findSlot({ mask, keys }: Lexicon, hash: number): number {
	let slot = hash & mask;
	for (let key = keys[slot]; key !== 0; key = keys[slot]) {
		if (key === hash) return slot;
		slot = (slot + 1) & mask;
	}
	return -1;
}

/** The bits of a word's classes, grammar aside; 0 when it is unknown as it is spelt. */
export function lexicalBits(lexicon: Lexicon, word: string): number {
	return lexicon.lexical[findSlot(lexicon, hashWord(word))] ?? 0;
}

/** All parts that somebody can have in a meeting. */
export const parts = ["speaker", "moderator", "panellist", "chair", "respondent"] as const;

/** What a speaker did in the meeting. */
export type Part = (typeof parts)[number];
