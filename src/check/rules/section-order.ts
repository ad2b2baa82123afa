import type { NamedPart } from "../parts.ts";
import { defineRule } from "../rule.ts";

/** Fields or sections stand in another order than the form's. */
export const sectionOrder = defineRule({
	codes: ["section-order"],
	reason: "Whoever reads many reports looks for each thing where it always stands.",
	examples: [
		{
			name: "gaps are fine",
			notes: "Date of Meeting: 2 February 2016\nReporter: Ruth Delacroix\nTags: harbours\n",
			findings: [],
		},
		{
			name: "two neighbours changed places: the later one is told",
			notes: "Reporter: Ruth Delacroix\nMeeting Organizer: Harbour Forum\nType of meeting: briefing\n",
			findings: ["section-order 2:1-2:18"],
		},
		{
			name: "only what was moved is told, not all that it was moved over",
			notes:
				"Type of meeting: briefing\nDate of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nReporter: Ruth Delacroix\n",
			findings: ["section-order 1:1-1:16"],
		},
	],
	check(_, { form, parts }) {
		if (areInOrder(parts.named, form.order)) return [];
		const items = itemsOf(parts.named, form.order);
		const kept = longestRun(items);
		return items.flatMap((item) => {
			if (kept.has(item)) return [];
			const { label, labelPosition: position } = item.part;
			return [{ code: "section-order" as const, position, label, ...neighbourOf(item, items, kept) }];
		});
	},
});

interface Item {
	readonly part: Exclude<NamedPart, { type: "preamble" }>;
	/** Its place in the form. */
	readonly rank: number;
	/** Its place in the notes. */
	readonly index: number;
}

/** The first of each name; a title line above the first label, a sentence and front matter stand where they do. */
function itemsOf(parts: readonly NamedPart[], order: readonly string[]): Item[] {
	const seen = new Set<string>();
	const items: Item[] = [];
	for (const [index, part] of parts.entries()) {
		const rank = order.indexOf(part.name);
		if (part.type === "preamble" || isLoose(part) || rank < 0 || seen.has(part.name)) continue;
		seen.add(part.name);
		items.push({ part, rank, index });
	}
	return items;
}

/** Whether there is nothing to tell, as with most notes. */
function areInOrder(parts: readonly NamedPart[], order: readonly string[]): boolean {
	let last = 0;
	for (const part of parts) {
		if (part.type === "preamble" || isLoose(part)) continue;
		const rank = order.indexOf(part.name);
		if (rank < 0) continue;
		if (rank < last) return false;
		last = rank;
	}
	return true;
}

function isLoose({ data }: Item["part"]): boolean {
	return data !== undefined && ("derived" in data || "apart" in data);
}

/** The longest run in the form's order; of several, the one that keeps the earlier items. */
function longestRun(items: readonly Item[]): ReadonlySet<Item> {
	const lengths: number[] = new Array(items.length).fill(1);
	for (let index = items.length - 1; index >= 0; index--) {
		const later = items.slice(index + 1).map((item, ahead) => {
			const follows = item.rank > (items[index]?.rank ?? 0);
			return follows ? (lengths[index + 1 + ahead] ?? 0) : 0;
		});
		lengths[index] = 1 + Math.max(0, ...later);
	}
	const kept = new Set<Item>();
	let [wanted, rank] = [Math.max(0, ...lengths), -1];
	for (const [index, item] of items.entries()) {
		if (lengths[index] !== wanted || item.rank <= rank) continue;
		kept.add(item);
		rank = item.rank;
		wanted--;
	}
	return kept;
}

/** What a misplaced item should stand before or after. */
function neighbourOf(item: Item, items: readonly Item[], kept: ReadonlySet<Item>) {
	const labels = (found: Item | undefined): string | null => found?.part.label ?? null;
	const run = items.filter((each) => kept.has(each));
	const after = run.filter(({ rank, index }) => rank < item.rank && index > item.index).at(-1);
	if (after !== undefined) return { before: null, after: labels(after) };
	return { before: labels(run.find(({ rank }) => rank > item.rank)), after: null };
}
