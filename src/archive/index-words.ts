/** The index for the search of the page: the words of all reports, and the reports with each word. */
import { digits } from "./data/digits.ts";
import { type WordShard, weights } from "./data/shapes.ts";
import { wordsOf } from "./data/words.ts";
import { type Entry, goalWords, isObject } from "./entry.ts";

/** A piece of a report, and how much a word in it counts. */
export interface Passage {
	readonly text: string;
	readonly weight: number;
}

/** The words of a report, with how much they count for the search: the title first, then what the fields say, then the rest. */
export function passagesOf({ title, path, report, values }: Entry): Passage[] {
	const goals = values.flatMap(({ field, items }) =>
		field.type === "goals" ? items.map((item) => goalWords(item, field)) : [],
	);
	return [
		{ text: title, weight: 8 },
		{ text: [...textsIn([...report.fields.values()]), ...goals, path].join("\n"), weight: 3 },
		// Markdown writes some spaces as `&#x20;`.
		...report.texts.map((text) => ({ text: text.replace(/&#?\w+;/g, " "), weight: 1 })),
	];
}

/** All texts in some data, however deep. */
function textsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Collects words, one report after the other. */
export function wordIndex(shardSize = 1 << 18) {
	/** For each word the reports in order, each with the word's weight in it: `report * weights + weight`. */
	const places = new Map<string, number[]>();
	return {
		add(report: number, passages: readonly Passage[]): void {
			for (const [word, weight] of weigh(passages)) {
				const list = places.get(word);
				// A word cut out of a text would keep the whole text in memory.
				if (list === undefined) places.set(Buffer.from(word).toString(), [report * weights + weight]);
				else list.push(report * weights + weight);
			}
		},
		/** The words in order, cut into shards, each with the text of its places: a list for each word, parted by spaces. */
		*shards(): Generator<WordShard & { readonly places: string }> {
			let words: string[] = [];
			let texts: string[] = [];
			let size = 0;
			for (const word of [...places.keys()].sort()) {
				const text = listText(places.get(word) ?? []);
				words.push(word);
				texts.push(text);
				size += text.length + 1;
				if (size < shardSize) continue;
				yield shard(words, texts, places);
				[words, texts, size] = [[], [], 0];
			}
			if (words.length > 0) yield shard(words, texts, places);
		},
	};
}

function shard(words: readonly string[], texts: readonly string[], places: ReadonlyMap<string, readonly number[]>) {
	const counts = words.map((word) => digits(places.get(word)?.length ?? 0)).join("");
	return { words: words.join(" "), counts, places: texts.join(" ") };
}

/** The step from each report to the next, with the weight in the lowest bits. */
function listText(list: readonly number[]): string {
	let text = "";
	let before = 0;
	for (const place of list) {
		const report = Math.floor(place / weights);
		text += digits((report - before) * weights + (place % weights));
		before = report;
	}
	return text;
}

/** How much each word says about a report: more where it is said often, less the longer the report is. */
function weigh(passages: readonly Passage[]): Map<string, number> {
	const sums = new Map<string, number>();
	let length = 0;
	for (const { text, weight } of passages) {
		const words = wordsOf(text);
		length += words.length;
		for (const word of words) sums.set(word, (sums.get(word) ?? 0) + weight);
	}
	const damping = 1 + length / usualLength;
	for (const [word, sum] of sums) sums.set(word, Math.round(((weights - 1) * sum) / (sum + damping)));
	return sums;
}

const usualLength = 500;
