/** Values in YAML, JSON and CSV. */
import { cleanLine, cleanWords, wordsOf } from "../plain-value.ts";
import { SafeText } from "../safe-text.ts";
import type { Escape } from "./escape.ts";

/** A value as JSON on one line, which is YAML too: numbers and lists stay what they are. */
export const jsonValue: Escape = (value) => {
	const json = JSON.stringify(plain(value)) ?? "null";
	// JSON lets these stand, YAML takes some of them for line ends.
	return json.replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (sign) => {
		return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
	});
};

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
