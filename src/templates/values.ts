/** The values of a template's data: made later, safe in one format, and as words. */
import { squash } from "../text/squash.ts";

/** A value that is made when a template first asks for it: a function, as the engine calls them. */
export type Later<T> = () => T;

/** A value that is made once. */
export function later<T extends NonNullable<unknown>>(make: () => T): Later<T> {
	let made: T | null = null;
	return () => {
		made ??= make();
		return made;
	};
}

/** Data with plain values where they are made later: what programs and the engine see. */
export type Plain<T> =
	T extends Later<infer V>
		? Plain<V>
		: T extends SafeText
			? T
			: T extends readonly (infer E)[]
				? readonly Plain<E>[]
				: T extends object
					? { readonly [K in keyof T]: Plain<T[K]> }
					: T;

/** A value of the data itself, whenever it is made: it may be there already. */
export function now<T>(value: Later<T> | T): T {
	return isLater(value) ? value() : value;
}

/**
 * The same data with getters in place of functions, for the engine: it calls a function behind a dot, but not in the pairs
 * of an object that a template goes through. It is a copy, one of each object, as templates compare them.
 */
export function withGetters<T extends object>(data: T): Plain<T> {
	return copied(data, new Map()) as Plain<T>;
}

function copied(data: object, copies: Copies): object {
	const copy =
		copies.get(data) ??
		(Array.isArray(data) ? data.map((value) => partWithGetters(value, copies)) : copyOf(data, copies));
	copies.set(data, copy);
	return copy;
}

type Copies = Map<object, object>;

function copyOf(data: object, copies: Copies): object {
	const copy: Record<string, unknown> = Object.create(Object.getPrototypeOf(data));
	for (const [key, value] of Object.entries(data)) {
		if (isLater(value)) {
			const get = later(() => partWithGetters(value(), copies));
			Object.defineProperty(copy, key, { enumerable: true, get });
		} else copy[key] = partWithGetters(value, copies);
	}
	return copy;
}

function partWithGetters<T>(value: T, copies: Copies): T | object {
	const isPlain = typeof value === "object" && value !== null && !(value instanceof SafeText);
	return isPlain ? copied(value, copies) : value;
}

const isLater = <T>(value: Later<T> | T): value is Later<T> => typeof value === "function";

/** For `JSON.stringify`: data with all that is in them. */
export function allNow(_key: string, value: unknown): unknown {
	const made = now(value);
	return made instanceof SafeText ? made.toJSON() : made;
}

/** The formats that reports bring along themselves. */
export type SafeKind = "html" | "markdown" | "text";

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
	toJSON(): { readonly safe: SafeKind; readonly text: string } {
		return { safe: this.#kind, text: this.#text };
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
