/** What stands in front of a name: ranks and forms of address (`H.E. Mr.`, `Lt-Col.`, `Commissioner (Dr.)`), and other titles. */
import { letterRun } from "../text/ascii.ts";
import { honorificEndings } from "../text/field-words.generated.ts";
import { isJoin } from "../text/field-words.ts";
import { isLower } from "../text/sentences.ts";
import { skipSpaces } from "../text/spaces.ts";
import { type Words, wordBit } from "../text/words.ts";
import { fitsTitle, has, isName, isTitle, type NameWord, nameless, nameWords } from "./name-words.ts";
import { withoutBrackets } from "./pieces.ts";

/** What stands before a name as written, and where the text goes on behind it. */
export interface Front {
	readonly text: string;
	readonly rest: number;
}

/** Takes the honorifics off the front of a text; null where it has none, or nothing that could be a name behind them. */
export function peelHonorific(text: string, words: Words): Front | null {
	const from = skipSpaces(text, 0, text.length);
	let end = from;
	for (let at = from; at < text.length; at = behindJoin(text, end, words)) {
		const next = honorificAt(text, at, words);
		if (next === at || (mayBeName(text.slice(at, next), words) && nameWordsFrom(text, next) < 2)) break;
		end = next;
	}
	if (end === from) return null;
	const rest = skipSpaces(text, end, text.length);
	const next = letterRun(text, rest);
	if (next === "" || (isLower(next.charAt(0)) && (words.bits(next) & wordBit.function) !== 0)) return null;
	return { text: text.slice(from, end), rest };
}

/** Where the next word begins, behind the `and` of `Mr and Mrs` too. */
function behindJoin(text: string, end: number, words: Words): number {
	const at = skipSpaces(text, end, text.length);
	const join = text[at] === "&" ? "&" : letterRun(text, at);
	if (join !== "&" && !isJoin(join)) return at;
	const next = skipSpaces(text, at + join.length, text.length);
	return honorificAt(text, next, words) > next ? next : at;
}

/** A word with the stops and hyphens in it; initials go together. No honorific is longer. */
const written = /(?:\p{Lu}\.[ \u00a0]?){2,16}|[\p{L}\p{M}]{1,100}(?:\.?[-‐‑]?[\p{L}\p{M}]{1,100}){0,8}\.?/uy;

/** Where the one honorific at an offset ends, with what leads to it (`the Very Rev.`) and belongs to it (`(Dr.)`, `Emeritus`). */
function honorificAt(text: string, at: number, words: Words): number {
	if (text[at] === "(") {
		const end = oneHonorific(text, at + 1, words);
		return end > at + 1 && text[end] === ")" ? end + 1 : at;
	}
	let led = at;
	for (let count = 0; count < 4; count++) {
		const end = oneHonorific(text, led, words);
		if (end > led) return behindEnding(text, end);
		const word = letterRun(text, led);
		if (word === "" || (words.bits(word) & wordBit.honorificPart) === 0) break;
		led = skipSpaces(text, led + word.length, text.length);
	}
	return at;
}

function behindEnding(text: string, end: number): number {
	const at = skipSpaces(text, end, text.length);
	const word = letterRun(text, at);
	return honorificEndings.includes(word.toLowerCase()) ? at + word.length : end;
}

/** Where the honorific that a word is ends; the offset itself where it is none, or part of a name such as `Major-Brown`. */
function oneHonorific(text: string, at: number, words: Words): number {
	written.lastIndex = at;
	const word = written.exec(text)?.[0].trimEnd();
	if (word === undefined || /^[\p{N}_'’@-]/u.test(text.slice(at + word.length))) return at;
	const bare = word.replace(/\.$/, "").replace(/\s/g, "");
	// `M.` may be one, `M` is an initial.
	if (bare.length === 1 && !word.endsWith(".")) return at;
	if (isHonorific(bare, words) || partsAre(bare, words)) return at + word.length;
	// `Dr.Ann Bell`: the name stands right behind the stop.
	for (let stop = word.lastIndexOf("."); stop > 0; stop = word.lastIndexOf(".", stop - 1))
		if (stop > 1 && partsAre(word.slice(0, stop), words)) return at + stop + 1;
	return at;
}

/** `Lt.-Col`: whether each part of a word is an honorific. */
function partsAre(word: string, words: Words): boolean {
	return word.split(/[.‐‑-]+/).every((part) => isHonorific(part, words));
}

/** Whether a word is a rank or a form of address, in the plural too: `Majors Joseph and Mary Muindi`. */
function isHonorific(word: string, words: Words): boolean {
	const classes = wordBit.honorific | wordBit.honorificFull;
	if ((words.bits(word) & classes) !== 0) return true;
	return word.length > 3 && word.endsWith("s") && (words.bits(word.slice(0, -1)) & classes) !== 0;
}

/** Dean and Dame are given names too, and `M.` may be an initial: then at least two words of a name must follow. */
function mayBeName(word: string, words: Words): boolean {
	return /^.\.$/u.test(word) || (words.bits(letterRun(word, 0)) & (wordBit.given | wordBit.honorificFull)) !== 0;
}

function nameWordsFrom(text: string, at: number): number {
	const rest = /^[^,;()\n–—]*/u.exec(text.slice(at, at + 80))?.[0] ?? "";
	return rest.split(/\s+/u).filter((word) => /^\p{L}{2}/u.test(word)).length;
}

const mostTitleWords = 8;

/** Takes a title that is no honorific off the front of a name: `Intern Joy Ime-Sunday`, `Programme Officer Dr. Ann Lee`. */
export function peelTitle(text: string, words: Words): Front | null {
	const front = /^[^,;:"“”()[\]]*/.exec(text)?.[0] ?? "";
	const found = nameWords(front, words).slice(0, mostTitleWords);
	for (let count = found.length; count > 0; count--) {
		const title = found.slice(0, count);
		const last = found[count - 1];
		if (last === undefined || !isTitle(last) || !title.every(fitsTitle)) continue;
		const rest = skipSpaces(text, last.end, text.length);
		if (namesSomeone(text.slice(rest), title, words)) return { text: text.slice(0, last.end).trim(), rest };
	}
	return null;
}

/** Baker, Cook and Page are names: an office alone needs a full name behind it. */
function namesSomeone(rest: string, title: readonly NameWord[], words: Words): boolean {
	if (peelHonorific(rest, words) !== null) return true;
	const list = nameWords(withoutBrackets(rest).split(/[,;([@–—]|\s-\s/, 1)[0] ?? "", words);
	const [only] = list;
	if (only === undefined || list.length > 1) return isName(list);
	return title.some((word) => has(word, wordBit.title)) && !isLower(only.text.charAt(0)) && !has(only, nameless);
}
