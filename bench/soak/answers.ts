/** Whether reports say what their notes are known to hold. */
import { judge } from "../notes/judge.ts";
import { atLeast, type Figure, faultless } from "./figures.ts";
import { outputOf, type Undisturbed } from "./work.ts";

/** Fields, sections, encodings and findings are all right; speakers as nearly as the program promises. */
export function rightAnswers({ work }: Undisturbed): Figure[] {
	const { notes, misses, speakers } = judge(work.answers, outputOf(work, "undisturbed"));
	const { exact, expected, found, names } = speakers;
	return [
		faultless(`answers: fields, sections, encodings, findings of ${notes} notes`, misses),
		atLeast(`answers: names of ${expected} speakers, F1`, (2 * names) / (expected + found), 0.95),
		atLeast("answers: speakers with honorific and role, F1", (2 * exact) / (expected + found), 0.9),
	];
}
