import type { Part } from "../../text/parts.ts";
import { wordBit } from "../../text/words.ts";
import type { Reading } from "./readings.ts";
import { is, reads } from "./tokens.ts";

/** What the lines above say of the people below them. */
export interface Roster {
	/** `Panellists:` makes those listed below it panellists. */
	readonly part: Part | null;
	/** Everything below a sub-heading such as `The panel` is said by panellists. */
	readonly panel: boolean;
}

/** Nothing is said yet. */
export const noRoster: Roster = { part: null, panel: false };

/** What a unit leaves for those below it. */
export function rosterBelow({ unit, line, passage }: Reading, above: Roster): Roster {
	if (line !== null) return above;
	const heading = unit.kind === "heading";
	const leadIn = heading ? unit.tokens.length < 8 : reads(unit.tokens.at(-1), ":") || unit.tokens.length < 6;
	if (!leadIn) return heading ? noRoster : above;
	const word = unit.tokens.slice(-14).find((token) => is(token, wordBit.part));
	const part = word === undefined ? null : (passage.words.parts.get(word.text.toLowerCase()) ?? null);
	return { part, panel: heading ? part === "panellist" : above.panel };
}
