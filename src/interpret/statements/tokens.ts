import { type Words, wordBit } from "../../text/words.ts";

/** A word, a number or a single punctuation mark of a text. */
export interface Token {
	readonly text: string;
	/** The text in lower case, but for acronyms: `WHO` is not `who`. */
	readonly folded: string;
	readonly start: number;
	readonly end: number;
	readonly kind: "word" | "number" | "mark";
	/** Word classes; 0 for marks and numbers. */
	readonly bits: number;
	/** Starts with a capital. */
	readonly capital: boolean;
	/** White space stands before it. */
	readonly gap: boolean;
	/** `Demir’s`: the name without its ending is `text.slice(0, -2)`. */
	readonly possessive: boolean;
}

const pattern =
	/\p{L}[\p{L}\p{M}\p{N}]*(?:['’.\-‐‑─][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,:/]\p{N}+)*(?:\p{L}+)?|-{2,}|[^\s]/gu;

/** Splits text into tokens; a full stop belongs to a title, an initial or a suffix that it abbreviates. */
export function tokenize(text: string, words: Words): Token[] {
	const tokens: Token[] = [];
	let behind = 0;
	pattern.lastIndex = 0;
	for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
		const token = tokenAt(text, match, words, match.index > behind);
		pattern.lastIndex = token.end;
		behind = token.end;
		tokens.push(token);
	}
	return tokens;
}

function tokenAt(text: string, match: RegExpExecArray, words: Words, gap: boolean): Token {
	const start = match.index;
	const first = match[0];
	const kind = kindOf(first);
	if (kind !== "word") {
		// Two hyphens are a dash.
		const mark = first.startsWith("--") ? "–" : first;
		return {
			text: mark,
			folded: mark,
			start,
			end: start + first.length,
			kind,
			bits: 0,
			capital: false,
			gap,
			possessive: false,
		};
	}
	const possessive = /['’]s$/u.test(first);
	const bits = words.bits(possessive ? first.slice(0, -2) : first);
	const end = start + first.length + (text[start + first.length] === "." && isAbbreviated(first, bits) ? 1 : 0);
	const capital = startsCapital(first);
	const word = text.slice(start, end);
	const folded = capital && !isAcronym(word) ? word.toLowerCase() : word;
	return { text: word, folded, start, end, kind, bits, capital, gap, possessive };
}

const letters = /^\p{L}/u;
const digits = /^\p{N}/u;

function kindOf(text: string): Token["kind"] {
	const unit = text.charCodeAt(0) | 32;
	if (unit >= 97 && unit <= 122) return "word";
	return letters.test(text) ? "word" : digits.test(text) ? "number" : "mark";
}

/** `Smith`, and `kaMagwaza`, `d’Angelo`. */
function startsCapital(word: string): boolean {
	const letter = word.charAt(0);
	if (letter !== letter.toLowerCase()) return true;
	return word.length > 3 && word !== word.toLowerCase() && /^\p{Ll}{1,2}['’]?\p{Lu}\p{Ll}/u.test(word);
}

/** Two to four capitals. */
function isAcronym(word: string): boolean {
	return word.length > 1 && word.length < 5 && /^\p{Lu}+$/u.test(word);
}

/** Initials (`P.`), letters with full stops (`H.E.`), and the word list's own. */
function isAbbreviated(word: string, bits: number): boolean {
	if (word.length === 1) return word !== word.toLowerCase();
	return (bits & wordBit.abbreviation) !== 0 || /^(?:\p{L}\.)+\p{L}$/u.test(word);
}

/** Whether the token is of any of the classes whose bits are given. */
export function is(token: Token | undefined, bits: number): boolean {
	return token !== undefined && (token.bits & bits) !== 0;
}

/** Whether the token is this very mark or word, letter case aside; `WHO` is not `who`. */
export function reads(token: Token | undefined, ...texts: readonly string[]): boolean {
	return token !== undefined && texts.includes(token.folded);
}

/** A set of words or marks, for `among`. */
export function wordSet(words: string): ReadonlySet<string> {
	return new Set(words.split(" "));
}

/** Whether the token is one of a set of words or marks, letter case aside. */
export function among(token: Token | undefined, set: ReadonlySet<string>): boolean {
	return token !== undefined && set.has(token.folded);
}

/** The text from one token up to another, white space collapsed; the end is exclusive. */
export function sliceTokens(text: string, tokens: readonly Token[], range: { from: number; to: number }): string {
	const first = tokens[range.from];
	const last = tokens[range.to - 1];
	if (first === undefined || last === undefined || range.to <= range.from) return "";
	return text.slice(first.start, last.end).replace(/\s+/gu, " ");
}
