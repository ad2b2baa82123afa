/** Reads the bullet or number that a line opens with. */
import { isSpace, skipSpaces } from "../text/spaces.ts";

/** A bullet or number, read from one line alone. */
export interface Marker {
	readonly kind: "bullet" | "number";
	/** The bullet itself, or how the number is written: `1.`, `a)`, `(i)`, `2.1.#` */
	readonly style: string;
	/** 0 for a bullet. */
	readonly ordinal: number;
	readonly start: number;
	readonly end: number;
	/** Where the words behind it begin. */
	readonly content: number;
	/** The other reading of a letter that is a Roman number too. */
	readonly other: { readonly style: string; readonly ordinal: number } | null;
}

/** These stand for nothing else, so they need no space behind them. */
const plainBullets = "•‣▪◦·●○■▸►⁃";
/** These are dashes, stars and a letter first: a space must follow. */
const spacedBullets = "-–—*o";
const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const longestNumber = 12;

/** The bullet or number at `from`, or null; whether it makes a list is decided by its neighbours. */
export function readMarker(text: string, from: number, to: number): Marker | null {
	mayBeMarker.lastIndex = from;
	if (!mayBeMarker.test(text)) return null;
	return readBullet(text, from, to) ?? readNumber(text, from, to);
}

/** Hardly a line of words opens like this. A number has no more than four letters: `viii.` */
const mayBeMarker = /[•‣▪◦·●○■▸►⁃]|[-–—*o]\s|[\d(]|\S{1,4}[.)]\s/uy;

function readBullet(text: string, from: number, to: number): Marker | null {
	const style = text.charAt(from);
	const end = from + 1;
	const plain = plainBullets.includes(style);
	if (!plain && !(spacedBullets.includes(style) && end < to && isSpace(text.charCodeAt(end)))) return null;
	if (!plain && strayMarks(text, from, to).length > 0) return null;
	return { kind: "bullet", style, ordinal: 0, start: from, end, content: skipSpaces(text, end, to), other: null };
}

/** Two or more stars or dashes, each with a space behind it, that open a line: offsets of marks that are no list. */
export function strayMarks(text: string, from: number, to: number): number[] {
	const offsets: number[] = [];
	let at = from;
	while (at + 1 < to && "*-–".includes(text.charAt(at)) && isSpace(text.charCodeAt(at + 1))) {
		offsets.push(at);
		at = skipSpaces(text, at + 1, to);
	}
	const wordless = at + 1 >= to && "*-–".includes(text.charAt(at));
	return offsets.length > 1 && !wordless ? offsets : [];
}

function readNumber(text: string, from: number, to: number): Marker | null {
	let end = from;
	const limit = Math.min(to, from + longestNumber);
	while (end < limit && !isSpace(text.charCodeAt(end))) end++;
	if (end === to || !isSpace(text.charCodeAt(end))) return null;
	const token = text.slice(from, end);
	const reading = readToken(token);
	if (reading === null) return null;
	const { style, ordinal, other } = reading;
	return { kind: "number", style, ordinal, start: from, end, content: skipSpaces(text, end, to), other };
}

type Reading = Pick<Marker, "style" | "ordinal" | "other">;

function readToken(token: string): Reading | null {
	const open = token.startsWith("(") ? "(" : "";
	const close = token.endsWith(")") ? ")" : token.endsWith(".") ? "." : "";
	const core = token.slice(open.length, token.length - close.length);
	if (core === "" || (open === "(" && close !== ")")) return null;
	if (isDigit(core.charCodeAt(0))) return readDigits(core, open, close);
	return close === "" ? null : readLetters(core, open, close);
}

function readDigits(core: string, open: string, close: string): Reading | null {
	for (let at = 0; at < core.length; at++) if (!isDigit(core.charCodeAt(at)) && core[at] !== ".") return null;
	const dot = core.lastIndexOf(".");
	if (close === "" && dot < 0) return null;
	const digits = core.slice(dot + 1);
	if (digits === "" || digits.length > 3 || core.includes("..")) return null;
	const style = dot < 0 ? `${open}1${close}` : `${core.slice(0, dot + 1)}#`;
	return { style, ordinal: Number(digits), other: null };
}

function readLetters(core: string, open: string, close: string): Reading | null {
	const small = core.toLowerCase();
	if (core !== small && close === ".") return null;
	const roman = romans.indexOf(small) + 1;
	const romanReading = { style: `${open}i${close}`, ordinal: roman, other: null };
	if (small.length > 1 || small < "a" || small > "z") return roman > 0 ? romanReading : null;
	return { style: `${open}a${close}`, ordinal: small.charCodeAt(0) - 96, other: roman > 0 ? romanReading : null };
}

function isDigit(unit: number): boolean {
	return unit >= 48 && unit <= 57;
}
