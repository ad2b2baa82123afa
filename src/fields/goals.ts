/** The goals that a meeting touched, by number. */
import type { FieldItem } from "../ast/nodes.ts";
import { hasLetter, withoutAccents, wordRuns } from "../text/ascii.ts";
import { squash } from "../text/squash.ts";
import { signsIn } from "./beside.ts";
import { defineFieldType, type Term } from "./field-type.ts";
import { isNumberList, scanGoals, scanNames } from "./goal-scan.ts";
import { filledParts, itemMaker, type Span, skipBullet, trimSpan } from "./pieces.ts";

/** Goals as numbers, sorted and each once; the items keep the order of the notes. */
export const goals = defineFieldType({
	type: "goals",
	about: "Goals by number or name, `All` and ranges included; targets are no goals.",
	example: "5, 8",
	list: true,
	read(parts, context) {
		const lines = filledParts(parts, context).map((part) => ({ part, goals: scanGoals(part.raw, context.vocabulary) }));
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
	},
	goesOn(_, line, { vocabulary }) {
		if (scanGoals(line, vocabulary).some(({ goal }) => goal !== null)) return true;
		// The rest of a name that was wrapped.
		const words = squash(line).toLowerCase();
		const names = vocabulary.flatMap(({ name, aliases }) => [name, ...aliases]);
		return words !== "" && names.some((name) => name.toLowerCase().endsWith(words));
	},
	beside({ raw, items }, { vocabulary }) {
		// What names no goal, be it one out of range, is kept as a whole already.
		const isRead = items.some(({ value, raw }) => value !== null || scanGoals(raw, vocabulary).length > 0);
		return isRead ? linesBeside(raw, items, vocabulary) : [];
	},
	print: (value) => (Array.isArray(value) ? value.join(", ") : String(value)),
});

function wholeOf(raw: string): Span {
	return trimSpan(raw, skipBullet(raw), raw.length);
}

const bareNumber = /^(?:(?:sdgs?|goals?)\s*)?#?\d{1,3}\.?$/i;
/** One or two words; longer ones are none, and over megabytes a pattern has no room left to note where it could go back to. */
const word = /^\p{L}[\p{L}'’-]{0,1000}(?: [\p{L}'’-]{1,1000})?\.?$/u;
const nothing = /^(?:and|etc|others?|more|also|all|cross-cutting)\b/i;

/** The entries of a list that name no goal (`foo` in `5, foo`), where all others are numbers and nothing else: amid prose, words are no entries. */
export function strayEntries(text: string, vocabulary: readonly Term[]): Span[] {
	if (vocabulary.length === 0 || !/[,;\n]/.test(text) || !hasLetter(text) || isNumberList(text)) return [];
	const entries = [...text.matchAll(/[^,;\n]+/g)]
		.map(({ 0: entry, index }) => trimSpan(text, index, index + entry.length))
		.filter(({ start, end }) => end > start);
	const strays = entries.filter(({ start, end }) => !bareNumber.test(text.slice(start, end)));
	const isStray = ({ start, end }: Span): boolean => {
		const entry = text.slice(start, end);
		return word.test(entry) && !nothing.test(entry) && scanGoals(entry, vocabulary).length === 0;
	};
	return strays.length < entries.length && strays.every(isStray) ? strays : [];
}

type Items = readonly Pick<FieldItem, "value" | "raw">[];

/** The lines that say more than goals, each as a whole: of `5, and arguably 13`, the words alone would say nothing. */
function linesBeside(raw: string, items: Items, vocabulary: readonly Term[]): string[] {
	if (isNumberList(raw)) return [];
	const goals = new Set(items.map(({ value }) => value));
	const read = withoutUnread(raw, items).split(lineEnd);
	const lines = raw.split(lineEnd).filter((_, index) => saysMore(withoutGoals(read[index] ?? "", goals, vocabulary)));
	return lines.map((line) => line.trim());
}

const lineEnd = /\r\n?|\n/;

/** The text with spaces in place of what could not be read, which is kept as it is written. */
function withoutUnread(raw: string, items: Items): string {
	let kept = "";
	let at = 0;
	for (const { raw: item } of items.filter(({ value }) => value === null)) {
		const start = raw.indexOf(item, at);
		if (start < 0) break;
		kept += raw.slice(at, start) + item.replace(/[^\r\n]/g, " ");
		at = start + item.length;
	}
	return kept + raw.slice(at);
}

/** A line without what says which goals the value has: their numbers, and their names again. */
function withoutGoals(line: string, goals: ReadonlySet<unknown>, vocabulary: readonly Term[]): string {
	const names = scanNames(line, vocabulary).filter(({ goal }) => goals.has(goal));
	const spans = [...scanGoals(line, vocabulary), ...names].sort((one, other) => one.start - other.start);
	let rest = "";
	let at = 0;
	for (const { start, end } of spans) {
		if (start > at) rest += `${line.slice(at, start)} `;
		at = Math.max(at, end);
	}
	return rest + line.slice(at);
}

function saysMore(words: string): boolean {
	return signsIn(words).length > 0 || wordRuns(withoutAccents(words).toLowerCase()).some((word) => !filler.test(word));
}

/** What goals are called, and what joins them. */
const filler =
	/^(?:sdgs?|goals?|g|no|nrs?|n|numbers?|ods|odd|ziele?|and|the|of|all|them|un|global|sustainable|development|to|through|until)$/;
