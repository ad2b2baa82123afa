/** The values of a template's data: made when they are asked for, safe in one format, and as words. */
import { later } from "../text/later.ts";
import { squash } from "../text/squash.ts";

/** Adds values to some data that are made when they are first asked for. */
export function withLater<T extends object, L extends Readonly<Record<string, NonNullable<unknown>>>>(
	data: T,
	makers: { readonly [Key in keyof L]: () => L[Key] },
): T & L {
	for (const key in makers) Object.defineProperty(data, key, { enumerable: true, get: later(makers[key]) });
	return data as T & L;
}

/** The formats that reports bring along themselves. */
export type SafeKind = "html" | "markdown" | "text";

/** By this key it is known: no form gives such a name to a field or a section. */
const asSafe = "<safe>";

/** Such a text. Its words can't be changed and kept safe: what a filter makes of it is plain text again. */
export class SafeText {
	/** For templates, which ask whether there is any. */
	readonly size: number;
	readonly #kind: SafeKind;
	readonly #text: string;

	constructor(kind: SafeKind, text: string) {
		this.#kind = kind;
		this.#text = text;
		this.size = text.length;
	}

	/** Whether a value may go out as it stands in a format. */
	static is(value: unknown, kind: SafeKind): value is SafeText {
		return value instanceof SafeText && value.#kind === kind;
	}

	/** How it travels to another process. */
	toJSON(): Readonly<Record<string, string>> {
		return { [asSafe]: this.#kind, text: this.#text };
	}

	/** What `JSON.parse` makes of it there. */
	static revived(_key: string, value: unknown): unknown {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, asSafe)) return value;
		const { [asSafe]: kind, text } = value as Readonly<Record<string, string>>;
		return new SafeText(kind as SafeKind, text ?? "");
	}

	toString(): string {
		return this.#text;
	}
}

/** Safe text; none is "", so that templates find it empty. */
export function safeText(kind: SafeKind, text: string): SafeText | "" {
	return text === "" ? "" : new SafeText(kind, text);
}

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
	for (const own of [raw, title, text, heading, label]) if (typeof own === "string") return own;
	return value instanceof SafeText ? String(value) : "";
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
