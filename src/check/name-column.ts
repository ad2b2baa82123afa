/** Rows without a head: which of their cells names who says what stands in the last one. */
import type { Table } from "mdast";
import { plainText } from "../ast/text.ts";
import { type Words, wordBit } from "../text/words.ts";

const cellsOfRow = 3;

/**
 * `ICOM | Ann Bell | fees must fall`, `Ann Bell | ICOM | fees must fall`: the index of the column of names, the first or the
 * second; -1 where rows are not alike, hardly any has a name, or nothing is done in the last cells.
 */
export function nameColumn({ children: rows }: Table, words: Words): number {
	const names = [0, 0];
	let said = 0;
	for (const { children } of rows) {
		if (children.length !== cellsOfRow) return -1;
		const [first = "", second = "", last = ""] = children.map((cell) => plainText([cell]).trim());
		for (const [at, cell] of [first, second].entries()) if (isName(cell, words)) names[at] = (names[at] as number) + 1;
		if (isDone(last, words)) said++;
	}
	const [ones = 0, others = 0] = names;
	return Math.max(ones, others) * 2 < rows.length || said * 2 < rows.length ? -1 : ones >= others ? 0 : 1;
}

/** Two words or more that begin large and are no body, place or office, but for a title in front. */
export function isName(cell: string, { bits }: Words): boolean {
	if (!name.test(cell)) return false;
	return cell
		.split(/\s+/)
		.every((word, at) => (at === 0 && (bits(word) & wordBit.honorific) !== 0) || !isOther(bits(word)));
}

const name = /^\p{Lu}\S+(?:\s+\p{Lu}\S*){1,4}$/u;
const isOther = (bits: number): boolean => (bits & (wordBit.body | wordBit.place | wordBit.office)) !== 0;

/** Whether a cell has a verb. */
export function isDone(cell: string, { bits }: Words): boolean {
	for (const [word] of cell.matchAll(smallWord)) if ((bits(word) & verbs) !== 0) return true;
	return false;
}

const smallWord = /(?<![\p{L}’'-])\p{Ll}+/gu;
const verbs = wordBit.verb | wordBit.auxiliary | wordBit.speech | wordBit.carrier | wordBit.silent;
