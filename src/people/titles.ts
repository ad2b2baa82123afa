/** What stands in front of a name: ranks and forms of address (`H.E. Mr.`, `Lt-Col.`, `Commissioner (Dr.)`), and other titles. */
import {
	affiliationWords,
	companionWords,
	helpJoints,
	helpWords,
	honorificEndings,
} from "../text/field-words.generated.ts";
import { allJoins } from "../text/field-words.ts";
import { grammarBit, lexicalBits } from "../text/lexicon.ts";
import { is, keyOfSign, means, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { type EntryTokens, isSpaced, pauseIn, signAt, wayAt, wordsBetween } from "./entry-tokens.ts";
import {
	fitsTitle,
	hasAny,
	isAcronym,
	isCapital,
	isCollective,
	isDegree,
	isName,
	isSmall,
	isStopped,
	lengthOf,
	nameless,
	titles,
	wordAt,
} from "./name-words.ts";

/** Where a text goes on behind the honorifics that it opens with; `from` where it has none, or nothing that could be a name behind them. */
export function behindHonorifics(tokens: EntryTokens, from: number, to: number): number {
	let end = from;
	for (let at = from; at < to; ) {
		const next = honorificEnd(tokens, at, to);
		if (next === at || (next === at + 1 && mayBeName(tokens, at) && nameWordsFrom(tokens, next, to) < 2)) break;
		end = next;
		// `Mr and Mrs`
		const isJoined = end + 1 < to && (signAt(tokens, end) === "&" || allJoins.has(wordAt(tokens, end)));
		at = isJoined && honorificEnd(tokens, end + 1, to) > end + 1 ? end + 1 : end;
	}
	const isNamed = end < to && tokens.shape[end] !== shape.sign && tokens.shape[end] !== shape.number;
	return isNamed && !(isSmall(tokens, end) && is(tokens, end, wordBit.function)) ? end : from;
}

/** Where the one honorific at a token ends, with what leads to it (`the Very Rev.`, `le major`) and belongs to it (`(Dr.)`, `Emeritus`). */
function honorificEnd(tokens: EntryTokens, at: number, to: number): number {
	if (signAt(tokens, at) === "(") {
		const end = chainEnd(tokens, at + 1, to);
		return end > at + 1 && tokens.closed[at] === end + 1 ? end + 1 : at;
	}
	for (let led = at; led < Math.min(at + 4, to); led++) {
		const end = chainEnd(tokens, led, to);
		// `Professor Emeritus`, `Dr. med.`
		const goesOn =
			means(tokens, end, grammarBit.degree) || honorificEndings.includes(wordAt(tokens, end).toLowerCase());
		// `Commissioner (ret.)`
		const aside = end > led ? (tokens.closed[end] as number) : 0;
		if (aside > 0 && aside < to && aside - end <= longestAside && isSmall(tokens, end + 1)) return aside;
		if (end > led) return end < to && goesOn ? behindStop(tokens, end + 1) : end;
		const isArticle = means(tokens, led, grammarBit.definite) && isSmall(tokens, led);
		if (!isArticle && !is(tokens, led, wordBit.honorificPart)) break;
	}
	return at;
}

/** One word in brackets, with its full stop. */
const longestAside = 4;

/** Behind an honorific and those that a hyphen joins to it: `Lt.-Col`; no part of a name such as `Major-Brown`. */
function chainEnd(tokens: EntryTokens, at: number, to: number): number {
	// `H. E.` is one, and of `M. C. Lee` all are initials.
	if (at + 1 < to && isStopped(tokens, at) && lengthOf(tokens, at) === 2 && isStopped(tokens, at + 1)) {
		const both = `${wordAt(tokens, at)}${wordAt(tokens, at + 1)}`.slice(0, -1);
		return (lexicalBits(tokens.lexicon, both) & ranks) === 0 ? at : at + 2;
	}
	if (at >= to || !isHonorific(tokens, at)) return at;
	const end = behindStop(tokens, at + 1);
	if (end >= to || isSpaced(tokens, end) || !/^[\p{N}_'’@-]/u.test(wordAt(tokens, end))) return end;
	const next = signAt(tokens, end) === "-" ? chainEnd(tokens, end + 1, to) : 0;
	return next > end + 1 ? next : at;
}

/** Behind the full stop of an abbreviation that was not known to be one. */
function behindStop(tokens: EntryTokens, at: number): number {
	return signAt(tokens, at) === "." && !isSpaced(tokens, at) ? at + 1 : at;
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
	const word = wordAt(tokens, at).toLowerCase().replace(/\.$/, "");
	return word.length > 2 && word.endsWith("s") ? lexicalBits(tokens.lexicon, word.slice(0, -1)) : 0;
}

/**
 * Whether tokens are two or three words with a capital that are known for given names or not at all, as most names are: then
 * they are a name, the whole of it, and nothing else.
 */
export function isPlainName(tokens: EntryTokens, from: number, to: number): boolean {
	if (to - from < 2 || to - from > 3 || signAt(tokens, from - 1) === "|") return false;
	for (let at = from; at < to; at++) if (!isPlain(tokens, at)) return false;
	return singularBits(tokens, from) === 0 && !isDegree(tokens, to - 1);
}

function isPlain(tokens: EntryTokens, at: number): boolean {
	const { text, start, shape: shapes, lexical, grammar } = tokens;
	const second = text.charCodeAt((start[at] as number) + 1);
	if (shapes[at] !== shape.capital || second < 97 || second > 122 || grammar[at] !== 0) return false;
	if (((lexical[at] as number) & ~wordBit.given) !== 0 || wayAt(tokens, at) !== 0) return false;
	const word = wordAt(tokens, at);
	return !/[.\d]/.test(word) && !isCollective(word);
}

/** Dean and Dame are given names too, and `M.` may be an initial: then at least two words of a name must follow. */
function mayBeName(tokens: EntryTokens, at: number): boolean {
	return is(tokens, at, wordBit.given | wordBit.honorificFull) || (isStopped(tokens, at) && lengthOf(tokens, at) === 2);
}

function nameWordsFrom(tokens: EntryTokens, from: number, to: number): number {
	const end = pauseIn(tokens, from, Math.min(to, from + farthest));
	return wordsBetween(tokens, from, end).filter((at) => /^\p{L}{2}/u.test(wordAt(tokens, at))).length;
}

/** Nobody looks further for a name, in tokens. */
export const farthest = 16;

/** Where a text goes on behind a title that is no honorific: `Intern Joy Ime-Sunday`, `Programme Officer Dr. Ann Lee`. */
export function behindTitle(tokens: EntryTokens, from: number, to: number): number {
	let last = from;
	while (last < to && last < from + longestTitle && !',;:"“”()[]'.includes(signAt(tokens, last))) last++;
	while (--last >= from) {
		const title = wordsBetween(tokens, from, last + 1);
		if (!is(tokens, last, titles) || !isSpaced(tokens, last + 1)) continue;
		if (!title.every((at) => fitsTitle(tokens, at))) continue;
		// Baker, Cook and Page are names: an office alone needs a full name behind it.
		if (behindHonorifics(tokens, last + 1, to) > last + 1) return last + 1;
		const name = wordsBetween(tokens, last + 1, pauseIn(tokens, last + 1, to));
		const [only = 0] = name;
		const isLone = name.length === 1 && !isSmall(tokens, only) && !is(tokens, only, nameless);
		if (isLone ? hasAny(tokens, title, wordBit.title) : name.length > 1 && isName(tokens, name)) return last + 1;
	}
	return from;
}

const longestTitle = 10;

/** Whether a rank or title with a name behind it stands at a token, or a full name. */
export function opensPerson(tokens: EntryTokens, at: number, to: number): "titled" | "named" | null {
	const end = pauseIn(tokens, at, Math.min(at + farthest, to));
	const honorific = behindHonorifics(tokens, at, end);
	const from = honorific > at ? honorific : behindTitle(tokens, at, end);
	const [only, second] = wordsBetween(tokens, from, end);
	if (only === undefined || (second === undefined && from === at)) return null;
	// Two words that can be a name; a rank may follow them.
	const isLone =
		second === undefined && !isSmall(tokens, only) && !is(tokens, only, nameless) && !isAcronym(tokens, only);
	if (
		second === undefined
			? !isLone
			: !isName(tokens, [only, second]) && !(honorific > at && areLoud(tokens, only, second))
	)
		return null;
	return from > at ? "titled" : "named";
}

/** `MBEMBA Clarisse`, `Ines MOURATO`: one of two words is a family name in capitals, and no short name that is known. */
function areLoud(tokens: EntryTokens, first: number, second: number): boolean {
	if (!isCapital(tokens, first) || !isCapital(tokens, second)) return false;
	const loud = isAcronym(tokens, first) ? first : second;
	return isAcronym(tokens, loud) && tokens.lexical[loud] === 0 && lengthOf(tokens, loud) > shortestSurname;
}

const shortestSurname = 3;

/** Behind `with` or `w/`; `at` where neither stands. */
export function behindCompanion(tokens: EntryTokens, at: number): number {
	const behind = wordAt(tokens, at + 1) === "/" && !isSpaced(tokens, at + 1) ? 2 : 1;
	const written = tokens.text.slice(tokens.start[at], tokens.end[at + behind - 1]);
	return companionWords.includes(written.toLowerCase()) ? at + behind : at;
}

/** Where the name begins behind what was done for the notes: `typed by Bob Cole`, `with notes from Bob Cole`; `at` where none does. */
export function behindHelp(tokens: EntryTokens, at: number, to: number): number {
	let [next, isHelp] = [behindCompanion(tokens, at), false];
	for (const last = Math.min(to, at + mostHelp); next < last; next++) {
		const isWord = helping.has(wordAt(tokens, next).toLowerCase());
		if (isHelp && signAt(tokens, next) === ":") continue;
		if (!(isSmall(tokens, next) || (isWord && next === at)) || is(tokens, next, wordBit.honorific)) break;
		isHelp ||= isWord;
	}
	// `recording for Grace Church`
	const joint = wordAt(tokens, next - 1).toLowerCase();
	const isJoined = joint === ":" || helping.has(joint) || helpJoints.includes(joint);
	return isHelp && isJoined && isBroughtIn(tokens, next, to) ? next : at;
}

/** Whether a person stands behind such words, and no body. */
export function isBroughtIn(tokens: EntryTokens, at: number, to: number): boolean {
	const opens = opensPerson(tokens, at, to);
	if (opens !== "named") return opens === "titled";
	const isBody = is(tokens, at + 1, wordBit.body | wordBit.place | wordBit.office | wordBit.common);
	return (
		(is(tokens, at, wordBit.given) && !isBody) ||
		isPlainName(tokens, at, pauseIn(tokens, at, Math.min(at + farthest, to)))
	);
}

/** Whether a word opens a remark on the person before it: `Ann Bell after lunch`, `Ann Bell as chair`. */
export function opensRemark(tokens: EntryTokens, at: number): boolean {
	if (!isSmall(tokens, at) || !is(tokens, at, wordBit.function) || is(tokens, at, wordBit.particle)) return false;
	const word = wordAt(tokens, at);
	return (
		!affiliating.has(word) && !allJoins.has(word) && !means(tokens, at, grammarBit.definite | grammarBit.indefinite)
	);
}

const mostHelp = 10;
const helping: ReadonlySet<string> = new Set(helpWords);
export const affiliating: ReadonlySet<string> = new Set(affiliationWords);

const [openBracket, closeBracket] = [keyOfSign("("), keyOfSign(")")];

/**
 * What brackets behind words have to do with them: 2 for the first letters of the words (`… (ONIC)`) or for words with the first
 * letters of a short name among them (`WHO (World Health …)`), 1 for another short name, 0 for anything else.
 */
export function shortName(tokens: Tokens, { from, at, last }: { from: number; at: number; last: number }): number {
	if (at >= last || tokens.key[at] !== openBracket) return 0;
	let close = at + 1;
	const end = Math.min(last, close + mostWords);
	while (close < end && tokens.key[close] !== closeBracket) close++;
	if (close === end || close === at + 1) return 0;
	if (close > at + 2) {
		for (let token = from; token < at; token++)
			if (tokens.shape[token] === shape.capitals && begin(tokens, { from: at + 1, to: close }, token)) return 2;
		return 0;
	}
	if (tokens.shape[at + 1] !== shape.capitals && tokens.shape[at + 1] !== shape.camel) return 0;
	return begin(tokens, { from, to: at }, at + 1) ? 2 : 1;
}

/** The name of no body is longer: nobody looks further for the bracket that closes. */
const mostWords = 60;

/** Whether words, in their order, begin with the letters of a short name. */
function begin({ start, end, text }: Tokens, words: { from: number; to: number }, short: number): boolean {
	const letters = text.slice(start[short], end[short]).toUpperCase();
	let matched = letters.length - 1;
	for (let token = words.to - 1; token >= words.from && matched >= 0; token--)
		if (text.charAt(start[token] as number).toUpperCase() === letters[matched]) matched--;
	return matched < 0;
}

/** Where the bracket opens that closes a span. */
export function bracketBefore({ key }: Tokens, from: number, to: number): number {
	let at = to - 1;
	while (at > from && key[at] !== openBracket) at--;
	return at;
}
