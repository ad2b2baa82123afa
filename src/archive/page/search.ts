/** Finds the reports that hold some words. */
import { eachNumber } from "../data/digits.ts";
import { weights } from "../data/shapes.ts";
import { folded, wordsOf } from "../data/words.ts";
import type { Candidate, Vocabulary } from "./vocabulary.ts";

/** What was found. */
export interface Found {
	/** For each report how well it fits; 0 where it does not. */
	readonly scores: Float32Array;
	/** Whether no report holds all of the words, and these only hold some. */
	readonly partly: boolean;
}

/** The places of a shard's words: a list for each. */
export type ShardLoader = (shard: number) => Promise<readonly string[]>;

/** What is searched in. */
export interface Index {
	readonly count: number;
	readonly vocabulary: Vocabulary;
	readonly load: ShardLoader;
}

/** The reports that hold all words of the query, or words that begin so or are written nearly so. */
export async function search(query: string, index: Index): Promise<Found> {
	const words = [...new Set(wordsOf(query))];
	const candidates = words.map((word) => index.vocabulary.candidates(word));
	const shards = new Set(candidates.flat().map(({ shard }) => shard));
	const loaded = new Map(
		await Promise.all([...shards].map(async (shard) => [shard, await index.load(shard)] as const)),
	);
	const lists = (candidate: Candidate): string => loaded.get(candidate.shard)?.[candidate.place] ?? "";
	const scores = candidates.map((each) => wordScores(each, lists, index.count));
	return combined(scores, index.count);
}

/** How well each report fits one word: by the best of those that may be meant. */
function wordScores(
	candidates: readonly Candidate[],
	list: (candidate: Candidate) => string,
	count: number,
): Float32Array {
	const scores = new Float32Array(count);
	for (const candidate of candidates) {
		// What is in few reports says more, as in all search machines.
		const rarity = Math.log(1 + (count - candidate.count + 0.5) / (candidate.count + 0.5));
		const factor = candidate.fit * (rarity + 0.1);
		let report = 0;
		eachNumber(list(candidate), (step) => {
			report += Math.floor(step / weights);
			const score = factor * (1 + (step % weights));
			if (score > (scores[report] ?? 0)) scores[report] = score;
		});
	}
	return scores;
}

function combined(words: readonly Float32Array[], count: number): Found {
	const all = new Float32Array(count);
	const some = new Float32Array(count);
	let any = false;
	for (let report = 0; report < count; report++) {
		let hits = 0;
		let sum = 0;
		for (const scores of words) {
			const score = scores[report] ?? 0;
			if (score > 0) hits++;
			sum += score;
		}
		some[report] = sum;
		if (hits < words.length || hits === 0) continue;
		all[report] = sum;
		any = true;
	}
	return any ? { scores: all, partly: false } : { scores: some, partly: words.length > 1 };
}

/** The reports whose titles hold the words of the query, in whatever order: known before the index is there. */
export function searchTitles(query: string, titles: readonly string[]): Found {
	const words = wordsOf(query);
	const scores = Float32Array.from(titles, (title) => (words.every((word) => title.includes(word)) ? 1 : 0));
	return { scores, partly: false };
}

/** The titles as `searchTitles` wants them. */
export const searchableTitles = (titles: readonly string[]): string[] => titles.map(folded);

/** Whether a text has anything to search for. */
export const isQuery = (text: string): boolean => wordsOf(text).length > 0;
