/** How lines begin and end: the typographic evidence that parse weighs. */
import { stoppedWords } from "./field-words.generated.ts";
import { isSpace } from "./spaces.ts";

const closers = "\"'”’»)]";

/** Whether a text ends as a sentence does; an initial or a short capitalised abbreviation does not. */
export function endsSentence(text: string, start: number, end: number): boolean {
	let at = end - 1;
	while (at > start && closers.includes(text.charAt(at))) at--;
	const last = text.charCodeAt(at);
	if (last === 0x21 || last === 0x3f || last === 0x2026) return true;
	return last === 0x2e && !endsInAbbreviation(text, start, at);
}

/** `Batbayar G.`, `Brightwell Jr.`, `Harvest e.V.`: the stop at `stop` belongs to the word. */
function endsInAbbreviation(text: string, start: number, stop: number): boolean {
	let from = stop;
	while (from > start && !isSpace(text.charCodeAt(from - 1))) from--;
	const word = text.slice(from, stop);
	const letters = word.slice(word.lastIndexOf(".") + 1);
	return (letters.length === 1 && isUpper(letters)) || stoppedWords.includes(word);
}

const openers = "\"'“‘«„(";

/** Whether the first letter of a line is a small one; quotation marks and brackets before it do not count. */
export function startsLower(text: string, start: number, end: number): boolean {
	let at = start;
	while (at < end && openers.includes(text.charAt(at))) at++;
	return isLower(text.charAt(at));
}

/** Whether a character is a capital letter of a script that has two cases. */
export function isUpper(character: string): boolean {
	const code = character.charCodeAt(0);
	return code < ascii ? code >= 0x41 && code <= 0x5a : character !== character.toLowerCase();
}

/** Whether a character is a small letter of a script that has two cases. */
export function isLower(character: string): boolean {
	const code = character.charCodeAt(0);
	return code < ascii ? code >= 0x61 && code <= 0x7a : character !== character.toUpperCase();
}

const ascii = 128;
