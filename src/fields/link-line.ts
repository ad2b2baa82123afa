/** Pairs the titles and the addresses on one line of links. */
import type { Link } from "../ast/values.ts";
import { findAddresses, mayHoldAddress } from "./address.ts";
import { type Span, squash, trimSpan } from "./pieces.ts";

/** A link with its place; `bare` when the line gives it no title. */
export interface FoundLink extends Span {
	readonly link: Link | null;
	readonly bare: boolean;
}

interface Address extends Span {
	readonly url: string;
	/** Only Markdown's links name their own title. */
	readonly title: string | null;
}

/** The links in a text from an offset on: those with an address, else the titles alone. */
export function linksIn(text: string, from: number): FoundLink[] {
	const addresses = addressesIn(text, from);
	if (addresses.length === 0) return titlesIn(text, { start: from, end: text.length });
	const gaps = gapsBetween(text, from, addresses);
	const titlesFirst = gaps[0] !== undefined && wordsIn(text, gaps[0]);
	return addresses.map((address, index) => {
		const before = titleBefore(text, gaps, { index, titlesFirst });
		const after = titleBehind(text, gaps, { index, titlesFirst });
		return pair(text, address, [before, after]);
	});
}

function addressesIn(text: string, from: number): Address[] {
	if (!mayHoldAddress(text)) return [];
	const markdown = [...text.matchAll(markdownLink)].filter((match) => match.index >= from);
	const spans = findAddresses(text).filter(({ start }) => start >= from);
	const plain = spans.filter(
		outsideAll(markdown.map((match) => ({ start: match.index, end: match.index + match[0].length }))),
	);
	const named = markdown.map((match) => {
		const { index, 0: all, 1: title = "", 2: url = "" } = match;
		return { start: index, end: index + all.length, url, title: squash(title) === "" ? url : squash(title) };
	});
	const bare = plain.map((span) => ({ ...outside(text, span), url: text.slice(span.start, span.end), title: null }));
	return [...named, ...bare].sort((a, b) => a.start - b.start);
}

/** Keeps the spans that lie in none of the others; both in order. */
function outsideAll(others: readonly Span[]): (span: Span) => boolean {
	let next = 0;
	return ({ start }) => {
		while (next < others.length && (others[next]?.end ?? 0) <= start) next++;
		return (others[next]?.start ?? Number.POSITIVE_INFINITY) > start;
	};
}

const markdownLink =
	/\[([^[\]\n]{0,400})\]\(\s*<?([^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?)>?\s*\)/gu;

/** With the brackets around an address. */
function outside(text: string, { start, end }: Span): Span {
	const pair = `${text[start - 1] ?? ""}${text[end] ?? ""}`;
	return pair === "<>" || pair === "()" || pair === "[]" ? { start: start - 1, end: end + 1 } : { start, end };
}

function gapsBetween(text: string, from: number, addresses: readonly Address[]): Span[] {
	let start = from;
	const gaps = addresses.map((address) => {
		const gap = { start, end: address.start };
		start = address.end;
		return gap;
	});
	return [...gaps, { start, end: text.length }];
}

interface Side {
	readonly index: number;
	readonly titlesFirst: boolean;
}

/** The stretch in front of an address that is its title. */
function titleBefore(text: string, gaps: readonly Span[], { index, titlesFirst }: Side): Span {
	const gap = gaps[index] ?? nowhere;
	if (index === 0) return gap;
	const { second } = splitGap(text, gap, titlesFirst);
	return second;
}

/** The stretch behind an address that is its title, or goes on with it. */
function titleBehind(text: string, gaps: readonly Span[], { index, titlesFirst }: Side): Span {
	const gap = gaps[index + 1] ?? nowhere;
	if (index + 2 === gaps.length) return gap;
	return splitGap(text, gap, titlesFirst).first;
}

const nowhere: Span = { start: 0, end: 0 };

/** Shares what stands between two addresses out between them. */
function splitGap(text: string, { start, end }: Span, titlesFirst: boolean): { first: Span; second: Span } {
	const gap = text.slice(start, end);
	const parted = /^[\s,;.]*(?:and|or|&)(?!\p{L})/iu.exec(gap) ?? hardSeparator.exec(gap);
	const at = parted !== null ? start + parted.index : leadsOn(gap, titlesFirst) ? start : end;
	const next = parted === null ? at : at + parted[0].length;
	return { first: { start, end: at }, second: { start: next, end } };
}

const hardSeparator = /[|;]|\r?\n|(?<=\S) {3}|(?<=\S)\t/u;

/** Whether the words of a gap belong to the address behind it. */
function leadsOn(gap: string, titlesFirst: boolean): boolean {
	if (/[:(–—-]\s*$/u.test(gap)) return true;
	return !/^\s*[:(–—-]/u.test(gap) && titlesFirst;
}

function pair(text: string, address: Address, sides: readonly [Span, Span]): FoundLink {
	const before = trimTitle(text, sides[0]);
	const behind = trimTitle(text, sides[1]);
	const after = before.end === before.start ? withoutBrackets(text, behind) : behind;
	const spans = [before, address, behind].filter(({ start, end }) => end > start);
	const written = [before, after]
		.map(({ start, end }) => squash(text.slice(start, end)))
		.filter((piece) => piece !== "");
	const place = { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
	const title = [...written.slice(0, 1), ...(address.title === null ? [] : [address.title]), ...written.slice(1)].join(
		" ",
	);
	const bare = written.length === 0 && address.title === null;
	return { ...place, link: { title: title === "" ? address.url : title, url: address.url }, bare };
}

/** Each title on a line without addresses. */
function titlesIn(text: string, { start, end }: Span): FoundLink[] {
	const found: FoundLink[] = [];
	let from = start;
	for (const piece of text.slice(start, end).split(/[|;]/u)) {
		const whole = trimSpan(text, from, from + piece.length);
		from += piece.length + 1;
		if (whole.end === whole.start) continue;
		const title = trimTitle(text, whole);
		const written = squash(text.slice(title.start, title.end));
		// The place reaches over what is left of a lost address.
		const link = written === "" ? null : { title: written, url: null };
		found.push({ start: link === null ? whole.start : title.start, end: whole.end, link, bare: false });
	}
	return found;
}

/** A stretch without the signs that join a title to its address, and the brackets that are empty or never closed. */
function trimTitle(text: string, { start, end }: Span): Span {
	let { start: first, end: last } = trimSpan(text, start, end);
	const title = text.slice(first, last);
	const opens = /[([]/.test(title);
	const closes = /[)\]]/.test(title);
	while (last > first && joins(text.slice(first, last), opens)) last = trimSpan(text, first, last - 1).end;
	while (first < last && leads(text.slice(first, last), closes)) first = trimSpan(text, first + 1, last).start;
	return { start: first, end: last };
}

/** `https://who.int (the guide)`: brackets around the whole title are none of it. */
function withoutBrackets(text: string, { start, end }: Span): Span {
	const whole = text[start] === "(" && text.indexOf(")", start) === end - 1;
	return whole ? trimSpan(text, start + 1, end - 1) : { start, end };
}

function joins(title: string, opens: boolean): boolean {
	const last = title.at(-1) ?? "";
	if (/[-–—:|,;/<([*_]/u.test(last)) return true;
	if (last !== ")" && last !== "]") return false;
	const open = opens ? title.lastIndexOf(last === ")" ? "(" : "[") : -1;
	return open < 0 || title.slice(open + 1, -1).trim() === "";
}

function leads(title: string, closes: boolean): boolean {
	const first = title[0] ?? "";
	if (/[-–—:|,;/>.*_)\]]/u.test(first)) return true;
	if (first !== "(" && first !== "[") return false;
	return !closes || !title.includes(first === "(" ? ")" : "]");
}

function wordsIn(text: string, { start, end }: Span): boolean {
	return /[\p{L}\p{N}]/u.test(text.slice(start, end));
}
