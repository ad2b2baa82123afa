/** Finds words where they stand in a text, in any letter case, without cutting them out: every word of a note is asked for. */

/** A word and the bits of its classes. */
export interface KnownWord {
	/** In lower case; in capitals where only these are meant (`HE`). */
	readonly text: string;
	readonly bits: number;
}

/** Words and their bits as text, each in its slot with spaces between, where nothing stands in a free slot. */
export interface ArrangedWords {
	readonly words: string;
	/** In base 36. */
	readonly bits: string;
}

/** A hash table with open addressing: the slots behind a taken one are tried in turn. */
export interface WordTable {
	/** "" in a free slot. */
	readonly words: readonly string[];
	readonly bits: readonly string[];
	/** What was found before. */
	readonly known: (KnownWord | undefined)[];
}

/** Finds a slot for every word. The build does it for the shipped words: for a start, that is a tenth of reading a note. */
export function arrangeWords(bitsOf: ReadonlyMap<string, number>): ArrangedWords {
	const size = 2 ** Math.ceil(Math.log2(bitsOf.size * 3 + 2));
	const words = new Array<string>(size).fill("");
	const bits = new Array<string>(size).fill("");
	for (const [word, value] of bitsOf) {
		let slot = hashOf(word, 0, word.length) & (size - 1);
		while (words[slot] !== "") slot = (slot + 1) & (size - 1);
		words[slot] = word;
		bits[slot] = value.toString(36);
	}
	return { words: words.join(" "), bits: bits.join(" ") };
}

/** Makes a table of words that have their slots. */
export function wordTable({ words, bits }: ArrangedWords): WordTable {
	const slots = words.split(" ");
	return { words: slots, bits: bits.split(" "), known: new Array(slots.length) };
}

/** The words of a table with the bits of each. */
export function wordsIn(arranged: ArrangedWords): Map<string, number> {
	const { words, bits } = wordTable(arranged);
	return new Map(words.flatMap((word, slot) => (word === "" ? [] : [[word, bitsAt(bits, slot)] as const])));
}

const bitsAt = (bits: readonly string[], slot: number): number => Number.parseInt(bits[slot] ?? "0", 36);

/** The word that stands between two indexes: spelt just so, else with its capitals in lower case. */
export function findWord(table: WordTable, text: string, range: { from: number; to: number }): KnownWord | null {
	const { words } = table;
	const { from, to } = range;
	const mask = words.length - 1;
	let folded: KnownWord | null = null;
	let slot = hashOf(text, from, to) & mask;
	for (let word = words[slot]; word !== undefined && word !== ""; word = words[slot]) {
		const same = word.length === to - from ? likeness(text, from, word) : different;
		if (same === equal) return knownAt(table, slot);
		if (same === equalFolded) folded ??= knownAt(table, slot);
		slot = (slot + 1) & mask;
	}
	return folded;
}

function knownAt({ words, bits, known }: WordTable, slot: number): KnownWord {
	const before = known[slot];
	if (before !== undefined) return before;
	const found = { text: words[slot] ?? "", bits: bitsAt(bits, slot) };
	known[slot] = found;
	return found;
}

/** The same for `A` and `a`. */
function hashOf(text: string, from: number, to: number): number {
	let hash = to - from;
	for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (text.charCodeAt(at) | 32)) | 0;
	return hash ^ (hash >>> 15);
}

const different = 0;
const equalFolded = 1;
const equal = 2;

function likeness(text: string, from: number, word: string): number {
	let found = equal;
	for (let at = 0; at < word.length; at++) {
		const code = text.charCodeAt(from + at);
		if (code === word.charCodeAt(at)) continue;
		if (code < 65 || code > 90 || code + 32 !== word.charCodeAt(at)) return different;
		found = equalFolded;
	}
	return found;
}
