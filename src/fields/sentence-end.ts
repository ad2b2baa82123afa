/** Whether a line ends as a sentence does: typographic evidence that all of the steps weigh. */
import { isUpper } from "../text/sentences.ts";
import { isSpace } from "../text/spaces.ts";
import { stoppedWords } from "./words.generated.ts";

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
