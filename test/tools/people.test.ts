/** The learned reader of people: its notes can be read, and it learns the same from the same notes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { newReadingRoom } from "../../src/people/index.ts";
import { readMarks } from "../../tools/people/marks.ts";
import { readExamples } from "../../tools/people/notes.ts";
import { readExample } from "../../tools/people/read.ts";
import { rewriteMarks, rewrites, silentMarks, spokenMarks } from "../../tools/people/rewrite.ts";
import { figuresOf, newTally, tallyNote } from "../../tools/people/score.ts";
import { train } from "../../tools/people/train.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "fixtures", "notes");
const form = shippedForm("un-meeting") ?? expect.fail("The built-in form is missing.");
const marked = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".mark"));

test("the marks of every labelled note can be read, and name each speaker once", () => {
	expect(marked.length).toBeGreaterThan(600);
	for (const path of marked) {
		const { people, spans, turns } = readMarks(readFileSync(join(folder, path), "utf8"));
		for (const { id, name } of people.values()) {
			expect([path, id, spans.filter(({ speaker, kind }) => speaker === id && kind === "n").length]).toEqual([
				path,
				id,
				1,
			]);
			expect([path, name === name.trim() && name !== ""]).toEqual([path, true]);
		}
		for (const { speaker } of turns) expect([path, speaker === 0 || people.has(speaker)]).toEqual([path, true]);
	}
});

test("a mark that can't be read is an error", () => {
	expect(() => readMarks("date: 2016\n-----\nSummary of it\n{{1z:Ann}} spoke.\n")).toThrow(/can't be read/);
	expect(() => readMarks("Ann spoke.\n")).toThrow(/line of dashes/);
});

describe("rewriting", () => {
	const sources = marked.filter((_, index) => index % 20 === 0).map((path) => readFileSync(join(folder, path), "utf8"));

	test.each(Object.keys(rewrites))("%s changes notes, and keeps who is marked", (way) => {
		let changed = 0;
		for (const source of sources) {
			const rewritten = rewriteMarks(source, way);
			if (rewritten === null) continue;
			changed++;
			const names = (text: string): string[] =>
				[...readMarks(text).people.values()].map(({ name }) => name.toLowerCase());
			expect(names(rewritten).sort()).toEqual(names(source).sort());
		}
		expect(changed).toBeGreaterThan(0);
	});

	test("without who speaks, those are left who do not", () => {
		const silent = sources.flatMap((source) => silentMarks(source) ?? []);
		expect(silent.length).toBeGreaterThan(0);
		for (const source of silent) {
			const { spans, turns } = readMarks(source);
			expect(spans.filter(({ kind }) => kind === "n")).toEqual([]);
			expect(turns.map(({ speaker }) => speaker)).toEqual([0]);
		}
	});

	test("one line in which somebody speaks keeps who that is", () => {
		const spoken = sources.flatMap((source) => spokenMarks(source) ?? []);
		expect(spoken.length).toBeGreaterThan(0);
		for (const source of spoken) {
			const { spans, turns } = readMarks(source);
			expect(spans.some(({ kind }) => kind === "n")).toBe(true);
			expect(turns.length).toBeGreaterThan(0);
		}
	});
});

test("learning twice gives the same reader, which finds speakers of authors that it has not seen", {
	timeout: 120_000,
}, () => {
	const { lexicon } = form.words;
	const examples = readExamples(folder, form);
	const known = examples.filter(({ author }) => ["a01", "a04", "a06", "a07", "a10", "a13"].includes(author));
	const [one, other] = [train(known), train(known)];
	expect(other).toEqual(one);
	const tally = newTally();
	for (const example of examples.filter(({ author }) => author === "a22"))
		tallyNote(tally, example, readExample(example, { lexicon, model: one, ...newReadingRoom() }));
	expect(figuresOf(tally).names).toBeGreaterThan(0.85);
	expect(figuresOf(tally).characters).toBeGreaterThan(0.75);
});
