/** What no page and no picture may hold, in HTML and in XML alike: what runs, loads or sends. The local name decides, whatever its prefix. */
import { addressPiece, type Escape, wholeAddress } from "../escapes.ts";
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
export function refusedAttribute(local: string): string | null {
	if (local.startsWith("on")) return "a page that runs nothing";
	if (local === "style") return "a rule in a style sheet";
	if (local === "http-equiv") return "`{% styles %}`, which writes the page's policy";
	return loading.has(local) ? "a link, or `src=\"{% asset 'name.png' %}\"`" : null;
}

const loading: ReadonlySet<string> = new Set(
	"srcset srcdoc poster background formaction ping lowsrc dynsrc attributionsrc".split(" "),
);

/** What is wrong with an encoding that a report declares: null where it is the one that reports are written in. */
export const encodingTrouble = (name = "utf-8"): Trouble | null =>
	/^\s*utf-8\s*$/i.test(name)
		? null
		: { message: "Unexpected encoding", expected: "`utf-8`, as all reports are written" };

/** Attributes that lead a reader somewhere. */
export const addressAttributes: ReadonlySet<string> = new Set(["href", "cite", "base"]);

/** The value of an attribute, its references resolved, and where it and its marks stand. */
export interface AttributeValue {
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

/** References in the value are resolved already: none can stand for the colon of a scheme. */
export function placeAddress({ value, offsets, start }: AttributeValue, { escapes, misplaced }: Placing): void {
	// Browsers drop these from addresses, or some of them.
	const own = (value.split(marks.value, 1)[0] ?? "").replace(/[\s\p{Cc}]/gu, "");
	if (!leading.test(own)) refuse(misplaced, start, misleading);
	for (const [index, offset] of offsets.entries()) {
		if (own === "" && index === 0) escapes.set(offset, wholeAddress);
		else if (own === "" || settled.test(own)) escapes.set(offset, addressPiece);
		else refuse(misplaced, offset, unsettled);
	}
}

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
