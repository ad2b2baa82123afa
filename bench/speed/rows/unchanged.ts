/** A second run over unchanged notes, against the first. */
import { join } from "node:path";
import { convertOver } from "../folders.ts";
import { inputs } from "../inputs.ts";
import { checked, runOurs } from "../ours.ts";
import { against, type Entrant, race, ranked } from "../race.ts";
import type { Row } from "../row.ts";

export const unchanged: Row = {
	name: "unchanged",
	seconds: 90,
	measure: ({ folder, scale }) => {
		const notes = inputs(folder, scale.notes.many);
		const first: Entrant = { ...convertOver(notes, folder), name: "first run" };
		const args = ["convert", notes.notes, "-t", "html", "-o", `${join(folder, "out-rapporteur")}/`];
		const second: Entrant = { ...first, name: "second run", run: () => checked(runOurs(args, folder)).seconds };
		// In this order: a round that goes backwards finds the outputs of the one before.
		const [before, after] = race([first, second], scale.rounds.few);
		if (before === undefined || after === undefined) return [];
		const raced = ranked([after, before]);
		const what = `convert of ${scale.notes.many.toLocaleString("en")} unchanged notes`;
		return [{ row: "unchanged", kind: "race", what, raced, verdicts: against(raced, "first run", 0.1) }];
	},
};
