/**
 * Labels are compared word by word after normalising: compatibility forms (NFKC), letter case, white space, plurals,
 * British and American spelling, accents, invisible characters and what ends a label (`:`, `?`, a dash) make no difference.
 */
import { withoutAccents } from "./ascii.ts";
import { labelArticles } from "./field-words.generated.ts";
import { isSpace, skipSpaces, trimEnd, wordEnd } from "./spaces.ts";

/** One word of a label in the two spellings that comparing needs. */
export interface LabelWord {
	/** Lower case, otherwise as written: what the number of allowed edits is counted from. */
	readonly written: string;
	/** Singular, American spelling, without accents: what equality is decided on. */
	readonly stem: string;
}

const unusual = /[^\t-\r -~]/;
/** What is beyond ASCII, and still as plain as can be. */
const stillPlain = /^[ -~À-ÿ‘’“”–—•]*$/;
// They are a finding of their own, so a label that holds one must not count as misspelt as well.
const invisible = /[\p{Cc}\p{Cf}]/gu;
/** Those of them that part words. */
const breaks = /[\t-\r\u0085]/g;

/** The text in lower case, with compatibility characters (full width, ligatures, no-break spaces) made plain. */
export function fold(text: string): string {
	return (unusual.test(text) ? plain(text) : text).toLowerCase();
}

function plain(text: string): string {
	if (stillPlain.test(text)) return text.replaceAll("’", "'");
	const visible = text.replace(breaks, " ").replace(invisible, "");
	return visible.normalize("NFKC").replaceAll("’", "'");
}

/** The words of a label, articles included, without what ends it. */
export function labelWords(label: string): LabelWord[] {
	return split(fold(label));
}

/** What two labels have in common when they count as equal; "" for a text without words. */
export function normalizeLabel(label: string): string {
	return normalizeFolded(fold(label));
}

/** The same for a label that is folded already. */
export function normalizeFolded(label: string): string {
	return withoutArticles(split(label))
		.map(({ stem }) => stem)
		.join(" ");
}

/** The words that labels are compared by; what looks like an article is a letter at the end of `Annex A`. */
export function withoutArticles(words: readonly LabelWord[]): readonly LabelWord[] {
	const last = words.length - 1;
	return words.filter(({ written }, at) => !isArticle(written) || (at > 0 && at === last && written.length < 3));
}

/** Whether labels are compared without this word. */
export function isArticle(written: string): boolean {
	return written.length < 4 && articles.has(written);
}

const articles: ReadonlySet<string> = new Set(labelArticles);

/** The word in the singular, in American spelling and without accents, as far as its ending tells; both sides go through it alike. */
export function stem(word: string): string {
	const bare = unusual.test(word) ? withoutAccents(word).replace(opening, "") : word;
	const last = bare.charAt(bare.length - 1);
	const one = last === "s" || last === ")" ? singular(bare) : bare;
	return one.length >= 5 && /[erdgn]$/.test(one) ? one.replace(british, american) : one;
}

/** What opens a question in Spanish. */
const opening = /^[¿¡]/;

/** What differs in `organise`, `analysed`, `colour`. */
const british = /[iy]s(?=ed?$)|is(?=(?:er|ing|ation)$)|ou(?=r(?:ed|ing)?$)/;
const american = (letters: string): string => (letters === "ou" ? "o" : `${letters.charAt(0)}z`);

function singular(word: string): string {
	if (word.endsWith(")") || word.endsWith("/s")) return word.replace(optional, "");
	if (word.length < 4 || !word.endsWith("s") || word.endsWith("ss")) return word;
	if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
	return word.length > 4 && /(?:ss|x|z|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** `Reporter(s)`, `Organizer/s`. */
const optional = /(?:\(e?s\)|\/s)$/;

function split(text: string): LabelWord[] {
	const words: LabelWord[] = [];
	const to = wordsEnd(text);
	for (let at = skipSpaces(text, 0, to); at < to; ) {
		const end = wordEnd(text, at, to);
		const written = text.slice(at, end);
		words.push({ written, stem: stem(written) });
		at = skipSpaces(text, end, to);
	}
	return words;
}

/** Where the words of a label end: before the colons, question marks, dashes and spaces that close it. */
function wordsEnd(text: string): number {
	let end = text.length;
	while (end > 0 && (isSpace(text.charCodeAt(end - 1)) || isLabelEnd(text.charCodeAt(end - 1)))) end--;
	return end;
}

/** Whether a character code is a colon, a question mark (full width too) or a dash. */
export function isLabelEnd(code: number): boolean {
	if (code < 0x80) return code === 0x3a || code === 0x3f || code === 0x2d;
	return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xff1a || code === 0xff1f;
}

/** Where a label ends without brackets at its end. */
export function withoutParenthetical(text: string, start: number, end: number): number {
	if (text.charCodeAt(end - 1) !== 0x29) return end;
	// Within the label alone: sought in the whole text, each label would take as long as all that stands before it.
	const open = text.slice(start, end).lastIndexOf("(");
	return open > 0 ? trimEnd(text, start, start + open) : end;
}

/** A text made comparable (small letters, plain characters, one space a gap), and where each unit of it came from. */
export interface Folded {
	readonly text: string;
	/** Offset in the original of each unit, and of the end behind the last one. */
	readonly offsets: Uint32Array;
}

/** Folds a text unit by unit, so that what is found in it can be told in the original's offsets. */
export function foldedWithOffsets(original: string): Folded {
	let text = "";
	let last = "";
	const offsets: number[] = [];
	let end = 0;
	for (let at = 0; at < original.length; ) {
		const character = String.fromCodePoint(original.codePointAt(at) as number);
		const space = isSpace(original.charCodeAt(at));
		// White space at the ends and a second one in a row say nothing.
		const piece = space ? (text === "" || last === " " ? "" : " ") : folded(character);
		if (piece !== "") last = piece;
		text += piece;
		for (let unit = 0; unit < piece.length; unit++) offsets.push(at);
		at += character.length;
		if (!space) end = at;
	}
	if (last === " ") {
		text = text.slice(0, -1);
		offsets.pop();
	}
	offsets.push(end);
	return { text, offsets: Uint32Array.from(offsets) };
}

/** Most characters are plain: the library's way takes a copy of each. */
function folded(character: string): string {
	const code = character.charCodeAt(0);
	if (code > 0x20 && code < 0x41) return character;
	return code < 0x7f ? character.toLowerCase() : fold(character);
}
