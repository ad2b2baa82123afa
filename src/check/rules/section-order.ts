import type { Form } from "../../forms/form.ts";
import type { NamedPart } from "../context.ts";
import type { Rule } from "../rule.ts";

/** Fields or sections stand in another order than the form's. */
export const sectionOrder: Rule = {
	code: "section-order",
	examples: [
		["some fields are left out", "Date of Meeting: 2 February 2016\nReporter: Ruth Delacroix\nTags: harbours\n"],
		[
			"two neighbours are swapped: the second one is reported",
			"Reporter: Ruth Delacroix\nMeeting Organizer: Harbour Forum\nType of meeting: briefing\n",
			"2:1-2:18",
		],
		[
			"one field was moved: only that one is reported",
			"Type of meeting: briefing\nDate of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nReporter: Ruth Delacroix\n",
			"1:1-1:16",
		],
		[
			"the name of the writer at the end, after a blank line",
			"Meeting Organizer: Harbour Forum\nType of meeting: briefing\n\nWritten by Ruth Delacroix\n",
		],
	],
	check({ form, named, known, text }, tell) {
		const [above, last] = named.slice(-2);
		const isLast = above !== undefined && text.slice(last?.position.end.offset).trim() === "";
		const isApart = isLast && (last?.position.start.line ?? 0) > above.position.end.line + 1;
		// A field of people alone at the end is like a signature.
		const isSigned = isApart && last?.type === "field" && known.get(last.name ?? "")?.definition.type === "people";
		const items = itemsOf(isSigned ? named.slice(0, -1) : named, form);
		if (items.every(({ rank }, index) => rank > (items[index - 1]?.rank ?? -1))) return;
		const kept = longestRun(items);
		for (const item of items) {
			if (kept.has(item)) continue;
			const { label, labelPosition: position } = item.part;
			tell({ code: "section-order", position, label, ...neighbourOf(item, items, kept) });
		}
	},
};

interface Item {
	readonly part: Exclude<NamedPart, { type: "preamble" }>;
	/** Its place in the form. */
	readonly rank: number;
	/** Its place in the notes. */
	readonly index: number;
}

/**
 * The first of each name; lines above the first label, a section without a heading, a sentence, front matter and sections
 * that may occur several times stand where they do.
 */
function itemsOf(parts: readonly NamedPart[], { order, sections }: Form): Item[] {
	const seen = new Set<string>();
	for (const { name, repeatable } of sections) if (repeatable === true) seen.add(name);
	const items: Item[] = [];
	for (const [index, part] of parts.entries()) {
		if (part.type === "preamble" || part.label === "" || seen.has(part.name)) continue;
		const rank = order.indexOf(part.name);
		if (rank < 0 || (part.data !== undefined && ("derived" in part.data || "apart" in part.data))) continue;
		seen.add(part.name);
		items.push({ part, rank, index });
	}
	return items;
}

/** The longest run in the form's order; of several, the one that keeps the earlier items. */
function longestRun(items: readonly Item[]): ReadonlySet<Item> {
	/** Of each item, how long the longest run is that begins with it. */
	const lengths: number[] = [];
	for (const [index, { rank }] of [...items.entries()].reverse()) {
		let longest = 0;
		for (let later = index + 1; later < items.length; later++)
			if ((items[later]?.rank ?? -1) > rank) longest = Math.max(longest, lengths[later] ?? 0);
		lengths[index] = 1 + longest;
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

/** What a misplaced item should come before or after. */
function neighbourOf(item: Item, items: readonly Item[], kept: ReadonlySet<Item>) {
	const run = items.filter((each) => kept.has(each));
	const after = run.findLast(({ rank, index }) => rank < item.rank && index > item.index);
	if (after !== undefined) return { before: null, after: after.part.label };
	return { before: run.find(({ rank }) => rank > item.rank)?.part.label ?? null, after: null };
}
