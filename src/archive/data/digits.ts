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
