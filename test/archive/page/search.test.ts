import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordIndex } from "../../../src/archive/catalogues.ts";
import { wordsOf } from "../../../src/archive/data.ts";
import { type Found, type Searcher, searcher } from "../../../src/archive/page/search.ts";

/** The search over some texts, and an index of them in small shards. */
function searcherOf(texts: readonly string[]): Searcher {
	const index = wordIndex(20);
	for (const [report, text] of texts.entries()) index.add(report, [{ text, weight: 1 }]);
	const shards = [...index.shards()];
	const files = new Map(shards.map(({ places }, at) => [`words-${at}`, places]));
	return searcher(texts, async (name) => files.get(name) ?? JSON.stringify({ shards }));
}

/** Searched as the page does it once the index is there. */
function searchIn(texts: readonly string[]): (query: string) => Promise<Found> {
	const search = searcherOf(texts);
	const grown = search.grow();
	return async (query) => {
		await grown;
		return (await search.find(query)) ?? { scores: new Float32Array(), partly: false };
	};
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

test("until the index is there, titles are searched for all words, in any order", async () => {
	const search = searcherOf(["Side event — Clean Water", "Water board", "São Tomé"]);
	const find = async (query: string) =>
		hits((await search.find(query)) ?? { scores: new Float32Array(), partly: false });
	expect([search.titlesOnly, await find("water clean"), await find("sao"), await find("wter")]).toEqual([
		true,
		[0],
		[2],
		[],
	]);
	await search.grow();
	expect([search.titlesOnly, await find("wter")]).toEqual([false, [0, 1]]);
});

test.each([
	["", false],
	[" – ", false],
	["a", false],
	["5", true],
	["水", true],
])("whether %j is a query: %s", async (text, is) => expect((await searcherOf(["x"]).find(text)) !== null).toBe(is));
