import { expect, test } from "vitest";
import { readUnits } from "../../../src/interpret/statements/readings.ts";
import { noRoster, type Roster, rosterBelow } from "../../../src/interpret/statements/rosters.ts";
import { passageOf, words } from "./passage.ts";

const above: Roster = { part: "respondent", panel: true };

/** What a text of a kind leaves for those below it, below a roster of respondents in a panel. */
function below(text: string, kind: "heading" | "paragraph"): Roster | undefined {
	const { tokens } = passageOf(text);
	const point = { line: 1, column: 1, offset: 0 };
	const unit = { kind, text, tokens, leaves: [], depth: 0, list: -1, position: { start: point, end: point } };
	const [reading] = readUnits([unit], words);
	return reading && rosterBelow(reading, above);
}

test.each([
	["a part and a colon", "Those who were on our side as panellists that day:", { part: "panellist", panel: true }],
	["a few words with a part", "The moderators", { part: "moderator", panel: true }],
	["a few words without one", "Soap and ash", { part: null, panel: true }],
	["a long paragraph", "The moderators said on that day that soap is dear.", above],
	["a line of people", "Dr Una Brandt", above],
])("a paragraph leaves: %s: `%s`", (_why, text, roster) => expect(below(text, "paragraph")).toEqual(roster));

test.each([
	["the panel", "The panel", { part: "panellist", panel: true }],
	["another part", "The moderators", { part: "moderator", panel: false }],
	["nothing", "Soap and ash", noRoster],
	["nothing of a long heading", "How soap and ash and the panel came to be so dear", noRoster],
	["what was, at a line of people", "Dr Una Brandt", above],
])("a heading leaves: %s: `%s`", (_why, text, roster) => expect(below(text, "heading")).toEqual(roster));
