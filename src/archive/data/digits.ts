/**
 * Whole numbers as letters, as the data files of the archive page hold them: five bits a letter, the lowest first.
 * The letters stand in a script as they are, without one that would have to be escaped.
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

/** The numbers that some letters stand for, each told to `take`. */
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

/** A single letter says how many are shared. */
const most = 31;

/** Words in order as one text, each without the letters that it shares with the one before it. */
export function frontCoded(words: readonly string[]): string {
	let before = "";
	return words
		.map((word) => {
			const shared = sharedLength(before, word);
			before = word;
			return digits(shared) + word.slice(shared);
		})
		.join(" ");
}

/** The words that `frontCoded` made one text of. */
export function frontDecoded(text: string): string[] {
	let before = "";
	if (text === "") return [];
	return text.split(" ").map((code) => {
		before = before.slice(0, numbersIn(code.charAt(0))[0] ?? 0) + code.slice(1);
		return before;
	});
}

function sharedLength(one: string, other: string): number {
	let at = 0;
	while (at < most && at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at++;
	// Half of a letter beyond the basic plane can't be written.
	return /[\ud800-\udbff]/.test(one.charAt(at - 1)) ? at - 1 : at;
}
