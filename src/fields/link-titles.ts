/** Assigns the words of a line to its addresses: titles before, titles after, titles whose address is lost. */

import { hasWord } from "../text/ascii.ts";
import { isSemicolon } from "../text/entities.ts";
import { linkJoints } from "../text/field-words.generated.ts";
import { anyOf, letters } from "../text/field-words.ts";
import { isLower } from "../text/sentences.ts";
import type { TextSpan } from "../text/span.ts";
import { bracketSpans, cutAt, trimSpan } from "./pieces.ts";

/** The words in front of and behind each address, and the titles that have none. */
interface Shares {
	readonly before: readonly TextSpan[];
	readonly behind: readonly TextSpan[];
	readonly lost: readonly TextSpan[];
}

interface Share {
	/** What belongs to the address in front of a gap. */
	readonly first: TextSpan;
	readonly lost: readonly TextSpan[];
	/** What belongs to the address behind it. */
	readonly second: TextSpan;
}

const nowhere: TextSpan = { start: 0, end: 0 };

/** Shares out a text from an offset on. */
export function shareWords(text: string, from: number, addresses: readonly TextSpan[]): Shares {
	const [only, second] = addresses;
	// With one address and nothing that parts links, all the words are its own.
	if (only !== undefined && second === undefined && !/[;|]/.test(text)) {
		const behind = { start: only.end, end: text.length };
		return { before: [{ start: from, end: only.start }], behind: [behind], lost: [] };
	}
	const gaps = [...addresses, { start: text.length, end: 0 }].map(({ start }, index) => ({
		start: addresses[index - 1]?.end ?? from,
		end: start,
	}));
	const [opening = nowhere, closing = nowhere] = [gaps[0], gaps.at(-1)];
	// `https://a.org, Plan of B, https://b.org`: where commas part titles from addresses and no title stands last, each opens a link.
	let inCommas = addresses.length > 1 && !wordsIn(text, closing);
	for (const gap of gaps.slice(1, -1))
		inCommas &&= !wordsIn(text, gap) || isListed.test(text.slice(gap.start, gap.end));
	const titlesFirst = wordsIn(text, opening) || inCommas;
	const pieces = glued(text, cut(text, opening));
	const leading = { lost: filled(text, pieces.slice(0, -1)), second: pieces.at(-1) ?? opening };
	const inner = gaps.slice(1, -1).map((gap) => shareInner(text, gap, titlesFirst));
	const before = [leading.second, ...inner.map(({ second }) => second)];
	const trailing = shareTrailing(text, closing, wordsIn(text, before.at(-1) ?? nowhere));
	return {
		before,
		behind: [...inner.map(({ first }) => first), trailing.first],
		lost: [leading, ...inner, trailing].flatMap(({ lost }) => lost),
	};
}

/** Behind the last address; where that has its title already, a bar parts as a semicolon does. */
function shareTrailing(text: string, gap: TextSpan, titled: boolean): Omit<Share, "second"> {
	const bar = titled ? text.indexOf("|", gap.start) : -1;
	if (bar >= 0) return { first: { ...gap, end: bar }, lost: filled(text, [{ ...gap, start: bar + 1 }]) };
	const [first = gap, ...lost] = glued(text, cut(text, gap));
	return { first, lost };
}

function shareInner(text: string, { start, end }: TextSpan, titlesFirst: boolean): Share {
	const joined = joining.exec(text.slice(start, end));
	const pieces = cut(text, { start: start + (joined?.[0].length ?? 0), end });
	const second = pieces.at(-1) ?? nowhere;
	if (joined !== null) return { first: nowhere, lost: filled(text, pieces.slice(0, -1)), second };
	if (pieces.length === 1) return shareOne(text, second, titlesFirst);
	const [first = nowhere, ...lost] = glued(text, pieces.slice(0, -1));
	return { first, lost, second };
}

const isListed = /^\s*,[^,]*,\s*$/;

const joining = new RegExp(`^[\\s,;.]*${anyOf(linkJoints)}(?![${letters}])`, "i");

/** A gap without a semicolon. */
function shareOne(text: string, { start, end }: TextSpan, titlesFirst: boolean): Share {
	const gap = text.slice(start, end);
	const parted = titlesFirst ? leadingSeparator.exec(gap) : [...gap.matchAll(anySeparator)].at(-1);
	const leadsOn = titlesFirst || /[:(–—•→-]\s*$/.test(gap);
	const at = parted ? start + parted.index : leadsOn ? start : end;
	return { first: { start, end: at }, lost: [], second: { start: at, end } };
}

const anySeparator = /[|•]|(?<=\S) {3}|(?<=\S)\t/gu;
/** At the end of a gap it joins a title to its address. */
const leadingSeparator = /(?:[|•]|\r?\n|(?<=\S) {3}|(?<=\S)\t)(?!\s*$)/;

/** Cuts a gap at its semicolons, those in brackets left out. */
function cut(text: string, { start, end }: TextSpan): TextSpan[] {
	const pieces = cutAt(text.slice(start, end), 0, (gap, at) => (isSemicolon(gap, at) ? at + 1 : at));
	return pieces.map((piece) => ({ start: start + piece.start, end: start + piece.end }));
}

/** A piece without words, in brackets or in small letters goes on with the one before: `; in French`. */
function glued(text: string, pieces: readonly TextSpan[]): TextSpan[] {
	const whole: TextSpan[] = [];
	for (const piece of pieces) {
		const last = whole.at(-1);
		const words = text.slice(piece.start, piece.end).trimStart();
		const goesOn = isLower(words.charAt(0)) || /^[([]/.test(words) || !wordsIn(text, piece);
		if (last === undefined || !goesOn) whole.push(piece);
		else whole[whole.length - 1] = { start: last.start, end: piece.end };
	}
	return whole;
}

function filled(text: string, pieces: readonly TextSpan[]): TextSpan[] {
	return pieces.filter((piece) => wordsIn(text, piece));
}

function wordsIn(text: string, { start, end }: TextSpan): boolean {
	return hasWord(text.slice(start, end));
}

/** A stretch without the signs that join a title to its address, and the brackets that are empty or never closed. */
export function trimTitle(text: string, span: TextSpan): TextSpan {
	const whole = trimSpan(text, span.start, span.end);
	const words = text.slice(whole.start, whole.end);
	const closed = bracketSpans(words);
	const opened = new Map([...closed].map(([start, end]) => [end, start]));
	let [first, last] = [0, words.length];
	const endsInJoint = (): boolean => {
		const sign = words.charAt(last - 1);
		if (sign === ";") return isSemicolon(words, last - 1);
		if (sign !== ")" && sign !== "]") return trailingSign.test(words.slice(Math.max(first, last - 2), last));
		const open = opened.get(last) ?? -1;
		return open < first || words.slice(open + 1, last - 1).trim() === "";
	};
	for (let before = -1; before !== last - first; ) {
		before = last - first;
		while (last > first && endsInJoint()) last = trimSpan(words, first, last - 1).end;
		// `**Title**`: signs on one side only belong to the title.
		if (last - first > 1 && "*_".includes(words.charAt(first)) && words[first] === words[last - 1]) {
			({ start: first, end: last } = trimSpan(words, first + 1, last - 1));
		}
	}
	for (let length = 1; length > 0 && first < last; ) {
		const isClosed = (closed.get(first) ?? Number.POSITIVE_INFINITY) <= last;
		length = isClosed ? 0 : (leadingSign.exec(words.slice(first, first + longestSign))?.[0].length ?? 0);
		first = trimSpan(words, first + length, last).start;
	}
	return { start: whole.start + first, end: whole.start + last };
}

const trailingSign = /[-–—:|,/<([•·→=]$|[-=–]>$|^[*_]$/u;
/** The sign that a title opens with and that is not part of it. */
const leadingSign = /^(?:[-–=]{1,3}>|[-–—:|,;/.)\]•·→=([])/u;
const longestSign = 4;
