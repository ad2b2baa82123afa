// Notes saved in every encoding of thirty years, including real ones if they are beside the checkout.
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Outcome, process, render } from "../../src/index.ts";
import { encoderFor } from "../../src/write/encode.ts";
import { endedWith, lineEnds, macintosh, notesIn, type Saving, savings } from "./savings.ts";

const beside = new URL("../../../shared/notes/", import.meta.url);
const real = notesIn(beside);

// What most old encodings hold, and each writes with other bytes; the quotes of print are not in all of them.
const endings = ["\nThe café of Zoë Núñez – “très” – isn’t open.\n", '\nThe café of Zoë Núñez - "très" - is closed.\n'];
const own = notesIn(new URL("../../fixtures/", import.meta.url)).flatMap(({ name, text }) =>
	endings.map((ending) => ({ name, text: text + ending })),
);

test("there are notes to read, where their folder is", () => {
	expect(own.length).toBeGreaterThan(10);
	expect(real.length > 0).toBe(existsSync(beside));
});

const read = (notes: Uint8Array | string, encoding?: string): Outcome =>
	process(notes, { path: "notes.txt", today: "2030-01-01", ...(encoding === undefined ? {} : { encoding }) });

/** The report without what it says of its source. */
const reportOf = (outcome: Outcome): string => JSON.stringify({ ...JSON.parse(render(outcome, "json")), source: null });

const isGuess = ({ findings }: Outcome): boolean => findings.some(({ code }) => code === "guessed-encoding");

describe.each([
	["our own notes", own],
	["real notes", real],
])("%s", (_, notes) => {
	const expected = new Map(notes.map(({ text }) => [text, reportOf(read(text))]));

	/** The notes that a way of saving can hold, with its bytes. */
	const saved = ({ save }: Saving, lineEnd = "\n") =>
		notes.flatMap(({ name, text }) => {
			const bytes = save(endedWith(lineEnd, text));
			return bytes === null ? [] : [{ name, text, bytes }];
		});

	describe.runIf(notes.length > 0).each(lineEnds)("with %s", (_, lineEnd) => {
		test.each(savings)("in $name give the same report, and say whether it is a guess", (saving) => {
			const all = saved(saving, lineEnd);
			expect(all.length).toBeGreaterThan(0);
			for (const { name, text, bytes } of all) {
				const outcome = read(bytes);
				expect({ name, report: reportOf(outcome) }).toEqual({ name, report: expected.get(text) });
				expect({ name, guess: isGuess(outcome) }).toEqual({ name, guess: saving.guessed(text) });
			}
		});

		test("from an old Macintosh give the same report when told so", () => {
			for (const { name, text, bytes } of saved(macintosh, lineEnd)) {
				const outcome = read(bytes, "macintosh");
				expect({ name, report: reportOf(outcome) }).toEqual({ name, report: expected.get(text) });
				expect(isGuess(outcome)).toBe(false);
			}
		});

		test("from an old Macintosh give it nine times out of ten when not told so, else what was guessed", () => {
			const all = saved(macintosh, lineEnd).filter(({ text }) => macintosh.guessed(text));
			const same = all.filter(({ text, bytes }) => reportOf(read(bytes)) === expected.get(text));
			expect(all.every(({ bytes }) => isGuess(read(bytes)))).toBe(true);
			expect(same.length / all.length).toBeGreaterThanOrEqual(0.9);
		});
	});

	test.runIf(notes.length > 0)("and never a replacement character that was not there", () => {
		for (const encoding of ["utf-8", "utf-16le", "windows-1252", "macintosh", "koi8-r", "shift_jis"]) {
			const encode = encoderFor(encoding);
			for (const { text } of notes) {
				const bytes = encode?.(text) ?? null;
				if (bytes !== null) expect(reportOf(read(bytes))).not.toContain("\ufffd");
			}
		}
	});
});
