/** Tables of who said what: each row is the words of whoever opens it, or stands behind its time. */
import { signBit, verbKind } from "../people/facts.ts";
import type { SpeechContext } from "../people/scene.ts";
import { whatWords, whoWords } from "../text/field-words.generated.ts";
import { tableRule } from "../text/lines.ts";
import { keyOfSign } from "../text/tokens.ts";
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
	if (!hasHead && !areTimed(scene, rows)) return;
	for (const row of rows) {
		if (hasHead && row === head) continue;
		const opens = scene.mentionAt[firstCell(scene, row)];
		if (opens !== undefined) owners.set(row, { person: opens.person, part: null });
		else if (isNameless(scene, row)) owners.set(row, nobody);
	}
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
