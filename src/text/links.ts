import { hasWord } from "./ascii.ts";

const scheme = /^(?:https?:\/\/|mailto:)./i;
const bare = /^www\../i;
const foreign = /[\s\p{Cc}]/u;

/** The address that a link may lead to, or null: the web and mail only, and `www.` means the web. */
export function safeHref(url: string): string | null {
	if (foreign.test(url)) return null;
	if (scheme.test(url)) return url;
	return bare.test(url) ? `https://${url}` : null;
}

/** A piece of text, and where it leads. */
export interface Piece {
	readonly text: string;
	readonly href: string | null;
}

/** Whether a text is worth searching for addresses. */
export function mayHoldAddress(text: string): boolean {
	return text.includes("://") || text.includes("www.");
}

const address = /(?:https?:\/\/|www\.)[^\s<>"]+/gi;

/** Text cut at the addresses in it; all pieces together are the text. */
export function addressPieces(text: string): Piece[] {
	const pieces: Piece[] = [];
	let end = 0;
	for (const match of text.matchAll(address)) {
		const found = withoutTail(match[0]);
		const href = safeHref(found);
		if (href === null || hasWord(text[match.index - 1] ?? "")) continue;
		if (match.index > end) pieces.push({ text: text.slice(end, match.index), href: null });
		pieces.push({ text: found, href });
		end = match.index + found.length;
	}
	if (end < text.length) pieces.push({ text: text.slice(end), href: null });
	return pieces;
}

/** Punctuation behind an address is the sentence's; so is a bracket that was not opened inside. */
function withoutTail(text: string): string {
	const opens = text.includes("(");
	let end = text.length;
	while (end > 0 && tail.includes(text[end - 1] ?? "") && !(opens && text[end - 1] === ")")) end--;
	return text.slice(0, end);
}

const tail = ".,;:!?'’”*)";

/** A link as Markdown has it: `[words](address "title")`. */
export interface MarkdownLink {
	readonly start: number;
	readonly end: number;
	/** Null where they hold brackets of their own. */
	readonly words: string | null;
	readonly url: string;
	/** Where the title stands, without its quotation marks or brackets. */
	readonly title: { readonly start: number; readonly end: number } | null;
}

/** The links in a text that are written as in Markdown. */
export function markdownLinks(text: string): MarkdownLink[] {
	if (!text.includes("](")) return [];
	return Array.from(text.matchAll(markdownLink), ({ index, 0: all, 1: words, 2: enclosed, 3: url = "", indices }) => {
		const title = indices?.[4];
		const inner = title === undefined ? null : { start: title[0] + 1, end: title[1] - 1 };
		return { start: index, end: index + all.length, words: words ?? null, url: enclosed ?? url, title: inner };
	});
}

const markdownLink =
	/(?:\[([^[\]]{0,400}))?\]\(\s*(?:<([^<>\n]{1,2000})>|([^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200}){0,4}))\s*(?:("(?:\\.|[^\\]){0,2000}?"(?=\s*\))|'(?:\\.|[^\\]){0,2000}?'(?=\s*\))|\((?:\\.|[^()\\]){0,2000}\))\s*)?\)/dgsu;

/** A relative path as a relative URI: whatever a name may hold, it stays one name of a folder or file. */
export function relativeUri(path: string): string {
	// A lone half of a surrogate pair has no bytes in UTF-8; a colon or two slashes in front would be read as more.
	const whole = path.replace(/\p{Cs}/gu, "\uFFFD");
	const uri = whole.split("/").map(encodeURIComponent).join("/");
	return uri.startsWith("//") ? `.${uri}` : uri;
}
