/** Whether an output has all words of its notes: asked of the text that was written, not of what would be written now. */
import type { Passage } from "./note-words.ts";

/** Where an output has some words less often than the notes do, the passage that lacks most of its own; null where it has all. */
export function missingPassage(passages: readonly Passage[], words: string): Passage | null {
	const lacking = lackingWords(passages.flatMap(wordsOf), words);
	if (lacking.size === 0) return null;
	const share = (passage: Passage): number => {
		const own = wordsOf(passage);
		return own.filter((word) => lacking.has(word)).length / own.length;
	};
	const shares = passages.map(share);
	return passages[shares.indexOf(shares.reduce((most, each) => Math.max(most, each), 0))] ?? null;
}

function lackingWords(wanted: readonly string[], words: string): ReadonlySet<string> {
	const [wantedCounts, counts] = [countsOf(wanted), countsOf(words.split(" "))];
	const joined = words.replaceAll(" ", "");
	// A line or a link may end within what is one word in the notes, and two words may stand without a space.
	const lacking = [...wantedCounts].filter(
		([word, count]) => (counts.get(word) ?? 0) < count && !holdsTimes(joined, word, count),
	);
	return new Set(lacking.map(([word]) => word));
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

function holdsTimes(text: string, word: string, times: number): boolean {
	let from = 0;
	for (let count = 0; count < times; count++) {
		const at = text.indexOf(word, from);
		if (at < 0) return false;
		from = at + word.length;
	}
	return true;
}

const wordsOf = ({ parts }: Passage): string[] => parts.flatMap((part) => part.split(" "));
