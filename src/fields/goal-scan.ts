/** Finds the goals that a text names: by number, by name however it is spelt, as a range or all of them. */
import { withoutAccents, wordRuns } from "../text/ascii.ts";
import {
	allWords,
	beforeAll,
	behindAll,
	countedThings,
	goalExclusions,
	goalMarks,
	goalPlurals,
	goalRangeWords,
	goalWords,
	listWords,
	numberedThings,
	targetJoints,
	targetWords,
	withinAll,
} from "../text/field-words.generated.ts";
import { anyOf, isLetter, letters } from "../text/field-words.ts";
import { memoizePer } from "../text/lazy.ts";
import type { TextSpan } from "../text/place.ts";
import { isSpace } from "../text/spaces.ts";
import type { Term } from "./field-type.ts";

/** A stretch of text that names a goal; null for a number that names no goal. */
export interface Goal extends TextSpan {
	readonly goal: number | null;
}

/** A name, a number, a word or a sign; what belongs to a footnote or a decimal has the kind `other`. */
export interface GoalToken extends TextSpan {
	readonly kind: "name" | "number" | "word" | "sign" | "other";
	/** In lower case. */
	readonly text: string;
	/** Of a name and a number. */
	readonly value: number;
	/** Nothing is between this token and the one before. */
	readonly glued: boolean;
}

/** A text taken apart. */
interface Scanned {
	readonly tokens: readonly GoalToken[];
	readonly goals: readonly Goal[];
}

/** The goals in a text, in its order, and its tokens. Targets (`8.7`), years and other numbers of prose are left out. */
export function scanGoals(text: string, vocabulary: readonly Term[]): Scanned {
	const names = goalNames(vocabulary);
	const tokens = goalTokens(plain(text), names);
	return { tokens, goals: exclusion.test(text) ? [] : goalsAmong(text, tokens, names) };
}

function goalsAmong(text: string, tokens: readonly GoalToken[], { numbers, all }: GoalNames): Goal[] {
	const goals: Goal[] = [];
	const add = (first: GoalToken, last: GoalToken, values: readonly (number | null)[]): void => {
		for (const goal of values) goals.push({ start: first.start, end: last.end, goal });
	};
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at] as GoalToken;
		if (token.kind === "word") {
			if (targetWords.includes(token.text)) at = skipTargets(tokens, at);
			else if (meansAll(text, tokens, at)) add(token, token, all);
		} else if (token.kind === "name") {
			if (!isNumbered(text, tokens, at)) add(token, token, [token.value]);
		} else if (token.kind === "number") {
			if (isWholeSet(tokens, at, all)) add(token, token, all);
			else if (isGoalNumber(tokens, at)) {
				const last = rangeEnd(tokens, at, all);
				if (last !== null && (last.value < token.value || (numbers.has(token.value) && numbers.has(last.value)))) {
					const between = all.filter((goal) => goal >= token.value && goal <= last.value);
					add(token, last, between.length === 0 ? [null] : between);
					at = tokens.indexOf(last, at);
				} else add(token, token, [numbers.has(token.value) ? token.value : null]);
			}
		}
	}
	return goals;
}

const exclusion = new RegExp(`\\b${anyOf(goalExclusions)}\\b`, "i");

/** What a form's vocabulary says about goals. */
interface GoalNames {
	/** A name at an offset. */
	readonly pattern: RegExp;
	/** What names begin with. */
	readonly openings: ReadonlySet<number>;
	/** The numbers by the names, each as its letters in a row. */
	readonly byKey: ReadonlyMap<string, number>;
	readonly numbers: ReadonlySet<number>;
	/** The same in order. */
	readonly all: readonly number[];
}

/** The goals of a vocabulary; without one, the seventeen numbers and no names. */
const goalNames = memoizePer((vocabulary: readonly Term[]): GoalNames => {
	const numbered = vocabulary.flatMap(({ name, number, aliases }) =>
		number === null ? [] : [name, ...aliases].map((spelling) => ({ words: keyWords(spelling), number })),
	);
	const named = numbered.filter(({ words }) => words.length > 0);
	// The longest name first, so that none is cut short by another that it begins with.
	const names = named.map(({ words }) => words.join(gap)).sort((a, b) => b.length - a.length);
	const numbers = new Set(numbered.map(({ number }) => number));
	if (numbers.size === 0) for (let number = 1; number <= 17; number++) numbers.add(number);
	return {
		pattern: new RegExp(`(?<![${letters}\\d])(?:${names.join("|")})(?![${letters}\\d])`, "y"),
		openings: new Set(names.map((name) => name.charCodeAt(0))),
		byKey: new Map(named.map(({ words, number }) => [words.join(""), number])),
		numbers,
		all: [...numbers].sort((a, b) => a - b),
	};
});

/** Between two words of a name: `Well-being`, `Wellbeing`, `Peace, Justice & Strong`. */
const gap = String.raw`[\s,&‐‑–«»"-]*(?:${anyOf(listWords)}\b\s*)?`;

/** The words of a name in lower case, `and` left out: `&` and commas may stand for it. */
function keyWords(name: string): string[] {
	return wordRuns(plain(name)).filter((word) => !listWords.includes(word));
}

/** Those words as one text: two spellings of a name have the same. */
export function keyOf(name: string): string {
	return keyWords(name).join(" ");
}

/** In lower case and without accents; a long s is an s, and `İ`, which has no small letter of one unit, an i. */
function plain(text: string): string {
	const lower = withoutAccents(text.replaceAll("İ", "i").toLowerCase().replaceAll("ſ", "s"));
	return lower.length === text.length ? lower : text;
}

/** The tokens of a text in lower case. */
function goalTokens(text: string, { pattern, openings, byKey }: GoalNames): GoalToken[] {
	const tokens: GoalToken[] = [];
	for (let at = 0; at < text.length; ) {
		const unit = text.charCodeAt(at);
		let end = at + 1;
		let kind: GoalToken["kind"] = "sign";
		pattern.lastIndex = at;
		if (openings.has(unit) && pattern.test(text)) {
			kind = "name";
			end = pattern.lastIndex;
		} else if (isDigit(unit)) {
			while (isDigit(text.charCodeAt(end))) end++;
			const part = decimalEnd(text, end);
			kind = part > end ? "other" : "number";
			end = part;
		} else if (isLetter(unit)) {
			kind = "word";
			while (isLetter(text.charCodeAt(end))) end++;
		} else if (isSpace(unit)) {
			at++;
			continue;
		}
		const written = text.slice(at, end);
		const value =
			kind === "name" ? (byKey.get(keyWords(written).join("")) ?? 0) : kind === "number" ? Number(written) : 0;
		const token = { start: at, end, text: written, value, glued: tokens.at(-1)?.end === at, kind };
		if (kind === "number" && isNoteMark(text, tokens, token)) token.kind = "other";
		tokens.push(token);
		at = end;
	}
	return tokens;
}

/** Where the rest of a target's number ends (`8.7`, `8.b`); the offset itself if nothing follows. */
function decimalEnd(text: string, at: number): number {
	if (text[at] !== ".") return at;
	let end = at + 1;
	while (isDigit(text.charCodeAt(end))) end++;
	if (end > at + 1) return end;
	const unit = text.charCodeAt(end);
	const next = text.charCodeAt(end + 1);
	return unit >= 97 && unit <= 122 && !isLetter(next) && !isDigit(next) ? end + 1 : at;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Whether a number says that a note is about the goal before it: `5[1]`, `Gender Equality[1]`, not `Gender Equality [5]`. */
function isNoteMark(text: string, before: readonly GoalToken[], { end, glued, value }: GoalToken): boolean {
	const [goal, bracket] = [before.at(-2), before.at(-1)];
	if (!glued || bracket?.text !== "[" || text[end] !== "]") return false;
	return goal?.kind === "number" || (goal?.kind === "name" && goal.value !== value);
}

function is(token: GoalToken | undefined, words: readonly string[]): boolean {
	return token?.kind === "word" && words.includes(token.text);
}

const goalSigns = [...goalWords, ...goalMarks];

/** Whether a number can be meant for a goal: no year, no part of a word, not counting something else. */
function isGoalNumber(tokens: readonly GoalToken[], at: number): boolean {
	const [before2, before, own, after, after2] = [
		tokens[at - 2],
		tokens[at - 1],
		tokens[at],
		tokens[at + 1],
		tokens[at + 2],
	];
	if (own === undefined || own.text.length > (own.glued && before?.text === "/" ? 2 : 3)) return false;
	if (is(before, numberedThings) || (before?.text === "." && is(before2, numberedThings))) return false;
	if (own.glued && before !== undefined) {
		if (before.kind === "word" && !is(before, goalSigns)) return false;
		if (/[$€£.]/.test(before.text) && before.kind === "sign") return false;
		if (before.text === ":" && before2?.kind === "number" && before.glued) return false;
	}
	if (after === undefined) return true;
	if (after.glued && (after.kind === "word" || after.text === "%" || after.text === "°")) return false;
	if (after.glued && after.text === ":" && after2?.kind === "number" && after2.glued) return false;
	if (after.glued && after.text === "/" && after2?.kind === "number" && after2.glued && after2.text.length > 2)
		return false;
	return !is(after, countedThings);
}

/** `All`, `SDGs: all 17`, `all the goals`; not the `all` of "well-being for all". */
function meansAll(text: string, tokens: readonly GoalToken[], at: number): boolean {
	const [before, all] = [tokens[at - 1], tokens[at]];
	if (all === undefined || !is(all, allWords)) return false;
	const opens = before === undefined || text.slice(before.end, all.start).includes("\n");
	if (!opens && !is(before, [...goalWords, ...beforeAll]) && !/^[,;:.(–—-]$/.test(before?.text ?? "")) return false;
	let next = at + 1;
	const isWithin = (token: GoalToken | undefined): boolean =>
		is(token, withinAll) || is(token, goalWords) || token?.text === "17";
	while (isWithin(tokens[next]) || (tokens[next]?.text === "(" && isWithin(tokens[next + 1]))) next++;
	const end = tokens[next];
	return end === undefined || is(end, behindAll) || /^[.,;:()–—-]$/.test(end.text);
}

/** `17 SDGs` means all of them, `17 Partnerships` does not. */
function isWholeSet(tokens: readonly GoalToken[], at: number, numbers: readonly number[]): boolean {
	if (tokens[at]?.kind !== "number" || tokens[at]?.value !== numbers.at(-1)) return false;
	let next = at + 1;
	while (is(tokens[next], withinAll)) next++;
	const behind = tokens[next + 1];
	return is(tokens[next], goalPlurals) && behind?.kind !== "number" && behind?.text !== "#";
}

/** Behind `target`: its decimals, else one whole number, else (`targets 8 and 9`) all that are joined to it. */
function skipTargets(tokens: readonly GoalToken[], at: number): number {
	const many = tokens[at]?.text.endsWith("s") === true;
	let last = at;
	for (let next = at + 1; next < tokens.length; next++) {
		const token = tokens[next];
		if (token?.kind === "number") {
			last = next;
			if (!many) break;
		} else if (token === undefined || !(/^[,&.:#–-]$/.test(token.text) || is(token, targetJoints))) break;
	}
	return last;
}

/** The other end of `1-5` or `1 to 5`; a chain such as `5-8-16` is a list. */
function rangeEnd(tokens: readonly GoalToken[], at: number, all: readonly number[]): GoalToken | null {
	const endAt = (from: number): number => {
		const joint = tokens[from + 1];
		const end = tokens[from + 2]?.text === "#" ? from + 3 : from + 2;
		// `3 – 10`, with blanks, is a list, as `5 - 8 - 16` is; `1 – 17` is all of them.
		const isTight = joint?.glued === true || tokens[from + 2]?.glued === true;
		const isWhole = tokens[from]?.value === all[0] && tokens[end]?.value === all.at(-1);
		const isDash = /^[-–—]$/.test(joint?.text ?? "") && (isTight || isWhole);
		const isJoint = is(joint, goalRangeWords) || isDash;
		return isJoint && tokens[from]?.kind === "number" && tokens[end]?.kind === "number" ? end : -1;
	};
	const end = endAt(at);
	return end < 0 || endAt(at - 2) === at || endAt(at - 3) === at || endAt(end) >= 0 ? null : (tokens[end] ?? null);
}

/** Whether a number beside a name says already which goal is meant: `5 Gender Equality`, `Gender Equality (SDG 5)`. */
function isNumbered(text: string, tokens: readonly GoalToken[], at: number): boolean {
	let before = at - 1;
	while (/^[-–—:.(#]$/.test(tokens[before]?.text ?? "")) before--;
	if (tokens[before]?.kind === "number" && isGoalNumber(tokens, before)) return true;
	let after = at + 1;
	if (/^[([:–—-]$/.test(tokens[after]?.text ?? "")) after++;
	if (is(tokens[after], goalWords)) after++;
	if (tokens[after]?.text === "#") after++;
	const number = tokens[after];
	return (
		number?.kind === "number" &&
		isGoalNumber(tokens, after) &&
		!text.slice(tokens[at]?.end, number.start).includes("\n")
	);
}
