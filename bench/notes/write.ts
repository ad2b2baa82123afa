/** Notes as files, and their answers as lines of JSON. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateNote } from "./note.ts";

/** How many notes, and from which seed. */
export interface Order {
	readonly count: number;
	readonly seed: number;
}

/** Writes notes 1 to `count` below a folder, and a line of answers for each where a file is named for them. */
export function writeNotes({ count, seed }: Order, folder: string, answersFile: string | null): void {
	const answersOut = answersFile === null ? null : openSync(answersFile, "w");
	const made = new Set<string>();
	for (let number = 1; number <= count; number++) {
		const { bytes, answers } = generateNote(seed, number);
		const path = join(folder, answers.path);
		const above = dirname(path);
		if (!made.has(above)) mkdirSync(above, { recursive: true });
		made.add(above);
		writeFileSync(path, bytes);
		if (answersOut !== null) writeSync(answersOut, `${JSON.stringify(answers)}\n`);
	}
	if (answersOut !== null) closeSync(answersOut);
}
