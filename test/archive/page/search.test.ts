import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsOf } from "../../../src/archive/data/words.ts";
import { wordIndex } from "../../../src/archive/index-words.ts";
import {
	type Found,
	growVocabulary,
	isQuery,
	search,
	searchableTitles,
	searchTitles,
} from "../../../src/archive/page/search.ts";

/** An index over some texts in small shards, searched as the page does it. */
function searchIn(texts: readonly string[]): (query: string) => Promise<Found> {
	const index = wordIndex(20);
	for (const [report, text] of texts.entries()) index.add(report, [{ text, weight: 1 }]);
	const shards = [...index.shards()];
	const growing = growVocabulary({ shards });
	let step = growing.next();
	while (!step.done) step = growing.next();
	const vocabulary = step.value;
	const load = async (shard: number) => (shards[shard]?.places ?? "").split(" ");
	return (query) => search(query, { count: texts.length, vocabulary, load });
}

const hits = ({ scores }: Found): number[] =>
	[...scores.keys()]
		.filter((report) => (scores[report] ?? 0) > 0)
		.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);

describe("in a few reports", () => {
	const find = searchIn([
		"Clean water for every harbour town",
		"The harbour master spoke about migration, migration and migration",
		"Water is life; migrants need water",
		"Ms Vélez on trafficking",
	]);

	test.each([
		["harbour", [0, 1]],
		["HARBOUR town", [0]],
		["harb", [0, 1]],
		["migraton", [1]],
		["watre", [0, 2]],
		["trafficing", [3]],
		["velez", [3]],
		["Vélez", [3]],
		["migr", [1, 2]],
	])("%s", async (query, reports) => expect(hits(await find(query)).sort()).toEqual(reports));

	test("a report that says it more often comes first", async () => expect(hits(await find("water"))).toEqual([2, 0]));

	test("where none has all words, those with some are shown, and that is said", async () => {
		expect(await find("harbour trafficking")).toMatchObject({ partly: true });
		expect(hits(await find("harbour trafficking")).sort()).toEqual([0, 1, 3]);
		expect(await find("harbour water")).toMatchObject({ partly: false });
	});

	test.each(["xylophone", "zz", "q"])("%s is nowhere", async (query) => expect(hits(await find(query))).toEqual([]));

	test.each(["__proto__", "constructor", "hasOwnProperty", "toString"])(
		"%s is a word like any other",
		async (query) => {
			expect(hits(await find(query))).toEqual([]);
			expect(hits(await searchIn([`a ${query} b`, "other"])(query))).toEqual([0]);
		},
	);
});

test("whatever the texts are, a word is found in exactly those that hold it", async () => {
	const word = fc.stringMatching(/^[abc]{2,4}$/);
	const texts = fc.array(
		fc.array(word).map((words) => words.join(" ")),
		{ minLength: 1, maxLength: 8 },
	);
	await fc.assert(
		fc.asyncProperty(texts, word, async (each, query) => {
			const holding = [...each.keys()].filter((report) => wordsOf(each[report] ?? "").includes(query));
			const found = hits(await searchIn(each)(query));
			expect(found).toEqual(expect.arrayContaining(holding));
			// All others hold a word that begins so; or, where none does, one that is nearly written so.
			const beginning = [...each.keys()].filter((at) => wordsOf(each[at] ?? "").some((own) => own.startsWith(query)));
			if (beginning.length > 0) expect(found.sort((a, b) => a - b)).toEqual(beginning);
		}),
	);
});

test("titles are searched for all words, in any order", () => {
	const titles = searchableTitles(["Side event — Clean Water", "Water board", "São Tomé"]);
	expect(hits(searchTitles("water clean", titles))).toEqual([0]);
	expect(hits(searchTitles("sao", titles))).toEqual([2]);
});

test.each([
	["", false],
	[" – ", false],
	["a", false],
	["5", true],
	["水", true],
])("whether %j is a query: %s", (text, is) => expect(isQuery(text)).toBe(is));
