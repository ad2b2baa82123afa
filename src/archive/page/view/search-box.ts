/** The search: titles at once, all words as soon as the index is there. */
import type { WordsData } from "../../data/shapes.ts";
import type { Catalogue } from "../catalogue.ts";
import { type Found, isQuery, search, searchableTitles, searchTitles } from "../search.ts";
import { growVocabulary, type Vocabulary } from "../vocabulary.ts";
import { loadData } from "./data-files.ts";

/** Finds reports; null where there is nothing to search for. */
export interface Searcher {
	find(query: string): Promise<Found | null>;
	/** Whether only titles are searched so far. */
	readonly growing: boolean;
	/** Loads the index of words, a bit at a time. */
	grow(): Promise<void>;
}

/** Makes the search over a catalogue. */
export function searcher({ titles, count }: Catalogue): Searcher {
	const plain = searchableTitles(titles);
	const shards = new Map<number, Promise<readonly string[]>>();
	let vocabulary: Vocabulary | null = null;
	const load = (shard: number): Promise<readonly string[]> => {
		const known = shards.get(shard) ?? loadData(`words-${shard}`).then((text) => text.split(" "));
		shards.set(shard, known);
		return known;
	};
	return {
		async find(query) {
			if (!isQuery(query)) return null;
			if (vocabulary === null) return searchTitles(query, plain);
			return search(query, { count, vocabulary, load });
		},
		get growing() {
			return vocabulary === null;
		},
		async grow() {
			vocabulary = await grown(JSON.parse(await loadData("words")) as WordsData);
		},
	};
}

/** Longer than this at a time, and a key press would have to wait. */
const slice = 12;

async function grown(data: WordsData): Promise<Vocabulary> {
	const steps = growVocabulary(data);
	let step = steps.next();
	while (!step.done) {
		await new Promise((resume) => setTimeout(resume));
		const end = performance.now() + slice;
		while (!step.done && performance.now() < end) step = steps.next();
	}
	return step.value;
}
