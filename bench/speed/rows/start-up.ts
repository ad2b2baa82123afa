/** One note to HTML, whole process, against a Node that does nothing. */
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { environment, timed } from "../measure/command.ts";
import { checked, ours } from "../ours.ts";
import { notePath, programPath } from "../places.ts";
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
		const entrants = [again(work), atFirst(work, "built"), atFirst(work, "packed"), nothing(work)];
		const [warm, built, packed, node] = race(entrants, scale.rounds.many);
		if (warm === undefined || built === undefined || packed === undefined || node === undefined) return [];
		const what = "one note to HTML, whole process";
		return [
			verdictOf(what, ranked([warm, node]), 1.5),
			verdictOf(`${what}, first run of a program that was built here`, ranked([built, node]), 1.75),
			verdictOf(`${what}, first run of a package: nothing compiled before`, ranked([packed, node]), 1.75),
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

/** The build keeps what V8 compiled when it tried the program; a package comes without. */
function atFirst(work: string, from: "built" | "packed"): Entrant {
	const program = from === "built" ? programPath : packedProgram(work);
	return {
		name: `rapporteur, first run, ${from}`,
		less: null,
		run: () => {
			rmSync(join(work, "cold"), { recursive: true, force: true });
			return convert(work, "cold", program);
		},
		proof: () => proofIn(work),
	};
}

/** The program as a package has it. */
function packedProgram(work: string): string {
	const [bin, packed] = [dirname(programPath), join(work, "package")];
	const filter = (path: string): boolean => basename(path) !== "cache";
	cpSync(bin, join(packed, "bin"), { recursive: true });
	cpSync(join(bin, "..", "dist", "cli"), join(packed, "dist", "cli"), { recursive: true, filter });
	return join(packed, "bin", basename(programPath));
}

const nothing = (work: string): Entrant => ({
	name: "node -e 0",
	less: "everything: the limit",
	run: () =>
		timed({ program: process.execPath, args: ["-e", "0"], cwd: work }, environment(join(work, "warm"))).seconds,
	proof: () => null,
});

function convert(work: string, cache: string, program = programPath): number {
	rmSync(join(work, "report.html"), { force: true });
	const command = ours(["convert", "notes.txt", "-o", "report.html"], work, program);
	return checked(timed(command, environment(join(work, cache)))).seconds;
}

const proofIn = (work: string): string =>
	existsSync(join(work, "report.html")) ? "1 page written" : "nothing written";
