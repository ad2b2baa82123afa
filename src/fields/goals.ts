/** The goals that a meeting touched, by number. */
import type { FieldItem, ValuePart } from "../ast/nodes.ts";
import { append } from "../text/append.ts";
import { squash } from "../text/squash.ts";
import { defineFieldType, type ReadContext } from "./field-type.ts";
import { type Goal, scanGoals } from "./goal-scan.ts";
import { strayEntries } from "./goal-strays.ts";
import { linesBesideGoals } from "./goal-words.ts";
import { filledParts, itemMaker, skipBullet, trimSpan } from "./pieces.ts";

/** Goals as numbers, sorted and each once; the items keep the order of the notes. */
export const goals = defineFieldType({
	type: "goals",
	about: "Goals by number or name, `All` and ranges included; targets are no goals.",
	example: "5, 8",
	list: true,
	read(parts, context) {
		const lines: Line[] = [];
		for (const part of filledParts(parts, context))
			lines.push({ part, goals: scanGoals(part.raw, context.vocabulary) });
		const nothing = lines.every(({ goals }) => goals.length === 0);
		const items: FieldItem[] = [];
		for (const line of lines) {
			if (nothing) items.push(unread(line));
			else append(items, itemsOf(line, context));
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
		return isRead ? linesBesideGoals(raw, items, vocabulary) : [];
	},
	print: (value) => (Array.isArray(value) ? value.join(", ") : String(value)),
});

interface Line {
	readonly part: ValuePart;
	readonly goals: readonly Goal[];
}

function unread({ part }: Line): FieldItem {
	return itemMaker(part)(trimSpan(part.raw, skipBullet(part.raw), part.raw.length), null);
}

function itemsOf({ part, goals }: Line, { vocabulary }: ReadContext): FieldItem[] {
	const item = itemMaker(part);
	const items: FieldItem[] = [];
	for (const goal of goals) items.push(item(goal, goal.goal));
	const strays = strayEntries(part.raw, vocabulary);
	for (const span of strays) items.push(item(span, null));
	return strays.length === 0 ? items : items.sort(byStart);
}

const byStart = (one: FieldItem, other: FieldItem): number =>
	(one.position.start.offset ?? 0) - (other.position.start.offset ?? 0);
