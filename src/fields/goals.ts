/** The goals that a meeting touched, by number. */
import type { FieldItem } from "../ast/nodes.ts";
import { defineFieldType } from "./field-type.ts";
import { scanGoals } from "./goal-scan.ts";
import { strayEntries } from "./goal-strays.ts";
import { filledParts, itemMaker, skipBullet, squash, trimSpan } from "./pieces.ts";

/** Goals as numbers, sorted and each once; the items keep the order of the notes. */
export const goals = defineFieldType({
	type: "goals",
	about: "Goals by number or name, `All` and ranges included; targets are no goals.",
	list: true,
	read(parts, context) {
		const filled = filledParts(parts, context);
		const found = filled.map((part) => ({ part, goals: scanGoals(part.raw, context.vocabulary) }));
		const nothing = found.every(({ goals }) => goals.length === 0);
		const items = found.flatMap(({ part, goals }) => {
			const item = itemMaker(part);
			if (!nothing) {
				const strays = strayEntries(part.raw, context.vocabulary).map((span) => item(span, null));
				return [...goals.map((goal) => item(goal, goal.goal)), ...strays].sort(byStart);
			}
			return [item(trimSpan(part.raw, skipBullet(part.raw), part.raw.length), null)];
		});
		const numbers = new Set(items.flatMap(({ value }) => (typeof value === "number" ? [value] : [])));
		return { value: [...numbers].sort((a, b) => a - b), items };
	},
	goesOn(_, line, { vocabulary }) {
		if (scanGoals(line, vocabulary).some(({ goal }) => goal !== null)) return true;
		// The rest of a name that was wrapped.
		const words = squash(line).toLowerCase();
		const names = vocabulary.flatMap(({ name, aliases }) => [name, ...aliases]);
		return words !== "" && names.some((name) => name.toLowerCase().endsWith(words));
	},
	print: (value) => (Array.isArray(value) ? value.join(", ") : String(value)),
});

const byStart = (one: FieldItem, other: FieldItem): number =>
	(one.position.start.offset ?? 0) - (other.position.start.offset ?? 0);
