/** Finds reports with some words or similar ones: in titles at once, in all text as soon as the index is loaded. */
import SearchableMap from "minisearch/SearchableMap";
import { eachNumber, folded, numbersIn, type WordsData, weights, wordsOf } from "../data.ts";

/** What was found. */
export interface Found {
	/** For each report how well it fits; 0 where it does not. */
	readonly scores: Float32Array;
	/** Whether the reports contain only some of the words, because none has all. */
	readonly partly: boolean;
}

/** The search over reports. */
export type Searcher = ReturnType<typeof searcher>;

/** A word of the reports: where its list of places is, and in how many reports it stands. */
interface Word {
	readonly shard: number;
	/** Its place in the shard. */
	readonly place: number;
	readonly count: number;
}

/** A word that may be meant by one of the query, and how well it fits: 1 is the very word. */
interface Candidate extends Word {
	readonly fit: number;
}

/** Makes the search over reports; `load` gives the text of a data file by its name. */
export function searcher(titles: readonly string[], load: (name: string) => Promise<string>) {
	const searchable = titles.map(folded);
	const shards = new Map<number, Promise<readonly string[]>>();
	let words: SearchableMap<Word> | null = null;
	const listOf = async ({ shard, place }: Word): Promise<string> => {
		const lists = shards.get(shard) ?? load(`words-${shard}`).then((text) => text.split(" "));
		shards.set(shard, lists);
		return (await lists)[place] ?? "";
	};
	const scoresOf = async (candidates: readonly Candidate[]): Promise<Float32Array> => {
		const lists = await Promise.all(candidates.map(listOf));
		const scores = new Float32Array(titles.length);
		for (const [at, candidate] of candidates.entries()) addScores(scores, candidate, lists[at] ?? "");
		return scores;
	};
	return {
		/** Null if there is nothing to search for. */
		async find(query: string): Promise<Found | null> {
			const wanted = [...new Set(wordsOf(query))];
			if (wanted.length === 0) return null;
			const known = words;
			if (known !== null) return combined(await Promise.all(wanted.map((word) => scoresOf(candidates(known, word)))));
			const hasAll = (title: string): boolean => wanted.every((word) => title.includes(word));
			return { scores: Float32Array.from(searchable, (title) => (hasAll(title) ? 1 : 0)), partly: false };
		},
		/** Whether only titles are searched so far. */
		get titlesOnly(): boolean {
			return words === null;
		},
		/** Loads the index of words, a bit at a time. */
		async grow(): Promise<void> {
			words = await radixTree(JSON.parse(await load("words")) as WordsData);
		},
	};
}

/** Raises the scores to what each report would have by one word. */
function addScores(scores: Float32Array, { count, fit }: Candidate, list: string): void {
	// What is in few reports says more, as in all search machines.
	const rarity = Math.log(1 + (scores.length - count + 0.5) / (count + 0.5));
	const factor = fit * (rarity + 0.1);
	let report = 0;
	eachNumber(list, (step) => {
		report += Math.floor(step / weights);
		scores[report] = Math.max(scores[report] ?? 0, factor * (1 + (step % weights)));
	});
}

/** The reports that have a score for all words, or, where none has, for some. */
function combined(words: readonly Float32Array[]): Found {
	const some = words.reduce((sums, scores) => sums.map((sum, report) => sum + (scores[report] ?? 0)));
	const all = some.map((sum, report) => (words.every((scores) => (scores[report] ?? 0) > 0) ? sum : 0));
	const partly = words.length > 1 && !all.some((score) => score > 0);
	return { scores: partly ? some : all, partly };
}

/** So many words take some ten milliseconds: with more at a time, a key press would have to wait. */
const atOnce = 2000;

async function radixTree({ shards }: WordsData): Promise<SearchableMap<Word>> {
	const words = new SearchableMap<Word>();
	for (const [shard, data] of shards.entries()) {
		const counts = numbersIn(data.counts);
		for (const [place, word] of data.words.split(" ").entries()) {
			words.set(word, { shard, place, count: counts[place] ?? 0 });
			if (place % atOnce === 0) await new Promise((resume) => setTimeout(resume));
		}
	}
	return words;
}

/** The word itself and those that begin with it; if there are none, those with the fewest slips. */
function candidates(words: SearchableMap<Word>, word: string): Candidate[] {
	const own = words.get(word);
	// A lone letter begins half of all words.
	const longer = word.length < 2 ? [] : [...words.atPrefix(word)].filter(([found]) => found !== word);
	const fitting = longer.map(([found, each]) => ({ ...each, fit: 0.4 + (0.4 * word.length) / found.length }));
	const found = [...(own === undefined ? [] : [{ ...own, fit: 1 }]), ...most(fitting, word)];
	return found.length > 0 ? found : most(misspelt(words, word), word);
}

/** A short word allows one slip, and a very short one none. Two letters swapped are two slips. */
function misspelt(words: SearchableMap<Word>, word: string): Candidate[] {
	const allowed = word.length < 4 ? 0 : word.length < 5 ? 1 : 2;
	const near = allowed === 0 ? [] : [...words.fuzzyGet(word, allowed).values()];
	const fewest = Math.min(...near.map(([, slips]) => slips));
	return near.flatMap(([each, slips]) => (slips === fewest ? [{ ...each, fit: 0.4 / slips }] : []));
}

/** Rare words are left out where there are very many: what begins with two letters would take half of the index. */
function most(candidates: readonly Candidate[], word: string): Candidate[] {
	const byUse = [...candidates].sort((a, b) => b.count * b.fit - a.count * a.fit);
	return byUse.slice(0, Math.min(60, (word.length - 1) * 12));
}
