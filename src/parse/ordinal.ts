/** Reads the number or letter that a heading opens with: `4.`, `(2)`, `15/023`, `IV.`, `Item 3:`, `AA.` */
import { isSpace, skipSpaces } from "../text/spaces.ts";

/** A number or letter in front of a heading's words. */
export interface Ordinal {
	readonly styles: readonly ("numbered" | "lettered")[];
	/** Behind its last sign. */
	readonly end: number;
	/** Where the words begin. */
	readonly content: number;
	/** Beyond doubt: `2015 was a dry year` opens with a number that is none. */
	readonly firm: boolean;
}

const longest = 24;
const spelled = /^(?:agenda\s+)?(?:item|topic|point|no\.?|nr\.?|§)\s*\d+(?:\.\d+)*[.:)]?(?:\s*[-–—](?=\s))?(?=\s)/iu;
const digits =
	/^(?:\d{1,4}(?:[./-]\d{1,4}){0,4}[.):\]]?|\(\d{1,4}(?:[./-]\d{1,4}){0,4}\)|\[\d{1,4}(?:[./-]\d{1,4}){0,4}\])(?:\s*[-–—](?=\s))?(?=\s)/u;
const romans =
	/^(?:\(?(?=[IVXLivxl])(?:X{0,3}(?:IX|IV|V?I{0,3})|x{0,3}(?:ix|iv|v?i{0,3}))[.)]|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\s+[-–—])(?=\s)/u;
const letters = /^(?:\((?:[A-Z]{1,2}|[a-z])\)|(?:[A-Z]{1,2}|[a-z])[.)])(?=\s)/u;

/** The ordinal at an offset; null where the line opens with a word. */
export function readOrdinal(text: string, from: number, to: number): Ordinal | null {
	const head = text.slice(from, Math.min(to, from + longest));
	if (!mayOpen.test(head)) return null;
	const number = spelled.exec(head) ?? digits.exec(head);
	if (number !== null) return ordinal(text, { styles: ["numbered"], sign: number[0], from, to });
	const roman = romans.exec(head)?.[0] ?? "";
	const letter = letters.exec(head)?.[0] ?? "";
	if (roman === "" && letter === "") return null;
	const styles = [...(roman === "" ? [] : ["numbered" as const]), ...(letter === "" ? [] : ["lettered" as const])];
	return ordinal(text, { styles, sign: roman.length > letter.length ? roman : letter, from, to });
}

/** Most lines open with a word of several letters. */
const mayOpen =
	/^(?:[\d([§]|[A-Za-z]{1,6}[.)]|[IVXL]{1,6}\s[-–—]|[IVX]{1,6}\s+[-–—]|(?:agenda|item|topic|point|no|nr)\b)/iu;

interface Found {
	readonly styles: Ordinal["styles"];
	readonly sign: string;
	readonly from: number;
	readonly to: number;
}

function ordinal(text: string, { styles, sign, from, to }: Found): Ordinal | null {
	const end = from + sign.length;
	const content = skipSpaces(text, end, to);
	if (content >= to) return null;
	const closed = /[^\d\s]/u.test(sign);
	return { styles, end, content, firm: closed || (isSpace(text.charCodeAt(end + 1)) && content > end + 1) };
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };
const firstLetter = 0x61;

/** What a letter or Roman figure counts, as one or as the other: `C.` is 3 and nothing else, `V)` is 22 or 5. */
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
