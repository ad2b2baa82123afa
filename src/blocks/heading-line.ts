/** How a line is set off as a heading, whatever it says: read for forms that care, from the line and its neighbours. */

import type { HeadingStyle } from "../forms/form.ts";
import { numberingWords } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { isSpace, skipSpaces, trimEnd } from "../text/spaces.ts";
import { emphasised } from "./candidates.ts";
import type { Row } from "./row.ts";

/** Characters of a row that set a heading off. */
export interface Sign {
	readonly row: Row;
	readonly start: number;
	readonly end: number;
}

/** A line with the ways in which it is set off; `bare` when it is in none. */
export interface HeadingLine {
	readonly styles: ReadonlySet<HeadingStyle>;
	/** Index of the row with the words, and of the last row that belongs to it. */
	readonly at: number;
	readonly last: number;
	/** Where its words begin and end. */
	readonly start: number;
	readonly end: number;
	readonly signs: readonly Sign[];
	/** How many `#` it has; 0 for none. */
	readonly depth: number;
	/** Where a number begins that may as well be one of its words: `12 January`. */
	readonly doubtful: number | null;
}

type Draft = { -readonly [Key in keyof HeadingLine]: HeadingLine[Key] } & {
	styles: Set<HeadingStyle>;
	signs: Sign[];
};

/** The heading that begins at a row: at its words, or at the line of signs above them. */
export function headingAt(text: string, rows: readonly Row[], index: number): HeadingLine | null {
	const row = rows[index];
	if (row === undefined) return null;
	if (!isRuleLine(text, row)) return headingOf(text, rows, index);
	const next = rows[index + 1];
	if (next === undefined || next.gap || isRuleLine(text, next)) return null;
	const heading = headingOf(text, rows, index + 1);
	const below = heading.signs.at(-1);
	const framed = below !== undefined && below.row !== next;
	// A line of signs above alone needs a blank line around both, as it is drawn under tables and paragraphs too.
	if (!framed && !(standsApart(rows, index) && (rows[index + 2]?.gap ?? true))) return null;
	const styles = new Set(heading.styles).add("underlined");
	styles.delete("bare");
	return { ...heading, styles, signs: [{ row, start: row.from, end: row.to }, ...heading.signs] };
}

function standsApart(rows: readonly Row[], index: number): boolean {
	return index === 0 || rows[index]?.gap === true;
}

function headingOf(text: string, rows: readonly Row[], index: number): HeadingLine {
	const row = rows[index] as Row;
	const draft: Draft = {
		styles: new Set(),
		at: index,
		last: index,
		start: row.from,
		end: row.to,
		signs: [],
		depth: 0,
		doubtful: null,
	};
	readHashes(text, row, draft);
	readOpening(text, row, draft);
	readBold(text, row, draft);
	readUnderline(text, rows, draft);
	if (draft.signs.length > 1) draft.signs.sort((one, other) => one.start - other.start);
	if (draft.styles.size === 0) draft.styles.add("bare");
	if (isOutdented(rows, draft)) draft.styles.add("outdented");
	return draft;
}

function readHashes(text: string, row: Row, draft: Draft): void {
	if (text.charAt(row.from) !== "#") return;
	const hashes = /^#{1,6}(?=\s)/u.exec(text.slice(row.from, Math.min(row.to, row.from + 8)))?.[0] ?? "";
	if (hashes === "") return;
	const start = row.from + hashes.length;
	draft.styles.add("markdown");
	draft.signs.push({ row, start: row.from, end: start });
	draft.depth = hashes.length;
	draft.start = skipSpaces(text, start, row.to);
	let end = row.to;
	while (end > draft.start && text.charAt(end - 1) === "#") end--;
	// Of `# #` the second is a word.
	if (end === row.to || end === draft.start || !/\s/u.test(text.charAt(end - 1))) return;
	draft.signs.push({ row, start: end, end: row.to });
	draft.end = trimEnd(text, draft.start, end);
}

/** A number or letter in front, which a list may have claimed already. */
function readOpening(text: string, row: Row, draft: Draft): void {
	if (row.marker?.kind === "bullet") return;
	const ordinal = readOrdinal(text, draft.start, draft.end);
	if (ordinal === null) return;
	for (const style of ordinal.styles) draft.styles.add(style);
	draft.signs.push({ row, start: draft.start, end: ordinal.end });
	if (!ordinal.firm) draft.doubtful = draft.start;
	draft.start = ordinal.content;
}

/** The heading with a number that may be one of its words as such. */
export function withDoubtful(heading: HeadingLine): HeadingLine {
	const { doubtful, signs } = heading;
	if (doubtful === null) return heading;
	return { ...heading, start: doubtful, signs: signs.filter(({ start }) => start !== doubtful) };
}

function readBold(text: string, row: Row, draft: Draft): void {
	const strong = emphasised(text, draft.start, draft.end);
	if (strong === null || strong.rest < draft.end) return;
	draft.styles.add("bold");
	for (const at of strong.marks) draft.signs.push({ row, start: at, end: at + 1 });
	draft.start = strong.start;
	draft.end = strong.end;
}

const leastShare = 0.5;

function readUnderline(text: string, rows: readonly Row[], draft: Draft): void {
	const [row, below] = [rows[draft.at], rows[draft.at + 1]];
	if (row === undefined || below === undefined || below.gap || row.marker?.kind === "bullet") return;
	if (!isRuleLine(text, below) || below.to - below.from < (row.to - row.from) * leastShare) return;
	draft.styles.add("underlined");
	draft.signs.push({ row: below, start: below.from, end: below.to });
	draft.last = draft.at + 1;
}

const leastStep = 2;

function isOutdented(rows: readonly Row[], { at, last }: HeadingLine): boolean {
	const [row, below] = [rows[at], rows[last + 1]];
	if (row === undefined || below === undefined || row.marker?.kind === "bullet") return false;
	return standsApart(rows, at) && below.indent >= row.indent + leastStep;
}

/** A number or letter in front of a heading's words. */
export interface Ordinal {
	readonly styles: readonly ("numbered" | "lettered")[];
	/** Behind its last sign. */
	readonly end: number;
	/** Where the words begin. */
	readonly content: number;
	/** Beyond doubt: `2015 was a dry year` opens with a year, not a number. */
	readonly firm: boolean;
}

const longest = 24;
const spelled = new RegExp(
	`^(?:${anyOf(numberingWords)}|§)\\s*\\d+(?:\\.\\d+)*[.:)]?(?:\\s*[-–—](?=\\s))?(?=\\s)`,
	"iu",
);
const digits =
	/^(?:\d{1,4}(?:[./-]\d{1,4}){0,4}[.):\]]?|\(\d{1,4}(?:[./-]\d{1,4}){0,4}\)|\[\d{1,4}(?:[./-]\d{1,4}){0,4}\])(?:\s*[-–—](?=\s))?(?=\s)/u;
const romans =
	/^(?:\(?(?=[IVXLivxl])(?:X{0,3}(?:IX|IV|V?I{0,3})|x{0,3}(?:ix|iv|v?i{0,3}))[.)]|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\s+[-–—])(?=\s)/u;
const letters = /^(?:\((?:[A-Z]{1,2}|[a-z])\)|(?:[A-Z]{1,2}|[a-z])[.)])(?=\s)/u;

/** The ordinal at an offset; null where the line opens with a word. */
export function readOrdinal(text: string, from: number, to: number): Ordinal | null {
	const head = text.slice(from, Math.min(to, from + longest));
	if (!mayOpen.test(head)) return null;
	const figure = (spelled.exec(head) ?? digits.exec(head))?.[0];
	const number = figure ?? romans.exec(head)?.[0] ?? "";
	const letter = figure === undefined ? (letters.exec(head)?.[0] ?? "") : "";
	const sign = number.length > letter.length ? number : letter;
	const end = from + sign.length;
	const content = skipSpaces(text, end, to);
	if (sign === "" || content >= to) return null;
	const styles: Ordinal["styles"][number][] = [];
	if (number !== "") styles.push("numbered");
	if (letter !== "") styles.push("lettered");
	const firm = /[^\d\s]/u.test(sign) || (isSpace(text.charCodeAt(end + 1)) && content > end + 1);
	return { styles, end, content, firm };
}

/** Most lines open with a word of several letters. */
const mayOpen = new RegExp(
	`^(?:[\\d([§]|[A-Za-z]{1,6}[.)]|[IVXL]{1,6}\\s[-–—]|[IVX]{1,6}\\s+[-–—]|${anyOf(numberingWords)}\\b)`,
	"iu",
);

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };
const firstLetter = 0x61;

/** The number of a letter or Roman numeral: `C.` can only be 3, `V)` is 22 or 5. */
export function countValues(sign: string): number[] {
	const letters = /^\(?([a-z]+)[.)]$/i.exec(sign)?.[1]?.toLowerCase();
	if (letters === undefined) return [];
	const alphabet = letters.length === 1 ? [letters.charCodeAt(0) - firstLetter + 1] : [];
	return /^[ivxl]+$/.test(letters) ? [...alphabet, romanValue(letters)] : alphabet;
}

function romanValue(letters: string): number {
	const digits = [...letters].map((letter) => romanDigits[letter] ?? 0);
	return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
}

const signs = "=-~*_#^+—–";
const least = 3;

/** Whether a row is nothing but one sign, three times or more, spaces between them or not. */
export function isRuleLine(text: string, { from, to }: Row): boolean {
	const sign = text.charAt(from);
	if (!signs.includes(sign)) return false;
	let count = 0;
	for (let at = from; at < to; at++) {
		const here = text.charAt(at);
		if (here === sign) count++;
		else if (here !== " ") return false;
	}
	return count >= least;
}
