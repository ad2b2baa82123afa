/** One scan over a passage: words, numbers and signs in typed arrays, and the sentences they form. */
import { folded, isLetterKind, kind, kindAt, skipSpace, unaccented } from "./characters.ts";
import { endingSlot, findSlot, grammarBit, hasEnding, hashPrime, hashStart, type Lexicon } from "./lexicon.ts";
import type { Passage, PassageLine } from "./passage.ts";
import { findSentences } from "./sentence-ends.ts";
import {
	columnsOf,
	frameBits,
	keyOf,
	keys,
	newTokens,
	possessive,
	shape,
	signKey,
	type Tokens,
	trimmed,
	type Writable,
	widen,
} from "./tokens.ts";
import { wordBit } from "./words.ts";

const [stop, apostrophe, curly, hyphen, dash] = [0x2e, 0x27, 0x2019, 0x2d, 0x2014];

const [letterS, capitalS] = [0x73, 0x53];

/** Scans a passage. Cost grows with its length. */
export function tokenize(passage: Passage, lexicon: Lexicon): Tokens {
	return trimmed(scan(passage, lexicon, scratch));
}

/** What is scanned into for whoever keeps the tokens. */
const scratch = newTokens();

/** Scans a passage into `tokens`, whose tokens of the passage before are lost; behind the last one stand some that say nothing. */
export function scan({ text, lines }: Passage, lexicon: Lexicon, tokens: Writable): Tokens {
	const most = (lines.at(-1)?.end ?? 0) - (lines[0]?.start ?? 0) + silent;
	widen(tokens, most);
	tokens.text = text;
	tokens.count = 0;
	tokens.sentences = 0;
	tokens.lineStart = new Int32Array(lines.length + 1);
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index] as PassageLine;
		const first = tokens.count;
		tokens.lineStart[index] = first;
		let at = line.start;
		while (at < line.end) {
			if (kindAt(text, at) === kind.space) {
				at++;
				continue;
			}
			at = scanToken(tokens, at, line.end, lexicon);
			const token = tokens.count++;
			tokens.line[token] = index;
			tokens.gap[token] =
				token === first ? 9 : Math.min(8, (tokens.start[token] as number) - (tokens.end[token - 1] as number));
		}
		findSentences(tokens, first, lexicon.spelling);
	}
	const { count } = tokens;
	tokens.lineStart[lines.length] = count;
	tokens.sentenceStart[tokens.sentences] = count;
	for (const column of columnsOf(tokens)) column.fill(0, count, count + silent);
	return tokens;
}

/** How far behind the last token one may look. */
const silent = 32;

/** Writes the token that begins at `from` behind those before; gives its end. */
function scanToken(tokens: Writable, from: number, to: number, lexicon: Lexicon): number {
	const { text } = tokens;
	const first = kindAt(text, from);
	if (first === kind.upper && text.charCodeAt(from + 1) === stop) {
		const end = initialsEnd(text, from, to);
		if (end > from) return put(tokens, from, end, shape.initials, lexicon);
	}
	if (isLetterKind(first)) return scanWord(tokens, from, to, lexicon);
	if (first === kind.digit) return put(tokens, from, numberEnd(text, from, to), shape.number, lexicon);
	return scanSign(tokens, from, to);
}

/** `J.R.`, or `J.` before another capital; `from` itself where none begins. */
function initialsEnd(text: string, from: number, to: number): number {
	let at = from;
	let letters = 0;
	while (at + 1 < to && kindAt(text, at) === kind.upper && text.charCodeAt(at + 1) === stop) {
		at += 2;
		letters++;
		if (text.charCodeAt(at) === hyphen && kindAt(text, at + 1) === kind.upper && text.charCodeAt(at + 2) === stop) at++;
	}
	if (letters > 1) return at;
	let next = at;
	if (next < to && (text.charCodeAt(next) === hyphen || text.charCodeAt(next) === 0x20)) next++;
	return next < to && kindAt(text, next) === kind.upper ? at : from;
}

function numberEnd(text: string, from: number, to: number): number {
	let at = from + 1;
	while (at < to) {
		if (kindAt(text, at) === kind.digit) at++;
		else if (numberJoiners.includes(text.charAt(at)) && at + 1 < to && kindAt(text, at + 1) === kind.digit) at += 2;
		else break;
	}
	while (at < to && at < from + 12 && kindAt(text, at) === kind.lower) at++;
	return text.charAt(at) === "%" ? at + 1 : at;
}

const numberJoiners = ".,:/";

function scanWord(tokens: Writable, from: number, to: number, lexicon: Lexicon): number {
	const { text } = tokens;
	const address = addressEnd(text, from, to);
	if (address > from) return put(tokens, from, address, shape.low, lexicon);
	const mayBeElided = lexicon.spelling.elided.size > 0;
	let at = from + 1;
	while (at < to) {
		const found = kindAt(text, at);
		if (found === kind.lower || isLetterKind(found) || found === kind.digit) at++;
		else if (found !== kind.joiner) break;
		else if (mayBeElided && isElided(text, { from, at }, lexicon)) {
			const small = kindAt(text, from) === kind.lower;
			put(tokens, from, at, small ? shape.low : shape.capital, lexicon);
			tokens.end[tokens.count] = at + 1;
			return at + 1;
		} else if (joinsWord(text, at, to)) at++;
		else break;
	}
	return put(tokens, from, at, -1, lexicon);
}

/** Whether what stands before an apostrophe is a word of its own: `l'Uruguay`, but no `D'Almeida`. */
function isElided(
	text: string,
	{ from, at }: { from: number; at: number },
	{ spelling: { elided } }: Lexicon,
): boolean {
	const sign = text.charCodeAt(at);
	if (sign !== apostrophe && sign !== curly) return false;
	const next = kindAt(text, at + 1);
	if (!isLetterKind(next)) return false;
	const written = text.slice(from, at);
	return elided.has(kindAt(text, from) === next && next === kind.upper ? written : written.toLowerCase());
}

/** Between two letters, but for the `'s` that ends a word. */
function joinsWord(text: string, at: number, to: number): boolean {
	if (at + 1 >= to || !isLetterKind(kindAt(text, at + 1))) return false;
	const next = text.charCodeAt(at + 1);
	if (next !== letterS && next !== capitalS) return true;
	const code = text.charCodeAt(at);
	if (code !== apostrophe && code !== curly) return true;
	const after = at + 2 < to ? kindAt(text, at + 2) : kind.space;
	return isLetterKind(after) || after === kind.digit;
}

/** Where an address of a page or of mail ends that begins here; `from` itself where none does. */
function addressEnd(text: string, from: number, to: number): number {
	// What a text has at all is kept for its next word.
	if (asked.text !== text) asked = { text, holds: /@|:\/\/|www\./.test(text) };
	if (!asked.holds) return from;
	const opens = text.startsWith("http://", from) || text.startsWith("https://", from) || text.startsWith("www.", from);
	let at = from;
	let mail = -1;
	while (at < to && kindAt(text, at) !== kind.space) {
		if (text.charCodeAt(at) === 0x40) mail = at;
		at++;
	}
	if (opens) return at;
	return mail > from && text.indexOf(".", mail) < at && text.indexOf(".", mail) > mail ? at : from;
}

/** Whether a text has characters that only addresses have. */
let asked = { text: "", holds: false };

function scanSign(tokens: Writable, from: number, to: number): number {
	const { text } = tokens;
	const code = text.charCodeAt(from);
	let end = from + 1;
	let sign = code;
	if (code === stop || code === hyphen) {
		while (end < to && text.charCodeAt(end) === code) end++;
		if (end > from + 1) sign = code === stop ? 0x2026 : dash;
	}
	if ((code === apostrophe || code === curly) && (text.charCodeAt(end) | 0x20) === letterS && end < to) {
		const after = end + 1 < to ? kindAt(text, end + 1) : kind.space;
		if (!isLetterKind(after) && after !== kind.digit) {
			end++;
			sign = possessive;
		}
	}
	const token = tokens.count;
	tokens.start[token] = from;
	tokens.end[token] = end;
	tokens.word[token] = sign;
	tokens.shape[token] = shape.sign;
	tokens.lexical[token] = 0;
	tokens.grammar[token] = 0;
	tokens.suffix[token] = 0;
	tokens.key[token] = signKey + sign;
	return end;
}

/** What the characters of the word that is scanned sum up to, in one place that each word fills again. */
const sums = { upper: 0, lower: 0, hyphens: 0, inner: 0, hash: 0, exact: 0, bare: 0, suffix: 0 };

function sumUp(text: string, from: number, end: number, loose: boolean): void {
	let [upper, lower, hyphens, inner, suffix] = [0, 0, 0, 0, 0];
	let [hash, exact, bare] = [hashStart, hashStart, hashStart];
	for (let at = from; at < end; at++) {
		const code = text.charCodeAt(at);
		const is = kindAt(text, at);
		if (is === kind.lower) lower++;
		else if (is === kind.upper) {
			if (lower > 0) inner++;
			upper++;
		} else if (code === hyphen) hyphens++;
		const small = folded[code] as number;
		hash = Math.imul(hash ^ small, hashPrime);
		exact = Math.imul(exact ^ code, hashPrime);
		if (loose) bare = Math.imul(bare ^ (unaccented[code] as number), hashPrime);
		suffix = (suffix << 8) | (small & 255);
	}
	sums.upper = upper;
	sums.lower = lower;
	sums.hyphens = hyphens;
	sums.inner = inner;
	sums.hash = hash | 1;
	sums.exact = exact | 1;
	sums.bare = bare | 1;
	sums.suffix = suffix & 0xffffff;
}

/** Writes a word, its shape and classes, and the full stop that belongs to it; `given` is -1 where its letters tell the shape. */
function put(tokens: Writable, from: number, end: number, given: number, lexicon: Lexicon): number {
	const { text, count: token } = tokens;
	const { loose, alike } = lexicon.spelling;
	sumUp(text, from, given === shape.initials && text.charCodeAt(end - 1) === stop ? end - 1 : end, loose);
	const { exact, lower, hyphens } = sums;
	let { hash } = sums;
	let shaped = given >= 0 ? given : shapeOf(kindAt(text, from) === kind.upper, end - from);
	tokens.start[token] = from;
	tokens.word[token] = hash;
	tokens.suffix[token] = sums.suffix;
	tokens.shape[token] = shaped;
	tokens.end[token] = end;
	unclassed(tokens, token);
	if (shaped === shape.number) return end;
	let slot = slotOf(lexicon, shaped, exact, hash);
	if (loose) {
		if (slot < 0) slot = slotOf(lexicon, shaped, exact, sums.bare);
		hash = alike.get(slot < 0 ? 0 : (lexicon.keys[slot] as number)) ?? sums.bare;
		tokens.word[token] = hash;
		shaped = shapeOfAddress(tokens, lexicon, slot);
	}
	if (slot >= 0) classed(tokens, lexicon, slot);
	if (lower > 3 && lexicon.mayEnd[endingSlot(text, end)] !== 0) addByEnding(tokens, { from, end, lower }, lexicon);
	let lexical = tokens.lexical[token] as number;
	const grammar = tokens.grammar[token] as number;
	if (slot < 0 && hyphens > 0) lexical |= hyphenedBits(text, { from, end }, lexicon);
	if (slot < 0 && lexical === 0 && sums.upper + lower > 4) lexical |= pluralBits(text, { from, end }, lexicon);
	const stopped = text.charCodeAt(end) === stop && shaped !== shape.initials;
	const kept = stopped && keepsStop(text, end, { lexical, grammar, shape: shaped, length: end - from });
	tokens.lexical[token] = lexical;
	tokens.grammar[token] = grammar;
	tokens.key[token] = keyOf(hash, shaped, { lexical, grammar });
	if (!kept) return end;
	tokens.end[token] = end + 1;
	return end + 1;
}

/** A word of no class counts as a number does. */
function unclassed(tokens: Writable, token: number): void {
	tokens.lexical[token] = 0;
	tokens.grammar[token] = 0;
	tokens.key[token] = keys.number;
}

/** The classes that a list has for the word that is scanned. */
function classed(tokens: Writable, { lexical, grammar }: Lexicon, slot: number): void {
	tokens.lexical[tokens.count] = lexical[slot] as number;
	tokens.grammar[tokens.count] = grammar[slot] as number;
}

/** Adds the classes that the ending of the word that is scanned tells. */
function addByEnding(
	tokens: Writable,
	word: { readonly from: number; readonly end: number; readonly lower: number },
	{ endings: { office, adverb, past } }: Lexicon,
): void {
	const { text, count: token, lexical, grammar } = tokens;
	const classes = lexical[token] as number;
	const isOffice = (classes & wordBit.office) === 0 && word.lower > 4 && hasEnding(office, text, word);
	if (isOffice) lexical[token] = classes | wordBit.office;
	if (tokens.shape[token] !== shape.low) return;
	if (hasEnding(adverb, text, word)) grammar[token] = (grammar[token] as number) | grammarBit.adverb;
	if (lexical[token] === 0 && word.lower > 4 && hasEnding(past, text, word))
		grammar[token] = (grammar[token] as number) | grammarBit.pastLike;
}

/** `M. Traversier`, `D. Bishnu`: a form of address of one letter, where a language has one, is written as words are. */
function shapeOfAddress(
	{ shape: shapes, start, end, count: token }: Writable,
	{ lexical }: Lexicon,
	slot: number,
): number {
	const isLetter = shapes[token] === shape.initials && (end[token] as number) - (start[token] as number) === 2;
	if (isLetter && slot >= 0 && ((lexical[slot] as number) & wordBit.honorific) !== 0) shapes[token] = shape.capital;
	return shapes[token] as number;
}

function bestSlot(lexicon: Lexicon, exact: number, hash: number): number {
	const slot = findSlot(lexicon, exact);
	return slot < 0 ? findSlot(lexicon, hash) : slot;
}

/** How the word is written that was summed up. */
function shapeOf(opens: boolean, length: number): number {
	const { upper, lower, hyphens, inner } = sums;
	if (upper === 0) return shape.low;
	if (!opens) return shape.mixed;
	if (upper === 1 && lower === 0 && length === 1) return shape.letter;
	if (lower === 0) return shape.capitals;
	if (hyphens > 0) return shape.hyphened;
	return inner > 0 ? shape.camel : shape.capital;
}

/** `Lt-Colonel`, `Under-Secretary`: known by its first or last part. */
function hyphenedBits(text: string, { from, end }: { from: number; end: number }, lexicon: Lexicon): number {
	const letters = lettersOf(lexicon);
	let bits = 0;
	let at = from;
	for (let index = 0; at < end; index++) {
		let hash = hashStart;
		let to = at;
		while (to < end && text.charCodeAt(to) !== hyphen)
			hash = Math.imul(hash ^ (letters[text.charCodeAt(to++)] as number), hashPrime);
		const slot = findSlot(lexicon, hash | 1);
		const lexical = slot < 0 ? 0 : (lexicon.lexical[slot] as number);
		bits |= lexical & wordBit.honorific;
		if (index === 0 || to === end) bits |= lexical & wordBit.office;
		at = to + 1;
	}
	// `Director-General` is an office, though there are generals.
	return (bits & wordBit.office) !== 0 ? bits & ~wordBit.honorific : bits;
}

/** The letters that words are known by. */
function lettersOf({ spelling: { loose } }: Lexicon): Uint16Array {
	return loose ? unaccented : folded;
}

const plurals = wordBit.office | wordBit.body | wordBit.place;

/** `representatives` are offices, as `representative` is. */
function pluralBits(text: string, { from, end }: { from: number; end: number }, lexicon: Lexicon): number {
	if ((text.charCodeAt(end - 1) | 0x20) !== letterS) return 0;
	const letters = lettersOf(lexicon);
	let hash = hashStart;
	for (let at = from; at < end - 1; at++) hash = Math.imul(hash ^ (letters[text.charCodeAt(at)] as number), hashPrime);
	const slot = findSlot(lexicon, hash | 1);
	return slot < 0 ? 0 : (lexicon.lexical[slot] as number) & plurals;
}

/** Where the lexicon has a word: those of capitals alone may mean something else (`US`, `WHO`); `A.` is an initial, and no article. */
function slotOf(lexicon: Lexicon, shaped: number, exact: number, hash: number): number {
	if (shaped === shape.capitals) return bestSlot(lexicon, exact, hash);
	if (shaped !== shape.initials) return findSlot(lexicon, hash);
	const slot = bestSlot(lexicon, exact, hash);
	return slot >= 0 && ((lexicon.lexical[slot] as number) & frameBits) !== 0 ? -1 : slot;
}

/** Whether the full stop behind a word belongs to it: an initial, or an abbreviation with what it abbreviates for behind it. */
function keepsStop(
	text: string,
	at: number,
	word: { lexical: number; grammar: number; shape: number; length: number },
): boolean {
	if (word.shape === shape.letter) return true;
	if ((word.grammar & grammarBit.numeric) !== 0) return kindAt(text, skipSpace(text, at + 1)) === kind.digit;
	if ((word.grammar & grammarBit.titular) !== 0) {
		// `Gen. Ann Bell`, `Gen. (Retd) Ann Bell`
		const next = skipSpace(text, at + 1);
		return kindAt(text, next) === kind.upper || text.charAt(next) === "(";
	}
	if ((word.lexical & wordBit.abbreviation) !== 0) return true;
	return (word.lexical & wordBit.honorific) !== 0 && word.length <= 5;
}
