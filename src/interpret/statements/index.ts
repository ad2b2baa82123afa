/** Finds who said what in a section; see docs/decisions for how the evidence is weighed. */
import type { Part, Section, Statement } from "../../ast/nodes.ts";
import type { Person } from "../../ast/values.ts";
import { type Words, wordBit } from "../../text/words.ts";
import { assemble } from "./assemble.ts";
import { type Entry, readLabel, readLine, readRoster } from "./entries.ts";
import type { Passage } from "./mention.ts";
import { findKnown, knownAs, type People, peopleFrom } from "./people.ts";
import { isVerb } from "./phrases.ts";
import { is, reads, type Token } from "./tokens.ts";
import { enough, type Turn } from "./turn.ts";
import { turnsOf } from "./turns.ts";
import { type Unit, unitsOf } from "./units.ts";

/** The statements of a section, in document order. */
export function statementsOf(section: Section, words: Words, present: readonly Person[] = []): Statement[] {
	const units = unitsOf(section, words);
	const passages = units.map((unit): Passage => ({ text: unit.text, tokens: unit.tokens, words, loose: false }));
	const lines = units.map((unit, at) => lineEntry(unit, passages[at]));
	for (const [at, unit] of units.entries()) completeRole(lines, at, units[at + 1], unit);
	const labels = units.map((unit, at) => (lines[at] === null ? labelEntry(unit, passages[at]) : null));
	const people: People = peopleFrom(present);
	const turns: Turn[] = [];
	let roster: Part | null = null;
	let panel = false;
	for (const [at, unit] of units.entries()) {
		const passage = passages[at];
		if (passage === undefined) continue;
		const line = lines[at] ?? null;
		const label = labels[at] ?? null;
		const quote = unit.kind === "item" && line !== null && isQuote(units[at - 1]);
		const sibling = siblings(units, { lines, labels }, at) + (quote ? 1 : 0);
		const list = unit.kind === "heading" ? [] : readRoster(passage);
		if (list.length > 0) {
			for (const { range, entry } of list) {
				const [start, end] = [unit.tokens[range.from]?.start ?? 0, unit.tokens[range.to - 1]?.end ?? unit.text.length];
				turns.push({ ...entryTurn(unit, at, { entry, people, roster, only: true }), start, end });
			}
		} else if (line !== null && accepts(line, sibling + (roster === null ? 0 : 1), people)) {
			const turn = entryTurn(unit, at, {
				entry: line,
				people,
				roster,
				only: !quote && (unit.kind === "item" || !hasWords(units, lines, at)),
			});
			// `“Words”` on one line, `– Name` below: the statement starts with the words.
			turns.push(quote ? { ...turn, unit: at - 1 } : turn);
		} else if (label !== null && accepts(label, sibling, people)) {
			turns.push(entryTurn(unit, at, { entry: label, people, roster: null, only: false }));
			turns.push(
				...turnsOf({ unit: at, passage, people, from: label.to }).filter(
					(turn) => turn.people.length > 0 && turn.score >= enough + 1,
				),
			);
		} else {
			const found = turnsOf({ unit: at, passage, people, from: 0 });
			turns.push(...(panel ? found.map((turn) => ({ ...turn, part: turn.part ?? ("panellist" as const) })) : found));
			if (unit.kind === "heading") turns.push(boundary(unit, at));
		}
		roster = nextRoster(unit, { line, roster, words });
		if (unit.kind === "heading" && line === null) panel = roster === "panellist";
	}
	return assemble(units, turns);
}

/** `Yacouba Zongo`, and on the next line `farmer from Yatenga`. */
function completeRole(lines: (Entry | null)[], at: number, next: Unit | undefined, unit: Unit): void {
	const line = lines[at];
	const [only, second] = line?.people ?? [];
	if (line === null || line === undefined || only === undefined || second !== undefined || only.described) return;
	if (next === undefined || next.kind !== unit.kind || unit.kind === "item" || (lines[at + 1]?.sure ?? 0) >= 2) return;
	if (
		!next.tokens.some((token) => is(token, wordBit.office | wordBit.body)) ||
		next.tokens.some((_, index) => isVerb(next.tokens, index)) ||
		next.tokens.length > 20
	)
		return;
	if (next.position.start.line > unit.position.end.line + 1) return;
	lines[at] = {
		...line,
		sure: line.sure + 2,
		people: [{ ...only, described: true, written: { ...only.written, role: next.text.replace(/[.:]$/u, "") } }],
	};
}

/** A heading, a short paragraph or a list item that is nothing but people. */
function lineEntry(unit: Unit, passage: Passage | undefined): Entry | null {
	if (passage === undefined || unit.tokens.length > 60) return null;
	return readLine(passage, { from: 0, to: unit.tokens.length });
}

function labelEntry(unit: Unit, passage: Passage | undefined): Entry | null {
	return passage === undefined ? null : readLabel(passage, { from: 0, to: unit.tokens.length });
}

/** Whether a line or label names people: by itself, by its neighbours, or since they are known. */
function accepts(entry: Entry, support: number, people: People): boolean {
	if (entry.people.some((each) => findKnown(people, each.written.name) !== null)) return true;
	return entry.sure + support >= 2.5;
}

/** A paragraph that is nothing but words in quotation marks. */
function isQuote(unit: Unit | undefined): boolean {
	return (
		unit !== undefined &&
		unit.kind === "paragraph" &&
		reads(unit.tokens[0], "“", '"', "‘", "«") &&
		unit.tokens.slice(-2).some((token) => reads(token, "”", '"', "’", "»"))
	);
}

/** How much the units around that look alike add: names come in company. */
function siblings(
	units: readonly Unit[],
	found: { lines: readonly (Entry | null)[]; labels: readonly (Entry | null)[] },
	at: number,
): number {
	const unit = units[at];
	if (unit === undefined) return 0;
	let alike = 0;
	let sure = 0;
	let all = 0;
	for (let other = Math.max(0, at - 40); other < Math.min(units.length, at + 40); other++) {
		const each = units[other];
		if (other === at || each === undefined || each.kind !== unit.kind || each.list !== unit.list) continue;
		all++;
		const entry = found.lines[other] ?? found.labels[other];
		if (entry === null || entry === undefined) continue;
		if (entry.sure >= 0.2) alike++;
		if (entry.sure >= 2.5) sure++;
	}
	// What hangs below a bullet belongs to it: names there are mentioned more often than heard.
	if (unit.depth > 1) return -1;
	if (alike === 0) return 0;
	return alike / all >= 0.6 ? (sure > 0 ? 2 : 1.2) : 0.4;
}

/** Whether words stand below a line before the next line of people. */
function hasWords(units: readonly Unit[], lines: readonly (Entry | null)[], at: number): boolean {
	const next = units[at + 1];
	return next !== undefined && lines[at + 1] === null && !(next.kind === "heading" && units[at]?.kind === "heading");
}

function entryTurn(
	unit: Unit,
	at: number,
	{ entry, people, roster, only }: { entry: Entry; people: People; roster: Part | null; only: boolean },
): Turn {
	const known = entry.people.map((mention) => knownAs(people, mention));
	return {
		unit: at,
		start: 0,
		end: unit.text.length,
		people: known,
		score: enough + 1,
		part: entry.part ?? roster,
		only,
	};
}

function boundary(unit: Unit, at: number): Turn {
	return { unit: at, start: 0, end: unit.text.length, people: [], score: enough, part: null, only: false };
}

/** `Panellists:` makes those listed below it panellists, until something else comes. */
function nextRoster(
	unit: Unit,
	{ line, roster, words }: { line: Entry | null; roster: Part | null; words: Words },
): Part | null {
	if (line !== null) return roster;
	const last = unit.tokens.at(-1);
	const opens = unit.kind === "heading" ? unit.tokens.length < 8 : reads(last, ":") || unit.tokens.length < 6;
	if (!opens) return unit.kind === "heading" ? null : roster;
	return rosterPart(unit.tokens.slice(-14), words);
}

function rosterPart(tokens: readonly Token[], words: Words): Part | null {
	for (const token of tokens) {
		if (!is(token, wordBit.part)) continue;
		return words.parts.get(token.text.toLowerCase()) ?? null;
	}
	return null;
}
