/** Tables of who said what: each row is the words of whoever stands in its cell for people. */
import { signBit, verbKind } from "../people/facts.ts";
import type { SpeechContext } from "../people/scene.ts";
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
	for (const [index, { start, end }] of lines.entries()) {
		const words = text.slice(start, end);
		if (tableRule.test(words)) continue;
		if (words.includes(" | ")) rows.push(index);
		else {
			ownRows(scene, rows, owners);
			rows = [];
		}
	}
	ownRows(scene, rows, owners);
	return owners;
}

/** Gives the rows of one table to their speakers. */
function ownRows(scene: SpeechContext, rows: readonly number[], owners: Map<number, Told>): void {
	const [head = -1] = rows;
	const hasHead = head >= 0 && headsSpeakers(scene, head);
	const column = hasHead ? 0 : speakersIn(scene, rows);
	if (column < 0) return;
	for (const row of rows) {
		if (hasHead && row === head) continue;
		const opens = scene.mentionAt[cellStart(scene, row, column)];
		if (opens !== undefined) owners.set(row, { person: opens.person, part: null });
		else if (isNameless(scene, row)) owners.set(row, nobody);
	}
}

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

/** So many rows, and half of all, name a person in that cell. */
const leastRows = 2;
const mostColumns = 3;

/** The column that holds who speaks, where no head says so: a person in half of the rows, and words behind; -1 if none does. */
function speakersIn(scene: SpeechContext, rows: readonly number[]): number {
	for (let column = 0; column < mostColumns && rows.length >= leastRows; column++) {
		let [named, said] = [0, 0];
		for (const row of rows) {
			const start = cellStart(scene, row, column);
			if (scene.mentionAt[start] === undefined) continue;
			named++;
			if (saysSomething(scene, start, scene.tokens.lineStart[row + 1] as number)) said++;
		}
		if (named >= leastRows && named * 2 >= rows.length && said * 2 >= named) return column;
	}
	return -1;
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

/** Where a cell of a row begins: the end of the row if it has fewer. */
function cellStart({ tokens: { key, lineStart } }: SpeechContext, row: number, column: number): number {
	const { [row]: first = 0, [row + 1]: last = 0 } = lineStart;
	let [at, left] = [key[first] === bar ? first + 1 : first, column];
	while (at < last && left > 0) if (key[at++] === bar) left--;
	return at;
}

/** Whether a row opens with a few words and names nobody: `Canada | now asks for both`. */
function isNameless({ tokens: { key, lineStart }, mentionAt }: SpeechContext, line: number): boolean {
	const { [line]: first = 0, [line + 1]: last = 0 } = lineStart;
	for (let at = first; at < last; at++) if (mentionAt[at] !== undefined) return false;
	const start = key[first] === bar ? first + 1 : first;
	return key.subarray(start, start + longestTag).includes(bar);
}
