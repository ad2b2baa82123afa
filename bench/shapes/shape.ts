/** What a shape of hostile notes is made with. */

/** Hostile notes of any length. */
export interface Shape {
	readonly name: string;
	/** Notes of about a length, in characters. */
	readonly make: (length: number) => string;
	/** What the notes are called; `notes.txt` without one. */
	readonly path?: string;
	/** How the notes are saved; UTF-8 without one. */
	readonly save?: (text: string) => Uint8Array;
}

/** A stretch of text of about a length. */
export type Filling = (length: number) => string;

/** The same text, repeated. */
export function again(unit: string): Filling {
	return (length) => unit.repeat(Math.ceil(length / unit.length));
}

/** A piece for each number, so that no two need be the same. */
export function counted(piece: (at: number) => string): Filling {
	return (length) => {
		const pieces: string[] = [];
		for (let left = length; left > 0; left -= (pieces.at(-1) ?? "").length) pieces.push(piece(pieces.length));
		return pieces.join("");
	};
}

/** A name of two words that few other numbers have. */
export function nameOf(at: number): string {
	return `${wordOf(at * 7919)} ${wordOf(at * 104_729 + 13)}`;
}

const consonants = "bdfghklmnprstvz";
const vowels = "aeiou";

/** A word of six letters that begins large. */
export function wordOf(at: number): string {
	let left = at;
	let word = "";
	for (let letter = 0; letter < 6; letter++) {
		const letters = letter % 2 === 0 ? consonants : vowels;
		word += letters.charAt(left % letters.length);
		left = Math.floor(left / letters.length);
	}
	return word.charAt(0).toUpperCase() + word.slice(1);
}

const header = "Date: 2 February 2016\nReporter: Ada Moss\n";

/** The filling is all there is. */
export function bare(name: string, filling: Filling): Shape {
	return { name, make: filling };
}

/** The filling stands below the heading of a section. */
export function inSummary(name: string, filling: Filling): Shape {
	const opening = `${header}\nBrief summary of presentation of information made\n\n`;
	return { name, make: (length) => `${opening}${filling(length - opening.length)}\n` };
}

/** The filling is the value of a field. */
export function inField(name: string, label: string, filling: Filling): Shape {
	const opening = `${label}: `;
	return { name, make: (length) => `${opening}${filling(length - opening.length)}\n` };
}

/** The filling stands among the fields. */
export function amongFields(name: string, filling: Filling): Shape {
	return { name, make: (length) => `${header}${filling(length - header.length)}\n` };
}
