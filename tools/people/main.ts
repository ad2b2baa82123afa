/**
 * npm run people: how well people are read in labelled notes.
 *
 *     npm run people                          the program as it is: it has learned from these notes
 *     npm run people -- --left-out [PARTS]    the authors are dealt into PARTS (9); each part is read with what the others taught
 *     npm run people -- --families            the same, with each family of manners left out in turn
 *     npm run people -- --left-out --authors a01,b02   only these authors, left out together
 *     npm run people -- --apart               the program as it is, on authors from whom nothing is learned
 *     … --words LIST                          notes of another list of words (english)
 *     … --misses FILE                         writes what was missed
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { newReadingRoom } from "../../src/people/index.ts";
import { formOf, lessonsOf, notesFolder } from "./lessons.ts";
import { type Example, readExamples } from "./notes.ts";
import { readExample, readWithProgram } from "./read.ts";
import { figureLine, newTally, type Reading, type Tally, tallyNote } from "./score.ts";
import { train } from "./train.ts";

const args = process.argv.slice(2);
const valueBehind = (flag: string): string | null => {
	const at = args.indexOf(flag);
	const value = at < 0 ? undefined : args[at + 1];
	return value === undefined || value.startsWith("--") ? null : value;
};
const list = valueBehind("--words") ?? "english";
const [folder, form] = [notesFolder(list), formOf(list)];
const examples = readExamples(args.includes("--apart") ? join(folder, "apart") : folder, form);
const all = [...new Set(examples.map(({ author }) => author))].sort();
const chosen = valueBehind("--authors")?.split(",") ?? null;
const misses: string[] = [];
const tallies = new Map<string, Tally>();

if (args.includes("--left-out") || args.includes("--families")) {
	const { lexicon } = form.words;
	const { lessons } = lessonsOf(list);
	for (const out of leftOut()) {
		console.error(`left out: ${[...out].join(", ")}`);
		const model = train(lessons.filter(({ author }) => !out.has(author)));
		score(
			examples.filter(({ author }) => out.has(author)),
			(example) => readExample(example, { lexicon, model, ...newReadingRoom() }),
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

/** The authors that are left out together, part by part. */
function leftOut(): Set<string>[] {
	if (chosen !== null) return [new Set(chosen)];
	if (args.includes("--families")) {
		const families = parse(readFileSync(join(folder, "families.yaml"), "utf8")) as Record<string, string>;
		return Object.values(families).map((authors) => new Set(authors.split(" ")));
	}
	const parts = Number(valueBehind("--left-out") ?? 9);
	return Array.from({ length: parts }, (_, part) => new Set(all.filter((_author, index) => index % parts === part)));
}

function score(some: readonly Example[], read: (example: Example) => Reading): void {
	for (const example of some) {
		const tally = tallies.get(example.author) ?? newTally();
		tallies.set(example.author, tally);
		tallyNote(tally, example, read(example), (message) => misses.push(message));
	}
}
