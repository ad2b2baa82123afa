/** The beginning of a text, cut where a reader would not stumble. */
import { endsSentence } from "../text/sentences.ts";

/** At most so many words: whole sentences where a good part of the text ends with one, else as many words as fit. */
export function excerpt(text: string, most: number): string {
	const words = text.split(/\s+/).filter((word) => word !== "");
	if (words.length <= most) return text.trim();
	for (let count = most; count > most / 3; count--) {
		if (endsHere(words[count - 1] ?? "", words[count] ?? "")) return words.slice(0, count).join(" ");
	}
	return `${words
		.slice(0, most)
		.join(" ")
		.replace(/(?<![\s,;:.–—-])[\s,;:.–—-]+$/, "")}…`;
}

/** Short words with a capital and a full stop are most often forms of address, whatever the language. */
function endsHere(word: string, next: string): boolean {
	return endsSentence(word, 0, word.length) && !/^\p{Lu}\p{L}{0,3}\.$/u.test(word) && !/^\p{Ll}/u.test(next);
}
