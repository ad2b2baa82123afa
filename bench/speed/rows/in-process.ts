/** One note within a warm process, against markdown-it rendering the same bytes. */
import { readFileSync } from "node:fs";
import { distinctNotes } from "../inputs.ts";
import { longNote } from "../long-note.ts";
import type { Race } from "../measured.ts";
import { notePath } from "../places.ts";
import { against, race, ranked, type Timed } from "../race.ts";
import type { Row } from "../row.ts";
import { type Library, loadLibrary, loadMarkdownIt } from "../within.ts";

/** So many notes in turn: V8 remembers what it matched last, and a reader of archives never reads a note twice. */
const notes = 200;

export const inProcess: Row = {
	name: "in-process",
	seconds: 30,
	measure: async ({ scale }) => {
		const [library, markdown] = [await loadLibrary(), await loadMarkdownIt()];
		const many = [...distinctNotes(notes)].map(({ bytes }) => bytes);
		const one = Array.from({ length: notes }, () => new Uint8Array(readFileSync(notePath)));
		const pages = Array.from({ length: notes / 5 }, () => new Uint8Array(Buffer.from(longNote(11 * 1024))));
		return [
			...sideBySide(`${notes} different notes`, many, { library, markdown, rounds: scale.rounds.many }),
			...sideBySide("the same note of 11 KB, repeated", pages, { library, markdown, rounds: scale.rounds.many }),
			...sideBySide("the same note of 2 KB, repeated", one, { library, markdown, rounds: scale.rounds.many }),
		];
	},
};

interface Both {
	readonly library: Library;
	readonly markdown: (text: string) => string;
	readonly rounds: number;
}

function sideBySide(which: string, notes: readonly Uint8Array[], { library, markdown, rounds }: Both): readonly Race[] {
	const entrants = [
		entrant("rapporteur, checked", notes, (bytes) => library.process(bytes).findings.length),
		entrant("rapporteur, to HTML", notes, (bytes) => library.render(library.process(bytes), "html").length),
		entrant("markdown-it", notes, (bytes) => markdown(decoder.decode(bytes)).length, "no fields, no findings, no page"),
	];
	race(entrants, 5);
	const [checked, page, peer] = race(entrants, rounds);
	if (checked === undefined || page === undefined || peer === undefined) return [];
	return [
		rowOf(`within a process, ${which}: parse, interpret and check`, [checked, peer], 1),
		rowOf(`within a process, ${which}: all steps to HTML`, [page, peer], 1.5),
	];
}

function rowOf(what: string, timed: readonly Timed[], atMost: number): Race {
	const raced = ranked(timed);
	return { row: "in-process", kind: "race", what, raced, verdicts: against(raced, "markdown-it", atMost) };
}

const decoder = new TextDecoder();

function entrant(
	name: string,
	notes: readonly Uint8Array[],
	work: (bytes: Uint8Array) => number,
	less: string | null = null,
) {
	let done = 0;
	return {
		name,
		less,
		run: () => {
			done = 0;
			const start = performance.now();
			for (const bytes of notes) done += Math.min(1, work(bytes) + 1);
			return (performance.now() - start) / 1000 / notes.length;
		},
		proof: () => `${done} notes a round`,
	};
}
