/** What stands in front of a name: ranks and forms of address (`H.E. Mr.`, `Lt-Col.`, `Commissioner (Dr.)`), and other titles. */
import { letterRun, patternFor, type Scripts } from "../text/ascii.ts";
import { isLower } from "../text/sentences.ts";
import { skipSpaces } from "../text/spaces.ts";
import { type Words, wordBit } from "../text/words.ts";
import { fitsTitle, has, isName, isTitle, type NameWord, nameless, nameWords } from "./name-words.ts";
import { withoutBrackets } from "./pieces.ts";
import { isJoin } from "./words.ts";

/** What stands before a name as written, and where the text goes on behind it. */
export interface Front {
	readonly text: string;
	readonly rest: number;
}

/** Takes the honorifics off the front of a text; null where it has none, or nothing that could be a name behind them. */
export function peelHonorific(text: string, words: Words): Front | null {
	const from = skipSpaces(text, 0, text.length);
	const end = runOfHonorifics(text, from, words);
	if (end === from) return null;
	const rest = skipSpaces(text, end, text.length);
	const next = letterRun(text, rest);
	const isLow = next === next.toLowerCase() && next !== next.toUpperCase();
	if (next === "" || (isLow && words.bits(next) & wordBit.function)) return null;
	return { text: text.slice(from, end), rest };
}

function runOfHonorifics(text: string, from: number, words: Words): number {
	let end = from;
	for (let at = from; at < text.length; ) {
		const next = honorificAt(text, at, words);
		if (next === at || (isGivenName(text, at, words) && nameWordsFrom(text, next) < 2)) break;
		end = next;
		at = text[end] === "-" ? end + 1 : nextWord(text, end, words);
	}
	return end;
}

/** Where the next word begins, behind the `and` of `Mr and Mrs` too. */
function nextWord(text: string, end: number, words: Words): number {
	const at = skipSpaces(text, end, text.length);
	const join = text[at] === "&" ? "&" : letterRun(text, at);
	if (join !== "&" && !isJoin(join)) return at;
	const next = skipSpaces(text, at + join.length, text.length);
	return honorificAt(text, next, words) > next ? next : at;
}

/** Where the one honorific at an offset ends, with what leads to it (`the Very Rev.`) and belongs to it (`(Dr.)`, `Emeritus`). */
function honorificAt(text: string, at: number, words: Words): number {
	const steps = honorificsOf(words);
	if (text[at] === "(") {
		const end = longest(text, at + 1, steps);
		return end > at + 1 && text[end] === ")" ? end + 1 : at;
	}
	const plain = longest(text, at, steps);
	if (plain > at) return withEmeritus(text, plain, words);
	let led = at;
	for (let count = 0; count < 3; count++) {
		const word = letterRun(text, led);
		if (word === "" || (words.bits(word) & wordBit.honorificPart) === 0) break;
		led = skipSpaces(text, led + word.length, text.length);
	}
	const end = led > at ? longest(text, led, steps) : led;
	return end > led ? end : at;
}

function withEmeritus(text: string, end: number, words: Words): number {
	const at = skipSpaces(text, end, text.length);
	const word = letterRun(text, at);
	return /^emerit/iu.test(word) && words.bits(word) & wordBit.honorificPart ? at + word.length : end;
}

/** Honorifics by their letters, so that `Lt-Col.`, `Lt. Col` and `Lt Col` are one. */
interface Step {
	readonly next: Map<string, Step>;
	/** Ends an honorific; "capitals": only where it is written so, since `HE` is none as `he`. */
	ends: boolean | "capitals";
}

const compiled = new WeakMap<Words, Step>();

/** The honorifics of a word list, compiled once. */
function honorificsOf(words: Words): Step {
	const known = compiled.get(words);
	if (known !== undefined) return known;
	const steps: Step = { next: new Map(), ends: false };
	for (const entry of [...words.lists.honorific, ...words.lists.honorificFull]) {
		const letters = entry.match(/\p{L}+/gu) ?? [];
		if (letters.length > 1 && letters.every(({ length }) => length === 1)) enter(steps, [letters.join("")], "capitals");
		const isUpper = entry === entry.toUpperCase() && entry !== entry.toLowerCase();
		enter(steps, letters, letters.length === 1 && entry.length > 1 && entry.length < 4 && isUpper ? "capitals" : true);
	}
	compiled.set(words, steps);
	return steps;
}

function enter(steps: Step, letters: readonly string[], ends: true | "capitals"): void {
	let step = steps;
	for (const word of letters) {
		const key = word.toLowerCase();
		const next = step.next.get(key) ?? { next: new Map(), ends: false };
		step.next.set(key, next);
		step = next;
	}
	if (step.ends !== true) step.ends = ends;
}

/** Where the longest honorific at an offset ends; the offset itself where there is none. */
function longest(text: string, at: number, steps: Step): number {
	let step: Step | undefined = steps;
	let end = at;
	for (let from = at; from < text.length; from = joint.lastIndex) {
		const word = letterRun(text, from);
		step = word === "" ? undefined : (step.next.get(word.toLowerCase()) ?? singular(step, word));
		if (step === undefined) break;
		const behind = from + word.length;
		const ends = step.ends === true || (step.ends === "capitals" && word === word.toUpperCase());
		if (ends && !isInitialAt(text, at, behind) && isBoundary(text, behind, steps))
			end = text[behind] === "." ? behind + 1 : behind;
		joint.lastIndex = behind;
		if (step.next.size === 0 || !joint.test(text)) break;
	}
	return end;
}

const joint = /(?:\.[ \u00a0]?|\.?[-‐‑]|[ \u00a0])(?=\p{L})/uy;

/** `M.` may be an honorific; `M`, and the `M.` of `M.C. Bell`, is an initial. */
function isInitialAt(text: string, at: number, behind: number): boolean {
	return behind - at === 1 && (text[behind] !== "." || anotherInitial.test(text.slice(behind + 1, behind + 5)));
}

const anotherInitial = /^(?:[ \u00a0]?-?\p{Lu}\.|-?\p{Lu}(?![\p{L}\p{M}'’]))/u;

/** `Majors Joseph and Mary Muindi`. */
function singular(step: Step, word: string): Step | undefined {
	return word.endsWith("s") && word.length > 3 ? step.next.get(word.slice(0, -1).toLowerCase()) : undefined;
}

/** Not inside a longer word or a name such as `Major-Brown`; `Lt-Col.` goes on with an honorific. */
function isBoundary(text: string, at: number, steps: Step): boolean {
	const unit = text[at];
	if (unit === undefined || !/[\p{N}_'’@-]/u.test(unit)) return true;
	return unit === "-" && steps.next.get(letterRun(text, at + 1).toLowerCase())?.ends === true;
}

/** Dean and Dame are given names too, and `M.` may be an initial: then at least two words of a name must follow. */
function isGivenName(text: string, at: number, words: Words): boolean {
	const word = letterRun(text, at);
	if (word.length === 1 && text[at + 1] === ".") return true;
	return (words.bits(word) & (wordBit.given | wordBit.honorificFull)) !== 0;
}

function nameWordsFrom(text: string, at: number): number {
	const rest = /^[^,;()\n–—]*/u.exec(text.slice(at, at + 80))?.[0] ?? "";
	return rest.split(/\s+/u).filter((word) => /^\p{L}{2}/u.test(word)).length;
}

/** Takes a title that is no honorific off the front of a name: `Intern Joy Ime-Sunday`, `Programme Officer Dr. Ann Lee`. */
export function peelTitle(text: string, words: Words): Front | null {
	const found = leadingWords(text, words);
	for (let count = found.length; count > 0; count--) {
		const title = found.slice(0, count);
		const last = found[count - 1];
		if (last === undefined || !isTitle(last) || !title.every(fitsTitle)) continue;
		const rest = skipSpaces(text, last.end, text.length);
		if (namesSomeone(text.slice(rest), title, words)) return { text: text.slice(0, last.end).trim(), rest };
	}
	return null;
}

const frontWord: Scripts = {
	ascii: /\s*([A-Za-z0-9'.-]+)(?=\s|$)/y,
	any: () => /\s*([\p{L}\p{N}'’.-]{1,4096})(?=\s|$)/uy,
};

/** The words at the front, up to punctuation, at most eight. */
function leadingWords(text: string, words: Words): (NameWord & { readonly end: number })[] {
	const pattern = patternFor(text, frontWord);
	pattern.lastIndex = 0;
	const found = [];
	for (let match = pattern.exec(text); match !== null && found.length < 8; match = pattern.exec(text)) {
		const word = match[1] ?? "";
		found.push({ text: word, bits: words.bits(word), end: pattern.lastIndex });
	}
	return found;
}

/** Baker, Cook and Page are names: an office alone needs a full name behind it. */
function namesSomeone(rest: string, title: readonly NameWord[], words: Words): boolean {
	if (peelHonorific(rest, words) !== null) return true;
	const list = nameWords(withoutBrackets(rest).split(/[,;([@–—]|\s-\s/, 1)[0] ?? "", words);
	const [only] = list;
	if (only === undefined || list.length > 1) return isName(list);
	return title.some((word) => has(word, wordBit.title)) && !isLower(only.text.charAt(0)) && !has(only, nameless);
}
