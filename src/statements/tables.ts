/** Tables of who said what: each row is the words of whoever opens it, or stands behind its time. */
import { signBit, verbKind } from "../people/facts.ts";
import type { Person } from "../people/person.ts";
import type { SpeechContext } from "../people/scene.ts";
import { whatWords, whoWords } from "../text/field-words.generated.ts";
import { tableRule } from "../text/lines.ts";
import { keyOfSign, shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { longestTag } from "./noted.ts";
import { nobody, type Told } from "./units.ts";

/** The sign between cells. */
export const bar = keyOfSign("|");

/** Whose each line is that is a row of such a table, by its index. */
export function rowOwners(scene: SpeechContext): Map<number, Told> {
	const owners = new Map<number, Told>();
	const { text, lines } = scene.passage;
	let rows: number[] = [];
	for (const [index, { start, end, timed }] of lines.entries()) {
		const words = text.slice(start, end);
		if (tableRule.test(words)) continue;
		// `11:00 | Break` among rows has lost its only bar with its time.
		if (words.includes(" | ") || (timed && rows.length > 0)) rows.push(index);
		else {
			ownRows(scene, rows, owners);
			rows = [];
		}
	}
	ownRows(scene, rows, owners);
	return owners;
}

/** Gives the rows of one table to their speakers: where a head says who speaks, or where they have times. */
function ownRows(scene: SpeechContext, rows: readonly number[], owners: Map<number, Told>): void {
	const [head = -1] = rows;
	const hasHead = head >= 0 && (headsSpeakers(scene, head) || headsWho(scene, head));
	if (!hasHead && !areTimed(scene, rows)) {
		if (rows.length >= leastAlike) ownAlike(scene, rows, owners);
		return;
	}
	for (const row of rows) {
		if (hasHead && row === head) continue;
		const opens = scene.mentionAt[firstCell(scene, row)];
		if (opens !== undefined) owners.set(row, { person: opens.person, part: null });
		else if (isNameless(scene, row)) owners.set(row, nobody);
	}
}

/** Fewer rows without a head say nothing of what their columns are. */
const leastAlike = 3;

/**
 * `ICOM | Ann Bell | fees must fall`, `Ann Bell | ICOM | fees must fall`: rows without a head that are alike, with somebody in
 * the same cell of half of them, and words in the last one. A row with no name that was read as one is nobody's.
 */
function ownAlike(scene: SpeechContext, rows: readonly number[], owners: Map<number, Told>): void {
	const { tokens, mentionAt } = scene;
	/** Who fills the first cell of each row, and the second. */
	const named: (Person | undefined)[][] = [[], []];
	let said = 0;
	for (const row of rows) {
		const bars: number[] = [];
		const end = tokens.lineStart[row + 1] as number;
		const start = firstCell(scene, row);
		for (let at = start; at < end - 1; at++) if (tokens.key[at] === bar) bars.push(at);
		const [first = end, second = end] = bars;
		if (bars.length !== 2) return;
		for (const [cell, from, to] of [
			[0, start, first],
			[1, first + 1, second],
		] as const) {
			const mention = mentionAt[from];
			// `2 | Ann Bell | send the letters` is numbered, and may be a list of anything.
			const isNumbered = cell === 1 && first === start + 1 && tokens.shape[start] === shape.number;
			named[cell]?.push(from < to && !isNumbered ? mention?.person : undefined);
		}
		if (isSaid(scene, second + 1, end)) said++;
	}
	if (said * 2 < rows.length) return;
	const [ones = [], others = []] = named;
	const count = (people: readonly unknown[]): number => people.filter((person) => person !== undefined).length;
	const column = count(ones) >= count(others) ? ones : others;
	if (count(column) < leastRows || count(column) * 2 < rows.length) return;
	for (const [at, row] of rows.entries()) {
		const person = column[at];
		if (person !== undefined) owners.set(row, { person, part: null });
		else if (isNameless(scene, row)) owners.set(row, nobody);
	}
}

/** Whether something is done in the words of a cell: a role, an address or a topic is no words of anybody. */
function isSaid({ facts }: SpeechContext, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (facts.verb[at] !== verbKind.none) return true;
	return false;
}

const leastRows = 2;

/** Whether rows say who speaks when: half of them open with a person behind a time, and something is said in half of those. */
function areTimed(scene: SpeechContext, rows: readonly number[]): boolean {
	const { tokens, mentionAt, passage } = scene;
	let [named, said] = [0, 0];
	for (const row of rows) {
		const start = firstCell(scene, row);
		if (mentionAt[start] === undefined || passage.lines[row]?.timed !== true) continue;
		named++;
		if (saysSomething(scene, start, tokens.lineStart[row + 1] as number)) said++;
	}
	return named >= leastRows && named * 2 >= rows.length && said * 2 >= named;
}

/** `Who | What`: a head of such words alone, perhaps behind one for the time. */
function headsWho({ tokens: { lineStart, start, end, key }, passage: { text } }: SpeechContext, line: number): boolean {
	const { [line]: first = 0, [line + 1]: last = 0 } = lineStart;
	const cells: string[] = [];
	for (let at = first; at < last; at++) if (key[at] !== bar) cells.push(text.slice(start[at], end[at]).toLowerCase());
	const [who = "", what = ""] = cells.slice(-2);
	return cells.length <= mostHeads && whoWords.includes(who) && whatWords.includes(what);
}

const mostHeads = 3;

/** `Speaker | Role | What they said`, `Time | Speaker | Points`: a row with words for who speaks, and for what is said. */
function headsSpeakers({ tokens, mentionAt, passage: { lines } }: SpeechContext, line: number): boolean {
	const { lexical, key, lineStart } = tokens;
	const first = lineStart[line] as number;
	const column = lines[line + 1]?.timed === true || lines[line + 2]?.timed === true ? 1 : 0;
	let [isOfSpeakers, cell]: [boolean, number] = [false, 0];
	for (let at = key[first] === bar ? first + 1 : first; at < (lineStart[line + 1] as number); at++) {
		if (mentionAt[at] !== undefined) return false;
		if (key[at] === bar) cell++;
		const classes = lexical[at] as number;
		if (cell === column) isOfSpeakers ||= (classes & wordBit.part) !== 0;
		else if (isOfSpeakers && (classes & (wordBit.speech | wordBit.speechNoun)) !== 0) return true;
	}
	return false;
}

/** Whether the last cell of a row is a sentence, or something is done in it: an address or a country is no words of anybody. */
function saysSomething({ tokens, facts, mentionAt }: SpeechContext, from: number, to: number): boolean {
	let [isSaid, isBehind] = [false, false];
	for (let at = from; at < to; at++) {
		if (at > from && mentionAt[at] !== undefined) return false;
		const isBar = tokens.key[at] === bar;
		const says = facts.verb[at] !== verbKind.none || ((facts.sign[at] as number) & signBit.stop) !== 0;
		if (!isBar) isSaid = (isSaid && !isBehind) || says;
		isBehind = isBar;
	}
	return isSaid;
}

/** `ICOM | Ann Bell | fees must fall`: a country or a body in the cell in front of a name. */
export function bodyBefore({ tokens }: SpeechContext, { full: { head } }: Person): string {
	const { key, lexical, lineStart, line, shape: shapes, text, start, end } = tokens;
	const first = lineStart[line[head] as number] as number;
	const from = key[first] === bar ? first + 1 : first;
	if (head - 1 <= from || key[head - 1] !== bar || key.subarray(from, head - 1).includes(bar)) return "";
	const isBody = shapes[from] === shape.capitals || ((lexical[from] as number) & (wordBit.body | wordBit.place)) !== 0;
	return isBody && head - from <= longestTag ? text.slice(start[from], end[head - 2]) : "";
}

/** The token that the first cell of a row begins with, behind the bar that may open the row. */
function firstCell({ tokens: { key, lineStart } }: SpeechContext, row: number): number {
	const first = lineStart[row] as number;
	return key[first] === bar ? first + 1 : first;
}

/** Whether a row opens with a few words and names nobody: `Canada | now asks for both`. */
function isNameless(scene: SpeechContext, row: number): boolean {
	const { tokens, mentionAt } = scene;
	const start = firstCell(scene, row);
	for (let at = start; at < (tokens.lineStart[row + 1] as number); at++) if (mentionAt[at] !== undefined) return false;
	return tokens.key.subarray(start, start + longestTag).includes(bar);
}
