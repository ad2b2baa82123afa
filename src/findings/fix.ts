/** What can be fixed automatically, with the smallest change. */
import type { Position } from "unist";
import { edits } from "../text/edits.ts";
import { isArticle, labelWords } from "../text/normalize.ts";
import { isSpace } from "../text/spaces.ts";
import type { Finding } from "./finding.ts";

/** What to put in place of some characters. */
export interface Fix {
	readonly position: Position;
	/** The exact text that must be there for the fix to be right. */
	readonly raw: string;
	readonly text: string;
}

/** The fix of a finding; null if only a person can know what is right, or the file must not be changed. */
export function fixOf(finding: Finding): Fix | null {
	const { position } = finding;
	if (position === null || finding.unfixable) return null;
	if (finding.code === "mojibake" && finding.expected !== null)
		return { position, raw: finding.raw, text: finding.expected };
	if (finding.code !== "misspelled-label") return null;
	const text = respell(finding.label, finding.expected);
	return isDoubtful(finding.label, text) ? null : { position, raw: finding.label, text };
}

/** Whether a word of a label may be another one as well, as `Unrelated` for `Related` is, or `Tabs` for `Tags`. */
function isDoubtful(label: string, repaired: string): boolean {
	const words = split(label.toLowerCase()).filter(isWord).map(core);
	const wanted = split(repaired.toLowerCase()).filter(isWord).map(core);
	if (words.length !== wanted.length) {
		// Words that the label has not, as in `Sumary for Geneva`, would be lost; those of a torn one, as in `Re porter`, not.
		const [from, to] = [words, wanted].map((each) => each.filter(isNoArticle).join(""));
		return words.length > wanted.length && distance(from ?? "", to ?? "") > 2;
	}
	for (const [at, word] of words.entries()) if (isOther(word, wanted[at] ?? "")) return true;
	return false;
}

/** Whether two words differ by more than a slip: in how they begin, in more than one place, or, if short, in a letter. */
function isOther(word: string, wanted: string): boolean {
	if (word === wanted) return false;
	const isSwapped = word[0] === wanted[1] && word[1] === wanted[0];
	if ((word[0] !== wanted[0] && !isSwapped) || distance(word, wanted) > (wanted.length < 8 ? 1 : 2)) return true;
	const letters = (each: string): string => [...each].sort().join("");
	return wanted.length < 6 && word.length === wanted.length && letters(word) !== letters(wanted);
}

/** The fix of a finding in a text; none if the text there differs, for example because of an escape. */
export function fixIn(finding: Finding, text: string | null): Fix | null {
	const fix = fixOf(finding);
	if (fix === null || text === null || fix.text === fix.raw) return null;
	return text.slice(fix.position.start.offset, fix.position.end.offset) === fix.raw ? fix : null;
}

/**
 * A label with its misspelt words corrected. Everything else stays as written: spaces and line ends between words,
 * letter case, plurals, British spelling, a `?` or `(s)` after the last word. If the words can't be paired, it is the
 * expected label, unchanged.
 */
export function respell(written: string, expected: string): string {
	const pieces = split(written);
	const wanted = split(expected).filter(isWord);
	if (pieces.filter(isWord).length === wanted.length) return replaced(pieces, wanted, isWord);
	const bare = wanted.filter(isNoArticle);
	const isBare = (piece: string): boolean => isWord(piece) && isNoArticle(piece);
	return pieces.filter(isBare).length === bare.length ? replaced(pieces, bare, isBare) : expected;
}

/** How many edits lead from a label to another; infinite where their words don't pair off. */
export function spellingDistance(written: string, expected: string): number {
	const [from, to] = [written, expected].map((label) => split(label).filter(isWord).filter(isNoArticle));
	if (from === undefined || to === undefined || from.length !== to.length) return Number.POSITIVE_INFINITY;
	return from.reduce((sum, word, index) => sum + distance(core(word), core(to[index] ?? "")), 0);
}

/** Words and the white space between them, in turn. */
function split(label: string): string[] {
	const pieces: string[] = [];
	let start = 0;
	for (let at = 1; at <= label.length; at++) {
		if (at < label.length && isSpace(label.charCodeAt(at)) === isSpace(label.charCodeAt(start))) continue;
		pieces.push(label.slice(start, at));
		start = at;
	}
	return pieces;
}

const isWord = (piece: string): boolean => !isSpace(piece.charCodeAt(0));
const isNoArticle = (word: string): boolean => !isArticle(word.toLowerCase());

function replaced(pieces: readonly string[], wanted: readonly string[], counts: (piece: string) => boolean): string {
	let next = 0;
	return pieces.map((piece) => (counts(piece) ? spelledRight(piece, wanted[next++] ?? piece) : piece)).join("");
}

/** What closes a word of a label without being a part of it. */
const tail = /(?:\(e?s\)|\/s)?[:?\-\u2010-\u2015\u2212：？]*$/;

const core = (word: string): string => word.replace(tail, "");

function spelledRight(word: string, expected: string): string {
	const stem = core(word);
	if (stem === "" || stemOf(stem) === stemOf(expected)) return word;
	const near = variants(core(expected)).map((variant) => ({ variant, cost: distance(stem, variant) }));
	const best = near.reduce((one, other) => (other.cost < one.cost ? other : one));
	return inCaseOf(stem, best.variant) + word.slice(stem.length);
}

const stemOf = (word: string): string => labelWords(word)[0]?.stem ?? "";

/** The form's word first, then its equivalents: plural or singular, and British spelling. */
function variants(word: string): readonly string[] {
	const other = /s$/i.test(word) ? word.slice(0, -1) : `${word}s`;
	return [word, other].flatMap((each) => [
		each,
		each.replace(/iz(?=e|ing|ation)/, "is"),
		each.replace(/or(?=s?$)/, "our"),
	]);
}

function distance(written: string, expected: string): number {
	const [from, to] = [written.toLowerCase(), expected.toLowerCase()];
	return edits(from, to, Math.max(from.length, to.length));
}

/** In capitals, in small letters, or capitalised, like the written word; else as in the form. */
function inCaseOf(written: string, expected: string): string {
	const [upper, lower] = [expected.toUpperCase(), expected.toLowerCase()];
	if (written === written.toLowerCase()) return lower;
	if (written.length > 1 && written === written.toUpperCase()) return upper;
	const hasCapitalInFront = written.slice(1) === written.slice(1).toLowerCase();
	return hasCapitalInFront && expected !== upper ? upper.charAt(0) + lower.slice(1) : expected;
}
