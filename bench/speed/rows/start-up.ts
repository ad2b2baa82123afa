/** One note to HTML, whole process, against a Node that does nothing. */
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { environment, timed } from "../measure/command.ts";
import { checked, ours } from "../ours.ts";
import { notePath } from "../places.ts";
import { against, type Entrant, race, ranked } from "../race.ts";
import type { Row } from "../row.ts";

export const startUp: Row = {
	name: "start-up",
	seconds: 15,
	measure: ({ folder, scale }) => {
		const work = join(folder, "start-up");
		mkdirSync(work, { recursive: true });
		copyFileSync(notePath, join(work, "notes.txt"));
		const raced = race([conversion(work), nothing(work)], scale.rounds.many);
		if (raced.length < 2) return [];
		return [verdictOf("one note to HTML, whole process", ranked(raced), 1.5)];
	},
};

const verdictOf = (what: string, raced: ReturnType<typeof ranked>, atMost: number) =>
	({ row: "start-up", kind: "race", what, raced, verdicts: against(raced, "node -e 0", atMost) }) as const;

const conversion = (work: string): Entrant => ({
	name: "rapporteur",
	less: null,
	run: () => convert(work),
	proof: () => proofIn(work),
});

const nothing = (work: string): Entrant => ({
	name: "node -e 0",
	less: "does nothing: the lower limit",
	run: () => timed({ program: process.execPath, args: ["-e", "0"], cwd: work }, environment(work)).seconds,
	proof: () => null,
});

function convert(work: string): number {
	rmSync(join(work, "report.html"), { force: true });
	return checked(timed(ours(["convert", "notes.txt", "-o", "report.html"], work), environment(work))).seconds;
}

const proofIn = (work: string): string =>
	existsSync(join(work, "report.html")) ? "1 page written" : "nothing written";
