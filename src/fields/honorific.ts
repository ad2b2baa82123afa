/** Ranks and forms of address in front of a name: `H.E. Mr.`, `Lt-Col.`, `Commissioner (Dr.)`. */
import { skipSpaces } from "../text/spaces.ts";
import { type Words, wordBit } from "../text/words.ts";
import { honorificsOf, mayOpen, type Step } from "./honorific-list.ts";
import { isJoin } from "./join-words.ts";
import { letterRun } from "./letters.ts";

/** What stands before a name, and where the text goes on behind it. */
export interface Peeled {
	readonly honorific: string;
	readonly rest: number;
}

/** Takes the honorifics off the front of a text; null where it has none, or nothing that could be a name behind them. */
export function peelHonorific(text: string, words: Words): Peeled | null {
	const from = text.length - text.trimStart().length;
	const end = runOfHonorifics(text, from, words);
	if (end === from) return null;
	const rest = skipSpaces(text, end, text.length);
	if (!isCapital(text.charCodeAt(rest))) {
		const next = letterRun(text, rest);
		if (next === "" || (isLower(next) && words.bits(next) & wordBit.function)) return null;
	}
	return { honorific: text.slice(from, end), rest };
}

/** Of ASCII, which most names begin with. */
function isCapital(unit: number): boolean {
	return unit >= 0x41 && unit <= 0x5a;
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
	const { steps, openings, leads } = honorificsOf(words);
	if (text[at] === "(") return bracketed(text, at, steps);
	const plain = mayOpen(openings, text, at) ? longest(text, at, steps) : at;
	if (plain > at) return withEmeritus(text, plain, words);
	const led = mayOpen(leads, text, at) ? skipParts(text, at, words) : at;
	const end = led > at ? longest(text, led, steps) : at;
	return end > led ? end : at;
}

function bracketed(text: string, at: number, steps: Step): number {
	const start = at + 1;
	const end = longest(text, start, steps);
	return end > start && text[end] === ")" ? end + 1 : at;
}

function withEmeritus(text: string, end: number, words: Words): number {
	const at = skipSpaces(text, end, text.length);
	if ((text.charCodeAt(at) | 32) !== smallE) return end;
	const word = letterRun(text, at);
	return emeritus.test(word) && words.bits(word) & wordBit.honorificPart ? at + word.length : end;
}

const smallE = 0x65;
const emeritus = /^emerit/iu;

function skipParts(text: string, from: number, words: Words): number {
	let at = from;
	for (let count = 0; count < 3; count++) {
		const word = letterRun(text, at);
		if (word === "" || (words.bits(word) & wordBit.honorificPart) === 0) break;
		at = skipSpaces(text, at + word.length, text.length);
	}
	return at;
}

function longest(text: string, at: number, steps: Step): number {
	let step: Step | undefined = steps;
	let end = at;
	for (let from = at; from < text.length; ) {
		const word = letterRun(text, from);
		step = word === "" ? undefined : (step.next.get(word.toLowerCase()) ?? singular(step, word));
		if (step === undefined) break;
		const behind = from + word.length;
		if (!isInitialAt(text, at, behind) && endsHere(step, word) && isBoundary(text, behind, steps))
			end = text[behind] === "." ? behind + 1 : behind;
		if (step.next.size === 0) break;
		joint.lastIndex = behind;
		joint.test(text);
		if (joint.lastIndex === 0) break;
		from = joint.lastIndex;
	}
	return end;
}

/** `M.` may be an honorific; `M`, and the `M.` of `M.C. Bell`, is an initial. */
function isInitialAt(text: string, at: number, behind: number): boolean {
	return behind - at === 1 && (text[behind] !== "." || anotherInitial.test(text.slice(behind + 1, behind + 5)));
}

const anotherInitial = /^(?:[ \u00a0]?-?\p{Lu}\.|-?\p{Lu}(?![\p{L}\p{M}'’]))/u;

const joint = /(?:\.[ \u00a0]?|\.?[-‐‑]|[ \u00a0])(?=\p{L})/uy;

function endsHere(step: Step, word: string): boolean {
	return step.ends === true || (step.ends === "capitals" && word === word.toUpperCase());
}

/** `Majors Joseph and Mary Muindi`. */
function singular(step: Step, word: string): Step | undefined {
	return word.endsWith("s") && word.length > 3 ? step.next.get(word.slice(0, -1).toLowerCase()) : undefined;
}

/** Not inside a longer word or a name such as `Major-Brown`; `Lt-Col.` goes on with an honorific. */
function isBoundary(text: string, at: number, steps: Step): boolean {
	const unit = text[at];
	if (unit === undefined || unit === " " || unit === "." || !/[\p{N}_'’@-]/u.test(unit)) return true;
	return unit === "-" && steps.next.get(letterRun(text, at + 1).toLowerCase())?.ends === true;
}

/** Dean and Dame are given names too, and `M.` may be an initial: then at least two words of a name must follow. */
function isGivenName(text: string, at: number, words: Words): boolean {
	const word = letterRun(text, at);
	return (
		(words.bits(word) & (wordBit.given | wordBit.honorificFull)) !== 0 || (word.length === 1 && text[at + 1] === ".")
	);
}

function nameWordsFrom(text: string, at: number): number {
	const rest = /^[^,;()\n–—]*/u.exec(text.slice(at, at + 80))?.[0].trim() ?? "";
	return rest === "" ? 0 : rest.split(/\s+/u).filter((word) => /^\p{L}{2}/u.test(word)).length;
}

function isLower(text: string): boolean {
	return text === text.toLowerCase() && text !== text.toUpperCase();
}
