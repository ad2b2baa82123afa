import { expect, test } from "vitest";
import { mulberry32 } from "../../bench/notes/random.ts";
import { score } from "../../bench/notes/score.ts";
import { layouts } from "../../bench/notes/speakers/layouts.ts";
import { noteFrom } from "../speakers/notes.ts";
import { traps } from "../speakers/traps.ts";
import { speakersOf } from "./speakers-of.ts";

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

test("over all layouts, people are found exactly and nobody else", () => {
	const total = { expected: 0, found: 0, exact: 0, names: 0 };
	for (const layout of layouts) {
		for (const seed of seeds) {
			const section = layout.build(mulberry32(seed));
			const result = score(section.speakers, speakersOf(noteFrom(section.summary, mulberry32(seed))));
			total.expected += result.expected;
			total.found += result.found;
			total.exact += result.exact;
			total.names += result.names;
		}
	}
	expect(total.names / total.found).toBeGreaterThanOrEqual(0.97);
	expect((2 * total.exact) / (total.expected + total.found)).toBeGreaterThanOrEqual(0.92);
});

test("in the traps, which name some seventy people, hardly anybody speaks", () => {
	const found = traps.flatMap(({ name, text }) =>
		speakersOf(noteFrom(text, mulberry32(7))).map((person) => `${name}: ${person.name}`),
	);
	expect(found.length, found.join("\n")).toBeLessThanOrEqual(3);
});
