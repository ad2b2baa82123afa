import { describe, expect, test } from "vitest";
import { generateNote } from "../../../bench/notes/note.ts";

const notes = Array.from({ length: 2_000 }, (_, index) => generateNote(5, index + 1));
const answers = notes.map((note) => note.answers);
const distinct = (items: readonly unknown[]): number => new Set(items).size;

describe("generated notes", () => {
	test("are the same for the same seed and number, and others for other ones", () => {
		expect(generateNote(5, 7)).toEqual(generateNote(5, 7));
		expect(generateNote(6, 7).bytes).not.toEqual(generateNote(5, 7).bytes);
	});

	test("are all different, and so are their paths, whatever the letter case", () => {
		expect(distinct(notes.map(({ bytes }) => Buffer.from(bytes).toString("latin1")))).toBe(notes.length);
		expect(distinct(answers.map(({ path }) => path.replace(/\.txt$/, "").toLowerCase()))).toBe(notes.length);
		expect(distinct(answers.map(({ path }) => path.split("/").slice(0, -1).join("/")))).toBeGreaterThan(200);
	});

	test("are in the encodings of several decades", () => {
		expect([...new Set(answers.map(({ encoding }) => encoding))].sort()).toEqual([
			"utf-16be",
			"utf-16le",
			"utf-8",
			"windows-1252",
		]);
	});

	test("hold mistakes of many kinds, and most hold none", () => {
		const codes = answers.flatMap((each) => each.codes);
		expect(distinct(codes)).toBeGreaterThanOrEqual(17);
		expect(answers.filter((each) => each.codes.length === 0).length).toBeGreaterThan(notes.length / 2);
	});

	test("hold what their answers say, as written", () => {
		for (const { bytes, answers: expected } of notes.filter((note) => note.answers.encoding === "utf-8")) {
			const text = new TextDecoder().decode(bytes).replace(/\s+/gu, " ");
			for (const { name } of expected.fields.staff ?? []) expect(text).toContain(name);
			for (const { url } of expected.fields.links ?? []) if (url !== null) expect(text).toContain(url);
			expect(text).not.toMatch(/undefined|\[object/u);
		}
	});

	test("leave out what notes may leave out", () => {
		for (const key of ["staff", "links", "tags", "title"] as const) {
			const without = answers.filter(({ fields }) => fields[key] === null).length;
			expect(without).toBeGreaterThan(100);
			expect(without).toBeLessThan(1_950);
		}
	});
});
