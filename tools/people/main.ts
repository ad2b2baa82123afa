/**
 * npm run people: how well people are read in notes of authors that nothing was learned from.
 *
 *     npm run people                       the program as it is, on all labelled notes
 *     npm run people -- --learned [PARTS]  the learned reader: the authors are dealt into PARTS (9), each left out in turn
 *     … --authors a01,b02                  only these authors (learned: left out together)
 *     … --misses FILE                      writes what was missed
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { shippedForm } from "../../src/forms/shipped.ts";
import { type Example, readExamples, rewriteExamples } from "./notes.ts";
import { readExample, readWithProgram } from "./read.ts";
import { figureLine, newTally, type Reading, type Tally, tallyNote } from "./score.ts";
import { train } from "./train.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const args = process.argv.slice(2);
const valueBehind = (flag: string): string | null => {
	const at = args.indexOf(flag);
	const value = at < 0 ? undefined : args[at + 1];
	return value === undefined || value.startsWith("--") ? null : value;
};
const form = shippedForm("un-meeting");
if (form === null) throw new Error("The default form is missing.");
const folder = join(root, "fixtures", "notes");
const examples = readExamples(folder, form);
const all = [...new Set(examples.map(({ author }) => author))].sort();
const chosen = valueBehind("--authors")?.split(",") ?? null;
const parts = chosen === null ? Number(valueBehind("--learned") ?? 9) : 1;
const misses: string[] = [];
const tallies = new Map<string, Tally>();

if (args.includes("--learned")) {
	const { lexicon } = form.words;
	const rewritten = rewriteExamples(folder, form, 1);
	for (let part = 0; part < parts; part++) {
		const out = new Set(chosen ?? all.filter((_, index) => index % parts === part));
		const model = train(
			[...examples, ...rewritten].filter(({ author }) => !out.has(author)),
			lexicon,
		);
		console.error(`left out: ${[...out].join(", ")}`);
		score(
			examples.filter(({ author }) => out.has(author)),
			(example) => readExample(example, { lexicon, model }),
		);
	}
} else {
	const wanted = examples.filter(({ author }) => chosen === null || chosen.includes(author));
	score(wanted, (example) => readWithProgram(example, form));
}

const total = newTally();
for (const [author, tally] of [...tallies].sort()) {
	console.log(figureLine(author, tally));
	for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
}
console.log(figureLine("all", total));
const file = valueBehind("--misses");
if (file !== null) writeFileSync(file, `${misses.join("\n")}\n`);

function score(some: readonly Example[], read: (example: Example) => Reading): void {
	for (const example of some) {
		const tally = tallies.get(example.author) ?? newTally();
		tallies.set(example.author, tally);
		tallyNote(tally, example, read(example), (message) => misses.push(message));
	}
}
