/** What a sentence says that its subject did. */

import type { Part } from "../../text/parts.ts";
import { type Words, wordBit } from "../../text/words.ts";
import { isVerb, type Range, skipAdverbs } from "./phrases.ts";
import { among, is, reads, type Token, wordSet } from "./tokens.ts";

/** The predicate of a subject, weighed: 3 is plain speech. */
export interface Predicate {
	readonly score: number;
	readonly part: Part | null;
	/** She is only said to moderate, or to be one of the panel. */
	readonly only: boolean;
}

const be = wordSet("is are was were wasn't wasn’t be been");
const have = wordSet("has have had hasn't hadn't hasn’t hadn’t");
const reportable = wordBit.speechNoun | wordBit.meeting;

/** Reads the predicate that starts at a token; null when no finite verb stands there. */
export function predicateAt(tokens: readonly Token[], at: number, to: number, words: Words): Predicate | null {
	const verb = skipAdverbs(tokens, at);
	const token = tokens[verb];
	if (token === undefined || verb >= to || token.kind !== "word" || token.capital) return null;
	if (among(token, be)) return copula(tokens, { from: skipAdverbs(tokens, verb + 1), to }, words);
	if (among(token, have))
		return (
			perfect(tokens, { from: skipAdverbs(tokens, verb + 1), to }, words) ?? active(tokens, { from: verb, to }, words)
		);
	if (negated.test(token.text) || reads(tokens[verb + 1], "not", "never"))
		return plain(is(tokens[verb + 1], wordBit.speech) ? 1 : -2);
	if (is(token, wordBit.auxiliary)) return plain(1);
	if (is(token, wordBit.present) && !is(token, wordBit.silent)) return plain(3);
	return isFiniteVerb(token) ? active(tokens, { from: verb, to }, words) : null;
}

const negated = /n['’]t$/;
const pastForm = /[^aeiou]ed$/u;
const pastOrPerfect = /(?:ed|en)$/;

function plain(score: number): Predicate {
	return { score, part: null, only: false };
}

function isFiniteVerb(token: Token): boolean {
	return is(token, wordBit.speech | wordBit.carrier | wordBit.silent | wordBit.verb) || pastForm.test(token.text);
}

function perfect(tokens: readonly Token[], { from, to }: Range, words: Words): Predicate | null {
	const token = tokens[from];
	if (reads(token, "been")) return copula(tokens, { from: skipAdverbs(tokens, from + 1), to }, words);
	if (
		!is(token, wordBit.speech | wordBit.carrier | wordBit.silent | wordBit.verb) &&
		token?.text.endsWith("ed") !== true
	)
		return null;
	const said = active(tokens, { from, to }, words);
	// `had hoped`, `had lost`: what lies before the meeting; only speech counts, and less.
	return {
		...said,
		score: said.score >= 3 ? said.score - (reads(tokens[from - 1], "had") ? 1 : 0) : Math.min(said.score - 1, 0.5),
	};
}

function active(tokens: readonly Token[], { from, to }: Range, words: Words): Predicate {
	const token = tokens[from];
	if (reads(token, "used") && reads(tokens[from + 1], "to")) return plain(-2);
	const part = is(token, wordBit.part) ? partOf(token, words) : partOfAct(tokens, { from, to }, words);
	if (part !== null) return { score: 4, part, only: true };
	if (saysSomething(tokens, from)) return plain(3);
	const noun = carriesSpeech(tokens, { from: from + 1, to });
	if (is(token, wordBit.silent)) return plain(is(token, wordBit.speech) && noun ? 3 : -2);
	if (is(token, wordBit.speech)) return plain(3);
	if (is(token, wordBit.carrier))
		return plain(noun || reads(tokens[from + 1], "out", "forth", "forward", "up", "back", "through") ? 3 : 0.8);
	return plain(noun ? 1.5 : 1);
}

function partOf(token: Token | undefined, words: Words): Part | null {
	return words.parts.get(token?.text.toLowerCase() ?? "") ?? null;
}

/** `chose to say`, `was moved to add`. */
function saysSomething(tokens: readonly Token[], from: number): boolean {
	return (
		reads(tokens[from + 1], "to") &&
		reads(
			tokens[from + 2],
			"say",
			"speak",
			"add",
			"tell",
			"ask",
			"respond",
			"answer",
			"reply",
			"comment",
			"explain",
			"stress",
		)
	);
}

/** `took the chair`, `served as moderator`, `acted as the respondent`. */
function partOfAct(tokens: readonly Token[], { from, to }: Range, words: Words): Part | null {
	for (let at = from + 1; at < Math.min(to, from + 4); at++) {
		if (reads(tokens[at], "chair") && reads(tokens[at - 1], "the")) return "chair";
		if (is(tokens[at], wordBit.part) && reads(tokens[from + 1], "as")) return partOf(tokens[at], words);
	}
	return null;
}

/** A talk, the floor, three points: what makes `gave` and `took` speech. */
function carriesSpeech(tokens: readonly Token[], { from, to }: Range): boolean {
	for (let at = from; at < Math.min(to, from + 7); at++) {
		if (reads(tokens[at], ",", ".", ";", ":", "“")) return reads(tokens[at], ":", "“");
		if (is(tokens[at], reportable)) return true;
	}
	return false;
}

function copula(tokens: readonly Token[], { from, to }: Range, words: Words): Predicate {
	let at = from;
	while (reads(tokens[at], "the", "a", "an", "our", "to")) at++;
	const token = tokens[at];
	if (at < to && is(token, wordBit.part)) {
		const part = partOf(token, words);
		return { score: 4, part, only: part !== "speaker" };
	}
	if (reads(token, "in") && reads(tokens[at + 1], "the") && reads(tokens[at + 2], "chair"))
		return { score: 4, part: "chair", only: true };
	if (
		isCounted(tokens, { from, to }) ||
		is(token, wordBit.ordinal) ||
		reads(token, "up", "brief", "blunt", "clear", "short", "frank", "emphatic", "adamant")
	)
		return plain(3);
	if (reads(token, "able", "pleased", "happy", "glad", "keen", "careful", "quick")) return plain(1.5);
	if (reads(token, "given", "asked", "invited", "heard") && carriesSpeech(tokens, { from: at + 1, to }))
		return plain(2.5);
	// That is where her words may follow: what comes next tells.
	if (reads(token, "introduced", "welcomed", "presented")) return plain(-1);
	// Whatever else was done to her, she is the subject of somebody's account.
	return plain(isVerb(tokens, at) || pastOrPerfect.test(token?.text ?? "") ? -3 : -1);
}

/** `was next`, `was first to speak`: the ordinal is stepped over as an adverb. */
function isCounted(tokens: readonly Token[], { from, to }: Range): boolean {
	const [before, next, verb] = tokens.slice(from - 1, from + 2);
	if (!reads(before, "next", "first")) return false;
	if (next === undefined || from >= to || next.kind === "mark") return true;
	return reads(next, "to") && verb?.kind === "word" && !verb.capital && !reads(verb, "be", "the", "a", "an");
}
