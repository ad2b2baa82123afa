/** The goals that a meeting touched, by number. */
import type { FieldItem, ValuePart } from "../ast/nodes.ts";
import {
	goalFillers,
	goalMarks,
	goalRangeWords,
	goalWords,
	listEndings,
	listWords,
} from "../text/field-words.generated.ts";
import { anyOf, letters } from "../text/field-words.ts";
import type { TextSpan } from "../text/place.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import {
	type FieldType,
	isProse,
	nowhere,
	type ReadContext,
	type Reading,
	type Term,
	type Written,
} from "./field-type.ts";
import { type Goal, scanGoals } from "./goal-scan.ts";
import { numberWord } from "./number.ts";
import { filledParts, itemMaker, skipBullet, trimSpan } from "./pieces.ts";

/** Goals as numbers, sorted and each once; the items keep the order of the notes. */
export const goals = {
	type: "goals",
	about:
		"Goals by number or range, or `all`; by name if the field's `vocabulary` has it; targets such as 8.7 are not goals.",
	example: "5, 8",
	list: true,
	read,
	goesOn(_, line, { vocabulary }) {
		if (scanGoals(line, vocabulary).goals.some(({ goal }) => goal !== null)) return true;
		// The rest of a name that was wrapped.
		const words = collapseWhiteSpace(line).toLowerCase();
		const names = vocabulary.flatMap(({ name, aliases }) => [name, ...aliases]);
		return words !== "" && names.some((name) => name.toLowerCase().endsWith(words));
	},
	likeness(raw, context) {
		const { value, items } = read([{ raw, position: nowhere }], context);
		if (!Array.isArray(value) || value.length === 0) return -1;
		if (beside({ raw, items }, context).length === 0) return 2;
		return raw.length <= longestRemarked &&
			raw.indexOf(items[0]?.raw ?? raw) <= nearFront &&
			!isProse(raw, context.words)
			? 1
			: -1;
	},
	beside,
	print: (value) => (Array.isArray(value) ? value.join(", ") : String(value)),
} satisfies FieldType;

function read(parts: readonly ValuePart[], context: ReadContext): Reading {
	const lines = filledParts(parts, context).map((part) => {
		const { goals } = scanGoals(part.raw, context.vocabulary);
		return { part, goals: goals.length === 0 ? goalsInWords(part.raw, context.vocabulary) : goals };
	});
	const nothing = lines.every(({ goals }) => goals.length === 0);
	const items: FieldItem[] = [];
	for (const { part, goals } of lines) {
		const item = itemMaker(part);
		const unread = nothing ? [wholeOf(part.raw)] : strayEntries(part.raw, context.vocabulary);
		const strays = unread.map((span) => ({ ...span, goal: null }));
		const found = strays.length === 0 ? goals : [...goals, ...strays].sort((one, other) => one.start - other.start);
		for (const each of found) items.push(item(each, each.goal));
	}
	const numbers = new Set<number>();
	for (const { value } of items) if (typeof value === "number") numbers.add(value);
	return { value: [...numbers].sort((a, b) => a - b), items };
}

const words = new RegExp(`[${letters}]+(?:-[${letters}]+)?`, "g");

/** `five and eight`: numbers in words, if there are no other words. */
function goalsInWords(text: string, vocabulary: readonly Term[]): Goal[] {
	const goals: Goal[] = [];
	for (const { 0: word, index: start } of /\d/.test(text) ? [] : text.matchAll(words)) {
		const isFiller = fillers.has(word.toLowerCase());
		const said = isFiller ? undefined : numberWord(word);
		if (goalRangeWords.includes(word.toLowerCase()) || (said === undefined && !isFiller)) return [];
		const goal = vocabulary.some(({ number }) => number === said) ? (said ?? null) : null;
		if (said !== undefined) goals.push({ start, end: start + word.length, goal });
	}
	return goals;
}

function beside({ raw, items }: Pick<Written, "raw" | "items">, { vocabulary }: ReadContext): string[] {
	// Text without a goal, or with one out of range, is kept completely already.
	const isRead = items.some(({ value, raw }) => value !== null || scanGoals(raw, vocabulary).goals.length > 0);
	return isRead ? linesBeside(raw, items, vocabulary) : [];
}

/** Goals with a remark: `16 (target 9, legal identity)`. */
const nearFront = 8;
const longestRemarked = 80;

function wholeOf(raw: string): TextSpan {
	return trimSpan(raw, skipBullet(raw), raw.length);
}

const bareNumber = new RegExp(`^(?:${anyOf(goalWords)}\\s*)?#?\\d{1,3}\\.?$`, "i");
/** One or two words; longer ones are none, and over megabytes a pattern has no room left to note where it could go back to. */
const word = new RegExp(`^[${letters}][${letters}'’-]{0,1000}(?: [${letters}'’-]{1,1000})?\\.?$`);
const ending = new RegExp(`^${anyOf(listEndings)}\\b`, "i");

/** The entries of a list that name no goal (`foo` in `5, foo`), where all others are numbers and nothing else: amid prose, words are no entries. */
export function strayEntries(text: string, vocabulary: readonly Term[]): TextSpan[] {
	if (vocabulary.length === 0 || !/[,;\n]/.test(text)) return [];
	const entries = [...text.matchAll(/[^,;\n]+/g)]
		.map(({ 0: entry, index }) => trimSpan(text, index, index + entry.length))
		.filter(({ start, end }) => end > start);
	const strays = entries.filter(({ start, end }) => !bareNumber.test(text.slice(start, end)));
	const isStray = ({ start, end }: TextSpan): boolean => {
		const entry = text.slice(start, end);
		return word.test(entry) && !ending.test(entry) && scanGoals(entry, vocabulary).goals.length === 0;
	};
	return strays.length < entries.length && strays.every(isStray) ? strays : [];
}

/** Targets that are entries of a list, and whose goals it lacks: `16.10` in `4, 9 and 16.10`. */
export function strayTargets(text: string, vocabulary: readonly Term[]): string[] {
	const { tokens, goals } = scanGoals(text, vocabulary);
	const named = new Set<number | null>();
	for (const { goal } of goals) named.add(goal);
	const strays: string[] = [];
	for (const [at, { kind, text: written }] of tokens.entries()) {
		if (kind !== "other" || !targetNumber.test(written)) continue;
		const [before, behind] = [tokens[at - 1], tokens[at + 1]];
		const opens = before === undefined || isNumber.has(before.kind) || entryJoints.has(before.text);
		const isEntry = opens || goalWords.includes(before.text);
		const closes = behind === undefined || isNumber.has(behind.kind) || entryJoints.has(behind.text);
		const isTarget = isEntry && (closes || behind.text === "." || behind.text === "(");
		if (isTarget && !named.has(Number.parseInt(written, 10))) strays.push(written);
	}
	return strays;
}

/** Two entries may have nothing between them, a sign, a word, or the bullet of the next. */
const isNumber = new Set(["number", "other"]);
const entryJoints = new Set([...listWords, ",", ";", "&", "/", "*", "•", "-", "–"]);

/** `8.7`, `16.b` */
export const targetNumber = /\b\d{1,3}\.(?:\d{1,2}|[a-z])\b/;

/** The lines that say more than goals, each as a whole: of `5, and arguably 13`, the words alone would say nothing. */
function linesBeside(raw: string, items: Items, vocabulary: readonly Term[]): string[] {
	const goals = new Set(items.map(({ value }) => value));
	const unread = unreadSpans(raw, items);
	let next = 0;
	const saysMore = ({ 0: line, index }: RegExpExecArray): boolean => {
		const scanned = scanGoals(line, vocabulary);
		const read: TextSpan[] = [...scanned.goals];
		for (let span = unread[next]; span !== undefined && span.start < index + line.length; span = unread[++next])
			read.push({ start: span.start - index, end: span.end - index });
		read.sort((one, other) => one.start - other.start);
		let behind = 0;
		return scanned.tokens.some(({ kind, text, value, start, end }) => {
			while ((read[behind]?.end ?? end) < end) behind++;
			if ((read[behind]?.start ?? end) <= start) return false;
			// The name of a goal beside its number.
			if (kind === "name") return !goals.has(value);
			if (kind !== "sign") return !fillers.has(text);
			return saysAWord.test(text) || minus.test(line.slice(Math.max(0, start - 2), end + 1));
		});
	};
	return [...raw.matchAll(/[^\r\n]+/g)].filter(saysMore).map(([line]) => line.trim());
}

/** The places of unreadable text, which is kept as written. */
function unreadSpans(raw: string, items: Items): TextSpan[] {
	const spans: TextSpan[] = [];
	for (const { raw: item, value } of items) {
		const start = value === null ? raw.indexOf(item, spans.at(-1)?.end ?? 0) : -1;
		if (start >= 0) spans.push({ start, end: start + item.length });
	}
	return spans;
}

type Items = readonly Pick<FieldItem, "value" | "raw">[];

const fillers: ReadonlySet<string> = new Set([...goalWords, ...goalMarks, ...goalFillers]);
const minus = /(?:^|[,;]\s?)-\d$/;
const saysAWord = /[%?!~≈±\p{Sc}\p{So}\p{L}\p{N}]/u;
