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
		convert(work, "warm");
		const [warm, first, node] = race([again(work), atFirst(work), nothing(work)], scale.rounds.many);
		if (warm === undefined || first === undefined || node === undefined) return [];
		const what = "one note to HTML, whole process";
		return [
			verdictOf(what, ranked([warm, node]), 1.5),
			verdictOf(`${what}, first run: nothing kept but what the build made`, ranked([first, node]), 1.75),
		];
	},
};

const verdictOf = (what: string, raced: ReturnType<typeof ranked>, atMost: number) =>
	({ row: "start-up", kind: "race", what, raced, verdicts: against(raced, "node -e 0", atMost) }) as const;

const again = (work: string): Entrant => ({
	name: "rapporteur",
	less: null,
	run: () => convert(work, "warm"),
	proof: () => proofIn(work),
});

const atFirst = (work: string): Entrant => ({
	name: "rapporteur, first run",
	less: null,
	run: () => {
		rmSync(join(work, "cold"), { recursive: true, force: true });
		return convert(work, "cold");
	},
	proof: () => proofIn(work),
});

const nothing = (work: string): Entrant => ({
	name: "node -e 0",
	less: "everything: the limit",
	run: () =>
		timed({ program: process.execPath, args: ["-e", "0"], cwd: work }, environment(join(work, "warm"))).seconds,
	proof: () => null,
});

function convert(work: string, cache: string): number {
	rmSync(join(work, "report.html"), { force: true });
	const command = ours(["convert", "notes.txt", "-o", "report.html"], work);
	return checked(timed(command, environment(join(work, cache)))).seconds;
}

const proofIn = (work: string): string =>
	existsSync(join(work, "report.html")) ? "1 page written" : "nothing written";
