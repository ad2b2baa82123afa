/** Where to read more: titles and addresses, in every order that people write them. */

import type { FieldItem, ValuePart } from "../ast/nodes.ts";
import type { Link } from "../ast/values.ts";
import { collapseWhiteSpace } from "../text/collapse-white-space.ts";
import { isSemicolon } from "../text/entities.ts";
import { markdownLinks } from "../text/links.ts";
import { blanked, type TextSpan } from "../text/span.ts";
import { findAddresses, mayHoldAddress } from "./address.ts";
import type { FieldType } from "./field-type.ts";
import { shareWords, trimTitle } from "./link-titles.ts";
import { cutAt, filledParts, itemMaker, listOf, skipBullet, trimSpan } from "./pieces.ts";

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

/** An address alone is printed as a Markdown link, so that it is not taken for that of the title above it. */
function printLink({ title, url }: Link): string {
	if (url === null) return title;
	return title === url ? `[${title}](${url})` : `${title}: ${url}`;
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
	const title = [opening, address.title, back].filter((piece) => piece !== "").join(" ");
	const start = before.end > before.start ? before.start : address.start;
	const end = behind.end > behind.start ? behind.end : address.end;
	return { start, end, link: { title: title === "" ? address.url : title, url: address.url }, bare: title === "" };
}

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
