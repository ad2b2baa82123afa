/** What each unit of a section is by itself: a line of people, a label with words behind it, or running text. */
import { wordBit } from "../../text/words.ts";
import type { Entry } from "./entry.ts";
import { readLabel } from "./labels.ts";
import { readLine } from "./lines.ts";
import type { Passage } from "./mention.ts";
import { isVerb } from "./phrases.ts";
import { someIs } from "./tokens.ts";
import type { Unit } from "./units.ts";

/** A unit and what it may open with; at most one of `line` and `label`. */
export interface Reading {
	readonly unit: Unit;
	readonly passage: Passage;
	readonly line: Entry | null;
	readonly label: Entry | null;
}

const longestLine = 60;
const longestRole = 20;

/** Reads every unit of a section. */
export function readUnits(units: readonly Unit[], words: Passage["words"]): Reading[] {
	const readings = units.map((unit) => readUnit(unit, words));
	return readings.map((reading, at) => withRoleBelow(reading, readings[at + 1]));
}

function readUnit(unit: Unit, words: Passage["words"]): Reading {
	const passage = { text: unit.text, tokens: unit.tokens, words, loose: false };
	const range = { from: 0, to: unit.tokens.length };
	const line = range.to > longestLine ? null : readLine(passage, range);
	return { unit, passage, line, label: line === null ? readLabel(passage, range) : null };
}

/** `Yacouba Zongo`, and on the next line `farmer from Yatenga`. */
function withRoleBelow(reading: Reading, below: Reading | undefined): Reading {
	const { line, unit } = reading;
	const [only, second] = line?.people ?? [];
	if (line === null || only === undefined || second !== undefined || only.described || unit.kind === "item")
		return reading;
	if (below === undefined || (below.line?.sure ?? 0) >= 2 || !isRole(below.unit)) return reading;
	const role = below.unit.text.replace(/[.:]$/u, "");
	const people = [{ ...only, described: true, written: { ...only.written, role } }];
	return { ...reading, line: { ...line, people, sure: line.sure + 2 } };
}

/** A short line that names an office or a body, without a verb. */
function isRole({ kind, tokens }: Unit): boolean {
	if (kind === "item" || tokens.length > longestRole) return false;
	if (!someIs(tokens, { from: 0, to: tokens.length }, wordBit.office | wordBit.body)) return false;
	for (let at = 0; at < tokens.length; at++) if (isVerb(tokens, at)) return false;
	return true;
}
