/** Where to read more: titles and addresses, in every order that people write them. */
import type { FieldItem, Link, ValuePart } from "../ast/nodes.ts";
import { hasWord } from "../text/ascii.ts";
import { isSemicolon } from "../text/characters.ts";
import { bindingWords, linkJoints } from "../text/field-words.generated.ts";
import { anyOf, letters } from "../text/field-words.ts";
import { markdownLinks } from "../text/links.ts";
import { blanked, type TextSpan } from "../text/place.ts";
import { isLower } from "../text/sentences.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import { findAddresses, mayHoldAddress } from "./address.ts";
import type { FieldType } from "./field-type.ts";
import { bracketSpans, cutAt, filledParts, itemMaker, listOf, skipBullet, trimSpan } from "./pieces.ts";

/** Links; `url` is null for a title whose address is missing. */
export const links = {
	type: "links",
	about: "Titles and addresses; an address on its own is its own title.",
	example: "Plan: https://example.org/plan",
	list: true,
	read(parts, context) {
		const lines = filledParts(parts, context).map((part, at) => ({
			part,
			found: linksIn(part.raw, skipBullet(part.raw, at + 1)),
		}));
		return listOf(itemsOf(lines));
	},
	likeness: (raw) => (findAddresses(raw).length > 0 ? 2 : -1),
	print: (value) => (Array.isArray(value) ? value.map(printLink).join("\n") : String(value)),
} satisfies FieldType;

/** An address alone, or within its title, is printed as a Markdown link: it is not taken for that of the title above it, nor read twice. */
function printLink({ title, url }: Link): string {
	if (url === null) return title;
	return title.includes(url) ? `[${title}](${url})` : `${title}: ${url}`;
}

/** A link with its place; `bare` when the line gives it no title. */
interface FoundLink extends TextSpan {
	readonly link: Link | null;
	readonly bare: boolean;
}

interface LinkLine {
	readonly part: ValuePart;
	readonly found: readonly FoundLink[];
}

function itemsOf(lines: readonly LinkLine[]): FieldItem[] {
	const paired = titleThenAddress(lines);
	const items: FieldItem[] = [];
	for (const [index, line] of lines.entries()) {
		if (paired(lines[index - 1], line)) continue;
		const item = itemMaker(line.part);
		const next = lines[index + 1];
		const below = paired(line, next) ? (next?.found[0]?.link?.url ?? null) : null;
		for (const each of line.found) {
			items.push(item(each, each.link === null || below === null ? each.link : { ...each.link, url: below }));
		}
	}
	return items;
}

/**
 * Whether a title and the address on the line below it are one link. Across a blank line, only if the title ends in a
 * colon or the like, or if the list consists of such pairs, since a single pair proves nothing.
 */
function titleThenAddress(lines: readonly LinkLine[]): (title?: LinkLine, address?: LinkLine) => boolean {
	const isTitle = ({ found }: LinkLine): boolean => found.length === 1 && found[0]?.link?.url === null;
	const isAddress = ({ found }: LinkLine): boolean => found.length === 1 && found[0]?.bare === true;
	const inPairs =
		lines.length > 2 &&
		lines.length % 2 === 0 &&
		lines.every((line, index) => (index % 2 === 0 ? isTitle(line) : isAddress(line)));
	return (title, address) => {
		if (title === undefined || address === undefined || !isTitle(title) || !isAddress(address)) return false;
		if (inPairs || leadsOn.test(title.part.raw)) return true;
		// `- Slides pending` above `- https://…` has an address to come.
		return address.part.item !== true && address.part.position.start.line === title.part.position.end.line + 1;
	};
}

const leadsOn = /[:–—→]\s*$|\s-\s*$/;

interface Address extends TextSpan {
	readonly url: string;
	/** Only Markdown's links name their own title. */
	readonly title: string;
}

/** The links in a text from an offset on, those without an address too, in the order of the text. */
function linksIn(text: string, from: number): FoundLink[] {
	const addresses = addressesIn(text, from);
	if (addresses.length === 0) return titlesIn(text, from);
	const { before, behind, lost } = shareWords(text, from, addresses);
	const found = addresses.map((address, index) => pair(text, address, [before[index], behind[index]]));
	return [...found, ...lost.map((span) => titleIn(text, span))].sort(inOrder);
}

function addressesIn(text: string, from: number): Address[] {
	if (!mayHoldAddress(text)) return [];
	const inMarkdown = markdownLinks(text).filter(({ words, start }) => words !== null && start >= from);
	const named = inMarkdown.map(({ start, end, words, url }) => ({
		start,
		end,
		url,
		title: collapseWhiteSpace(words ?? "") || url,
	}));
	const found: Address[] = named;
	for (const span of findAddresses(blanked(text, inMarkdown))) {
		const url = text.slice(span.start, span.end);
		if (span.start >= from) found.push({ ...withBrackets(text, span), url, title: "" });
	}
	return found.sort(inOrder);
}

const inOrder = (one: TextSpan, other: TextSpan): number => one.start - other.start;

/** With the brackets around an address. */
function withBrackets(text: string, { start, end }: TextSpan): TextSpan {
	const pair = `${text[start - 1] ?? ""}${text[end] ?? ""}`;
	return pair === "<>" || pair === "()" || pair === "[]" ? { start: start - 1, end: end + 1 } : { start, end };
}

const nowhere: TextSpan = { start: 0, end: 0 };

const loneNumber = /^\s*\d{1,2}[.)]$/;

function pair(text: string, address: Address, sides: readonly [TextSpan | undefined, TextSpan | undefined]): FoundLink {
	const front = trimTitle(text, sides[0] ?? nowhere);
	// `9. https://who.int`: a number is no title.
	const before = loneNumber.test(text.slice(0, front.end)) ? nowhere : front;
	const trimmed = trimTitle(text, sides[1] ?? nowhere);
	// Of `*https://who.int*`, both stars say that it is important; one alone is a word.
	const starred = trimmed.end === trimmed.start && text[address.end] === "*" && text[address.start - 1] !== "*";
	const behind = starred ? { start: address.end, end: address.end + 1 } : trimmed;
	// `https://who.int (the guide)`: brackets around the whole title are not part of it.
	const enclosed = text[behind.start] === "(" && text.indexOf(")", behind.start) === behind.end - 1;
	const after = before.end === before.start && enclosed ? trimSpan(text, behind.start + 1, behind.end - 1) : behind;
	const opening = collapseWhiteSpace(text.slice(before.start, before.end));
	const back = collapseWhiteSpace(text.slice(after.start, after.end));
	// `The plan is at https://who.int and is short.`: without its address, a sentence would be nobody's words.
	const isBetween =
		before.end > before.start &&
		behind.end > behind.start &&
		!"([".includes(text.charAt(address.start)) &&
		text.charAt(behind.start) !== "(" &&
		text.slice(before.end, address.start).trim() === "";
	if (address.title === "" && isBetween && isWithin(text, [before, address, behind])) {
		const title = collapseWhiteSpace(text.slice(before.start, behind.end));
		const place = brackets.test(title) ? address : { start: before.start, end: behind.end };
		return { ...place, link: { title: place === address ? address.url : title, url: address.url }, bare: false };
	}
	const title = [opening, address.title, back].filter((piece) => piece !== "").join(" ");
	const start = before.end > before.start ? before.start : address.start;
	const end = behind.end > behind.start ? behind.end : address.end;
	return { start, end, link: { title: title === "" ? address.url : title, url: address.url }, bare: title === "" };
}

/**
 * Whether a sentence goes on behind an address, with no sign at either side of it: in small letters up to a full stop, or the words
 * in front of it end in one that binds.
 */
function isWithin(text: string, [before, { end }, behind]: readonly [TextSpan, TextSpan, TextSpan]): boolean {
	if (!hasWord(text.slice(behind.start, behind.end)) || text.slice(end, behind.start).trim() !== "") return false;
	const last = text.slice(text.lastIndexOf(" ", before.end - 1) + 1, before.end).toLowerCase();
	const isWhole = isLower(text.charAt(behind.start)) && /[.!?]/.test(text.charAt(behind.end - 1));
	return isWhole || bindingWords.includes(last);
}

/** What would end the words of a link in Markdown, as which such a title is printed. */
const brackets = /[[\]\\]/;

/** Each title on a line without addresses. */
function titlesIn(text: string, from: number): FoundLink[] {
	const pieces = cutAt(text, from, (_, at) => (text[at] === "|" || isSemicolon(text, at) ? at + 1 : at));
	return pieces.flatMap(({ start, end }) => {
		const span = trimSpan(text, start, end);
		return span.end > span.start ? [titleIn(text, span)] : [];
	});
}

/** A title without an address; its place reaches over what is left of a lost one. */
function titleIn(text: string, span: TextSpan): FoundLink {
	const { start, end } = trimTitle(text, span);
	const title = collapseWhiteSpace(text.slice(start, end));
	const whole = trimSpan(text, span.start, span.end);
	if (title === "") return { ...whole, link: null, bare: false };
	return { start, end: whole.end, link: { title, url: null }, bare: false };
}

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

/** Shares out a text from an offset on. */
function shareWords(text: string, from: number, addresses: readonly TextSpan[]): Shares {
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
function trimTitle(text: string, span: TextSpan): TextSpan {
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
