/** Shares the words between the addresses of one line out: titles before, titles behind, titles whose address is lost. */

import { hasWord } from "../text/ascii.ts";
import { isLower } from "../text/sentences.ts";
import { bracketSpans, isSemicolon, type Span } from "./pieces.ts";

/** The words in front of and behind each address, and the titles that have none. */
export interface Shares {
	readonly before: readonly Span[];
	readonly behind: readonly Span[];
	readonly lost: readonly Span[];
}

interface Share {
	/** What belongs to the address in front of a gap. */
	readonly first: Span;
	readonly lost: readonly Span[];
	/** What belongs to the address behind it. */
	readonly second: Span;
}

/** Shares out a text from an offset on. */
export function shareGaps(text: string, from: number, addresses: readonly Span[]): Shares {
	const gaps = gapsBetween(text, from, addresses);
	const titlesFirst = gaps[0] !== undefined && wordsIn(text, gaps[0]);
	const leading = shareLeading(text, gaps[0] ?? nowhere);
	const inner = gaps.slice(1, -1).map((gap) => shareInner(text, gap, titlesFirst));
	const before = [leading.second, ...inner.map(({ second }) => second)];
	const trailing = shareTrailing(text, gaps.at(-1) ?? nowhere, wordsIn(text, before.at(-1) ?? nowhere));
	return {
		before,
		behind: [...inner.map(({ first }) => first), trailing.first],
		lost: [leading, ...inner, trailing].flatMap(({ lost }) => lost),
	};
}

const nowhere: Span = { start: 0, end: 0 };

function gapsBetween(text: string, from: number, addresses: readonly Span[]): Span[] {
	let start = from;
	const gaps = addresses.map((address) => {
		const gap = { start, end: address.start };
		start = address.end;
		return gap;
	});
	return [...gaps, { start, end: text.length }];
}

function shareLeading(text: string, gap: Span): Share {
	const pieces = glued(text, cut(text, gap));
	return { first: nowhere, lost: filled(text, pieces.slice(0, -1)), second: pieces.at(-1) ?? gap };
}

/** Behind the last address; where that has its title already, a bar parts as a semicolon does. */
function shareTrailing(text: string, gap: Span, titled: boolean): Share {
	const bar = titled ? text.indexOf("|", gap.start) : -1;
	if (bar >= 0)
		return { first: { ...gap, end: bar }, lost: filled(text, [{ ...gap, start: bar + 1 }]), second: nowhere };
	const [first = gap, ...lost] = glued(text, cut(text, gap));
	return { first, lost, second: nowhere };
}

function shareInner(text: string, { start, end }: Span, titlesFirst: boolean): Share {
	const lead = leadingWord.exec(text.slice(start, end));
	const from = lead === null ? start : start + lead[0].length;
	const pieces = cut(text, { start: from, end });
	const second = pieces.at(-1) ?? nowhere;
	if (lead !== null) return { first: nowhere, lost: filled(text, pieces.slice(0, -1)), second };
	const [first = nowhere, ...lost] = glued(text, pieces.slice(0, -1));
	return pieces.length > 1 ? { first, lost, second } : shareOne(text, second, titlesFirst);
}

const leadingWord = /^[\s,;.]*(?:and|or|&)(?!\p{L})/iu;

/** A gap without a semicolon. */
function shareOne(text: string, { start, end }: Span, titlesFirst: boolean): Share {
	const gap = text.slice(start, end);
	const parted =
		titlesFirst || gap.includes("\n") ? leadingSeparator.exec(gap) : ([...gap.matchAll(anySeparator)].at(-1) ?? null);
	const at = parted !== null ? start + parted.index : leadsOn(gap, titlesFirst) ? start : end;
	const next = parted === null ? at : at + parted[0].length;
	return { first: { start, end: at }, lost: [], second: { start: next, end } };
}

const anySeparator = /[|•]|(?<=\S) {3}|(?<=\S)\t/gu;
/** At the end of a gap it joins a title to its address. */
const leadingSeparator = /(?:[|•]|\r?\n|(?<=\S) {3}|(?<=\S)\t)(?!\s*$)/;

/** Whether the words of a gap belong to the address behind it. */
function leadsOn(gap: string, titlesFirst: boolean): boolean {
	if (/[:(–—•→-]\s*$/.test(gap)) return true;
	return !/^\s*[:(–—-]/.test(gap) && titlesFirst;
}

/** Cuts a gap at its semicolons, those in brackets left out. */
function cut(text: string, { start, end }: Span): Span[] {
	const gap = text.slice(start, end);
	if (!gap.includes(";")) return [{ start, end }];
	const brackets = bracketSpans(gap);
	const pieces: Span[] = [];
	let from = start;
	for (let at = 0; at < gap.length; at++) {
		at = brackets.get(at) ?? at;
		if (!isSemicolon(gap, at)) continue;
		pieces.push({ start: from, end: start + at });
		from = start + at + 1;
	}
	return [...pieces, { start: from, end }];
}

/** A piece without words, in brackets or in small letters goes on with the one before: `; in French`. */
function glued(text: string, pieces: readonly Span[]): Span[] {
	const whole: Span[] = [];
	for (const piece of pieces) {
		const last = whole.at(-1);
		if (last === undefined || !goesOn(text, piece)) whole.push(piece);
		else whole[whole.length - 1] = { start: last.start, end: piece.end };
	}
	return whole;
}

function goesOn(text: string, piece: Span): boolean {
	const words = text.slice(piece.start, piece.end).trimStart();
	return isLower(words.charAt(0)) || /^[([]/.test(words) || !wordsIn(text, piece);
}

function filled(text: string, pieces: readonly Span[]): Span[] {
	return pieces.filter((piece) => wordsIn(text, piece));
}

function wordsIn(text: string, { start, end }: Span): boolean {
	return hasWord(text.slice(start, end));
}
