/**
 * Parses HTML as browsers do, within limits: extreme pages, which would take minutes, are read as plain lines or
 * refused.
 */
import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, html, Parser } from "parse5";
import { markupDepth } from "../../ast/nodes.ts";
import type { Fault } from "../../findings/finding.ts";
import { refuse, tooDeepMarkup } from "./document.ts";

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** Makes an element of a page. */
export const makeElement = (tag: string): HtmlElement => defaultTreeAdapter.createElement(tag, html.NS.HTML, []);

/** Makes the last element in another one. */
export function appendElement(parent: HtmlElement, tag: string): HtmlElement {
	const made = makeElement(tag);
	defaultTreeAdapter.appendChild(parent, made);
	return made;
}

/** Gives an element one more attribute. */
export const setAttribute = ({ attrs }: HtmlElement, name: string, value: string): void =>
	void attrs.push({ name, value });

/** The words of a page. */
export interface HtmlBody {
	readonly body: HtmlElement;
	/** The finding for elements that were nested too deeply; their words are kept. */
	readonly cut: Fault | null;
}

/** The body of a page; one that is nested too deep becomes plain lines. */
export function htmlBody(page: string, maxDepth: number): HtmlBody {
	const text = readable(page);
	const deepest = markupDepth(maxDepth);
	try {
		return { body: bodyOf(text, deepest), cut: null };
	} catch (error) {
		if (!(error instanceof TooDeep)) throw error;
		const cut = tooDeepMarkup("elements", maxDepth, "; the page is read as plain text");
		return { body: bodyOf(asLines(text), deepest), cut };
	}
}

class TooDeep extends Error {}

/** Markup that is never closed is opened again in each paragraph: so much more than the page holds is no accident. */
const mostElements = 20_000;
const shortestElement = 3;

/** The body as the library parses it, with an eye on how deep and large it grows. */
function bodyOf(text: string, deepest: number): HtmlElement {
	const most = mostElements + text.length / shortestElement;
	let depth = 0;
	let count = 0;
	const treeAdapter = {
		...defaultTreeAdapter,
		createElement(...element: Parameters<typeof defaultTreeAdapter.createElement>) {
			if (++count > most)
				refuse("too-deep", "Too deep: unclosed elements are repeated in every paragraph. Close them.");
			return defaultTreeAdapter.createElement(...element);
		},
		onItemPush() {
			if (++depth > deepest) throw new TooDeep();
		},
		onItemPop() {
			depth--;
		},
	} satisfies typeof defaultTreeAdapter & { onItemPush(): void; onItemPop(): void };
	const root = Parser.parse<DefaultTreeAdapterMap>(text, { treeAdapter }).childNodes.find(
		(node) => node.nodeName === "html",
	);
	const body = root !== undefined && "childNodes" in root ? root.childNodes.find(isBody) : undefined;
	return body ?? refuse("undecodable", "This page only shows other pages in frames. Convert those pages instead.");
}

const isBody = (node: HtmlNode): node is HtmlElement => node.nodeName === "body";

/** They part no words. */
const inline: ReadonlySet<string> = new Set(
	"a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup tt u var".split(
		" ",
	),
);

const unread = /<!--[\s\S]*?(?:-->|$)|<(script|style|template|title)\b[\s\S]*?(?:<\/\1[^<>]*>|$)/gi;

/** The page without its tags, but for rules where its elements part words, and for what has no end. */
function asLines(text: string): string {
	return text
		.replace(unread, "")
		.replace(/<[/!]?([a-z][^\s<>/]*)[^<>]*>?/gi, (all, tag: string) => {
			const name = tag.toLowerCase();
			return name === "img" || name === "input" ? all : inline.has(name) ? "" : "<hr>";
		})
		.replace(/(?:<hr>\s*)+/g, "<hr>");
}

const raw = "<(xmp|plaintext)\\b[\\s\\S]*?(?:</\\1|$)";
const reference = new RegExp(`${raw}|&#(?:x([\\da-f]+)|(\\d+))`, "gi");

/**
 * A page without NULs, and with each reference that names no character as the words that it is written with: as browsers
 * read it, it would be a `�` that nobody wrote.
 */
function readable(page: string): string {
	return page
		.replaceAll("\0", "")
		.replace(reference, (all: string, _tag: string | undefined, hex?: string, digits?: string) => {
			if (hex === undefined && digits === undefined) return all;
			const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
			const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
			return isNone ? `&amp;${all.slice(1)}` : all;
		});
}
