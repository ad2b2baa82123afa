/** Notes as they were some time ago: some said something else, some are gone by now, some were not there yet. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateNote } from "../notes/note.ts";
import type { Work } from "./work.ts";

const seed = 5;

/** Makes the notes what they were. */
export function turnBack({ notes, count }: Work): void {
	for (let number = 1; number <= count; number++) {
		const { answers } = generateNote(seed, number);
		if (number % 9 === 0) rmSync(join(notes, answers.path), { force: true });
		else if (number % 3 === 0) writeFileSync(join(notes, answers.path), generateNote(seed + 1, number).bytes);
	}
	for (let number = count + 1; number <= count * 1.05; number++) place(notes, number);
}

/** Makes them what they are. */
export function turnForth({ notes, count }: Work): void {
	for (let number = 3; number <= count; number += 3) place(notes, number);
	for (let number = count + 1; number <= count * 1.05; number++) {
		rmSync(join(notes, generateNote(seed, number).answers.path), { force: true });
	}
}

function place(notes: string, number: number): void {
	const { answers, bytes } = generateNote(seed, number);
	const file = join(notes, answers.path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, bytes);
}
