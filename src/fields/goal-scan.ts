/** Finds the goals that a text names: by number, by name however it is spelt, as a range or all of them. */
import { patternFor, type Scripts, wordRuns } from "../text/ascii.ts";
import type { Term } from "./field-type.ts";
import type { Span } from "./pieces.ts";

/** A stretch of text that names a goal; null for a number that is none. */
export interface Goal extends Span {
	readonly goal: number | null;
}

interface Token extends Span {
	readonly kind: "number" | "name" | "all" | "target" | "decimal" | "stop";
	readonly value: number;
}

/** The goals in a text, in its order. Targets (`8.7`), years and other numbers of prose are left out. */
export function scanGoals(text: string, vocabulary: readonly Term[]): Goal[] {
	const names = goalNames(vocabulary);
	if (names.likeNumbers ? figuresOnly.test(text) : isNumberList(text)) return plainNumbers(text, names);
	if (exclusion.test(text)) return [];
	const tokens = tokensOf(text, names);
	const goals: Goal[] = [];
	for (let index = 0; index < tokens.length; index++) {
		const token = tokens[index];
		if (token === undefined) continue;
		if (token.kind === "target") index = skipTargets(text, tokens, index);
		else if (token.kind === "all" || isWholeSet(text, token, names)) goals.push(...allOf(token, names));
		else if (token.kind === "number") {
			const range = rangeEnd(text, tokens, index);
			const found = range === null ? null : between(token, range, names);
			const backwards = range !== null && range.value < token.value;
			if (backwards) goals.push({ start: token.start, end: range.end, goal: null });
			else goals.push(...(found ?? [{ start: token.start, end: token.end, goal: inRange(token.value, names) }]));
			if (found !== null || backwards) index++;
		} else if (token.kind === "name" && !isNumbered(text, tokens, index)) {
			goals.push({ start: token.start, end: token.end, goal: token.value });
		}
	}
	return goals;
}

/** The names of goals in a text, those beside their numbers too. */
export function scanNames(text: string, vocabulary: readonly Term[]): Goal[] {
	const names = tokensOf(text, goalNames(vocabulary)).filter(({ kind }) => kind === "name");
	return names.map(({ start, end, value }) => ({ start, end, goal: value }));
}

/** "All but 14" says which goals are not meant: better unread than read wrongly. */
const exclusion = /\b(?:except|excluding|all but|but not|other than|apart from|not)\b/i;

/** Whether a text is numbers in a row, the most common way by far, for which there is nothing to weigh. */
export function isNumberList(text: string): boolean {
	return figuresOnly.test(text) || (text.length <= longestList && numberList.test(text));
}

const figuresOnly = /^[\d\s,;]*$/;
const longestList = 200;
/** `SDGs 3, 5 & 9`, `Goal 3, Goal 9 and Goal 17`. */
const numberList =
	/^\s*(?:(?:sdgs?|goals?)\s*)?#?\d{1,3}(?:(?:\s*[,;&]\s*|\s+)(?:and\s+)?(?:(?:sdgs?|goals?)\s*)?#?\d{1,3})*(?:\s*\.)?\s*$/i;

function plainNumbers(text: string, names: GoalNames): Goal[] {
	const goals: Goal[] = [];
	for (const { 0: figures, index: start } of text.matchAll(/\d+/g)) {
		if (figures.length < 4) goals.push({ start, end: start + figures.length, goal: inRange(Number(figures), names) });
	}
	return goals;
}

function inRange(value: number, names: GoalNames): number | null {
	return names.numbers.has(value) ? value : null;
}

/** What a form's vocabulary says about goals. */
interface GoalNames {
	/** Finds what may name goals: by a name (the first group), a number, or else. */
	readonly pattern: Scripts;
	/** Whether one of the names looks like a number of a goal, as the alias `SDG 4` of a form's own first goal does. */
	readonly likeNumbers: boolean;
	/** The numbers by the names, each as its letters in a row. */
	readonly byKey: ReadonlyMap<string, number>;
	readonly numbers: ReadonlySet<number>;
	readonly highest: number;
}

const compiled = new WeakMap<readonly Term[], GoalNames>();

/** The goals of a vocabulary; without one, the seventeen numbers and no names. */
function goalNames(vocabulary: readonly Term[]): GoalNames {
	const known = compiled.get(vocabulary) ?? compile(vocabulary);
	compiled.set(vocabulary, known);
	return known;
}

function compile(vocabulary: readonly Term[]): GoalNames {
	const byKey = new Map<string, number>();
	const numbers = new Set<number>();
	const names = new Map<string, readonly string[]>();
	for (const { name, number, aliases } of vocabulary) {
		if (number === null) continue;
		numbers.add(number);
		for (const spelling of [name, ...aliases]) {
			const words = nameWords(spelling);
			if (words.length === 0) continue;
			byKey.set(words.join(""), number);
			names.set(words.join(gap), words);
		}
	}
	if (numbers.size === 0) for (let number = 1; number <= 17; number++) numbers.add(number);
	// The longest name first, so that none is cut short by another that it begins with.
	const pattern = [...names.keys()].sort((a, b) => b.length - a.length).join("|");
	let any: RegExp | null = null;
	return {
		pattern: {
			ascii: goalPattern(pattern, ["A-Za-z", "0-9"]),
			any: () => {
				any ??= goalPattern(pattern, ["\\p{L}", "\\p{N}"]);
				return any;
			},
		},
		likeNumbers: [...names.values()].some((words) => words.every((word) => /^(?:sdgs?|goals?|\d)+$/.test(word))),
		byKey,
		numbers,
		highest: Math.max(...numbers),
	};
}

/** Between two words of a name: `Well-being`, `Wellbeing`, `Peace, Justice & Strong`. */
const gap = String.raw`[\s,&‐‑–-]*(?:and\b\s*)?`;

/** The words of a name, `and` left out: `&` and commas may stand for it. A long s is an s, as it is to a pattern. */
function nameWords(name: string): string[] {
	return wordRuns(name.toLowerCase().replaceAll("ſ", "s")).filter((word) => word !== "and");
}

/** The classes of all letters take twice as long to search with as those of ASCII. */
function goalPattern(names: string, [letter, digit]: readonly [string, string]): RegExp {
	const end = `(?![${letter}${digit}])`;
	const kinds = [
		names === "" ? "((?!))" : `\\b(${names})${end}`,
		String.raw`(\b(?:targets?|indicators?)${end})`,
		String.raw`(\d+\.(?:\d+|[a-z]${end}))`,
		String.raw`(\d+)`,
		`((?<![${letter}${digit}])all${end})`,
		String.raw`;|\b(?:sdgs?|goals?)(?![${letter}])`,
	];
	return new RegExp(kinds.join("|"), letter === "A-Za-z" ? "gi" : "giu");
}

function tokensOf(text: string, names: GoalNames): Token[] {
	const tokens: Token[] = [];
	for (const match of text.matchAll(patternFor(text, names.pattern))) {
		const token = tokenOf(match, names);
		if (token.kind === "all" ? !meansAll(text, token) : token.kind === "number" && !countsAsGoal(text, token)) continue;
		if (!isNoteMark(text, tokens.at(-1), token)) tokens.push(token);
	}
	return tokens;
}

/** Whether a number says that a note is about the goal before it: `5[1]`, `Gender Equality[1]`, not `Gender Equality [5]`. */
function isNoteMark(text: string, before: Token | undefined, { start, end, kind, value }: Token): boolean {
	if (kind !== "number" || text[start - 1] !== "[" || text[end] !== "]") return false;
	if (before?.kind !== "number" && (before?.kind !== "name" || before.value === value)) return false;
	return /^\s?\[$/.test(text.slice(before.end, start));
}

/** The groups go by their numbers: with names V8 makes a dictionary of each match, a third of all that a scan costs. */
function tokenOf(match: RegExpExecArray, names: GoalNames): Token {
	const start = match.index;
	const end = start + match[0].length;
	if (match[1] !== undefined)
		return { start, end, kind: "name", value: names.byKey.get(nameWords(match[1]).join("")) ?? 0 };
	if (match[2] !== undefined) return { start, end, kind: "target", value: 0 };
	if (match[3] !== undefined) return { start, end, kind: "decimal", value: 0 };
	if (match[4] !== undefined) return { start, end, kind: "number", value: Number(match[4]) };
	return { start, end, kind: match[5] === undefined ? "stop" : "all", value: 0 };
}

/** Whether a number can be meant for a goal: no year, no part of a word, not counting something else. */
function countsAsGoal(text: string, { start, end }: Span): boolean {
	const before = text.slice(Math.max(0, start - 24), start);
	if (end - start > (before.endsWith("/") ? 2 : 3)) return false;
	if (mayBeForeign.test(before) && foreignBefore.test(before)) return false;
	if (end < text.length && foreignAfter.test(text.slice(end, end + 24))) return false;
	const letters = patternFor(before, lastLetters).exec(before)?.[0];
	return letters === undefined || keyword.test(letters);
}

const lastLetters: Scripts = { ascii: /[A-Za-z]+$/, any: () => /\p{L}+$/u };

const keyword = /^(?:sdgs?|goals?|g|no|nr|n|numbers?|ods|odd|ziele?)$/i;
const foreignBefore =
	/(?:\b(?:agenda|resolution|articles?|art\.|paragraphs?|sessions?|pages?|chapters?|parts?|rooms?|days?|convention|vision|csw|hlpf|cop)\s*|[$€£.]|\d:)$/iu;
/** What the last letters of `foreignBefore` are: a look that rules out `SDG` and `Goal`. */
const mayBeForeign = /[aehmnprstwyf.$€£:\u017f]\s*$/iu;
const foreignAfter =
	/^(?:[\p{L}%°]|[/:]\d{3}|:\d|\s+(?:percent|per\s+cent|women|men|girls|boys|people|persons|children|years?|days?|months?|hours?|countries|states|targets?|members)\b)/iu;

/** `All`, `SDGs: all 17`, `all the goals`; not the `all` of "well-being for all". */
function meansAll(text: string, { start, end }: Span): boolean {
	return opensAll.test(text.slice(Math.max(0, start - 12), start)) && allOfThem.test(text.slice(end, end + 80));
}

const opensAll = /(?:^|[,;:.(\n–—-]|\b(?:sdgs?|goals?|covers|covering))\s*$/i;

const allOfThem =
	/^\s*(?:of\s+)?(?:the\s+)?(?:them)?\s*(?:\(?17\)?|seventeen)?\s*(?:(?:un|global)\s+)?(?:sdgs?|goals?|sustainable\s+development\s+goals?)?\s*(?:$|[.,;:()–—-]|with\b|and\b|but\b|especially\b|in\b|are\b)/i;

/** `17 SDGs` means all of them, `17 Partnerships` does not. */
function isWholeSet(text: string, token: Token, names: GoalNames): boolean {
	if (token.kind !== "number" || token.value !== names.highest) return false;
	return /^\s+(?:un\s+|global\s+|sustainable\s+development\s+)?(?:sdgs|goals)(?!\s*(?:\d|#))/i.test(
		text.slice(token.end, token.end + 60),
	);
}

function allOf({ start, end }: Span, names: GoalNames): Goal[] {
	return [...names.numbers].sort((a, b) => a - b).map((goal) => ({ start, end, goal }));
}

/** Behind `target`: its decimals, else one whole number, else (`targets 8 and 9`) all up to the next `;` or `SDG`. */
function skipTargets(text: string, tokens: readonly Token[], index: number): number {
	const many = /s$/i.test(text.slice(tokens[index]?.start, tokens[index]?.end));
	let last = index;
	for (let next = index + 1; next < tokens.length; next++) {
		const token = tokens[next];
		if (
			token?.kind !== "number" ||
			!/^[\s,&.:#]*(?:(?:and|or|to|[-–])\s*)?$/i.test(text.slice(tokens[last]?.end, token.start))
		)
			break;
		last = next;
		if (!many) break;
	}
	return last;
}

/** The other end of `1-5` or `1 to 5`; a chain such as `5-8-16` is a list. */
function rangeEnd(text: string, tokens: readonly Token[], index: number): Token | null {
	const isRange = (from: number) => {
		const [first, second] = [tokens[from], tokens[from + 1]];
		if (first?.kind !== "number" || second?.kind !== "number") return false;
		return rangeSign.test(text.slice(first.end, second.start));
	};
	return isRange(index) && !isRange(index - 1) && !isRange(index + 1) ? (tokens[index + 1] ?? null) : null;
}

const rangeSign = /^\s*(?:[-–—]|to|through|until)\s*#?$/i;

function between(first: Token, last: Token, names: GoalNames): Goal[] | null {
	if (!names.numbers.has(first.value) || !names.numbers.has(last.value) || first.value > last.value) return null;
	const span = { start: first.start, end: last.end };
	return allOf(span, names).filter(({ goal }) => goal !== null && goal >= first.value && goal <= last.value);
}

/** Whether a number beside a name says already which goal is meant: `5 Gender Equality`, `Gender Equality (SDG 5)`. */
function isNumbered(text: string, tokens: readonly Token[], index: number): boolean {
	const own = tokens[index];
	const before = tokens[index - 1];
	const after = tokens.slice(index + 1, index + 3).find((token) => token.kind !== "stop");
	if (own === undefined) return false;
	if (before?.kind === "number" && /^[\s\-–—:.(#]*$/.test(text.slice(before.end, own.start))) return true;
	const between = after?.kind === "number" ? text.slice(own.end, after.start) : "\n";
	return /^\s*(?:[([:–—-]\s*)?(?:(?:sdg|goal)\s*)?(?:#\s*)?$/i.test(between) && between !== "\n";
}
