/** Where the words that describe a person begin and end. */
import { wordBit } from "../../text/words.ts";
import { nameAt } from "./names.ts";
import { among, is, reads, type Token, wordSet } from "./tokens.ts";

/** A range of tokens, its end exclusive. */
export interface Range {
	readonly from: number;
	readonly to: number;
}

/** All that can be a finite verb. */
export const anyVerb = wordBit.speech | wordBit.carrier | wordBit.silent | wordBit.verb | wordBit.auxiliary;
const pronoun = wordBit.pronoun;
const head = wordBit.office | wordBit.body | wordBit.part;
const relative = wordSet("who whom whose which that where when while whereas but because since although");
const adverbs = wordSet("then also next first now too again later still only just even twice soon not never");
const prepositions = wordSet("of for to in on at from with by and & against under about between than or");
const inside = wordSet("of for to in on at and & the a an ’s ' ’ - / ( ) from with against under de des du");

/** A finite verb in running text; a plural that could be a noun must be followed like a verb. */
export function isVerb(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	if (token === undefined || token.capital || token.kind !== "word") return false;
	if (token.bits === 0)
		return (
			token.text.endsWith("ed") &&
			pastForm.test(token.text) &&
			!nounHere(tokens, at) &&
			!reads(tokens[at + 1], "by", "in", "at", "on", "from", "to")
		);
	if (!is(token, anyVerb)) return false;
	if (is(token, wordBit.auxiliary | wordBit.speech | wordBit.carrier))
		return !is(token, wordBit.speechNoun) || !nounHere(tokens, at);
	return !nounHere(tokens, at);
}

const pastForm = /[^aeiou]ed$/u;

/** `director of works`, `women’s services`: a word in -s or -ed that a noun phrase holds. */
function nounHere(tokens: readonly Token[], at: number): boolean {
	const before = tokens[at - 1];
	return among(before, nounLeads) || before?.possessive === true;
}

const nounLeads = wordSet("of the a an and for in on to with");

/** Steps over adverbs that stand before a verb. */
export function skipAdverbs(tokens: readonly Token[], at: number): number {
	let next = at;
	while (isAdverb(tokens[next])) next++;
	return next;
}

function isAdverb(token: Token | undefined): boolean {
	return (
		token !== undefined &&
		!token.capital &&
		(among(token, adverbs) || (token.text.endsWith("ly") && token.text.length > 4))
	);
}

/** Behind the bracket that opens here. */
export function bracketEnd(tokens: readonly Token[], open: number): number {
	for (let at = open + 1; at < Math.min(tokens.length, open + 24); at++) if (reads(tokens[at], ")", "]")) return at + 1;
	return open + 1;
}

/** Where the description of a person that starts at `from` ends; `loose` for lines of their own, which hold no verb. */
export function descriptionEnd(tokens: readonly Token[], { from, to }: Range, loose: boolean): number {
	let at = from;
	while (at < to) {
		const token = tokens[at];
		if (token === undefined || endsPhrase(tokens, at)) break;
		if (reads(token, "(")) at = bracketEnd(tokens, at);
		else if (!loose && reads(token, "to") && isPlainVerb(tokens, at + 1)) break;
		else if (reads(token, ",", "and", "&") && at > from && breaksOff(tokens, at, loose)) break;
		else if (!loose && at > from && (isVerb(tokens, at) || verbFollows(tokens, at))) break;
		else if (among(token, relative) && (!loose || reads(token, "who"))) break;
		else at++;
	}
	while (at > from && reads(tokens[at - 1], ",", "–", "—", "-", "and")) at--;
	return at;
}

/** `… of the Communion Office to conclude`: what she is to do is no part of what she is. */
function isPlainVerb(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	return token?.kind === "word" && !token.capital && !is(token, wordBit.function | wordBit.body | wordBit.office);
}

function verbFollows(tokens: readonly Token[], at: number): boolean {
	return isAdverb(tokens[at]) && isVerb(tokens, skipAdverbs(tokens, at));
}

/** Full stops, semicolons, quotation marks, dashes, colons with a blank behind. */
function endsPhrase(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	if (token === undefined || token.kind !== "mark") return false;
	if (reads(token, ":")) return tokens[at + 1]?.gap !== false;
	if (reads(token, "-")) return token.gap && tokens[at + 1]?.gap !== false;
	return reads(token, ".", ";", "!", "?", "“", "”", '"', "–", "—", "|", "…", "]", ")");
}

/** Whether what follows a comma or an `and` is no longer about this person. */
function breaksOff(tokens: readonly Token[], at: number, loose: boolean): boolean {
	let next = at + 1;
	if (reads(tokens[at], ",") && reads(tokens[next], "and", "&")) next++;
	const token = tokens[next];
	if (token === undefined || is(token, pronoun)) return true;
	if (reads(token, "with", "together", "both", "respectively", "his", "her", "their")) return true;
	if (startsPerson(tokens, next)) return !loose || !reads(tokens[at], ",") || isUnmistakable(tokens, next);
	if (loose) return false;
	if (isVerb(tokens, next) || is(token, wordBit.present) || verbFollows(tokens, next) || among(token, relative))
		return true;
	if (token.kind !== "word" || token.capital) return false;
	if (!reads(tokens[at], ",")) return isVerb(tokens, next + 1) && !is(token, head);
	if (is(token, wordBit.function | wordBit.subordinate) && !reads(token, "the", "a", "an", "of", "for", "and"))
		return true;
	return !describes(tokens, next);
}

/** `…, former head of`, `…, a midwife from`: an office or a body stands within a few words, and no verb before it. */
function describes(tokens: readonly Token[], from: number): boolean {
	if (isVerb(tokens, from + 1)) return false;
	for (let at = from; at < from + 5; at++) {
		if (is(tokens[at], head)) return true;
		if (tokens[at]?.kind === "mark" || (at > from && isVerb(tokens, at))) return false;
	}
	return false;
}

/** On a line of its own a comma parts roles more often than people: the next must be titled, or bear a known given name. */
export function isUnmistakable(tokens: readonly Token[], at: number): boolean {
	const name = nameAt(tokens, at);
	return name !== null && (name.from > name.start || (is(tokens[at], wordBit.given) && name.likeness >= 3));
}

/** Someone else is introduced here: a title and a name, or a name with a description of its own. */
export function startsPerson(tokens: readonly Token[], at: number): boolean {
	const name = nameAt(tokens, at);
	if (name === null) return false;
	if (name.from > name.start) return name.likeness >= 3;
	if (name.likeness < 2.4 || name.to - name.from < 2) return false;
	const next = tokens[name.to];
	return (
		reads(next, ",", "(", "–", "-", "of", "from", "for", "and", "&") ||
		next === undefined ||
		isVerb(tokens, name.to) ||
		reads(next, ".", ";")
	);
}

/** The noun phrase that ends before `end` and says what a person is, its article included; null when there is none. */
export function phraseBefore(tokens: readonly Token[], low: number, end: number): Range | null {
	if (among(tokens[end - 1], prepositions)) return null;
	let at = leftEnd(tokens, low, end);
	if (
		reads(tokens[at - 1], ",") &&
		at - 1 > low &&
		(is(tokens[at], wordBit.body) || firstOffice(tokens, at, end) === null)
	) {
		// `Lecturer in Refugee Law, London School of Economics, Dr …`: the body of the office before the comma.
		const further = leftEnd(tokens, low, at - 1);
		if (firstOffice(tokens, further, at - 1) !== null) at = further;
	}
	const first = firstHead(tokens, at, end);
	if (first === null) return null;
	let from = first;
	while (from > at && !reads(tokens[from], "the", "a", "an", "our") && staysInPhrase(tokens[from - 1])) from--;
	return { from, to: end };
}

function leftEnd(tokens: readonly Token[], low: number, end: number): number {
	let at = end;
	while (at > low && belongsBefore(tokens, at - 1)) at--;
	return at;
}

function firstOffice(tokens: readonly Token[], from: number, to: number): number | null {
	for (let at = from; at < to; at++) if (is(tokens[at], wordBit.office)) return at;
	return null;
}

function firstHead(tokens: readonly Token[], from: number, to: number): number | null {
	for (let at = from; at < to; at++) if (is(tokens[at], head)) return at;
	return null;
}

function staysInPhrase(token: Token | undefined): boolean {
	if (token === undefined) return false;
	if (reads(token, "the", "a", "an", "our")) return true;
	if (token.capital) return !is(token, wordBit.pronoun | wordBit.auxiliary);
	return (
		token.kind === "word" &&
		!is(token, wordBit.function | wordBit.auxiliary) &&
		!(is(token, wordBit.ordinal) && !token.capital && !is(token, wordBit.common))
	);
}

function belongsBefore(tokens: readonly Token[], at: number): boolean {
	const token = tokens[at];
	if (token === undefined) return false;
	if (token.kind === "mark") return reads(token, "’", "'", "&", "/", "-");
	if (isVerb(tokens, at)) return false;
	if (!is(token, wordBit.function)) return true;
	// `Second Secretary`, `Girls Not Brides`: capitals make it part of a title or a body's name.
	if (token.capital && at > 0 && (is(token, wordBit.ordinal) || tokens[at - 1]?.capital)) return true;
	return among(token, inside);
}
