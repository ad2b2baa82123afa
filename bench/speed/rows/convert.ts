/** `convert` of many distinct notes to HTML, whole process, against everything that makes HTML of Markdown. */
import { converters } from "../../peers/index.ts";
import { convertOver, peerOver } from "../folders.ts";
import { inputs } from "../inputs.ts";
import { against, race, ranked } from "../race.ts";
import type { Row } from "../row.ts";

export const convert: Row = {
	name: "convert",
	seconds: 240,
	measure: ({ folder, scale }) => {
		const notes = inputs(folder, scale.notes.few);
		const peers = converters.map((peer) => peerOver(peer, notes, folder));
		const entrants = peers.map((peer) => (peer.name === "pandoc loop" ? { ...peer, rounds: scale.rounds.one } : peer));
		const raced = ranked(race([convertOver(notes, folder), ...entrants], scale.rounds.some));
		const verdicts = [...against(raced, "Eleventy", 0.65), ...against(raced, "pandoc loop", 0.05)];
		const what = `convert of ${scale.notes.few.toLocaleString("en")} notes to HTML, whole process`;
		return [{ row: "convert", kind: "race", what, raced, verdicts }];
	},
};
