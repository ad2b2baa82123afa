/** What a value says beside which goals it names: `with a focus on`, `target 8.7`. */
import type { FieldItem } from "../ast/nodes.ts";
import { withoutAccents, wordRuns } from "../text/ascii.ts";
import type { Term } from "./field-type.ts";
import { isNumberList, scanGoals, scanNames } from "./goal-scan.ts";
import type { Span } from "./pieces.ts";

/** The lines that say more than goals, each as a whole: of `5, and arguably 13`, the words alone would say nothing. */
export function linesBesideGoals(raw: string, items: Items, vocabulary: readonly Term[]): string[] {
	if (isNumberList(raw)) return [];
	const goals = new Set(items.map(({ value }) => value));
	const unread = new Set(items.flatMap(({ value, raw }) => (value === null ? [raw] : [])));
	const says = (entry: string): boolean => !unread.has(entry.trim()) && saysMore(entry);
	const saying = raw.split(lineEnd).filter((line) => {
		const stretches = between(line, spansOf(line, goals, vocabulary));
		return stretches.some((stretch) => stretch.split(separator).some(says));
	});
	return saying.map((line) => line.trim());
}

type Items = readonly Pick<FieldItem, "value" | "raw">[];

const lineEnd = /\r\n?|\n/;
const separator = /[,;]/;

/** Where a line says which goals the value has: by their numbers, and by their names again. */
function spansOf(line: string, goals: ReadonlySet<unknown>, vocabulary: readonly Term[]): Span[] {
	const names = scanNames(line, vocabulary).filter(({ goal }) => goals.has(goal));
	return [...scanGoals(line, vocabulary), ...names].sort((one, other) => one.start - other.start);
}

function between(line: string, spans: readonly Span[]): string[] {
	const stretches: string[] = [];
	let from = 0;
	for (const { start, end } of spans) {
		if (start > from) stretches.push(line.slice(from, start));
		from = Math.max(from, end);
	}
	return [...stretches, line.slice(from)];
}

function saysMore(words: string): boolean {
	return wordRuns(withoutAccents(words).toLowerCase()).some((word) => !filler.test(word));
}

/** What goals are called, and what joins them. */
const filler =
	/^(?:sdgs?|goals?|g|no|nrs?|n|numbers?|ods|odd|ziele?|and|the|of|all|them|un|global|sustainable|development|to|through|until)$/;
