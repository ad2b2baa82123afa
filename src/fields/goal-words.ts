/** What a value says beside which goals it names: `with a focus on`, `target 8.7`. */
import type { FieldItem } from "../ast/nodes.ts";
import { withoutAccents, wordRuns } from "../text/ascii.ts";
import { signsIn } from "./beside.ts";
import type { Term } from "./field-type.ts";
import { isNumberList, scanGoals, scanNames } from "./goal-scan.ts";
import type { Span } from "./pieces.ts";

type Items = readonly Pick<FieldItem, "value" | "raw">[];

/** The lines that say more than goals, each as a whole: of `5, and arguably 13`, the words alone would say nothing. */
export function linesBesideGoals(raw: string, items: Items, vocabulary: readonly Term[]): string[] {
	if (isNumberList(raw)) return [];
	const goals = new Set(items.map(({ value }) => value));
	const lines = raw.split(lineEnd);
	const read = withoutUnread(raw, items).split(lineEnd);
	const saying = lines.filter((_, index) => {
		const line = read[index] ?? "";
		return between(line, spansOf(line, goals, vocabulary)).some(saysMore);
	});
	return saying.map((line) => line.trim());
}

/** The text with spaces in place of what could not be read, which is kept as it is written. */
function withoutUnread(raw: string, items: Items): string {
	const kept: string[] = [];
	let at = 0;
	for (const { raw: item } of items.filter(({ value }) => value === null)) {
		const start = raw.indexOf(item, at);
		if (start < 0) break;
		kept.push(raw.slice(at, start), item.replace(/[^\r\n]/g, " "));
		at = start + item.length;
	}
	return kept.join("") + raw.slice(at);
}

const lineEnd = /\r\n?|\n/;

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
	return signsIn(words).length > 0 || wordRuns(withoutAccents(words).toLowerCase()).some((word) => !filler.test(word));
}

/** What goals are called, and what joins them. */
const filler =
	/^(?:sdgs?|goals?|g|no|nrs?|n|numbers?|ods|odd|ziele?|and|the|of|all|them|un|global|sustainable|development|to|through|until)$/;
