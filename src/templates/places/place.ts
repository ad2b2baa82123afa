/**
 * The places of values in a template. A template is rendered with one character for each value; the result is parsed by
 * the rules of its format, which show how the value must be written there. Unknown places are refused. Here are those of
 * CSV, where a value is a complete cell; of YAML and JSON, where it is a complete value or words in quotes; and of plain
 * text, where it can be anywhere.
 */
import { CST, Lexer, parseAllDocuments } from "yaml";
import { yamlTrouble } from "../../forms/yaml.ts";
import { addressPiece, csvCell, type Escape, jsonValue, jsonWords, quotedWords, textLine } from "../escapes.ts";

/**
 * The placeholders for a value, for `{% styles %}`, for `{% asset %}` and for a part of the page: characters that no
 * text may contain.
 */
export const marks = { value: "\ufdd0", styles: "\ufdd1", asset: "\ufdd2", part: "\ufdd3" } as const;

/** Whether a text has any of them. */
export const isMarked = (text: string): boolean => /[\ufdd0-\ufdd3]/.test(text);

/** Something forbidden at an offset of the marked text. */
export interface Misplaced {
	readonly offset: number;
	readonly message: string;
}

/** A loop repeats the same mistake; with many, one probably causes all others. */
const mostMisplaced = 200;

/** What parsing a marked text gives. */
export class Placed {
	/** How to write what each mark stands for, by the offset of the mark. */
	readonly escapes = new Map<number, Escape>();
	readonly misplaced: Misplaced[] = [];
	/** The style sheets that a page has in itself. */
	readonly sheets: string[] = [];
	/** Whether a page says how it is encoded. */
	hasEncoding = false;

	/** Says how to write what a mark stands for, or what is wrong with it there. */
	place(offset: number, placed: Escape | string): void {
		if (typeof placed === "function") this.escapes.set(offset, placed);
		else this.refuse(offset, placed);
	}

	/** Adds a mistake, unless there are enough already. */
	refuse(offset: number, message: string): void {
		if (this.misplaced.length < mostMisplaced) this.misplaced.push({ message, offset });
	}

	/** Refuses values that a reference such as `&#` or `&am` would take in: what follows them could end it. */
	refuseInReferences(text: string, from = 0): void {
		for (const { 0: reference, index } of text
			.slice(from)
			.matchAll(/&(?:#(?:x[\da-f]*|\d*)|[a-z][a-z\d]*)?(?=\ufdd0)/gi))
			this.refuse(
				from + index + reference.length,
				`Unexpected value after \`${reference.slice(0, 40)}\`. Write \`&amp;\`, or a space between them.`,
			);
	}
}

/** Reads a marked text in one format. */
export type PlaceFinder = (text: string) => Placed;

/** The offsets of the marks in a part of a text. */
export function marksIn(text: string, start = 0, end = text.length): number[] {
	const part = text.slice(start, end);
	return isMarked(part) ? [...part.matchAll(/[\ufdd0-\ufdd3]/g)].map(({ index }) => start + index) : [];
}

/** What an address begins with that leads where the template says, whatever follows. */
const settled = /^(?:(?:mailto|tel):|(?:https?:)?\/\/[^/?#\\&\s]*[/?#]|(?![/\\][/\\&])[^&:\\\s]*[#?/])/i;

/** What it may begin with at all: a web address, mail, a telephone, or a name beside the report. */
const leading = /^(?:https?:\/\/|(?:mailto|tel):|[^:\s]*(?:[#?/]|$))/i;

/** What is wrong with an address that begins so before its first value; null for nothing. */
export function troubleOfAddress(own: string): string | null {
	return leading.test(own)
		? null
		: "Unexpected kind of address. Begin it with `https://`, `http://`, `mailto:` or `tel:`, written out before any value.";
}

/** How to write a value in an address that begins so before its first one; `whole` is how to write one that is all of it. */
export function placeInAddress(own: string, isFirst: boolean, whole: Escape): Escape | string {
	if (own === "") return isFirst ? whole : addressPiece;
	if (settled.test(own)) return addressPiece;
	return "Unexpected value in an address. Put the whole address there, or a piece after the host and `/`, `?` or `#`.";
}

/** Finds the places of plain text. */
export function placeInText(text: string): Placed {
	const found = new Placed();
	for (const offset of marksIn(text)) found.place(offset, textLine);
	return found;
}

/** Finds the places of CSV: nothing stands beside a value in its cell. */
export function placeInCsv(text: string): Placed {
	const found = new Placed();
	let isQuoted = false;
	for (const { 0: sign, index } of text.matchAll(/["\ufdd0-\ufdd3]/g)) {
		if (sign === '"') isQuoted = !isQuoted;
		else if (isQuoted || !/[,\n]|^$/.test(text.charAt(index - 1)))
			found.refuse(index, "Unexpected value inside a cell. Give it a cell of its own, without quotes.");
		else {
			found.place(index, csvCell);
			if (!/[,\r\n]|^$/.test(text.charAt(index + 1)))
				found.refuse(index + 1, `${afterValue} Put a comma or a line end there.`);
		}
	}
	return found;
}

const afterValue = "Unexpected text after a value.";

interface DataToken {
	/** As the library calls it; `words` without quotes, and `block` on lines of their own. */
	readonly type: string;
	readonly source: string;
	readonly start: number;
}

/** What YAML is made of, in its order. */
function* tokensOf(text: string): Generator<DataToken> {
	let [start, type, isBlock] = [0, "", false];
	for (const source of new Lexer().lex(text)) {
		type = type === "scalar" ? "words" : (CST.tokenType(source) ?? "");
		// Signs of the library's own, which the text does not have.
		if (source === "" || /^(?:scalar|doc-mode|flow-error-end)$/.test(type)) continue;
		yield { type: isBlock && type === "words" ? "block" : type, source, start };
		if (!/^(?:space|newline|comment)$/.test(type)) isBlock = type === "block-scalar-header";
		start += source.length;
	}
}

/** More than any data need. */
const deepest = 1_000;

const alone = "Remove the text, or put quotes around all of it.";

/** Finds the places of YAML, and of JSON, which is YAML with fewer ways to write; whether the text is either is seen when it is whole. */
export function placeInData(text: string): Placed {
	const found = new Placed();
	let depth = 0;
	for (const token of tokensOf(text)) {
		const { type, source, start } = token;
		for (const offset of marksIn(text, start, start + source.length)) {
			found.place(offset, /^"/.test(source) ? jsonWords : /^'/.test(source) ? quotedWords : jsonValue);
			const wrong = troubleWith(token, offset);
			if (wrong !== null) found.refuse(wrong.offset, wrong.message);
		}
		if (type === "double-quoted-scalar") refuseInEscapes(found, token);
		if (/^flow-.*-start$/.test(type) && ++depth > deepest) throw new RangeError("too long");
		if (/^flow-.*-end$/.test(type)) depth--;
	}
	return found;
}

/** Refuses values behind a backslash that stands for itself and what follows it, however many signs that takes. */
function refuseInEscapes(found: Placed, { source, start }: DataToken): void {
	for (const { 0: written, index } of source.matchAll(/\\(?:x.{0,2}|u.{0,4}|U.{0,8}|.)/gs))
		for (const offset of marksIn(written).slice(0, 1))
			found.refuse(
				start + index + offset,
				`Unexpected value after \`${written.slice(0, offset)}\`. Write \`\\\\\` for a backslash.`,
			);
}

/** What is wrong with a value at an offset in a piece of YAML. */
function troubleWith({ type, source, start }: DataToken, offset: number): Misplaced | null {
	if (type === "comment") return { offset, message: "Unexpected value in a comment. Move it out." };
	if (type.endsWith("quoted-scalar")) {
		const message = "Unexpected value in quotes over several lines. Close them on the same line.";
		return source.includes("\n") ? { offset, message } : null;
	}
	const at = offset - start;
	const isLine =
		source.slice(source.lastIndexOf("\n", at) + 1, at).trim() === "" && /^\n?$/.test(source.charAt(at + 1));
	if ((type === "block" && isLine) || (type === "words" && source.length === 1)) return null;
	return type === "words" && offset === start
		? { offset: offset + 1, message: `Unexpected text next to \`{{ … }}\`. ${alone}` }
		: { offset, message: `Unexpected value inside text. ${alone}` };
}

/** The first thing that keeps a finished text from being YAML; keys that stand there twice are the notes' own. */
export function wrongInYaml(text: string): Misplaced | null {
	const options = { prettyErrors: false, uniqueKeys: false, logLevel: "silent" } as const;
	const [error] = [...parseAllDocuments(text, options)].flatMap(({ errors }) => errors);
	if (error === undefined) return null;
	const [offset] = error.pos;
	return { offset, message: yamlTrouble(error, signAt(text, offset), text) };
}

/** The first thing that keeps a finished text from being JSON. */
export function wrongInJson(text: string): Misplaced | null {
	if (isBegun(text, true)) return null;
	// The parser does not always say where: what it takes for a beginning grows to there.
	let [offset, wrong] = [0, text.length + 1];
	while (wrong - offset > 1) {
		const middle = (offset + wrong) >> 1;
		if (isBegun(text.slice(0, middle), false)) offset = middle;
		else wrong = middle;
	}
	return {
		offset,
		message: `Invalid JSON: unexpected \`${signAt(text, offset)}\`. Put strings in double quotes, a colon after each key, and commas between values.`,
	};
}

/** What messages show of a text that may be the notes'. */
const signAt = (text: string, offset: number): string => text.slice(offset).match(/^\S/u)?.[0] ?? "end of the line";

/** Whether a text is JSON, or the beginning of some. */
function isBegun(text: string, isWhole: boolean): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch (error) {
		const [told, position] = / end of JSON| at position (\d+)/.exec(String(error)) ?? [];
		return !isWhole && told !== undefined && Number(position ?? text.length) >= text.length;
	}
}
