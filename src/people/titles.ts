/** What stands in front of a name: ranks and forms of address (`H.E. Mr.`, `Lt-Col.`, `Commissioner (Dr.)`), and other titles. */
import { honorificEndings } from "../text/field-words.generated.ts";
import { isJoin } from "../text/field-words.ts";
import { grammarBit, lexicalBits } from "../text/lexicon.ts";
import { is, means, shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { type EntryTokens, isSpaced, isSpacedBehind, pauseIn, signAt, wordsBetween } from "./entry-tokens.ts";
import { fitsTitle, isName, isSmall, isStopped, lengthOf, nameless, titles, type Words, wordAt } from "./name-words.ts";

/** Where a text goes on behind the honorifics that it opens with; `from` where it has none, or nothing that could be a name behind them. */
export function behindHonorifics(tokens: EntryTokens, from: number, to: number): number {
	let end = from;
	for (let at = from; at < to; at = behindJoin(tokens, end, to)) {
		const next = honorificEnd(tokens, at, to);
		if (next === at || (mayBeName(tokens, at) && nameWordsFrom(tokens, next, to) < 2)) break;
		end = next;
	}
	const isNamed = end < to && tokens.shape[end] !== shape.sign && tokens.shape[end] !== shape.number;
	return isNamed && !(isSmall(tokens, end) && is(tokens, end, wordBit.function)) ? end : from;
}

/** Where the next word begins, behind the `and` of `Mr and Mrs` too. */
function behindJoin(tokens: EntryTokens, end: number, to: number): number {
	if (end >= to || !(signAt(tokens, end) === "&" || isJoin(wordAt(tokens, end)))) return end;
	return honorificEnd(tokens, end + 1, to) > end + 1 ? end + 1 : end;
}

/** Where the one honorific at a token ends, with what leads to it (`the Very Rev.`) and belongs to it (`(Dr.)`, `Emeritus`). */
function honorificEnd(tokens: EntryTokens, at: number, to: number): number {
	if (signAt(tokens, at) === "(") {
		const end = chainEnd(tokens, at + 1, to);
		return end > at + 1 && tokens.closed[at] === end + 1 ? end + 1 : at;
	}
	for (let led = at; led < Math.min(at + 4, to); led++) {
		const end = chainEnd(tokens, led, to);
		if (end > led) return endingEnd(tokens, end, to);
		if (!is(tokens, led, wordBit.honorificPart)) break;
	}
	return at;
}

/** `Professor Emeritus`, `Dr. med.` */
function endingEnd(tokens: EntryTokens, at: number, to: number): number {
	const goesOn = means(tokens, at, grammarBit.degree) || honorificEndings.includes(wordAt(tokens, at).toLowerCase());
	return at < to && goesOn ? stopEnd(tokens, at + 1, to) : at;
}

/** Behind the full stop of an abbreviation that was not known to be one. */
function stopEnd(tokens: EntryTokens, at: number, to: number): number {
	return at < to && signAt(tokens, at) === "." && !isSpaced(tokens, at) ? at + 1 : at;
}

/** Behind an honorific and those that a hyphen or a full stop joins to it: `Lt.-Col`, `Rev.Dr.`. */
function chainEnd(tokens: EntryTokens, at: number, to: number): number {
	if (at >= to || !isHonorific(tokens, at)) return at;
	const end = stopEnd(tokens, at + 1, to);
	if (end >= to || isSpaced(tokens, end)) return end;
	// Part of a name such as `Major-Brown`.
	if (signAt(tokens, end) === "-") return chainEnd(tokens, end + 1, to) > end + 1 ? chainEnd(tokens, end + 1, to) : at;
	return /^[\p{N}_'’@]/u.test(wordAt(tokens, end)) ? at : end;
}

const ranks = wordBit.honorific | wordBit.honorificFull;

/** Whether a word is a rank or a form of address, in the plural too: `Majors Joseph and Mary Muindi`. */
function isHonorific(tokens: EntryTokens, at: number): boolean {
	// `M.` may be one, `M` is an initial.
	if (tokens.shape[at] === shape.letter && lengthOf(tokens, at) === 1) return false;
	const word = wordAt(tokens, at).replace(/\.$/, "").toLowerCase();
	if (!word.includes("-") || lexicalBits(tokens.lexicon, word) !== 0)
		return is(tokens, at, ranks) || (singularBits(tokens, at) & ranks) !== 0;
	// `Aux-Captain` is one; `Captain-Brown` is a name, and `Director-General` an office.
	const parts = word.split("-").map((part) => lexicalBits(tokens.lexicon, part));
	const isOffice = parts.some((bits) => (bits & (ranks | wordBit.office)) === wordBit.office);
	return !isOffice && ((parts.at(-1) ?? 0) & ranks) !== 0;
}

/** What is known of the word that another is the plural of. */
export function singularBits(tokens: EntryTokens, at: number): number {
	const word = wordAt(tokens, at).toLowerCase();
	return word.length > 3 && word.endsWith("s") ? lexicalBits(tokens.lexicon, word.slice(0, -1)) : 0;
}

/** Dean and Dame are given names too, and `M.` may be an initial: then at least two words of a name must follow. */
function mayBeName(tokens: EntryTokens, at: number): boolean {
	return is(tokens, at, wordBit.given | wordBit.honorificFull) || (isStopped(tokens, at) && lengthOf(tokens, at) === 2);
}

const farthest = 12;

function nameWordsFrom(tokens: EntryTokens, from: number, to: number): number {
	const end = pauseIn(tokens, from, Math.min(to, from + farthest));
	return wordsBetween(tokens, from, end).filter((at) => /^\p{L}{2}/u.test(wordAt(tokens, at))).length;
}

const mostTitleWords = 8;
/** No title goes over these. */
const titleEnds = ',;:"“”()[]';

/** Where a text goes on behind a title that is no honorific: `Intern Joy Ime-Sunday`, `Programme Officer Dr. Ann Lee`. */
export function behindTitle(tokens: EntryTokens, from: number, to: number): number {
	const found: number[] = [];
	for (let at = from; at < to && found.length < mostTitleWords; at++) {
		const sign = signAt(tokens, at);
		if (sign !== "" && titleEnds.includes(sign)) break;
		if (sign === "") found.push(at);
	}
	for (let count = found.length; count > 0; count--) {
		const last = found[count - 1] as number;
		if (
			!is(tokens, last, titles) ||
			!isSpacedBehind(tokens, last) ||
			!found.slice(0, count).every((at) => fitsTitle(tokens, at))
		)
			continue;
		if (namesSomeone(tokens, { from: last + 1, to }, found.slice(0, count))) return last + 1;
	}
	return from;
}

/** Baker, Cook and Page are names: an office alone needs a full name behind it. */
function namesSomeone(tokens: EntryTokens, { from, to }: { from: number; to: number }, title: Words): boolean {
	if (behindHonorifics(tokens, from, to) > from) return true;
	const list = wordsBetween(tokens, from, pauseIn(tokens, from, to));
	const [only] = list;
	if (only === undefined || list.length > 1) return isName(tokens, list);
	return title.some((at) => is(tokens, at, wordBit.title)) && !isSmall(tokens, only) && !is(tokens, only, nameless);
}
