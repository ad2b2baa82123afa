/** Pairs the titles and the addresses on one line of links. */
import type { Link } from "../ast/values.ts";
import { findAddresses, mayHoldAddress } from "./address.ts";
import { shareGaps } from "./link-gaps.ts";
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

/** The links in a text from an offset on, those without an address too, in the order of the text. */
export function linksIn(text: string, from: number): FoundLink[] {
	const addresses = addressesIn(text, from);
	if (addresses.length === 0) return titlesIn(text, { start: from, end: text.length });
	const { before, behind, lost } = shareGaps(text, from, addresses);
	const found = addresses.map((address, index) =>
		pair(text, address, [before[index] ?? nowhere, behind[index] ?? nowhere]),
	);
	if (lost.length === 0) return found;
	return [...found, ...lost.map((span) => titleIn(text, span))].sort((a, b) => a.start - b.start);
}

const nowhere: Span = { start: 0, end: 0 };

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
		if (whole.end > whole.start) found.push(titleIn(text, whole));
	}
	return found;
}

/** A title without an address; its place reaches over what is left of a lost one. */
function titleIn(text: string, span: Span): FoundLink {
	const title = trimTitle(text, span);
	const written = squash(text.slice(title.start, title.end));
	const whole = trimSpan(text, span.start, span.end);
	const link = written === "" ? null : { title: written, url: null };
	return { start: link === null ? whole.start : title.start, end: whole.end, link, bare: false };
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
	if (/[-–—:|,;/<([*_•·→=]/u.test(last) || title.endsWith("=>")) return true;
	if (last !== ")" && last !== "]") return false;
	const open = opens ? title.lastIndexOf(last === ")" ? "(" : "[") : -1;
	return open < 0 || title.slice(open + 1, -1).trim() === "";
}

function leads(title: string, closes: boolean): boolean {
	const first = title[0] ?? "";
	if (/[-–—:|,;/>.*_)\]•·→=]/u.test(first)) return true;
	if (first !== "(" && first !== "[") return false;
	return !closes || !title.includes(first === "(" ? ")" : "]");
}
