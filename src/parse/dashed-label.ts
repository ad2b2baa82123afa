/** Tells a label with a dash that the form does not know from a name and what it is: `Venue - Room 4`, `Ann Bell - chair`. */

import type { Form } from "../forms/form.ts";
import { isLower } from "../text/sentences.ts";
import { wordBit } from "../text/words.ts";
import { openingWords } from "./title-line.ts";

/** What is open where such a line stands. */
export interface OpenValue {
	/** The type of the field; null where none of the form is open. */
	readonly type: string | null;
	/** Whether its type makes nothing of the line. */
	closed(): boolean;
	/** Whether it has a value. */
	readonly filled: boolean;
	/** Nothing stands on the label's own line: the lines below may be a list. */
	readonly alone: boolean;
	/** One of its lines has a dash, too. */
	readonly dashed: boolean;
	/** A blank line stands between. */
	readonly apart: boolean;
}

const shape = /^\p{Lu}[\p{L}\p{M}'’&/ -]{2,49}$/u;
const mostWords = 6;
const longestAcronym = 5;
const leastWord = 4;

/** The words before a dash that may be a label; null where they can't. */
export function wordsOfLabel(label: string): readonly string[] | null {
	const words = shape.test(label) ? label.split(/\s+/u) : [];
	return words.length === 0 || words.length > mostWords ? null : words;
}

/** The words before a dash, and what stands behind it. */
export interface Dashed {
	readonly words: readonly string[];
	readonly value: string;
}

/** Whether the words before a dash are a label, and those behind it no part of the value that is open. */
export function isDashedLabel({ words, value }: Dashed, open: OpenValue, form: Form): boolean {
	if (open.type !== null) {
		if (!open.filled) return false;
		if (open.closed()) return true;
		if (open.dashed && (open.alone || !open.apart)) return false;
		if (open.alone && !open.apart && open.type !== "people") return false;
	}
	return /^\d/u.test(value) || isWorded(words, form);
}

/** One word that is no name, a word that labels of the form begin with, or words in small letters. */
function isWorded([first = "", ...others]: readonly string[], form: Form): boolean {
	const acronym = first === first.toUpperCase() && first.length <= longestAcronym;
	if ((form.words.bits(first) & wordBit.given) !== 0) return false;
	if (!acronym && (others.length === 0 || openingWords(form).has(first.toLowerCase()))) return true;
	return others.some((word) => {
		return isLower(word.charAt(0)) && word.length >= leastWord && (form.words.bits(word) & plain) === 0;
	});
}

const plain = wordBit.function | wordBit.particle;
