/** Which letters a word has, as bits: two words of very different letters need no counting of edits. */
export function letters(word: string): number {
	let bits = 0;
	for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
	return bits;
}

/** False when more than `limit` edits lie between two words with these letters; one edit changes two bits at most. */
export function mayBeWithin(limit: number, one: number, other: number): boolean {
	let differing = one ^ other;
	for (let count = 0; differing !== 0; count++) {
		if (count === limit * 2) return false;
		differing &= differing - 1;
	}
	return true;
}
