/** The parts of a soak, and their sizes. */
import { rightAnswers } from "./answers.ts";
import { archivePage } from "./archive-page.ts";
import { changingNotes } from "./changing.ts";
import { fullDisk } from "./disk.ts";
import type { Figure } from "./figures.ts";
import { hostileFiles } from "./hostile.ts";
import { killed } from "./kills.ts";
import { recipes } from "./machines.ts";
import { memory } from "./memory.ts";
import { oddNames } from "./names.ts";
import { sameBytes, secondRun } from "./same.ts";
import { trueManifest } from "./truth.ts";
import type { Undisturbed } from "./work.ts";

/** How much of everything. */
export interface Size {
	readonly notes: number;
	readonly kills: number;
	/** Hostile files, and good ones around them. */
	readonly hostile: number;
	/** On the archive page. */
	readonly reports: number;
	/** Numbers of inputs between which memory is measured. */
	readonly inputs: readonly number[];
	/** Whether the machine is left alone, so that time can be measured. */
	readonly timed: boolean;
}

/** What CI has time for. */
export const small: Size = { notes: 500, kills: 5, hostile: 50, reports: 2_000, inputs: [500, 2_000], timed: false };

/** What the program promises. */
export const full: Size = {
	notes: 10_000,
	kills: 50,
	hostile: 500,
	reports: 20_000,
	inputs: [10_000, 50_000, 100_000],
	timed: true,
};

/** One part of a soak. */
export type SoakPart = (undisturbed: Undisturbed, size: Size) => Promise<Figure[]> | Figure[];

/** In the order in which they run. */
export const parts: Readonly<Record<string, SoakPart>> = {
	same: sameBytes,
	manifest: trueManifest,
	answers: rightAnswers,
	again: (undisturbed, { timed }) => secondRun(undisturbed, timed),
	kills: async (undisturbed, { kills }) => [
		await killed(undisturbed, "SIGKILL", kills),
		await killed(undisturbed, "SIGTERM", Math.ceil(kills / 5)),
		await killed(undisturbed, "SIGINT", Math.ceil(kills / 5)),
	],
	disk: fullDisk,
	changing: changingNotes,
	names: ({ work }) => oddNames(work.folder),
	hostile: ({ work }, { hostile }) => hostileFiles(work.folder, hostile),
	machines: recipes,
	archive: ({ work }, { reports, timed }) => archivePage(work.folder, reports, timed),
	memory: ({ work }, { inputs }) => memory(work.folder, inputs),
};
