/** Whether an output has all words of its notes: asked of the text that was written, not of what would be written now. */
import type { Passage } from "./note-words.ts";

/** So many paragraphs that begin alike may stand between one and the next. */
const mostTries = 50;

/** The passages of which an output lacks words; each of its own words counts once. */
export function missingPassages(passages: readonly Passage[], words: string): Passage[] {
	const text = ` ${words} `;
	const used = new Uint8Array(text.length);
	/** Marks words from an offset on that no passage has yet; returns where they end. */
	const take = (wanted: string, from: number, most = Number.POSITIVE_INFINITY): number | null => {
		// What stands apart is found by how it begins: a search for the whole would go through all that follows.
		const begin = ` ${wanted.split(" ", 5).join(" ")} `;
		let tries = 0;
		for (let at = text.indexOf(begin, from); at >= 0 && tries < most; at = text.indexOf(begin, at + 1)) {
			const end = at + 1 + wanted.length;
			tries++;
			if (!text.startsWith(`${wanted} `, at + 1) || used.subarray(at + 1, end).includes(1)) continue;
			used.fill(1, at + 1, end);
			return end;
		}
		return null;
	};
	/** The same where others may stand between them, as a name does where a statement begins. */
	const takeApart = (wanted: string, start: number): number | null => {
		const taken: { readonly word: string; readonly end: number }[] = [];
		let from = start;
		for (const word of wanted.split(" ")) {
			const end = take(word, from);
			if (end === null) {
				for (const { word, end } of taken) used.fill(0, end - word.length, end);
				return null;
			}
			taken.push({ word, end });
			from = end;
		}
		return from;
	};
	const ends = new Map<string, number>();
	const scattered: { readonly passage: Passage; readonly from: number }[] = [];
	// Whole passages first, in their order: what is left is searched for among the rest only.
	for (const passage of passages) {
		const from = ends.get(passage.kind) ?? 0;
		const end = take(passage.parts.join(" "), from, mostTries);
		if (end === null) scattered.push({ passage, from });
		else ends.set(passage.kind, end);
	}
	const reached = new Map<string, number>();
	return scattered.flatMap(({ passage, from }) => {
		const { parts, kind } = passage;
		const start = Math.max(from, reached.get(kind) ?? 0);
		const found = parts.map((part) => takeApart(part, start) ?? takeApart(part, 0));
		if (found.includes(null)) return [passage];
		reached.set(kind, Math.max(...found.map(Number)));
		return [];
	});
}
