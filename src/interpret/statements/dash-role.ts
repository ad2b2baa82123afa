/** The role behind a name's dash, told from the words that may stand there as well. */
import { wordBit } from "../../text/words.ts";
import { bracketEnd, isVerb } from "./phrases.ts";
import { is, reads, type Token } from "./tokens.ts";

const weighty = wordBit.office | wordBit.body | wordBit.part;

/** `Felipe Queipo -DPI Last year …`: the body or office behind a dash, up to where a sentence starts; null when words follow at once. */
export function dashRole(tokens: readonly Token[], from: number, to: number): number | null {
	const whole = sentenceRole(tokens, from, to);
	if (whole !== null) return whole;
	let at = from;
	let heavy = false;
	while (at < to && continuesRole(tokens, at, from)) {
		heavy ||= is(tokens[at], weighty) || isAcronym(tokens[at]);
		at = reads(tokens[at], "(") ? bracketEnd(tokens, at) : at + 1;
	}
	while (at > from && (is(tokens[at - 1], wordBit.function) || reads(tokens[at - 1], ",", "&"))) at--;
	return heavy && at > from && !isVerb(tokens, at) && !is(tokens[at], wordBit.present) ? at : null;
}

/** `Esi – founder of a night school in Apia.`: a phrase without a verb, up to the full stop. */
function sentenceRole(tokens: readonly Token[], from: number, to: number): number | null {
	let heavy = false;
	for (let at = from; at < Math.min(to, from + 18); at++) {
		if (reads(tokens[at], ".", ":", "–", "—") || (reads(tokens[at], "-") && tokens[at]?.gap)) return heavy ? at : null;
		if (
			isVerb(tokens, at) ||
			reads(tokens[at], ";", "“", "!", "?") ||
			is(tokens[at], wordBit.pronoun | wordBit.present)
		)
			return null;
		if (at > from && sentenceStarts(tokens, at)) return null;
		heavy ||= is(tokens[at], weighty);
	}
	return null;
}

/** `… Religion and Foreign Policy His story`: a capital word that goes on in lower case, not joined to what stands before. */
function sentenceStarts(tokens: readonly Token[], at: number): boolean {
	const [before, token, next] = tokens.slice(at - 1, at + 2);
	if (!token?.capital || (before?.kind === "mark" && !reads(before, ")"))) return false;
	if (is(token, wordBit.function) && !reads(token, "the")) return true;
	return next?.kind === "word" && !next.capital && !is(next, wordBit.function) && !is(before, wordBit.function);
}

function continuesRole(tokens: readonly Token[], at: number, from: number): boolean {
	const token = tokens[at];
	if (token === undefined || reads(token, ".", ";", ":", "“", "–", "—", "!", "?")) return false;
	if (reads(token, "(", ",", "&", "-", "’", "'")) return true;
	if (token.capital) {
		return (
			!(at > from && sentenceStarts(tokens, at)) &&
			(!is(token, wordBit.pronoun | wordBit.function) || reads(token, "the", "of"))
		);
	}
	// `JLI subgroup on Religion`
	if (is(tokens[at + 1], wordBit.function) && tokens[at + 2]?.capital) return true;
	return (
		is(token, wordBit.function) ||
		reads(tokens[at - 1], ",", "and", "of", "for") ||
		is(token, wordBit.office | wordBit.body)
	);
}

function isAcronym(token: Token | undefined): boolean {
	return token !== undefined && acronym.test(token.text);
}

const acronym = /^\p{Lu}{2,6}$/u;
