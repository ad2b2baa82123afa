import { shippedForm } from "../../../src/forms/shipped.ts";
import type { Passage } from "../../../src/interpret/statements/mention.ts";
import type { Range } from "../../../src/interpret/statements/phrases.ts";
import { tokenize } from "../../../src/interpret/statements/tokens.ts";
import type { Words } from "../../../src/text/words.ts";

/** The words of the default form. */
export const words: Words = wordsOf("un-meeting");

function wordsOf(name: string): Words {
	const form = shippedForm(name);
	if (form === null) throw new Error(`The form ${name} is missing.`);
	return form.words;
}

/** A text as running words; `loose` for a line of its own. */
export function passageOf(text: string, loose = false): Passage {
	return { text, tokens: tokenize(text, words), words, loose };
}

/** All the tokens of a passage. */
export function whole({ tokens }: Passage): Range {
	return { from: 0, to: tokens.length };
}

/** The words of a range, a blank wherever the text has one. */
export function wordsIn({ text, tokens }: Passage, { from, to }: Range): string {
	return text.slice(tokens[from]?.start ?? text.length, tokens[to - 1]?.end ?? 0);
}
