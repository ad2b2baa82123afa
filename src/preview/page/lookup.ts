/** Which line of the notes a sentence of the report stands on. */

/** Words of a sentence that are looked for: more tell no more. */
const most = 12;

/** The number of the first line on which such a sentence begins, from 1; null where its words stand nowhere. */
export function lineOfSentence(sentence: string, lines: readonly string[]): number | null {
	const wanted = wordsIn(sentence).slice(0, most);
	const all = lines.flatMap((text, index) => wordsIn(text).map((word) => ({ word, line: index + 1 })));
	// A report may end a sentence otherwise than the notes do, but two words are the least that tell anything.
	for (let length = wanted.length; length >= Math.min(2, wanted.length) && length > 0; length--) {
		const found = all.findIndex((_, at) =>
			wanted.slice(0, length).every((word, next) => all[at + next]?.word === word),
		);
		if (found >= 0) return all[found]?.line ?? null;
	}
	return null;
}

/** The sentence of a text around an offset. */
export function sentenceAt(text: string, offset: number): string {
	const start = Math.max(
		0,
		...[...text.slice(0, offset).matchAll(ends)].map(({ index, 0: end }) => index + end.length),
	);
	const end = text.slice(offset).search(ends);
	return text.slice(start, end < 0 ? undefined : offset + end).trim();
}

const ends = /[.!?:;]["”’»)]*\s/g;

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
