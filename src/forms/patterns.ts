/**
 * Patterns of a form: literal text in which `*` stands for any run of characters, and `{name}` for what is taken out. They
 * are no regular expressions, so that none can run for ever on a hostile line: each literal is sought once, behind the one
 * before. Letter case and the width of white space don't matter.
 */
import { hasWord } from "../text/ascii.ts";
import { type Folded, fold, foldedWithOffsets } from "../text/normalize.ts";
import { collapseWhiteSpace, skipSpaces } from "../text/spaces.ts";

/** A pattern for whole paragraphs, tried in time that grows no faster than the text. */
export type LinePattern = Readonly<ReturnType<typeof linePattern>>;

/** Compiles a pattern; `patternFault` says beforehand whether it is one. */
export function linePattern(pattern: string) {
	const [first = "", ...rest] = tidy(pattern).split(star).map(literal);
	const last = rest.pop();
	const fits = (tidied: string): boolean => {
		// An empty `*` in front takes the space behind it along.
		const line = first === "" ? ` ${tidied}` : tidied;
		if (last === undefined) return line === first;
		if (!line.startsWith(first) || !line.endsWith(last)) return false;
		return inOrder(line, rest, first.length) <= line.length - last.length;
	};
	return {
		/** What the text opens with, made comparable. */
		first,
		/** Whether a line fits that is tidied already. */
		fits,
		test: (text: string): boolean => startsAlike(text, first) && fits(tidy(text)),
	};
}

/** A star behind a backslash is one that is written. */
const star = /(?<!\\)\*/u;

/** The meaning of a literal in a pattern. */
function literal(text: string): string {
	return text.replaceAll("\\*", "*");
}

/** What to write instead of an invalid pattern; null if it is valid. */
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

/** Where the last of the parts ends, each searched after the one before; infinity if one is missing. */
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
	return collapseWhiteSpace(fold(text));
}

// Nearly every paragraph is no boilerplate: its first visible character says so without a copy of it.
function startsAlike(text: string, first: string): boolean {
	if (!isPlain(first.charCodeAt(0))) return true;
	const sign = firstSign(text, 0, text.length);
	return sign === "" || sign === first.charAt(0);
}

/**
 * The first visible character, made comparable; "" if it can't be compared: half a surrogate pair, or one that leaves
 * nothing visible.
 */
function firstSign(text: string, from: number, to: number): string {
	const at = skipSpaces(text, from, to);
	const actual = at < to ? text.charAt(at) : "";
	const unit = actual.charCodeAt(0);
	if (isPlain(unit)) return actual.toLowerCase();
	// Half of a character.
	return unit >= 0xd800 && unit <= 0xdfff ? "" : fold(actual).trimStart().charAt(0);
}

function isPlain(code: number): boolean {
	return code > 0x20 && code < 0x7f;
}

/** Whether a stretch of a text, which begins with no white space, is like one of the patterns. */
export type AnyPattern = (text: string, from: number, to: number) => boolean;

/** The test of a list of patterns: a line's first character mostly refuses all of them, and it is made comparable once. */
export function anyPattern(patterns: readonly LinePattern[]): AnyPattern {
	const openers = new Set(patterns.map(({ first }) => first.charAt(0)));
	const arePlain = patterns.every(({ first }) => isPlain(first.charCodeAt(0)));
	return (text, from, to) => {
		const sign = arePlain ? firstSign(text, from, to) : "";
		if (patterns.length === 0 || (sign !== "" && !openers.has(sign))) return false;
		const tidied = tidy(text.slice(from, to));
		return patterns.some((pattern) => pattern.fits(tidied));
	};
}

/** What was taken, as offsets of the text that was tried. */
export interface Capture {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/** A pattern that captures parts of a text. */
export type CapturePattern = Readonly<ReturnType<typeof capturePattern>>;

/** A placeholder in the pattern: its name, null for `*`, and the literal text after it. */
interface Hole {
	readonly name: string | null;
	readonly behind: string;
}

const holes = /(?<!\\)\*|\{([^{}]*)\}/gu;

/** Compiles a pattern; `captureFault` says beforehand whether it is one. */
export function capturePattern(pattern: string) {
	const { text } = foldedWithOffsets(pattern);
	const found = [...text.matchAll(holes)];
	const first = literal(text.slice(0, found[0]?.index ?? text.length));
	const list: Hole[] = found.map((hole, index) => ({
		name: hole[1] ?? null,
		behind: literal(text.slice(hole.index + hole[0].length, found[index + 1]?.index ?? text.length)),
	}));
	const anchor = longestWord([first, ...list.map(({ behind }) => behind)].join(" "));
	const closed = list.at(-1)?.behind.trim();
	const second = list[0]?.behind ?? "";
	return {
		/** Whether a text begins as what is like it does, by words that leave little doubt. */
		opens: ({ text: line }: Folded): boolean =>
			line.startsWith(first) && (isTelling(first) || (isTelling(second) && line.includes(second, first.length))),
		/** Whether the pattern itself says where it ends, or continues after a full stop: it may match more than one sentence. */
		long: Boolean(closed) || list.some(({ behind }) => /[.!?]\s/u.test(behind)),
		/** False if a text in small letters can't match, found without copying the text. */
		may: (lower: string): boolean => lower.includes(anchor),
		/** The parts of a text; null if it does not match. */
		match: (folded: Folded): readonly Capture[] | null =>
			folded.text.startsWith(first) ? capture(folded, first.length, list) : null,
	};
}

/** Whether a literal is hardly found by chance: `ACTION: `, not `<`. */
function isTelling(words: string): boolean {
	return words.trim().length >= leastTelling;
}

const leastTelling = 5;

/** The longest run of plain characters in the literals: what is the same in the folded text. */
function longestWord(literals: string): string {
	return literals.split(/[^!-~]+|['`]/u).reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}

function capture({ text, offsets }: Folded, from: number, list: readonly Hole[]): Capture[] | null {
	const found: Capture[] = [];
	let at = from;
	for (const [index, { name, behind }] of list.entries()) {
		const last = index === list.length - 1;
		const open = name === null && behind.startsWith(" ");
		// An empty `*` has one space beside it, not two, and none at the text's start.
		if (open && at === 0 && text.startsWith(behind.slice(1)) && (!last || text.length === behind.length - 1)) {
			at = behind.length - 1;
			continue;
		}
		if (open && at > 0 && text.charAt(at - 1) === " ") at--;
		const end = last ? lastEnd(text, behind) : literalAt(text, behind, name === null ? at : at + 1);
		if (end < at) return null;
		const span = trimmed(text, at, end);
		if (name !== null && span.start < span.end) {
			found.push({ name, start: offsets[span.start] ?? 0, end: offsets[span.end] ?? 0 });
		} else if (name !== null && !last) return null;
		at = Math.min(end + behind.length, text.length);
	}
	return list.length > 0 || from === text.length ? found : null;
}

/** Where the literal that closes the text begins; -1 when the text closes otherwise. */
function lastEnd(text: string, behind: string): number {
	return text.endsWith(behind) ? text.length - behind.length : -1;
}

/** Where a literal begins; its own final space may be the end of the text. */
function literalAt(text: string, literal: string, from: number): number {
	const at = text.indexOf(literal, from);
	if (at >= 0 || !literal.endsWith(" ")) return at;
	return text.endsWith(literal.slice(0, -1)) ? Math.max(-1, text.length - literal.length + 1) : -1;
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } {
	const start = text.charAt(from) === " " ? from + 1 : from;
	return { start, end: to > start && text.charAt(to - 1) === " " ? to - 1 : to };
}

/**
 * What to write instead of an invalid pattern, which must capture `required` and may capture `allowed`; null if it is
 * valid.
 */
export function captureFault(pattern: string, required: string, allowed: readonly string[]): string | null {
	const names = Array.from(pattern.matchAll(/\{([^{}]*)\}/gu), ([, name = ""]) => name);
	const unknown = names.find((name) => name !== required && !allowed.includes(name));
	if (unknown !== undefined || /[{}]/u.test(pattern.replace(/\{[^{}]*\}/gu, ""))) {
		return `only these in braces: ${[required, ...allowed].map((name) => `\`{${name}}\``).join(", ")}`;
	}
	if (names.filter((name) => name === required).length !== 1) return `\`{${required}}\` in it exactly once`;
	if (new Set(names).size < names.length) return "each part in braces only once";
	if (/[*}]\s*[*{]/u.test(pattern.replaceAll("\\*", "x")))
		return "text between two parts in braces, between two `*`, and between a part and `*`";
	const bare = pattern.replace(/\{[^{}]*\}/gu, "x");
	return patternFault(bare);
}
