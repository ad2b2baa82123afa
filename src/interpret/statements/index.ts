/** Finds who said what in a section; docs/decisions tells how the evidence is weighed. */
import type { Section, Statement } from "../../ast/nodes.ts";
import type { Person } from "../../ast/values.ts";
import type { Part } from "../../text/parts.ts";
import type { Words } from "../../text/words.ts";
import { assemble } from "./assemble.ts";
import type { Entry } from "./entry.ts";
import { readRoster } from "./lines.ts";
import { company, hasWordsBelow, isQuotation } from "./neighbours.ts";
import { findKnown, knownAs, leadWith, type People, peopleFrom } from "./people.ts";
import { type Reading, readUnits } from "./readings.ts";
import { noRoster, type Roster, rosterBelow } from "./rosters.ts";
import { enough, type Turn } from "./turn.ts";
import { turnsOf } from "./turns.ts";
import { unitsOf } from "./units.ts";

/** The statements of a section, in document order; `present` are those whom the fields name. */
export function statementsOf(section: Section, words: Words, present: readonly Person[] = []): Statement[] {
	const units = unitsOf(section, words);
	const readings = readUnits(units, words);
	const people = peopleFrom(present);
	const turns: Turn[] = [];
	let roster = noRoster;
	for (const [at, reading] of readings.entries()) {
		for (const turn of unitTurns({ readings, at, people, roster })) {
			// A turn that begins in the unit above stands for all that is said there.
			while (turn.unit < at && turns.at(-1)?.unit === turn.unit) turns.pop();
			turns.push(turn);
		}
		roster = rosterBelow(reading, roster);
	}
	return assemble(units, turns);
}

/** A unit among the others, and what is known when it is reached. */
interface Place {
	readonly readings: readonly Reading[];
	readonly at: number;
	readonly people: People;
	readonly roster: Roster;
}

/** Enough for a line or label to be about people. */
const plausible = 2.5;

function unitTurns(place: Place): Turn[] {
	const { readings, at, people, roster } = place;
	const reading = readings[at];
	if (reading === undefined) return [];
	const { unit, line, label } = reading;
	const listed = unit.kind === "heading" ? [] : rosterTurns(place, reading);
	if (listed.length > 0) return listed;
	if (line === null && label === null) return textTurns(place, reading);
	const support = company(readings, at);
	if (line !== null) {
		const quote = unit.kind === "item" && isQuotation(readings[at - 1]?.unit);
		const more = support + (quote ? 1 : 0) + (roster.part === null ? 0 : 1);
		if (accepts(line, more, people)) return [lineTurn(place, line, quote)];
	}
	if (label !== null && accepts(label, support, people)) return labelTurns(place, reading, label);
	return textTurns(place, reading);
}

/** Whether a line or label names people: by itself, by its neighbours, or since they are known. */
function accepts(entry: Entry, support: number, people: People): boolean {
	return (
		entry.sure + support >= plausible || entry.people.some((each) => findKnown(people, each.written.name) !== null)
	);
}

/** `A, role; B, role; C, role.` in one paragraph: a turn each. */
function rosterTurns(place: Place, { passage, unit }: Reading): Turn[] {
	return readRoster(passage).map(({ range, entry }) => ({
		...entryTurn(place, entry, place.roster.part),
		start: unit.tokens[range.from]?.start ?? 0,
		end: unit.tokens[range.to - 1]?.end ?? unit.text.length,
		only: true,
	}));
}

function lineTurn(place: Place, line: Entry, quote: boolean): Turn {
	const { readings, at, roster } = place;
	const turn = entryTurn(place, line, roster.part);
	// `“Words”` on one line, `– Name` below: the statement starts with the words.
	if (quote) return { ...turn, unit: at - 1 };
	return { ...turn, only: readings[at]?.unit.kind === "item" || !hasWordsBelow(readings, at) };
}

/** The label's own turn, and those of others who speak up in the words behind it. */
function labelTurns(place: Place, { passage }: Reading, label: Entry): Turn[] {
	const inside = turnsOf({ unit: place.at, passage, people: place.people, from: label.to });
	return [entryTurn(place, label, null), ...inside.filter(({ people, score }) => people.length > 0 && score > enough)];
}

/** Running text; a heading that names no people ends what was said above it. */
function textTurns({ at, people, roster }: Place, { passage, unit }: Reading): Turn[] {
	const turns = turnsOf({ unit: at, passage, people, from: 0 });
	const parted = roster.panel ? turns.map((turn) => ({ ...turn, part: turn.part ?? ("panellist" as const) })) : turns;
	if (unit.kind !== "heading") return parted;
	const end = unit.text.length;
	return [...parted, { unit: at, start: 0, end, people: [], score: enough, part: null, only: false }];
}

function entryTurn({ readings, at, people }: Place, entry: Entry, part: Part | null): Turn {
	const known = entry.people.map((mention) => knownAs(people, mention));
	const end = readings[at]?.unit.text.length ?? 0;
	leadWith(people, known, entry.part);
	return { unit: at, start: 0, end, people: known, score: enough + 1, part: entry.part ?? part, only: false };
}
