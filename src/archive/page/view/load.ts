/** The search over data files that are loaded as they are needed: titles at once, all words as soon as the index is there. */
import type { WordsData } from "../../data/shapes.ts";
import type { Catalogue } from "../catalogue.ts";
import {
	type Found,
	growVocabulary,
	isQuery,
	search,
	searchableTitles,
	searchTitles,
	type Vocabulary,
} from "../search.ts";

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

type Take = (fingerprint: string, text: string) => void;

declare global {
	interface Window {
		rapporteurArchive?: (name: string, fingerprint: string, text: string) => void;
	}
}

const waiting = new Map<string, Take>();

window.rapporteurArchive = (name, fingerprint, text) => {
	waiting.get(name)?.(fingerprint, text);
	waiting.delete(name);
};

const { fingerprint = "" } = document.documentElement.dataset;

/**
 * The text of a data file beside the page. It is loaded as a script, since a page from a disk may not read files in another way;
 * the page's policy lets scripts in that this one asks for, and no others.
 */
export function loadData(name: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const fail = (reason: string): void => reject(new Error(`${name}.js ${reason}`));
		waiting.set(name, (own, text) => {
			if (own === fingerprint) resolve(text);
			else fail("belongs to another version of this page: load the page again");
		});
		const script = document.createElement("script");
		// The fingerprint keeps a browser from taking an older file out of its cache.
		script.src = `catalogue.data/${name}.js?${fingerprint}`;
		script.onerror = () => fail("could not be loaded: it belongs beside this page, in the folder catalogue.data");
		script.onload = () => script.remove();
		document.head.append(script);
	});
}
