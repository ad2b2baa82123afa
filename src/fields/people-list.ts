/** Cuts a list of people into one span each: what stands between two people, and what goes on with one, is judged by the names beside it. */
import type { ValuePart } from "../ast/nodes.ts";
import { isLetter } from "../text/ascii.ts";
import { isSpace } from "../text/spaces.ts";
import { type Words, wordBit } from "../text/words.ts";
import type { ReadContext } from "./field-type.ts";
import { peelHonorific, peelTitle } from "./honorific.ts";
import {
	has,
	isBareRank,
	isSuffix,
	isTitle,
	type NameShape,
	type NameWord,
	nameShape,
	nameWords,
	wordsOf,
} from "./name-words.ts";
import { breakAt, isNumbered, type Open } from "./people-breaks.ts";
import { withoutHandles } from "./person.ts";
import {
	bracketSpans,
	isSemicolon,
	ownSeparatorEnd,
	type Span,
	skipBullet,
	trimSpan,
	withoutBrackets,
} from "./pieces.ts";
import { joinsOf } from "./words.ts";

/** The people of each part of a value. */
export function peopleSpans(parts: readonly ValuePart[], context: ReadContext): Span[][] {
	const spans = parts.map(({ raw }) => spansIn(raw, skipFront(raw), context));
	// With one on each line, a comma rather parts a name from what she is.
	const several = spans.filter(({ length }) => length > 1).length;
	const single = context.byLine && context.separators.length === 0 && several * 2 <= parts.length;
	return single ? spans.map((each, index) => mergeAffiliated(parts[index]?.raw ?? "", each, context)) : spans;
}

/** Behind a bullet, or the number of those who follow: `6 – Ann Rook, Bob Cole`. */
function skipFront(raw: string): number {
	const bullet = skipBullet(raw);
	return bullet + (count.exec(raw.slice(bullet, bullet + longestCount))?.[0].length ?? 0);
}

const count = /^\s*(?:\d{1,3}|\(\d{1,3}\))\s?(?:[-–—:]\s|[–—])\s*(?=[\p{Lu}@])/u;
const longestCount = 20;

/** `Cy Dee, Oven Ltd` is one, `Ann Bell, Bob Cole` are two: a given name is not what somebody is. */
function mergeAffiliated(raw: string, spans: readonly Span[], { words, language }: ReadContext): Span[] {
	const found: Span[] = [];
	for (const span of spans) {
		const last = found.at(-1);
		const joint = last === undefined ? "" : raw.slice(last.end, span.start).trim();
		const [first] = nameWords(raw.slice(span.start, span.end), words);
		const named = first !== undefined && has(first, wordBit.given | wordBit.honorific);
		// `Ann Rook, Oil & Wick Ltd`
		const affiliated = last !== undefined && raw.slice(last.start, last.end).includes(",");
		const goesOn = joint === "," || (affiliated && (joint === "&" || joinsOf(language).includes(joint)));
		if (last !== undefined && goesOn && !named) found[found.length - 1] = { start: last.start, end: span.end };
		else found.push(span);
	}
	return found;
}

/** What stands in front of a piece; "stop" always parts. */
type Joint = "stop" | "comma" | "and";

/** `titled`: a person beyond doubt; `handle`: `@addaleax` and nothing else. */
type Shape = NameShape | "titled" | "handle";

/** A stretch between two separators, and what it looks like without brackets, handles and addresses. */
interface Piece extends Span {
	readonly joint: Joint;
	readonly shape: Shape;
	readonly words: readonly NameWord[];
	readonly text: string;
	readonly handled: boolean;
}

/** The person or body that a piece may go on with: its first piece, and what came since. */
interface Before {
	readonly first: Piece;
	readonly end: number;
	/** Whether an affiliation has begun: then `and` may be a part of it. */
	readonly affiliated: boolean;
	readonly handled: boolean;
}

function spansIn(raw: string, from: number, context: ReadContext): Span[] {
	const spans: Span[] = [];
	const pieces = piecesIn(raw, from, context);
	const surnames = inSurnameLists(pieces, context.words);
	let before: Before | null = null;
	for (const piece of pieces) {
		if (before !== null && !surnames.has(piece) && belongs(piece, before)) {
			const affiliated: boolean = before.affiliated || !behindNames.has(piece.shape);
			before = { first: before.first, end: piece.end, affiliated, handled: before.handled || piece.handled };
			spans[spans.length - 1] = { start: before.first.start, end: piece.end };
		} else {
			before = { first: piece, end: piece.end, affiliated: dashed.test(piece.text), handled: piece.handled };
			spans.push({ start: piece.start, end: piece.end });
		}
	}
	return spans;
}

const dashed = /\s[-–—]|[–—-]\s/u;
const behindNames: ReadonlySet<Shape> = new Set(["suffix", "degree", "handle"]);
const people: ReadonlySet<Shape> = new Set(["titled", "name", "word"]);

/** Whether a piece goes on with the person or body before it. */
function belongs({ joint, shape }: Piece, { first, affiliated, handled }: Before): boolean {
	if (joint === "stop") return false;
	const afterPerson = people.has(first.shape);
	const single = first.words.length === 1;
	if (shape === "suffix" || shape === "degree") return true;
	// `Ann Bell, @annb`
	if (shape === "handle") return joint === "comma" && afterPerson && !handled;
	// `Alvarez, R.`
	if (shape === "initials") return joint === "comma" && single && first.shape !== "titled";
	// `Mr and Mrs Smith`
	if (shape === "titled") return isBareRank(first.words) && joint === "and";
	if (shape === "name") return false;
	// `women and girls from Kenya`
	if (shape === "group") return first.shape === "group" && single && joint === "and";
	if (shape === "word") return afterPerson ? joint === "comma" && !single : first.shape === "phrase";
	if (shape === "phrase") return !afterPerson || joint === "comma" || affiliated;
	return afterPerson && (joint === "comma" || affiliated);
}

/** The pieces that stand in lists of family names alone (`Councillors Adeyemi, Crane, Hollis`): there a word is a person, and no affiliation. */
function inSurnameLists(pieces: readonly Piece[], words: Words): ReadonlySet<Piece> {
	const found = new Set<Piece>();
	let run: Piece[] = [];
	const close = (): void => {
		if (run.some(isWord) && areSurnames(run, words)) for (const piece of run.filter(isWord)) found.add(piece);
	};
	for (const piece of pieces) {
		if (piece.joint === "stop") {
			close();
			run = [];
		}
		run.push(piece);
	}
	close();
	return found;
}

function areSurnames(run: readonly Piece[], words: Words): boolean {
	const [first] = run;
	if (first === undefined || run.length < 2) return false;
	if (isPlural(first, words)) return true;
	const alike = run.filter(isWord).length;
	// `Prior, Van Horn, Zamora`
	if (isWord(first) && alike > 1 && run.every((piece) => isWord(piece) || piece.shape === "name")) return true;
	// Names and affiliations in turns are as many of each.
	return alike >= 3 && run.length > 3 && alike * 2 > run.length;
}

/** Whether a piece is one word that may be anything. */
function isWord({ shape }: Piece): boolean {
	return shape === "word";
}

/** A rank or office in the plural stands for all who follow: `Cllrs Bell, Crane`. */
function isPlural({ shape, words: [first, second] }: Piece, words: Words): boolean {
	if (shape !== "titled" || first === undefined || second === undefined || !/\p{L}{2}s$/u.test(first.text))
		return false;
	return (words.bits(first.text.slice(0, -1)) & (wordBit.honorific | wordBit.office)) !== 0;
}

/** Cuts at everything that may stand between two people; where the form has separators of its own, at these alone. */
function piecesIn(raw: string, from: number, context: ReadContext): Piece[] {
	const pieces: Piece[] = [];
	const brackets = bracketSpans(raw);
	const numbered = isNumbered(raw);
	let joint: Joint = "stop";
	let start = from;
	const close = (at: number): boolean => {
		const { start: first, end } = trimSpan(raw, start, at);
		if (end > first) pieces.push(pieceOf(raw, { start: first, end }, { joint, words: context.words }));
		return end > first;
	};
	for (let at = from; at < raw.length; at++) {
		if (at > from && context.separators.length === 0 && !mayPart(raw, at)) continue;
		const closed = brackets.get(at);
		const separator = separatorAt(raw, { start, at, numbered, closed: closed !== undefined }, context);
		if (separator !== null) {
			// `Ann, and Bob`: `and` tells more than the comma before it, but a line end or semicolon still parts.
			if (close(at) || joint === "comma") joint = separator.joint;
			start = separator.end;
			at = start - 1;
		} else if (closed !== undefined) at = closed - 1;
	}
	close(raw.length);
	return pieces;
}

function pieceOf(raw: string, { start, end }: Span, { joint, words: known }: { joint: Joint; words: Words }): Piece {
	const written = raw.slice(start, end);
	const text = withoutHandles(withoutBrackets(written));
	const words = nameWords(text, known);
	const handled = /(?:^|[\s(])@[\w.=/+-]/.test(written);
	const shape = handled && words.length === 0 ? "handle" : isTitled(text, words, known) ? "titled" : nameShape(words);
	return { start, end, joint, shape, words, text, handled };
}

function isTitled(text: string, list: readonly NameWord[], words: Words): boolean {
	if (list.every(isSuffix)) return false;
	return peelHonorific(text, words) !== null || (list.some(isTitle) && peelTitle(text, words) !== null);
}

interface Separator {
	readonly joint: Joint;
	readonly end: number;
}

/** Whether two people can be parted at an offset. */
function mayPart(raw: string, at: number): boolean {
	return isSpace(raw.charCodeAt(at - 1)) || ",;|\n\r([/".includes(raw.charAt(at));
}

function separatorAt(raw: string, open: Open, { words, language, separators }: ReadContext): Separator | null {
	const { at, closed, numbered } = open;
	if (separators.length > 0) {
		const end = closed ? at : ownSeparatorEnd(raw, at, separators);
		return end === at ? null : { joint: "stop", end };
	}
	const sign = closed ? null : signAt(raw, open, { words, language });
	const end = sign === null && (!closed || numbered) ? breakAt(raw, open, words) : null;
	return end === null ? sign : { joint: "stop", end };
}

function signAt(
	raw: string,
	{ start, at }: Open,
	{ words, language }: Pick<ReadContext, "words" | "language">,
): Separator | null {
	const sign = raw[at];
	if (sign === ",") return { joint: "comma", end: at + 1 };
	if (isSemicolon(raw, at) || (sign === "|" && !isNick(raw, { start, at }))) return { joint: "stop", end: at + 1 };
	if (sign === "\n" || sign === "\r") {
		// A line end inside a piece is a wrapped line, unless the next one opens with a rank.
		const next = trimSpan(raw, at, Math.min(raw.length, at + longestSurname));
		const ranked = peelHonorific(raw.slice(next.start, next.end), words) !== null;
		return ranked ? { joint: "stop", end: next.start } : null;
	}
	if (at > 0 && !isSpace(raw.charCodeAt(at - 1))) return null;
	const end = andEnd(raw, at, language);
	return end > at && !joinsSurnames(raw, { start, at, end }, words) ? { joint: "and", end } : null;
}

/** Where an `and` in the form's language, or a `&`, `+` or `/` that stands alone, ends; the offset where none begins. */
function andEnd(raw: string, at: number, language: string): number {
	const isWord = (join: string): boolean => {
		const end = at + join.length;
		return stands(join, raw, at) && (end >= raw.length || isSpace(raw.charCodeAt(end)));
	};
	return at + (signs.find(isWord) ?? joinsOf(language).find(isWord) ?? "").length;
}

const signs = ["&", "+", "/"];

/** In capitals too; one letter is an initial then: `MARIA E SILVA`. */
function stands(join: string, raw: string, at: number): boolean {
	if (raw.startsWith(join, at)) return true;
	return join.length > 1 && raw.slice(at, at + join.length).toLowerCase() === join;
}

/** `Santiago Ramón y Cajal` is one: a word of one letter joins surnames too, where no given name follows. */
function joinsSurnames(raw: string, { start, at, end }: Span & { readonly at: number }, words: Words): boolean {
	if (end - at > 1 || !isLetter(raw.charCodeAt(at))) return false;
	const before = wordsOf(raw.slice(start, at));
	const [behind, more] = nameWords(/^[^,;()|\n]*/u.exec(raw.slice(end, end + longestSurname))?.[0] ?? "", words);
	return before.length > 1 && behind !== undefined && more === undefined && !has(behind, wordBit.given);
}

const longestSurname = 60;

/** Whether the `|` at an offset belongs to the one who is away (`h01ger|away`), and parts no two people. */
export function isNick(raw: string, { start, at }: { readonly start: number; readonly at: number }): boolean {
	const [state] = nickEnd.exec(raw.slice(at + 1, at + 1 + longestState)) ?? [];
	if (state === undefined || !/^\s*[^\s()]+$/.test(raw.slice(start, at))) return false;
	return raw.includes(",") || states.test(state);
}

const longestState = 40;
const nickEnd = /^[\p{Ll}\d_][^\s,;|()]*(?=\s*(?:$|[,;\n(]))/u;
const states =
	/^(?:away|afk|brb|gone|out|busy|lunch|dinner|food|work|home|mobile|phone|laptop|mtg|meeting|sleep|zzz+)$/iu;
