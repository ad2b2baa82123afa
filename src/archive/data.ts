/** The content of the data files of the archive page: written by the program, read by the page. */
import type { GoalColours } from "../output/goal-colours.ts";

/** What reports can be narrowed by, and how its values are shown. */
export type FacetKind = "year" | "goals" | "tags" | "people" | "text" | "form";

/** One facet: its values, and which report has which. */
export interface FacetData {
	/** Names it in addresses. */
	readonly key: string;
	readonly label: string;
	readonly kind: FacetKind;
	/** Whether the table has a column for it. */
	readonly column: boolean;
	readonly values: readonly string[];
	/** For each report which values it has, by their places in `values`. */
	readonly of: readonly (readonly number[])[];
}

/** What is known of a goal beside its number. */
export interface GoalData {
	readonly number: number;
	readonly name: string;
	readonly colours: GoalColours | null;
}

/** `reports.js`: all that the first view needs. */
export interface ReportsData {
	readonly titles: readonly string[];
	/** EDTF; "" if there is no date. */
	readonly dates: readonly string[];
	/** Of each report, the main one first: below the archive, with `/`, not yet fit for an address. */
	readonly pages: readonly (readonly string[])[];
	readonly facets: readonly FacetData[];
	readonly goals: readonly GoalData[];
}

/** Words that are neighbours in the alphabet, with their lists in one file. */
export interface WordShard {
	/** Parted by spaces. */
	readonly words: string;
	/** In how many reports each word is, as `digits`. */
	readonly counts: string;
}

/** `words.js`: every word that is in some report. Where each is stands in `words-0.js` and so on: a list for each word. */
export interface WordsData {
	readonly shards: readonly WordShard[];
}

/** How much weight a word can have in a report: from 0 to one less. */
export const weights = 8;

/** Numbers as the page shows them, whoever writes them into it. */

/** A number as people write it. */
export const shown = (number: number): string => number.toLocaleString("en");

/** Reports, as many as there are. */
export const reportsIn = (number: number): string => `${shown(number)} ${number === 1 ? "report" : "reports"}`;

/** The years and months that a date in EDTF lies in. */

const day = /^(\d{4})(?:-(\d\d))?(?:-\d\d)?$/;

/** The years that a date names, first to last; none where it names no year. */
export function yearsOf(date: string): number[] {
	const ends = date.split("/").flatMap((end) => {
		const year = day.exec(end)?.[1];
		return year === undefined ? [] : [Number(year)];
	});
	const [first, last = first] = ends;
	if (first === undefined || last === undefined) return [];
	// A range of centuries is a slip: its ends are enough.
	if (last < first || last - first > mostYears) return first === last ? [first] : [first, last];
	return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

const mostYears = 20;

/** The month in which a date begins, counted from the year 0; null where it names none. */
export function monthOf(date: string): number | null {
	const [, year, month] = day.exec(date.split("/")[0] ?? "") ?? [];
	return year === undefined || month === undefined ? null : Number(year) * 12 + Number(month) - 1;
}

/** The first day of a date, as far as that is known, to sort and to publish by; null where it names no year. */
export function startOf(date: string): string | null {
	const start = date.split("/")[0] ?? "";
	return day.test(start) ? start : null;
}

/**
 * Whole numbers as letters, as in the data files of the archive page: five bits a letter, the lowest first. None of
 * these letters must be escaped in a script.
 */

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/** The lower half of the alphabet ends a number, the upper half goes on. */
const half = 32;

const digitValues: Uint8Array = (() => {
	const values = new Uint8Array(128);
	for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;
	return values;
})();

/** A whole number from 0 on as letters. */
export function digits(number: number): string {
	let text = "";
	let rest = number;
	while (rest >= half) {
		text += alphabet.charAt(half + (rest % half));
		rest = Math.floor(rest / half);
	}
	return text + alphabet.charAt(rest);
}

/** The numbers of some letters, each passed to `take`. */
export function eachNumber(text: string, take: (number: number) => void): void {
	let number = 0;
	let scale = 1;
	for (let at = 0; at < text.length; at++) {
		const value = digitValues[text.charCodeAt(at)] ?? 0;
		if (value >= half) {
			number += (value - half) * scale;
			scale *= half;
			continue;
		}
		take(number + value * scale);
		number = 0;
		scale = 1;
	}
}

/** The numbers that some letters stand for. */
export function numbersIn(text: string): number[] {
	const numbers: number[] = [];
	eachNumber(text, (number) => numbers.push(number));
	return numbers;
}

/** The words of a text as the search knows them; the archive page cuts what is typed in the same way. */

const ascii = /^[\0-\x7f]*$/;
/** Over megabytes of letters at once, a pattern has no room left to note where it could go back to. */
const word = /[\p{L}\p{N}\p{M}]{1,4096}/gu;
/** Scripts that put no space between words. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]{1,4096}/gu;
const mayBeUnspaced = /[\u0e00-\u0eff\u1780-\u17ff\u3040-\uffff]/;

/** Longer ones are no words: addresses, hashes, pictures in letters. */
const longest = 40;

/** A text in small letters and without accents, so that `Vélez` is found by `velez`. */
export function folded(text: string): string {
	if (ascii.test(text)) return text.toLowerCase();
	return text
		.normalize("NFKD")
		.replace(/[\u0300-\u036f]/g, "")
		.normalize("NFC")
		.toLowerCase();
}

/** The words of a text in order, each as often as it stands there; lone letters (`women's`) are none. */
export function wordsOf(text: string): string[] {
	const plain = folded(text);
	const found: string[] = [];
	for (const each of plain.match(ascii.test(plain) ? /[a-z0-9]+/g : word) ?? []) {
		if (mayBeUnspaced.test(each)) found.push(...cut(each));
		else if (each.length > 1 || isFigure(each)) found.push(short(each));
	}
	return found;
}

const isFigure = (letter: string): boolean => letter >= "0" && letter <= "9";

/** No half of a letter is left at the end. */
const short = (text: string): string =>
	text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");

/** Text without spaces is cut at every letter, two of them a word; the last one alone too, so that it can be found. */
function cut(text: string): string[] {
	const found: string[] = [];
	let end = 0;
	for (const run of text.matchAll(unspaced)) {
		found.push(...wordsOf(text.slice(end, run.index)));
		const letters = [...run[0]];
		for (let at = 0; at < letters.length; at++) found.push(letters.slice(at, at + 2).join(""));
		end = run.index + run[0].length;
	}
	const rest = text.slice(end);
	if (end === 0) return [short(text)];
	return rest === "" ? found : [...found, ...wordsOf(rest)];
}
