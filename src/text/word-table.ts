/** Finds words where they stand in a text, in any letter case, without cutting them out: every word of a note is asked for. */

/** A word and the bits of its classes. */
export interface KnownWord {
	/** In lower case; in capitals where only these are meant (`HE`). */
	readonly text: string;
	readonly bits: number;
}

/** A hash table with open addressing: the slots behind a taken one are tried in turn. */
export interface WordTable {
	readonly slots: readonly (KnownWord | undefined)[];
	readonly mask: number;
}

/** Makes the table of some words and the bits of each. */
export function wordTable(words: readonly string[], bits: readonly number[]): WordTable {
	const size = 2 ** Math.ceil(Math.log2(words.length * 3 + 2));
	const slots = new Array<KnownWord | undefined>(size).fill(undefined);
	const mask = size - 1;
	for (let at = 0; at < words.length; at++) {
		const text = words[at] as string;
		let slot = hashOf(text, 0, text.length) & mask;
		while (slots[slot] !== undefined) slot = (slot + 1) & mask;
		slots[slot] = { text, bits: bits[at] ?? 0 };
	}
	return { slots, mask };
}

/** The word that stands between two indexes: spelt just so, else with its capitals in lower case. */
export function findWord(
	{ slots, mask }: WordTable,
	text: string,
	range: { from: number; to: number },
): KnownWord | null {
	const { from, to } = range;
	let folded: KnownWord | null = null;
	let slot = hashOf(text, from, to) & mask;
	for (let word = slots[slot]; word !== undefined; word = slots[slot]) {
		const same = word.text.length === to - from ? likeness(text, from, word.text) : different;
		if (same === equal) return word;
		if (same === equalFolded) folded ??= word;
		slot = (slot + 1) & mask;
	}
	return folded;
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
