/** Cuts a list of people into one span each: what stands between two people, and what goes on with one, is judged by the names beside it. */
import type { ValuePart } from "../ast/nodes.ts";
import { joinsOf } from "../text/field-words.ts";
import { type Words, wordBit } from "../text/words.ts";
import type { ReadContext } from "./field-type.ts";
import { peelHonorific, peelTitle } from "./honorific.ts";
import {
	has,
	isBareRank,
	isName,
	isPostNominal,
	isSuffix,
	isTitle,
	type NameShape,
	type NameWord,
	nameShape,
	nameWords,
} from "./name-words.ts";
import { candidates, isNumbered, type Joint, jointAt } from "./people-joints.ts";
import { waysToReach, wayToReach, withoutHandles } from "./person.ts";
import { bracketSpans, cutAt, ownSeparatorEnd, type Span, skipBullet, trimSpan, withoutBrackets } from "./pieces.ts";

/** The people of each part of a value. */
export function peopleSpans(parts: readonly ValuePart[], context: ReadContext): Span[][] {
	if (context.separators.length > 0) return parts.map(({ raw }, at) => ownSpans(raw, context.separators, at + 1));
	const spans = parts.map(({ raw }, at) => spansIn(raw, context, at + 1));
	// With one on each line, a comma rather parts a name from what she is.
	const several = spans.filter(({ length }) => length > 1).length;
	const single = context.byLine && several * 2 <= parts.length;
	return single ? spans.map((each, index) => mergeAffiliated(parts[index]?.raw ?? "", each, context)) : spans;
}

/** Cuts at the separators of the form alone. */
function ownSpans(raw: string, separators: readonly string[], number: number): Span[] {
	return cutAt(raw, skipFront(raw, number), (text, at) => ownSeparatorEnd(text, at, separators))
		.map(({ start, end }) => trimSpan(raw, start, end))
		.filter(({ start, end }) => end > start);
}

/** Behind a bullet, or the number of those who follow: `6 – Ann Rook, Bob Cole`. */
function skipFront(raw: string, number: number): number {
	const bullet = skipBullet(raw, number);
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
		const isReached = ({ start, end }: Span): boolean => (waysToReach(raw.slice(start, end)) & wayToReach.mail) !== 0;
		const isOther = named || (last !== undefined && isReached(last) && isReached(span));
		const goesOn = joint === "," || (affiliated && (joint === "&" || joinsOf(language).includes(joint)));
		if (last !== undefined && goesOn && !isOther) found[found.length - 1] = { start: last.start, end: span.end };
		else found.push(span);
	}
	return found;
}

/** A stretch between two separators, and what it looks like without brackets, handles and addresses. */
interface Piece extends Span {
	readonly joint: Joint["kind"];
	/** `titled`: a person beyond doubt; `handle`: `@addaleax` or an address, and nothing else. */
	readonly shape: NameShape | "titled" | "handle";
	readonly words: readonly NameWord[];
	/** Whether it has a handle, and an address. */
	readonly reached: number;
	readonly dashed: boolean;
}

/** The person or body that a piece may go on with: its first piece, and what came since. */
interface Before {
	readonly first: Piece;
	/** Whether an affiliation has begun: then `and` may be a part of it. */
	affiliated: boolean;
	reached: number;
	end: number;
}

function spansIn(raw: string, context: ReadContext, number: number): Span[] {
	const pieces = piecesIn(raw, context, number);
	const surnames = inSurnameLists(pieces, context.words);
	const given = inInvertedLists(pieces);
	const found: Before[] = [];
	for (const piece of pieces) {
		const { shape, reached, dashed, end } = piece;
		const before = found.at(-1);
		if (before !== undefined && (given.has(piece) || (!surnames.has(piece) && belongs(piece, before)))) {
			before.affiliated ||= shape !== "suffix" && shape !== "degree" && shape !== "handle";
			before.reached |= reached;
			before.end = end;
		} else found.push({ first: piece, affiliated: dashed, reached, end });
	}
	return found.map(({ first, end }) => ({ start: first.start, end }));
}

/** Whether a piece goes on with the person or body before it. */
function belongs({ joint, shape, words, reached: own }: Piece, { first, affiliated, reached }: Before): boolean {
	// Whoever has an address of her own is somebody else.
	if (joint === "stop" || (own & reached & wayToReach.mail) !== 0) return false;
	const afterPerson = first.shape === "titled" || first.shape === "name" || first.shape === "word";
	const single = first.words.length === 1;
	if (shape === "suffix" || shape === "degree") return true;
	// `Ann Bell, @annb`
	if (shape === "handle") return joint === "comma" && afterPerson && (own & reached) === 0;
	// `Alvarez, R.`
	if (shape === "initials") {
		if (joint !== "comma") return false;
		return single ? first.shape !== "titled" : afterPerson && words.every(isPostNominal);
	}
	// `Mr and Mrs Smith`
	if (shape === "titled") return isBareRank(first.words) && joint === "and";
	if (shape === "name") return false;
	// `women and girls from Kenya`
	if (shape === "group") return first.shape === "group" && single && joint === "and";
	if (shape === "word") return afterPerson ? joint === "comma" && !single : first.shape === "phrase";
	if (shape === "phrase") return !afterPerson || joint === "comma" || affiliated;
	return afterPerson && (joint === "comma" || affiliated);
}

/** The words that stand in lists of family names alone (`Councillors Adeyemi, Crane, Hollis`): each is a person, and no affiliation. */
function inSurnameLists(pieces: readonly Piece[], words: Words): ReadonlySet<Piece> {
	return new Set(
		runsOf(pieces)
			.filter((run) => areSurnames(run, words))
			.flatMap((run) => run.filter(isWord)),
	);
}

function runsOf(pieces: readonly Piece[]): Piece[][] {
	const starts = pieces.flatMap(({ joint }, index) => (joint === "stop" ? [index] : []));
	return starts.map((start, index) => pieces.slice(start, starts[index + 1]));
}

/** The given names behind the commas of `Bell, Ann; Crane, Bob`: a pair is one person where a semicolon parts all of them. */
function inInvertedLists(pieces: readonly Piece[]): ReadonlySet<Piece> {
	const runs = runsOf(pieces);
	const given = runs.flatMap((run) => (isInverted(run) ? run.slice(1) : []));
	return new Set(runs.length > 1 && given.length === runs.length ? given : []);
}

function isInverted([first, second, third]: readonly Piece[]): boolean {
	if (first?.words.length !== 1 || second?.joint !== "comma" || third !== undefined) return false;
	const [word] = second.words;
	return first.shape === "word" && word !== undefined && second.words.length < 3 && has(word, wordBit.given);
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

/** Cuts at everything that may stand between two people. */
function piecesIn(raw: string, context: ReadContext, number: number): Piece[] {
	const { words } = context;
	const pieces: Piece[] = [];
	const brackets = bracketSpans(raw);
	const numbered = isNumbered(raw);
	let joint: Joint["kind"] = "stop";
	let start = skipFront(raw, number);
	const close = (at: number): boolean => {
		const span = trimSpan(raw, start, at);
		if (span.end > span.start) pieces.push(pieceOf(raw, span, { joint, words }));
		return span.end > span.start;
	};
	candidates.lastIndex = start;
	for (let match = candidates.exec(raw); match !== null; match = candidates.exec(raw)) {
		const { 0: sign, index: at } = match;
		const closed = brackets.get(at);
		const found = closed === undefined || numbered ? jointAt(raw, { start, at, sign, numbered }, context) : null;
		candidates.lastIndex = found === null ? (closed ?? at + 1) : Math.max(found.end, at + 1);
		if (found === null) continue;
		// `Ann, and Bob`: `and` tells more than the comma before it, but a line end or semicolon still parts.
		if (close(at) || joint === "comma") joint = found.kind;
		start = found.end;
	}
	close(raw.length);
	return pieces;
}

function pieceOf(raw: string, { start, end }: Span, { joint, words }: Pick<Piece, "joint"> & { words: Words }): Piece {
	const written = raw.slice(start, end);
	const text = withoutHandles(withoutBrackets(written));
	const whole = nameWords(text, words);
	// `Tobias Okeke – minutes`
	const front = nameWords(text.split(/\s[-–—]\s/, 1)[0] ?? "", words);
	const named = front[0] !== undefined && has(front[0], wordBit.given) && front.length > 1 && isName(front);
	const list = named ? front : whole;
	const reached = waysToReach(written);
	const titled = !list.every(isSuffix) && opensTitled(text, list, words);
	const shape = reached > 0 && list.length === 0 ? "handle" : titled ? "titled" : nameShape(list);
	return { start, end, joint, shape, words: list, reached, dashed: /\s[-–—]|[–—-]\s/.test(text) };
}

function opensTitled(text: string, list: readonly NameWord[], words: Words): boolean {
	return peelHonorific(text, words) !== null || (list.some(isTitle) && peelTitle(text, words) !== null);
}
