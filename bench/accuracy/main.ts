/** `npm run accuracy -- [--bars] DIR…`: how well the built program reads notes that have labels. */
import { compareAll } from "./compare.ts";
import { findFacts } from "./found.ts";
import { labelledNotes } from "./labels.ts";
import { printTallies } from "./print.ts";
import { missedBars } from "./thresholds.ts";

const args = process.argv.slice(2);
const folders = args.filter((arg) => arg !== "--bars");
const pairs = folders.flatMap((folder) => {
	const notes = labelledNotes(folder);
	const facts = notes.length === 0 ? [] : findFacts(notes);
	return notes.flatMap((note, at) => {
		const found = facts[at];
		return found === undefined ? [] : [[note, found] as const];
	});
});

if (pairs.length === 0) {
	process.stderr.write("accuracy: no NAME.txt with NAME.json, expected folders that hold them\n");
	process.exitCode = 2;
} else {
	const tallies = compareAll(pairs);
	process.stdout.write(printTallies(tallies));
	const missed = args.includes("--bars") ? missedBars(tallies) : [];
	for (const line of missed) process.stdout.write(`below the bar: ${line}\n`);
	if (missed.length > 0) process.exitCode = 1;
}
