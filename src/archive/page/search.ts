/** Finds the reports that hold some words, or words that may be meant by them. */
import SearchableMap from "minisearch/SearchableMap";
import { eachNumber, frontDecoded, numbersIn } from "../data/digits.ts";
import { type WordShard, type WordsData, weights } from "../data/shapes.ts";
import { folded, wordsOf } from "../data/words.ts";

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

/** A word of the reports that fits a word of the query, and how well: 1 is the very word. */
export interface Candidate {
	readonly shard: number;
	/** Its place in the shard. */
	readonly place: number;
	/** In how many reports it is. */
	readonly count: number;
	readonly fit: number;
}

/** Every word that is in some report, to find those that were meant by what somebody types. */
export interface Vocabulary {
	candidates(word: string): Candidate[];
}

type Place = Omit<Candidate, "fit">;

/** Takes the words in, a piece a step, so that whoever drives it can let the page answer in between. */
export function* growVocabulary({ shards }: WordsData): Generator<void, Vocabulary> {
	const words = new SearchableMap<Place>();
	for (const [shard, data] of shards.entries()) {
		let taken = 0;
		for (const [word, place] of placesIn(shard, data)) {
			words.set(word, place);
			if (++taken % step === 0) yield;
		}
		yield;
	}
	return { candidates: (word) => candidatesIn(words, word) };
}

const step = 500;

function placesIn(shard: number, data: WordShard): [string, Place][] {
	const counts = numbersIn(data.counts);
	return frontDecoded(data.words).map((word, place) => [word, { shard, place, count: counts[place] ?? 0 }]);
}

/** The word itself and those that begin with it; if there are none, those with a similar spelling. */
function candidatesIn(words: SearchableMap<Place>, word: string): Candidate[] {
	const own = words.get(word);
	const exact = own === undefined ? [] : [{ ...own, fit: 1 }];
	const longer = [...beginning(words, word)].filter(([found]) => found !== word);
	const found = [
		...exact,
		...most(
			longer.map(([other, place]) => ({ ...place, fit: prefixFit(word, other) })),
			word,
		),
	];
	return found.length > 0 ? found : most(nearly(words, word), word);
}

function beginning(words: SearchableMap<Place>, word: string): Iterable<[string, Place]> {
	// A lone letter begins half of all words.
	return word.length < 2 ? [] : words.atPrefix(word);
}

const prefixFit = (word: string, found: string): number => 0.4 + (0.4 * word.length) / found.length;

/** Those with the fewest slips; a short word allows one, and a very short one none. Two letters swapped are two slips. */
function nearly(words: SearchableMap<Place>, word: string): Candidate[] {
	const allowed = word.length < 4 ? 0 : word.length < 5 ? 1 : 2;
	if (allowed === 0) return [];
	const near = [...words.fuzzyGet(word, allowed).values()];
	const fewest = Math.min(...near.map(([, slips]) => slips));
	return near.flatMap(([place, slips]) => (slips === fewest ? [{ ...place, fit: 0.4 / slips }] : []));
}

/** Rare words are left out where there are very many: what begins with two letters would take half of the index. */
const most = (candidates: readonly Candidate[], word: string): Candidate[] =>
	[...candidates]
		.sort((a, b) => b.count * b.fit - a.count * a.fit)
		.slice(0, Math.min(mostCandidates, (word.length - 1) * eachLetter));

const mostCandidates = 60;
const eachLetter = 12;
