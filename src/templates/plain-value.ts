/** Any value of a template's data as words: what stands where a template prints it. */

import { squash } from "../text/squash.ts";
import { now } from "./later.ts";

/** The words of a value; lists are joined, people are called by their form of address. */
export function wordsOf(value: unknown): string {
	if (value === null || value === undefined) return "";
	if (typeof value !== "object") return String(value);
	if (Array.isArray(value))
		return value
			.map(wordsOf)
			.filter((words) => words !== "")
			.join(", ");
	const { raw, name, honorific, title, heading, label, text } = value as Readonly<Record<string, unknown>>;
	if (typeof name === "string") return typeof honorific === "string" ? `${honorific} ${name}` : name;
	for (const own of [raw, title, now(text), heading, label]) if (typeof own === "string") return own;
	return Object.hasOwn(value, "size") ? String(value) : "";
}

/** A word with a capital, all others small. */
export function capitalized(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** Words without what no format can hold: control characters and halves of surrogate pairs. */
export function cleanWords(value: unknown): string {
	return writable(wordsOf(value));
}

/** Text with a space or a sign for each character that no format can hold. */
export function writable(text: string): string {
	return mayBeUnwritable.test(text) ? text.replace(unwritable, (each) => (/\s/.test(each) ? " " : "\uFFFD")) : text;
}

/** The same on one line. */
export function cleanLine(value: unknown): string {
	return squash(cleanWords(value));
}

/** With whole pairs too, as it looks at each half by itself: the other is only compiled for texts that need it. */
const mayBeUnwritable = /[^\t\n\r -~\xa0-\ud7ff\ue000-\ufffd]/;
const unwritable = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;
