import { type Words, wordBit } from "../../text/words.ts";
import { codeAt, isBlank, isLower, isMark, plainEnd, tokenEnd } from "./scan.ts";

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

/** Splits text into tokens; a full stop belongs to a title, an initial or a suffix that it abbreviates. */
export function tokenize(text: string, words: Words): Token[] {
	const source = { text, words };
	const tokens: Token[] = [];
	let gap = false;
	for (let at = 0; at < text.length; ) {
		if (isBlank(text, at)) {
			gap = true;
			at++;
			continue;
		}
		const plain = plainToken(source, at, gap);
		const noted = plain === null && !gap ? noteEnd(text, at) : at;
		if (noted > at) {
			at = noted;
			continue;
		}
		const token = plain ?? tokenAt(source, at, gap);
		tokens.push(token);
		at = token.end;
		gap = false;
	}
	// A copy has no room to grow.
	return tokens.slice();
}

/** The end of the number of a note right behind a word, as readers of documents write it: it parts `Bell[1], mayor` no more. */
function noteEnd(text: string, at: number): number {
	if (at === 0 || text.charCodeAt(at) !== openBracket) return at;
	return at + (noteNumber.exec(text.slice(at, at + 5))?.[0].length ?? 0);
}

const openBracket = 91;
const noteNumber = /^\[\d{1,3}\]/;

interface Source {
	readonly text: string;
	readonly words: Words;
}

/** A word of ASCII letters that are all in lower case but for the first: most are, and need no closer look. */
function plainToken({ text, words }: Source, start: number, gap: boolean): Token | null {
	const capital = isUpper(text.charCodeAt(start));
	const letters = capital ? start + 1 : start;
	const end = plainEnd(text, letters);
	if (end === letters) return null;
	const known = words.find(text, start, end);
	const word = capital || known === null ? text.slice(start, end) : known.text;
	const lower = known !== null ? known.text : capital ? word.toLowerCase() : word;
	const bits = known === null ? words.guess(lower) : known.bits;
	if ((bits & wordBit.abbreviation) === 0 || codeAt(text, end) !== fullStop)
		return { text: word, folded: lower, start, end, kind: "word", bits, capital, gap, possessive: false };
	return {
		text: `${word}.`,
		folded: `${lower}.`,
		start,
		end: end + 1,
		kind: "word",
		bits,
		capital,
		gap,
		possessive: false,
	};
}

function tokenAt(source: Source, start: number, gap: boolean): Token {
	const { text } = source;
	if (isMark(text, start)) return markToken({ written: text.charAt(start), start, gap }, "mark");
	const written = text.slice(start, tokenEnd(text, start));
	const kind = kindOf(written);
	return kind === "word" ? wordToken(source, { written, start, gap }) : markToken({ written, start, gap }, kind);
}

/** What makes a token, as it stands in the text. */
interface Written extends Pick<Token, "start" | "gap"> {
	readonly written: string;
}

function markToken({ written, start, gap }: Written, kind: Token["kind"]): Token {
	// Two hyphens are a dash.
	const mark = written.length > 1 && written.startsWith("--") ? "–" : written;
	const end = start + written.length;
	return { text: mark, folded: mark, start, end, kind, bits: 0, capital: false, gap, possessive: false };
}

function wordToken({ text, words }: Source, { written, start, gap }: Written): Token {
	const possessive = written.endsWith("’s") || written.endsWith("'s");
	const bits = words.bits(possessive ? written.slice(0, -2) : written);
	const stopped = codeAt(text, start + written.length) === fullStop && isAbbreviated(written, bits);
	const word = stopped ? `${written}.` : written;
	const capital = startsCapital(written);
	const folded = capital && !isAcronym(word) ? word.toLowerCase() : word;
	return { text: word, folded, start, end: start + word.length, kind: "word", bits, capital, gap, possessive };
}

const fullStop = 46;
const letters = /^\p{L}/u;
const digits = /^\p{N}/u;

function kindOf(text: string): Token["kind"] {
	const unit = text.charCodeAt(0);
	if (isUpper(unit) || isLower(unit)) return "word";
	if (unit < 128) return unit >= 48 && unit <= 57 ? "number" : "mark";
	return letters.test(text) ? "word" : digits.test(text) ? "number" : "mark";
}

/** `Smith`, and `kaMagwaza`, `d’Angelo`. */
function startsCapital(word: string): boolean {
	const unit = word.charCodeAt(0);
	if (isUpper(unit)) return true;
	if (isLower(unit) && isLower(word.charCodeAt(1)) && isLower(word.charCodeAt(2))) return false;
	const letter = word.charAt(0);
	if (letter !== letter.toLowerCase()) return true;
	return word.length > 3 && insideCapital.test(word);
}

const insideCapital = /^\p{Ll}{1,2}['’]?\p{Lu}\p{Ll}/u;

function isUpper(unit: number): boolean {
	return unit >= 65 && unit <= 90;
}

/** Two to four capitals. */
function isAcronym(word: string): boolean {
	return word.length > 1 && word.length < 5 && capitals.test(word);
}

const capitals = /^\p{Lu}+$/u;

/** Initials (`P.`), letters with full stops (`H.E.`), and the word list's own. */
function isAbbreviated(word: string, bits: number): boolean {
	if (word.length === 1) return word !== word.toLowerCase();
	return (bits & wordBit.abbreviation) !== 0 || (word.includes(".") && spelled.test(word));
}

const spelled = /^(?:\p{L}\.)+\p{L}$/u;

/** Whether the token is of any of the classes whose bits are given. */
export function is(token: Token | undefined, bits: number): boolean {
	return token !== undefined && (token.bits & bits) !== 0;
}

/** Whether any token of a range is of one of the classes. */
export function someIs(
	tokens: readonly Token[],
	range: { readonly from: number; readonly to: number },
	bits: number,
): boolean {
	const to = Math.min(range.to, tokens.length);
	for (let at = range.from; at < to; at++) {
		const token = tokens[at];
		if (token !== undefined && (token.bits & bits) !== 0) return true;
	}
	return false;
}

/** Whether the token is this very mark or word, letter case aside; `WHO` is not `who`. */
export function reads(token: Token | undefined, ...texts: readonly string[]): boolean {
	if (token === undefined) return false;
	// A loop, which V8 can do without making the array: a search in it takes five times as long.
	for (let at = 0; at < texts.length; at++) if (texts[at] === token.folded) return true;
	return false;
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
	const slice = text.slice(first.start, last.end);
	return uneven.test(slice) ? slice.replace(/\s{2,}|[^\S ]/g, " ") : slice;
}

const uneven = /\s{2}|[^\S ]/u;
