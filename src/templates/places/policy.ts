/** What no page and no picture may hold, in HTML and in XML alike: what runs, loads or sends. The local name decides, whatever its prefix. */
import { addressPiece, type Escape, markupWords, wholeAddress } from "../escapes.ts";
import { type Misplaced, marks, refuse, type Trouble } from "./place.ts";

/** A name without its prefix, in small letters: what is XML here may be read as HTML elsewhere. */
export const localName = (name: string): string => name.slice(name.lastIndexOf(":") + 1).toLowerCase();

/** Elements that run, load or send, each with what to use in its place. */
export const activeElements: ReadonlyMap<string, string> = new Map(
	"script object embed iframe frame frameset applet portal base form include"
		.split(" ")
		.map((name) => [name, "a page that runs and loads nothing"]),
);

/** Attributes that run, load or send, each with what to use in its place. */
function refusedAttribute(local: string): string | null {
	if (local.startsWith("on")) return "a page that runs nothing";
	if (local === "style") return "a rule in a style sheet";
	if (local === "http-equiv") return "`{% styles %}`, which writes the page's policy";
	return loading.has(local) ? "a link, or `src=\"{% asset 'name.png' %}\"`" : null;
}

const loading: ReadonlySet<string> = new Set(
	"srcset srcdoc poster background formaction ping lowsrc dynsrc attributionsrc".split(" "),
);

/** Attributes that lead a reader somewhere. */
const leads = /^(?:href|cite|base)$/;

/** An attribute of a text, its references resolved, and where it and its marks stand. */
export interface PlacedAttribute {
	readonly text: string;
	/** Whether it is HTML, whose pictures are all assets. */
	readonly isPage: boolean;
	/** The local name of its element. */
	readonly element: string;
	readonly name: string;
	readonly value: string;
	readonly offsets: readonly number[];
	readonly start: number;
}

/** Where escapes and faults go. */
export interface Placing {
	readonly escapes: Map<number, Escape>;
	readonly misplaced: Misplaced[];
}

/** What an address begins with that leads where the template says, whatever stands behind. */
export const settled = /^(?:(?:mailto|tel):|(?:https?:)?\/\/[^/?#\\&\s]*[/?#]|(?![/\\][/\\&])[^&:\\\s]*[#?/])/i;

/** What it may begin with at all: a web address, mail, a telephone, or a name beside the report. */
export const leading = /^(?:https?:\/\/|(?:mailto|tel):|[^:\s]*(?:[#?/]|$))/i;

/** What is wrong with one that begins in any other way. */
export const misleading: Trouble = {
	message: "Unexpected kind of address",
	expected: "`https:`, `http:`, `mailto:` or `tel:`, in one piece",
};

/** What is wrong with a value in any other. */
export const unsettled: Trouble = {
	message: "Unexpected value in an address",
	expected: "the whole address, or a piece behind the host and `/`, `?` or `#`",
};

/** Finds the places in an attribute. */
export function placeAttribute(attribute: PlacedAttribute, { escapes, misplaced }: Placing): void {
	const { text, name, value, offsets, start } = attribute;
	const local = localName(name);
	const trouble = troubleWith(attribute);
	// Browsers drop blanks from addresses, or some of them.
	const own = (value.split(marks.value, 1)[0] ?? "").replace(/[\s\p{Cc}]/gu, "");
	const isAddress = leads.test(local);
	if (trouble !== null) refuse(misplaced, offsets[0] ?? start, trouble);
	else if (isAddress && !leading.test(own)) refuse(misplaced, start, misleading);
	for (const [index, offset] of offsets.entries()) {
		if (text[offset] === marks.asset && local === "src") escapes.set(offset, String);
		else if (text[offset] !== marks.value) continue;
		else if (!isAddress) escapes.set(offset, markupWords);
		else if (own === "") escapes.set(offset, index === 0 ? wholeAddress : addressPiece);
		else if (settled.test(own)) escapes.set(offset, addressPiece);
		else refuse(misplaced, offset, unsettled);
	}
}

/** Elements that load what their address names. */
const loadingElements: ReadonlySet<string> = new Set(["image", "feimage", "use", "font-face-uri"]);

/** Attributes by which a value could load a picture, as `url(…)`. */
const paints = /^(?:fill|stroke|filter|mask|clip-path|cursor|marker(?:-start|-mid|-end)?)$/;

/** Elements that change the attributes of others, and what they give to them. */
const animations = /^(?:set|animate.*)$/;
const frames = /^(?:to|from|by|values)$/;

/** What a `link` of a feed may be; all others load, or tell a browser what to load next. */
const feedLinks = /^(?:alternate|self|related|via|enclosure)$/;

/** Why an attribute may not be there, or not with its value. */
function troubleWith({ isPage, element, name, value }: PlacedAttribute): Trouble | null {
	// What a prefix is called does nothing.
	if (/^xmlns(?::|$)/.test(name)) return null;
	const local = localName(name);
	const what = value.includes(marks.value) ? "value" : "address";
	const unexpected = (message: string, expected: string) => ({ message: `Unexpected ${message}`, expected });
	const instead = refusedAttribute(local);
	if (instead !== null) return unexpected(`attribute \`${name}\``, instead);
	if (element === "meta" && local === "charset" && !isUtf8(value)) return wrongEncoding;
	const loads = local === "src" || (local === "href" && loadingElements.has(element));
	if (loads && isPage && value !== marks.asset)
		return unexpected(`${what} in \`${name}\``, "`{% asset 'name.png' %}`: a page loads nothing");
	if (loads && !isPage && !/^(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/i.test(value))
		return unexpected(`${what} in \`${name}\``, "a name in the document or a `data:` picture: it loads nothing");
	const target = local === "attributename" ? localName(value.trim()) : null;
	if (
		target !== null &&
		(what === "value" || target === "src" || leads.test(target) || refusedAttribute(target) !== null)
	)
		return unexpected(`${what} in \`${name}\``, "an attribute that leads nowhere");
	if (element === "link" && local === "rel" && !feedLinks.test(value))
		return unexpected("`rel` of a `link`", "a link of a feed");
	if (what === "value" && animations.test(element) && frames.test(local))
		return unexpected(`value in \`${name}\``, "the template's own: an animation could load it");
	const painted = (!isPage && loadingIn(value) !== null) || (what === "value" && paints.test(local));
	return painted ? unexpected(`${what} in \`${name}\``, "a name in the document: it loads nothing") : null;
}

/** Whether an encoding is the one of all reports, and what is wrong with any other. */
export const isUtf8 = (encoding: string): boolean => /^\s*utf-8\s*$/i.test(encoding);
export const wrongEncoding: Trouble = { message: "Unexpected encoding", expected: "`utf-8`, as all reports have" };

/** The first thing in a style sheet, or in an attribute with a style, that loads something or could hide what does; null for nothing. */
export function loadingIn(css: string): Misplaced | null {
	for (const { 0: found, 1: code = "", index } of css.matchAll(
		/\\(?:([0-9a-f]{1,6})|[^\w\s-])?|@import|(?:url|src|image|image-set)\(/gi,
	)) {
		const isEscape = found.startsWith("\\");
		// A sign, or a code beyond ASCII, such as `\201C`, is no part of any name that loads.
		if (isEscape && found !== "\\" && !(Number.parseInt(code, 16) <= 0x7f)) continue;
		if (/^url\([ \t\n]*["']?(?:data:|#)/i.test(css.slice(index, index + 100))) continue;
		const what = isEscape ? "\\" : found.toLowerCase();
		const expected = isEscape ? "the sign itself; a page loads nothing" : '`url("data:…")`: a page loads nothing';
		return { offset: index, message: `Unexpected \`${what}\` in a style sheet`, expected };
	}
	return null;
}
