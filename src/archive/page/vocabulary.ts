/** Every word that is in some report, to find those that were meant by what somebody types. */
import SearchableMap from "minisearch/SearchableMap";
import { numbersIn } from "../data/digits.ts";
import { frontDecoded } from "../data/front-coded.ts";
import type { WordShard, WordsData } from "../data/shapes.ts";

/** A word of the reports that fits a word of the query, and how well: 1 is the very word. */
export interface Candidate {
	readonly shard: number;
	/** Its place in the shard. */
	readonly place: number;
	/** In how many reports it is. */
	readonly count: number;
	readonly fit: number;
}

/** The words, to be looked up. */
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

/** The word itself and those that begin with it; only where there is none, those that are written nearly so. */
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
