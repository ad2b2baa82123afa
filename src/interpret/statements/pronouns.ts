/** What a sentence about `he` or `she` adds to the person named before it. */
import { wordBit } from "../../text/words.ts";
import type { Passage } from "./mention.ts";
import { descriptionEnd, type Range } from "./phrases.ts";
import { predicateAt } from "./predicate.ts";
import { is, reads, sliceTokens } from "./tokens.ts";
import { enough } from "./turn.ts";

/** Whether `she` speaks: `She said`, `In her country, she noted`, `“No,” he said`. */
export function pronounSpeaks({ tokens, words }: Passage, { from, to }: Range): boolean {
	for (let at = from; at < to - 2; at++) {
		const quoted = reads(tokens[at], "”", '"', "’") && is(tokens[at + 1], wordBit.pronoun);
		if (quoted && is(tokens[at + 2], wordBit.speech)) return true;
	}
	const subject = is(tokens[from], wordBit.pronoun) ? from : behindComma({ tokens, from, to });
	if (!is(tokens[subject], wordBit.pronoun)) return false;
	return (predicateAt(tokens, subject + 1, to, words)?.score ?? 0) >= enough;
}

function behindComma({ tokens, from, to }: Range & Pick<Passage, "tokens">): number {
	let at = from;
	while (at < Math.min(to, from + 12) && !reads(tokens[at], ",")) at++;
	return at + 1;
}

/** The role in `He is the President of the Federation.`; null in any other sentence. */
export function pronounRole({ tokens, text }: Passage, { from, to }: Range): string | null {
	if (!is(tokens[from], wordBit.pronoun) || !reads(tokens[from + 1], "is", "was")) return null;
	if (!reads(tokens[from + 2], "a", "an", "the") || is(tokens[from + 3], wordBit.part)) return null;
	const start = from + 3;
	const end = descriptionEnd(tokens, { from: start, to }, false);
	const office = tokens.slice(start, Math.min(end, start + 4)).some((token) => is(token, wordBit.office));
	return office ? sliceTokens(text, tokens, { from: start, to: end }) : null;
}
