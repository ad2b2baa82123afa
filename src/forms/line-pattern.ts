/**
 * Patterns for whole paragraphs: literal text in which `*` stands for any run of characters. They are no regular
 * expressions, so that none can run for ever on a hostile line. Letter case and the width of white space don't matter.
 */

import { hasWord } from "../text/ascii.ts";
import { fold } from "../text/normalize.ts";
import { skipSpaces } from "../text/spaces.ts";
import { squash } from "../text/squash.ts";

/** A pattern for whole paragraphs, tried in time that grows no faster than the text. */
export interface LinePattern {
	test(text: string): boolean;
	/** False where no text that is like it begins with this character, white space aside. */
	mayOpen(character: string): boolean;
}

/** Compiles a pattern; `patternFault` says beforehand whether it is one. */
export function linePattern(pattern: string): LinePattern {
	const [first = "", ...rest] = tidy(pattern).split(star).map(literal);
	const last = rest.pop();
	return {
		mayOpen: (character) => startsAlike(character, first),
		test(text) {
			if (!startsAlike(text, first)) return false;
			if (last === undefined) return tidy(text) === first;
			// An empty `*` in front takes the space behind it along.
			const line = first === "" ? ` ${tidy(text)}` : tidy(text);
			if (!line.startsWith(first) || !line.endsWith(last)) return false;
			return inOrder(line, rest, first.length) <= line.length - last.length;
		},
	};
}

/** A star behind a backslash is one that is written. */
const star = /(?<!\\)\*/u;

/** What a literal of a pattern stands for. */
export function literal(text: string): string {
	return text.replaceAll("\\*", "*");
}

/** What is wrong with a pattern, as what was expected instead; null when it is fine. */
export function patternFault(pattern: string): string | null {
	return expressionFault(pattern) ?? (hasWord(pattern) ? null : "at least one letter or digit besides `*`");
}

/** The same for lines that may consist of signs alone, such as the `---` around front matter. */
export function signPatternFault(pattern: string): string | null {
	return expressionFault(pattern) ?? (/[^\s*]/u.test(pattern) ? null : "at least one character besides `*`");
}

function expressionFault(pattern: string): string | null {
	if (!/^\^|\$$|^\/.*\/[a-z]*$|(?<!\.)\.[*+]|[)\]][*+]|\\[a-z]|\(\?/iu.test(pattern)) return null;
	return "literal text in which `*` stands for any run of characters, not a regular expression";
}

/** Where the last of the parts ends, each sought behind the one before; infinity when one is not there. */
function inOrder(line: string, parts: readonly string[], from: number): number {
	let at = from;
	for (const part of parts) {
		const found = line.indexOf(part, at);
		if (found === -1) return Number.POSITIVE_INFINITY;
		at = found + part.length;
	}
	return at;
}

function tidy(text: string): string {
	return squash(fold(text));
}

// Nearly every paragraph is no boilerplate: its first visible character says so without a copy of it.
function startsAlike(text: string, first: string): boolean {
	if (!isPlain(first.charCodeAt(0))) return true;
	const at = skipSpaces(text, 0, text.length);
	const actual = text.charAt(at);
	if (isPlain(actual.charCodeAt(0))) return actual.toLowerCase() === first.charAt(0);
	// One half of a character, or one that leaves nothing visible, says nothing.
	const visible = isHalf(actual.charCodeAt(0)) ? "" : fold(actual).trimStart();
	return visible === "" || visible.charAt(0) === first.charAt(0);
}

function isPlain(code: number): boolean {
	return code > 0x20 && code < 0x7f;
}

/** Whether a UTF-16 unit is one of the two that make a character. */
function isHalf(unit: number): boolean {
	return unit >= 0xd800 && unit <= 0xdfff;
}
