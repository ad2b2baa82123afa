/** Pairs the titles and the addresses on one line of links. */
import type { Link } from "../ast/values.ts";
import { squash } from "../text/squash.ts";
import { findAddresses, mayHoldAddress } from "./address.ts";

import { shareGaps } from "./link-gaps.ts";
import { isSemicolon, type Span, trimSpan } from "./pieces.ts";

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
	const [only, second] = addresses;
	if (only === undefined) return titlesIn(text, { start: from, end: text.length });
	// With one address and nothing that parts links, all the words are its own.
	if (second === undefined && !parting.test(text)) {
		return [
			pair(text, only, [
				{ start: from, end: only.start },
				{ start: only.end, end: text.length },
			]),
		];
	}
	const { before, behind, lost } = shareGaps(text, from, addresses);
	const found = addresses.map((address, index) =>
		pair(text, address, [before[index] ?? nowhere, behind[index] ?? nowhere]),
	);
	if (lost.length === 0) return found;
	return [...found, ...lost.map((span) => titleIn(text, span))].sort((a, b) => a.start - b.start);
}

const parting = /[;|]/;
const nowhere: Span = { start: 0, end: 0 };

function addressesIn(text: string, from: number): Address[] {
	if (!mayHoldAddress(text)) return [];
	const markdown = text.includes("](") ? [...text.matchAll(markdownLink)].filter(({ index }) => index >= from) : [];
	const spans = findAddresses(text).filter(({ start }) => start >= from);
	if (markdown.length === 0) return spans.map((span) => bareAddress(text, span));
	const plain = spans.filter(
		outsideAll(markdown.map((match) => ({ start: match.index, end: match.index + match[0].length }))),
	);
	const named = markdown.map((match) => {
		const { index, 0: all, 1: title = "", 2: url = "" } = match;
		return { start: index, end: index + all.length, url, title: squash(title) === "" ? url : squash(title) };
	});
	const bare = plain.map((span) => bareAddress(text, span));
	return [...named, ...bare].sort((a, b) => a.start - b.start);
}

function bareAddress(text: string, span: Span): Address {
	const { start, end } = outside(text, span);
	return { start, end, url: text.slice(span.start, span.end), title: null };
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
	/\[([^[\]\n]{0,400})\]\(\s*<?([^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?)>?\s*(?:"[^"\n]{0,400}"\s*)?\)/gu;

/** With the brackets around an address. */
function outside(text: string, { start, end }: Span): Span {
	const pair = `${text[start - 1] ?? ""}${text[end] ?? ""}`;
	return pair === "<>" || pair === "()" || pair === "[]" ? { start: start - 1, end: end + 1 } : { start, end };
}

function pair(text: string, address: Address, sides: readonly [Span, Span]): FoundLink {
	const before = trimTitle(text, sides[0]);
	const behind = trimTitle(text, sides[1]);
	const after = before.end === before.start ? withoutBrackets(text, behind) : behind;
	const front = squash(text.slice(before.start, before.end));
	const back = squash(text.slice(after.start, after.end));
	const [first, second] = front === "" ? [back, front] : [front, back];
	const title = [first, address.title ?? "", second].filter((piece) => piece !== "").join(" ");
	const start = before.end > before.start ? before.start : address.start;
	const end = behind.end > behind.start ? behind.end : address.end;
	return { start, end, link: { title: title === "" ? address.url : title, url: address.url }, bare: title === "" };
}

/** Each title on a line without addresses. */
function titlesIn(text: string, { start, end }: Span): FoundLink[] {
	const found: FoundLink[] = [];
	let from = start;
	for (let at = start; at <= end; at++) {
		const parts = at === end || text[at] === "|" || isSemicolon(text, at);
		if (!parts) continue;
		const whole = trimSpan(text, from, at);
		from = at + 1;
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
	if (first === last) return { start: first, end: last };
	const title = text.slice(first, last);
	const opens = /[([]/.test(title);
	const closes = /[)\]]/.test(title);
	for (let before = -1; before !== last - first; ) {
		before = last - first;
		while (last > first && joins(text.slice(first, last), opens)) last = trimSpan(text, first, last - 1).end;
		// `**Title**`: what stands on one side only is the title's own.
		if (last - first > 1 && "*_".includes(text.charAt(first)) && text[first] === text[last - 1]) {
			({ start: first, end: last } = trimSpan(text, first + 1, last - 1));
		}
	}
	for (let length = 1; length > 0; ) {
		length = first < last ? leadLength(text.slice(first, last), closes) : 0;
		first = trimSpan(text, first + length, last).start;
	}
	return { start: first, end: last };
}

/** `https://who.int (the guide)`: brackets around the whole title are none of it. */
function withoutBrackets(text: string, { start, end }: Span): Span {
	const whole = text[start] === "(" && text.indexOf(")", start) === end - 1;
	return whole ? trimSpan(text, start + 1, end - 1) : { start, end };
}

function joins(title: string, opens: boolean): boolean {
	const last = title.at(-1) ?? "";
	if (last === ";") return isSemicolon(title, title.length - 1);
	if (/[-–—:|,;/<([•·→=]/u.test(last)) return true;
	if (last === ">") return "-=–".includes(title.at(-2) ?? ">");
	if (last === "*" || last === "_") return title.length === 1;
	if (last !== ")" && last !== "]") return false;
	const open = opens ? title.lastIndexOf(last === ")" ? "(" : "[") : -1;
	return open < 0 || title.slice(open + 1, -1).trim() === "";
}

/** How long the sign is that a title opens with and that is none of it; 0 where there is none. */
function leadLength(title: string, closes: boolean): number {
	const sign = /^(?:[-–=]{1,3}>|[-–—:|,;/.)\]•·→=])/u.exec(title)?.[0].length ?? 0;
	if (sign > 0) return sign;
	const first = title[0] ?? "";
	if (first !== "(" && first !== "[") return 0;
	return closes && title.includes(first === "(" ? ")" : "]") ? 0 : 1;
}
