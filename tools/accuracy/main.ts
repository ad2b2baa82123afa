/** `npm run accuracy -- [--bars=known|unseen|fixtures] DIR…`: how well the built program reads notes that have labels. */
import { findFacts, labelledNotes } from "./facts.ts";
import { barNames, compareAll, missedBars, printTallies } from "./score.ts";

const args = process.argv.slice(2);
const bars = args.find((arg) => arg.startsWith("--bars="))?.slice("--bars=".length) ?? null;
const folders = args.filter((arg) => !arg.startsWith("--"));
const pairs = folders.flatMap((folder) => {
	const notes = labelledNotes(folder);
	const facts = notes.length === 0 ? [] : findFacts(notes);
	return notes.flatMap((note, at) => {
		const found = facts[at];
		return found === undefined ? [] : [[note, found] as const];
	});
});

if (bars !== null && !barNames.includes(bars)) {
	process.stderr.write(`accuracy: unknown thresholds \`${bars}\`. Use ${barNames.join(" or ")}.\n`);
	process.exitCode = 2;
} else if (pairs.length === 0) {
	process.stderr.write("accuracy: no NAME.txt with a NAME.json found. Name folders that have both.\n");
	process.exitCode = 2;
} else {
	const tallies = compareAll(pairs);
	process.stdout.write(printTallies(tallies));
	const missed = bars === null ? [] : missedBars(tallies, bars);
	for (const line of missed) process.stdout.write(`below the bar: ${line}\n`);
	if (missed.length > 0) process.exitCode = 1;
}
