/** Inputs that nobody has seen: those of the corpus, cut, doubled, joined and strewn with words, keep every promise. `FUZZ_RUNS` tries more. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, test } from "vitest";
import { proofs } from "./proofs.ts";
import { wordsFor } from "./words.ts";

const numRuns = Number(process.env["FUZZ_RUNS"] ?? 300);

/** What goes wrong with notes goes wrong with short ones, which are many times as fast. */
const longest = 1_500;

/** An edit: so many bytes from a place on give way to others. */
type Edit = readonly [place: number, cut: number, put: Uint8Array];

const edited = (seed: Uint8Array, edits: readonly Edit[]): Uint8Array =>
	edits.reduce((bytes, [place, cut, put]) => {
		const at = bytes.length === 0 ? 0 : place % (bytes.length + 1);
		return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]).subarray(0, longest);
	}, seed);

/** What of a comment over lines, or a comment or an entity beside code, is words only a parser of Markdown tells; the corpus holds cases of which we know. */
const isTold = (bytes: Uint8Array): boolean =>
	!/[`~][\s\S]*(?:&|<!--)|(?:&|<!--)[\s\S]*[`~]|<!--(?:(?!-->)[\s\S])*\n/.test(Buffer.from(bytes).toString());

describe.each(Object.entries(proofs))("%s", (reader, proof) => {
	const folder = new URL(`../../fixtures/fuzz/${reader}/`, import.meta.url);
	const seeds = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)));
	const stretch = fc
		.tuple(fc.constantFrom(...seeds), fc.nat(), fc.nat(60))
		.map(([seed, place, length]) => seed.subarray(place % seed.length, (place % seed.length) + length));
	const word = fc.constantFrom(...wordsFor(reader)).map((text) => Buffer.from(text));
	const put = fc.oneof(
		{ weight: 6, arbitrary: word },
		{ weight: 2, arbitrary: stretch },
		fc.uint8Array({ maxLength: 3 }),
	);
	const cut = fc.oneof(fc.constant(0), fc.nat(2), fc.nat(80));
	const edits = fc.array(fc.tuple(fc.nat(), cut, put), { maxLength: 12 });

	test(`${numRuns} inputs`, { timeout: 0 }, async () => {
		const inputs = fc.tuple(fc.constantFrom(...seeds, Buffer.of()), edits);
		const kept = fc.asyncProperty(inputs, async ([seed, changes]) => {
			const input = edited(seed, changes);
			try {
				await proof(input);
			} catch (error) {
				if (isTold(input) || !String(error).includes("letters: ")) throw error;
			}
		});
		await fc.assert(kept, { numRuns });
	});
});
