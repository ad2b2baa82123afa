/** Finds person names in tokens, and says how much a run of words looks like one. */
import { wordBit } from "../../text/words.ts";
import { likenessOf } from "./likeness.ts";
import { isLower } from "./scan.ts";
import { is, reads, type Token } from "./tokens.ts";

/** A run of tokens that may name a person. */
export interface NameRun {
	/** The honorific's first token; the same as `from` when there is none. */
	readonly start: number;
	/** The name's first token. */
	readonly from: number;
	/** Behind the name. */
	readonly to: number;
	/** 2 and more is a person's name by itself; context adds to it. */
	readonly likeness: number;
	readonly possessive: boolean;
}

/** More words than any name has: what goes on is a line in capitals, and must not cost more than it is long. */
export const longestName = 16;

/** The same for what stands before it. */
const longestTitle = 12;

const honorific = wordBit.honorific | wordBit.honorificFull;
const part = wordBit.honorificPart;
const ordinary = wordBit.office | wordBit.common | wordBit.body | wordBit.speechNoun | wordBit.meeting | wordBit.place;
const closed = wordBit.function | wordBit.pronoun | wordBit.auxiliary;
const given = wordBit.given;
const particle = wordBit.particle;
const suffix = wordBit.suffix;

/** The name that starts at a token, with the honorifics before it; null when none can start there. */
export function nameAt(tokens: readonly Token[], at: number): NameRun | null {
	let title = honorificEnd(tokens, at);
	// `H.E. Dame Sarr`: before a lone name it is a given name.
	if (title > at + 1 && is(tokens[title - 1], wordBit.honorificFull) && !tokens[title + 1]?.capital) title--;
	const named = title > at ? runFrom(tokens, { start: at, from: title }) : null;
	if (named !== null) return named;
	// `Dame Ndiaye`, `King Mensah`: what looks like a title may be a given name.
	return runFrom(tokens, { start: at, from: at });
}

/** Where a run of honorifics ends; `at` itself when none starts there. */
function honorificEnd(tokens: readonly Token[], at: number): number {
	if (!is(tokens[at], honorific | part)) return at;
	let end = at;
	while (end < at + longestTitle) {
		const token = tokens[end];
		if (end > at && reads(token, "(") && reads(tokens[end + 2], ")") && ranksInBrackets(tokens[end + 1])) end += 3;
		else if (opensInitials(tokens, end)) break;
		else if (is(token, honorific) && !token?.possessive && (token?.capital || lowerTitle(tokens, end))) end++;
		else if (end > at && reads(token, "’", "'") && token?.gap === false && tokens[end + 1]?.capital) end++;
		else if (is(token, part) && continuesTitle(tokens, end, end > at)) end++;
		else break;
		if (reads(tokens[end], ",") && is(tokens[end + 1], honorific) && is(tokens[end - 1], wordBit.abbreviation)) end++;
	}
	return end;
}

/** The `M.` of `M. C. Bell` is no `Monsieur`. */
function opensInitials(tokens: readonly Token[], at: number): boolean {
	return isInitial(tokens[at]) && (isInitial(tokens[at + 1]) || joinsInitials(tokens, at + 1));
}

/** The hyphen of `J.-P. Bell`. */
function joinsInitials(tokens: readonly Token[], at: number): boolean {
	return (
		reads(tokens[at], "-") &&
		!tokens[at]?.gap &&
		!tokens[at + 1]?.gap &&
		isInitial(tokens[at - 1]) &&
		isInitial(tokens[at + 1])
	);
}

function isInitial(token: Token | undefined): boolean {
	return token?.capital === true && token.text.length <= 2 && (token.text.length === 1 || token.text.endsWith("."));
}

/** `Commissioner (Dr.)`, `Lt Col (ret’d)`. */
function ranksInBrackets(token: Token | undefined): boolean {
	return is(token, honorific) || token?.text.startsWith("ret") === true;
}

/** `father Giulio`, but not `her father Giulio`. */
function lowerTitle(tokens: readonly Token[], at: number): boolean {
	const next = tokens[at + 1];
	return (
		next?.capital === true &&
		!is(next, closed) &&
		!reads(tokens[at - 1], "his", "her", "their", "my", "our", "your", "a", "an", "of") &&
		!is(tokens[at], wordBit.common)
	);
}

/** `the Hon.`, `Professor Emeritus`, `Brigadier General`: words that only go with a title. */
function continuesTitle(tokens: readonly Token[], at: number, begun: boolean): boolean {
	const next = tokens[at + 1];
	if (begun && is(tokens[at], given)) return false;
	if (begun) return tokens[at]?.capital === true && (next?.capital === true || is(next, particle));
	return is(next, honorific | part) && next?.capital === true && !is(next, ordinary & ~wordBit.office);
}

function runFrom(tokens: readonly Token[], { start, from }: { start: number; from: number }): NameRun | null {
	const titled = from > start;
	const end = nameEnd(tokens, from, titled);
	if (end === from) return null;
	const to = titled ? peerageEnd(tokens, start, end) : end;
	if (!titled) {
		// `Prime Minister Katarzyna …`: the name starts behind the last office.
		const office = lastOffice(tokens, from, to);
		if (office >= from && office < to - 1) return null;
	}
	if (titled && !titleHolds(tokens, { start, from, to })) return null;
	const likeness = likenessOf(tokens, from, to);
	const possessive = tokens[to - 1]?.possessive === true;
	return { start, from, to, likeness: titled ? Math.max(likeness, 0) + 3 : likeness, possessive };
}

function lastOffice(tokens: readonly Token[], from: number, to: number): number {
	let last = -1;
	for (let at = from; at < to - 1; at++)
		if (is(tokens[at], wordBit.office | wordBit.part) && !is(tokens[at], given)) last = at;
	return last;
}

/** `Lord Ahmad of Wimbledon`: a peer's place belongs to the name. */
function peerageEnd(tokens: readonly Token[], start: number, end: number): number {
	const peer = reads(tokens[start], "lord", "lady", "baroness", "baron", "viscount", "earl", "prince", "princess");
	if (
		!peer ||
		!reads(tokens[end], "of") ||
		!tokens[end + 1]?.capital ||
		is(tokens[end + 1], wordBit.body | wordBit.office)
	)
		return end;
	return end + 2;
}

/** `Chief Executive`, `General Assembly`, `Sister Cities`: an ordinary word needs a name behind it. */
function titleHolds(tokens: readonly Token[], run: { start: number; from: number; to: number }): boolean {
	const lone = run.to - run.from === 1;
	if (isOffice(tokens, run.from, run.to)) return false;
	if (lone && is(tokens[run.start], wordBit.honorificFull)) return false;
	for (let at = run.start; at < run.from; at++) if (is(tokens[at], honorific) && !is(tokens[at], ordinary)) return true;
	for (let at = run.from; at < run.to; at++)
		if (is(tokens[at], given) || (tokens[at]?.kind === "word" && !is(tokens[at], ordinary))) return true;
	return false;
}

/** Offices alone, none of which is a name as well. */
function isOffice(tokens: readonly Token[], from: number, to: number): boolean {
	for (let at = from; at < to; at++)
		if (!is(tokens[at], wordBit.office | wordBit.part) || is(tokens[at], given | wordBit.surname)) return false;
	return true;
}

/** How far capitals, initials, particles and suffixes reach. */
function nameEnd(tokens: readonly Token[], from: number, titled: boolean): number {
	let end = from;
	while (end < from + longestName) {
		const token = tokens[end];
		if (token === undefined || (end > from && tokens[end - 1]?.possessive)) break;
		let next = end;
		if (token.kind === "mark") next = markEnd(tokens, end, { from, titled });
		else if (
			token.capital
				? isNameWord(token, end === from, titled) && !opensAnother(tokens, from, end)
				: joinsNames(tokens, end, titled || end > from)
		)
			next++;
		if (next === end) break;
		end = next;
	}
	return end;
}

/** Behind a mark that a name may hold, and what it stands before; the mark itself where the name ends. */
function markEnd(tokens: readonly Token[], at: number, { from, titled }: { from: number; titled: boolean }): number {
	const next = tokens[at + 1];
	const begun = at > from;
	if (begun && reads(tokens[at], ",")) return is(next, suffix) ? at + 2 : at;
	if (reads(tokens[at], "’", "'", "‘")) {
		if (begun && !reads(tokens[at], "‘") && !tokens[at]?.gap && next?.gap && next.capital) return at + 1;
		if ((begun || titled) && is(next, particle) && next?.gap === false) return at + 1;
	}
	if (!begun) return at;
	if (joinsInitials(tokens, at)) return at + 1;
	return isBrokenHyphen(tokens, at) ? at + 2 : nicknameEnd(tokens, at);
}

/** `Goodwill Ambassador Dr Reza …`: a title of its own never stands inside a name. */
function opensAnother(tokens: readonly Token[], from: number, at: number): boolean {
	return (
		at > from &&
		is(tokens[at], honorific) &&
		!is(tokens[at], ordinary | given) &&
		tokens[at + 1]?.capital === true &&
		tokens[at]?.text !== "M."
	);
}

function isNameWord(token: Token, first: boolean, titled: boolean): boolean {
	if (token.kind !== "word" || !token.capital) return false;
	if (is(token, closed)) return (!first && is(token, particle | wordBit.surname)) || is(token, given);
	if (!first || titled) return true;
	if (token.bits === 0 && token.text.length > 6 && token.text.endsWith("ing")) return false;
	return !is(token, wordBit.month) || is(token, given);
}

/** `van`, `bin`, `wa` between two names, once one has `begun`; `al-Qasimi` after a name. */
function joinsNames(tokens: readonly Token[], at: number, begun: boolean): boolean {
	const token = tokens[at];
	if (token === undefined || token.kind !== "word") return false;
	if (mayHaveArticle(token.text)) {
		const prefix = article.exec(token.text);
		if (prefix !== null && opensLarge.test(token.text.slice(prefix[0].length))) return true;
	}
	if (!begun || !is(token, particle)) return false;
	const next = tokens[at + 1];
	if (reads(next, "’", "'", "‘") && is(tokens[at + 2], particle)) return true;
	return next?.capital === true || (is(next, particle) && tokens[at + 2]?.capital === true);
}

/** Something that is no small letter stands behind the first to fourth letter: to see that, V8 needs no pattern. */
function mayHaveArticle(text: string): boolean {
	for (let at = 1; at < Math.min(text.length, 5); at++) if (!isLower(text.charCodeAt(at))) return true;
	return false;
}

const article = /^(?:al|el|d|l|ibn|bin|bint|ben|ash|an|as|ad|ar|at|az)[-’'‐]/;
const opensLarge = /^\p{Lu}/u;

/** Behind `“Seun”` in `Oluwaseun “Seun” Bakare`; the mark itself where no nickname stands. */
function nicknameEnd(tokens: readonly Token[], at: number): number {
	const open = tokens[at];
	if (open?.kind !== "mark" || !open.gap || !tokens[at + 1]?.capital) return at;
	if (!reads(open, '"', "“", "‘", "'", "(")) return at;
	const second = tokens[at + 2];
	const close = second?.kind === "word" && second.capital ? at + 3 : at + 2;
	const next = tokens[close + 1];
	return reads(tokens[close], '"', "”", "’", "'", ")") &&
		next?.capital &&
		!is(next, ordinary | closed) &&
		next.kind === "word"
		? close + 1
		: at;
}

/** `Cabrera- Balleza –`: a stray blank inside a hyphenated surname, told by the separator that follows. */
function isBrokenHyphen(tokens: readonly Token[], at: number): boolean {
	if (!reads(tokens[at], "-")) return false;
	const next = tokens[at + 1];
	const after = tokens[at + 2];
	return (
		tokens[at]?.gap === false &&
		next?.gap === true &&
		next.capital &&
		after?.gap === true &&
		reads(after, "–", "—", ",", "-")
	);
}
