/** Sorted words, each without the letters that it shares with the one before it. */
import { digits, numbersIn } from "./digits.ts";

const most = 31;

/** Words in order as one text. */
export function frontCoded(words: readonly string[]): string {
	let before = "";
	return words
		.map((word) => {
			const shared = sharedLength(before, word);
			before = word;
			return digits(shared) + word.slice(shared);
		})
		.join(" ");
}

/** The words that `frontCoded` made one text of. */
export function frontDecoded(text: string): string[] {
	let before = "";
	if (text === "") return [];
	return text.split(" ").map((code) => {
		before = before.slice(0, numbersIn(code.charAt(0))[0] ?? 0) + code.slice(1);
		return before;
	});
}

function sharedLength(one: string, other: string): number {
	let at = 0;
	while (at < most && at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at++;
	// Half of a letter beyond the basic plane can't be written.
	return /[\ud800-\udbff]/.test(one.charAt(at - 1)) ? at - 1 : at;
}
