/** `check` of many notes, whole process, against the linters. */
import { linters } from "../../peers/index.ts";
import { checkOver, peerOver } from "../folders.ts";
import { inputs } from "../inputs.ts";
import type { Race } from "../measured.ts";
import { against, race, ranked } from "../race.ts";
import type { Place, Row } from "../row.ts";

export const check: Row = {
	name: "check",
	seconds: 60,
	measure: (place) => [checked(place, place.scale.notes.few, 1.75)],
};

export const checkMany: Row = {
	name: "check-many",
	seconds: 120,
	measure: (place) => [checked(place, place.scale.notes.many, 1)],
};

function checked({ folder, scale }: Place, count: number, atMost: number): Race {
	const notes = inputs(folder, count);
	const [rumdl, ...slower] = linters.map((peer) => peerOver(peer, notes, folder));
	const few = slower.map((peer) => ({ ...peer, rounds: scale.rounds.one }));
	const entrants = [checkOver(notes, folder), ...(rumdl === undefined ? [] : [rumdl]), ...few];
	const raced = ranked(race(entrants, scale.rounds.some));
	const row = count === scale.notes.few ? "check" : "check-many";
	const what = `check of ${count.toLocaleString("en")} notes, whole process`;
	return { row, kind: "race", what, raced, verdicts: against(raced, "rumdl", atMost) };
}
