/** Finds the goals that a text names: by number, by name however it is spelt, as a range or all of them. */
import { wordRuns } from "../text/ascii.ts";
import {
	allWords,
	beforeAll,
	behindAll,
	countedThings,
	goalExclusions,
	goalMarks,
	goalRangeWords,
	goalWords,
	numberedThings,
	targetJoints,
	targetWords,
	withinAll,
} from "../text/field-words.generated.ts";
import { anyOf, letters } from "../text/field-words.ts";
import type { TextSpan } from "../text/span.ts";
import type { Term } from "./field-type.ts";
import { perVocabulary } from "./vocabulary.ts";

/** A stretch of text that names a goal; null for a number that is none. */
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
	/** Nothing stands between this token and the one before. */
	readonly glued: boolean;
}

/** The goals in a text, in its order. Targets (`8.7`), years and other numbers of prose are left out. */
export function scanGoals(text: string, vocabulary: readonly Term[]): Goal[] {
	if (exclusion.test(text)) return [];
	const { numbers } = goalNames(vocabulary);
	const tokens = goalTokens(text, vocabulary);
	const all = [...numbers].sort((a, b) => a - b);
	const goals: Goal[] = [];
	const add = (first: GoalToken, last: GoalToken, values: readonly (number | null)[]): void => {
		for (const goal of values) goals.push({ start: first.start, end: last.end, goal });
	};
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at];
		if (token === undefined) continue;
		if (is(token, targetWords)) at = skipTargets(tokens, at);
		else if (meansAll(text, tokens, at) || isWholeSet(tokens, at, all)) add(token, token, all);
		else if (token.kind === "name" && !isNumbered(text, tokens, at)) add(token, token, [token.value]);
		else if (token.kind === "number" && isGoalNumber(tokens, at)) {
			const last = rangeEnd(tokens, at);
			if (last !== null && (last.value < token.value || (numbers.has(token.value) && numbers.has(last.value)))) {
				const between = all.filter((goal) => goal >= token.value && goal <= last.value);
				add(token, last, between.length === 0 ? [null] : between);
				at = tokens.indexOf(last, at);
			} else add(token, token, [numbers.has(token.value) ? token.value : null]);
		}
	}
	return goals;
}

const exclusion = new RegExp(`\\b${anyOf(goalExclusions)}\\b`, "i");

/** What a form's vocabulary says about goals. */
interface GoalNames {
	/** Finds a name (the first group), a decimal, a number, a word or a sign. */
	readonly pattern: RegExp;
	/** The numbers by the names, each as its letters in a row. */
	readonly byKey: ReadonlyMap<string, number>;
	readonly numbers: ReadonlySet<number>;
}

/** The goals of a vocabulary; without one, the seventeen numbers and no names. */
const goalNames = perVocabulary((vocabulary): GoalNames => {
	const numbered = vocabulary.flatMap(({ name, number, aliases }) =>
		number === null ? [] : [name, ...aliases].map((spelling) => ({ words: keyWords(spelling), number })),
	);
	const named = numbered.filter(({ words }) => words.length > 0);
	// The longest name first, so that none is cut short by another that it begins with.
	const names = named.map(({ words }) => words.join(gap)).sort((a, b) => b.length - a.length);
	const kinds = [
		names.length === 0 ? "((?!))" : `(?<![${letters}\\d])(${names.join("|")})(?![${letters}\\d])`,
		`(\\d+\\.(?:\\d+|[a-z](?![${letters}\\d])))`,
		"(\\d+)",
		`([${letters}]+)`,
		"\\S",
	];
	const numbers = new Set(numbered.map(({ number }) => number));
	return {
		pattern: new RegExp(kinds.join("|"), "g"),
		byKey: new Map(named.map(({ words, number }) => [words.join(""), number])),
		numbers: numbers.size > 0 ? numbers : new Set(Array.from({ length: 17 }, (_, index) => index + 1)),
	};
});

/** Between two words of a name: `Well-being`, `Wellbeing`, `Peace, Justice & Strong`. */
const gap = String.raw`[\s,&‐‑–-]*(?:and\b\s*)?`;

/** The words of a name in lower case, `and` left out: `&` and commas may stand for it. */
function keyWords(name: string): string[] {
	return wordRuns(plain(name)).filter((word) => word !== "and");
}

/** Those words as one text: two spellings of a name have the same. */
export function keyOf(name: string): string {
	return keyWords(name).join(" ");
}

/** In lower case; a long s is an s, and `İ`, which has no small letter of one unit, an i. */
function plain(text: string): string {
	const lower = text.replaceAll("İ", "i").toLowerCase().replaceAll("ſ", "s");
	return lower.length === text.length ? lower : text;
}

/** The tokens of a text. */
export function goalTokens(text: string, vocabulary: readonly Term[]): GoalToken[] {
	const { pattern, byKey } = goalNames(vocabulary);
	const tokens: GoalToken[] = [];
	// The groups go by their numbers: with names V8 makes a dictionary of each match.
	for (const { 0: written, 1: name, 2: decimal, 3: figures, 4: word, index: start } of plain(text).matchAll(pattern)) {
		const kind = name ? "name" : decimal ? "other" : figures ? "number" : word ? "word" : "sign";
		const value = name ? (byKey.get(keyWords(name).join("")) ?? 0) : Number(figures ?? 0);
		const token = { start, end: start + written.length, text: written, value, glued: tokens.at(-1)?.end === start };
		tokens.push({ ...token, kind: kind === "number" && isNoteMark(text, tokens, token) ? "other" : kind });
	}
	return tokens;
}

/** Whether a number says that a note is about the goal before it: `5[1]`, `Gender Equality[1]`, not `Gender Equality [5]`. */
function isNoteMark(
	text: string,
	before: readonly GoalToken[],
	{ end, glued, value }: Omit<GoalToken, "kind">,
): boolean {
	const [goal, bracket] = before.slice(-2);
	if (!glued || bracket?.text !== "[" || text[end] !== "]") return false;
	return goal?.kind === "number" || (goal?.kind === "name" && goal.value !== value);
}

function is(token: GoalToken | undefined, words: readonly string[]): boolean {
	return token?.kind === "word" && words.includes(token.text);
}

const goalSigns = [...goalWords, ...goalMarks];

/** Whether a number can be meant for a goal: no year, no part of a word, not counting something else. */
function isGoalNumber(tokens: readonly GoalToken[], at: number): boolean {
	const [before2, before, own, after, after2] = [-2, -1, 0, 1, 2].map((step) => tokens[at + step]);
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
	return (
		is(tokens[next], goalWords) &&
		tokens[next]?.text.endsWith("s") === true &&
		behind?.kind !== "number" &&
		behind?.text !== "#"
	);
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
function rangeEnd(tokens: readonly GoalToken[], at: number): GoalToken | null {
	const endAt = (from: number): number => {
		const joint = tokens[from + 1];
		const isJoint = is(joint, goalRangeWords) || /^[-–—]$/.test(joint?.text ?? "");
		const end = tokens[from + 2]?.text === "#" ? from + 3 : from + 2;
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
