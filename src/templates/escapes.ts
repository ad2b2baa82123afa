/** Values as words at each kind of place: in HTML and XML, in Markdown, in YAML, JSON and CSV, in plain text; and texts that are safe in one format already. */
import { safeHref } from "../text/links.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";

/** The formats that reports bring along themselves. */
export type SafeKind = "html" | "markdown" | "text";

/** By this key it is known: no form gives such a name to a field or a section. */
const asSafe = "<safe>";

/** Such a text. If a filter changes its words, the result is plain text again. */
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

	/** The result of `JSON.parse`. */
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

/** Words without what no format can contain: control characters and halves of surrogate pairs. */
export function cleanWords(value: unknown): string {
	return writable(wordsOf(value));
}

/** Text with a space or a sign for each character that no format can hold. */
export function writable(text: string): string {
	return mayBeUnwritable.test(text) ? text.replace(unwritable, (each) => (/\s/.test(each) ? " " : "\uFFFD")) : text;
}

/** The same on one line. */
export function cleanLine(value: unknown): string {
	return collapseWhiteSpace(cleanWords(value));
}

/** With whole pairs too, as it looks at each half by itself: the other is only compiled for texts that need it. */
const mayBeUnwritable = /[^\t\n\r -~\xa0-\ud7ff\ue000-\ufffd]/;
const unwritable = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;

/** Turns any value into text that is nothing but words at one kind of place. */
export type Escape = (value: unknown) => string;

/** A value as JSON on one line, which is YAML too: numbers and lists stay what they are. */
export const jsonValue: Escape = (value) =>
	// JSON allows these characters, but some of them are line ends in YAML.
	(JSON.stringify(plain(value)) ?? "null").replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (sign) => {
		return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
	});

/** Words in a text with double quotes, in JSON or YAML. */
export const jsonWords: Escape = (value) => jsonValue(cleanWords(value)).slice(1, -1);

/** Words in a text with single quotes, in YAML. */
export const quotedWords: Escape = (value) => cleanLine(value).replaceAll("'", "''");

function plain(value: unknown): unknown {
	if (value === undefined) return null;
	if (value instanceof SafeText) return cleanWords(value);
	if (typeof value === "object" && value !== null && !Array.isArray(value) && !("name" in value)) return wordsOf(value);
	return Array.isArray(value) ? value.map(plain) : value;
}

/** A sign that spreadsheets take for a formula, in any width, also behind blanks and signs that nobody sees. */
const formula = /^[=+\-@|%＝＋－＠｜％﹢﹣﹦−]/;
const shown = /[^\s\p{Cf}\p{Cc}\uFFFD]/u;

/** A cell of a table. Quoted, always; a formula gets an apostrophe before it. */
export const csvCell: Escape = (value) => {
	const words = cleanWords(value);
	const inert = isFormula(words) && !/^-?\d+(?:\.\d+)?$/.test(words) ? `'${words}` : words;
	return `"${inert.replaceAll('"', '""')}"`;
};

function isFormula(words: string): boolean {
	return /^[\t\r\n]/.test(words) || formula.test(words.charAt(words.search(shown)));
}

/** Words on a line of plain text; prose keeps its lines. */
export const textLine: Escape = (value) => (SafeText.is(value, "text") ? cleanWords(value) : cleanLine(value));

/** Words on a line of Markdown. */
export const markdownWords: Escape = (value) =>
	cleanLine(value)
		.replace(/[\\`*_[\]<>|~$&!]/g, "\\$&")
		// What would open a heading, a list, a rule or, at the top, data at the start of a line.
		.replace(/^[#+={-]|(?<=^\d+)[.)]/, "\\$&")
		.replace(/(?<![#\\])#+$/, (signs) => "\\#".repeat(signs.length));

/** Where a block may begin, prose that is Markdown already stays so: each of its lines stands in the same quotes and items. */
export function markdownBlock(line: string): Escape {
	const below = line.replace(/[^>\s]/g, " ");
	return (value) => {
		if (!SafeText.is(value, "markdown")) return markdownWords(value);
		const [first = "", ...rest] = writable(String(value)).split("\n");
		return [first, ...rest.map((text) => (text === "" ? below.trimEnd() : below + text))].join("\n");
	};
}

/** Words right behind a `]`, which must not make it a link or a reference. */
export const markdownBehindBracket: Escape = (value) => markdownWords(value).replace(/^[(:[]/, "\\$&");

/** Words right behind a digit, or what may be one, which must not make it the number of a list. */
export const markdownBehindNumber: Escape = (value) => markdownWords(value).replace(/^[.)]/, "\\$&");

/** Words in the title of a link, whatever quotes that has. */
export const markdownTitle: Escape = (value) =>
	markdownWords(value).replace(/\\.|["'()]/g, (sign) => (sign.length > 1 ? sign : `\\${sign}`));

/** An address between angle brackets or in the brackets of a link. */
export const markdownAddress: Escape = (value) => {
	const href = safeHref(cleanWords(value).trim());
	return href === null ? "#" : href.replace(/[\\<>()[\]`*_|~$&]/g, percent);
};

// `&` may be part of a reference such as `&lt;`, which Markdown reads in addresses too.
const percent = (sign: string): string =>
	/[&_~*$]/.test(sign) ? `\\${sign}` : `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

const references: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Words between tags or in a quoted attribute. */
export const markupWords: Escape = (value) => {
	const words = wordsOf(value);
	if (!mayChange.test(words)) return words;
	return writable(words).replace(active, (sign) => references[sign] ?? "");
};

const active = /[&<>"']/g;
/** All but signs that stay as they are, whatever stands beside them: one question for most words. */
const mayChange = /[^\t\n\r !#-%(-;=?-~\xa0-\ud7ff\ue000-\ufffd]/;

/** Between the tags of a page: prose that is HTML already stays so. */
export const htmlText: Escape = (value) => (SafeText.is(value, "html") ? writable(String(value)) : markupWords(value));

/** A whole address: the web and mail only; any other leads nowhere. */
export const wholeAddress: Escape = (value) => markupWords(safeHref(cleanWords(value).trim()) ?? "#");

/** A piece of an address behind `?`, `#` or a slash. */
export const addressPiece: Escape = (value) =>
	encodeURIComponent(cleanWords(value)).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
