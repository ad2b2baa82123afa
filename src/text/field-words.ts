/** The words of `forms/words/fields.yaml`, as fields ask for them. */
import { edits } from "./edits.ts";
import { goalNames, headJoints, joinWords, labelArticles, otherBlocks, taskBlocks } from "./field-words.generated.ts";
import { normalizeLabel } from "./normalize.ts";

/** A pattern for any of some words or phrases; spaces in a phrase stand for any white space. */
export function anyOf(words: readonly string[]): string {
	const escaped = words.map((word) => word.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&").replaceAll(" ", "\\s+"));
	return `(?:${escaped.join("|")})`;
}

const joinsByLanguage = new Map<string, readonly string[]>(Object.entries(joinWords));
const english = joinWords.en;
/** The words that join two others, of all the languages. */
export const allJoins: ReadonlySet<string> = new Set([...joinsByLanguage.values()].flat());

/** The words that part two people: the English ones in notes of any language, and those of the form's own, a BCP 47 tag. */
export function joinsOf(language: string): readonly string[] {
	const own = language.split("-")[0]?.toLowerCase() ?? "";
	return own === "en" ? english : [...english, ...(joinsByLanguage.get(own) ?? [])];
}

/** What a goal is called in front of its number in a language, a BCP 47 tag. */
export function goalName(language: string): string {
	const own = language.split("-")[0]?.toLowerCase() ?? "";
	const [name] = Object.entries(goalNames).find(([code]) => code === own)?.[1] ?? goalNames.en;
	return name ?? "";
}

/** Letters, for a class of a pattern: whatever stands in these blocks, since the class of all letters takes V8 long to compile. */
export const letters = "A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u1fff\\u2c00-\\ud7ff";

/** Whether a UTF-16 unit is one of those letters. */
export function isLetter(unit: number): boolean {
	if (unit < 0xc0) return ((unit | 32) >= 97 && (unit | 32) <= 122) || unit === 0xaa || unit === 0xb5 || unit === 0xba;
	return unit <= 0x1fff || (unit >= 0x2c00 && unit <= 0xd7ff);
}

/** The headings of what is to be done, as `normalizeLabel` writes them. */
export const headsOfTasks: ReadonlySet<string> = new Set(taskBlocks);

/** All of the headings. */
const headsOfOtherBlocks: ReadonlySet<string> = new Set([...taskBlocks, ...otherBlocks]);

const openings = new Set<string>();
for (const words of headsOfOtherBlocks) {
	const [first = "", second = ""] = words.split(" ");
	const whole = first.length > 2 ? first : `${first}\\s+${second}`;
	// A vowel may have an accent; whether the words are right is looked up behind this.
	openings.add(words.length > 5 ? whole.replace(/[aeiou]/g, ".") : whole);
}

/** Fits a line that may open with one, perhaps behind a number or an article: hardly any does. */
export const opensOtherBlock = new RegExp(
	`^(?:[\\dA-Za-z]{1,4}[.)]\\s+)?(?:${anyOf(labelArticles)}\\s+)?(?:${[...openings].join("|")})`,
	"im",
);

/** Shorter headings are near to too many other words: `Contract`, `Quota`. */
const leastLength = 8;
/** How their words begin and end, and about how long they are; a vowel may have an accent. */
const outlines = new Set<string>();
for (const head of headsOfOtherBlocks) {
	const words = head.split(" ");
	if (head.length < leastLength || /[^a-z -]/.test(head)) continue;
	const outline: string[] = [];
	for (const word of words) {
		const inner = word.length - (words.length > 1 ? 2 : 3);
		const opening = word.slice(0, words.length > 1 ? 1 : 2).replace(/[aeiou]/g, ".");
		outline.push(inner < 2 ? word : `${opening}\\S{${inner - 1},${inner + 1}}${word.slice(-1)}s?`);
	}
	outlines.add(outline.join("\\s"));
}

/** Fits a line of its own that may be one with letters wrong: a name or a topic hardly ever does. */
export const nearOtherBlock = new RegExp(`^(?:${anyOf(labelArticles)}\\s+)?(?:${[...outlines].join("|")})\\s*:?$`, "i");

/**
 * `Folow up`: the heading that a label is with a letter wrong; null for none. Words that are known are not misspelt:
 * `Next stop`.
 */
export function misspeltHead(label: string, isKnown: (word: string) => boolean): string | null {
	const own = label.split(" ");
	for (const head of headsOfOtherBlocks) {
		if (head.length < leastLength || head[0] !== label[0] || edits(label, head, 1) > 1) continue;
		const words = head.split(" ");
		if (own.every((word, at) => word === words[at] || !isKnown(word))) return head;
	}
	return null;
}

/**
 * The words of such a heading that a line opens with, with whom it is for: `Action for the ISJC: …`; "" where it opens with
 * none. For a line that fits the pattern above.
 */
export function otherHead(line: string, heads: ReadonlySet<string> = headsOfOtherBlocks): string {
	for (const pattern of [signedHead, stoppedHead]) {
		const [whole = "", number = "", label = ""] = pattern.exec(line) ?? [];
		const words = normalizeLabel(label).split(" ");
		// `Contact. The ships had none.` is a sentence, and so are words that go on without a sign, or for long.
		let isHead = heads.has(words.join(" ")) && (pattern === signedHead || words.length > 1);
		if (whole.length > number.length + label.length && (pattern === signedHead || /\p{Lu}\p{L}*$/u.test(label)))
			for (let at = Math.max(1, words.length - 1 - mostFor); at < words.length - 1; at++)
				isHead ||= headJoints.includes(words[at] as string) && heads.has(words.slice(0, at).join(" "));
		if (isHead) return number + label;
	}
	return "";
}

/** So many words say whom a block is for. */
const mostFor = 3;

/** Behind a number or letter, a few words that are all of a line, or stand before a sign. */
const signedHead = /^((?:(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]\s+)?)([^:?\t\n]{2,50}?)\s*(?:[:?\t]|$)/;
/** Such words before a full stop, with more behind it. */
const stoppedHead = /^((?:(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]\s+)?)([^:?.\t\n]{2,50})\.\s+\S/;

/** How turns of a transcript open: whoever speaks, and a colon. */

/** A time before a turn. */
export const openingTime = String.raw`[[(]?\s*\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?\s*[\])]?\s*(?:[-–—|]\s+)?`;

/** A colon behind a few words; a dash behind `Q`, or before a question; a time, and what happened then: `[00:07:58] [applause]`. */
const turnOpening = new RegExp(
	[
		`^\\s*${openingTime}[[(]\\p{Ll}`,
		`^\\s*(?:${openingTime})?\\p{Lu}[^.!?;:\n]{0,60}(?:\\.[^.!?;:\n]{1,40}){0,2}:\\s+\\S`,
		`^\\s*\\p{Lu}(?:\\d{0,2}(?: [^.!?;:\n]{1,40})?|[^.!?;:\n]{1,60}(?=[^.!;:\n]*\\?\\s)) [-–—] \\S`,
	].join("|"),
	"u",
);
/** So many characters may be the words that a line opens with. */
export const longestOpening = 160;

/** What every turn has; most lines have neither. */
const sign = /:\s| [-–—] /;

function opensTurn(text: string, at: number): boolean {
	const opening = text.slice(at, at + longestOpening);
	return sign.test(opening) && turnOpening.test(opening);
}

/** `Ann Bell - we need boats`: a few words, a dash, and small letters. */
export const dashedTurn = /^\s*[^\s.!?;:,\n-][^.!?;:,\n]{0,50}? [-–—] \p{Ll}/u;
const leastDashed = 3;

/** Where turns begin after line ends of a text. A single line that opens like a turn counts only if the text itself opens like one. */
export function turnStarts(text: string, ends: readonly number[]): number[] {
	const starts: number[] = [];
	let dashed =
		ends.length + 1 >= leastDashed && / [-–—] /.test(text) && dashedTurn.test(text.slice(0, ends[0])) ? 1 : 0;
	for (const [at, end] of dashed > 0 ? ends.entries() : [])
		if (dashedTurn.test(text.slice(end + 1, ends[at + 1]))) dashed++;
	if (dashed === ends.length + 1) for (const end of ends) starts.push(end + 1);
	if (starts.length > 0) return starts;
	for (const end of ends) if (opensTurn(text, end + 1)) starts.push(end + 1);
	return starts.length > 1 || opensTurn(text, 0) ? starts : [];
}
