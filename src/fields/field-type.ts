/** The contract of a field type: reading and printing side by side, one file each. */
import type { Position } from "unist";
import type { FieldItem, FieldValue, ValuePart } from "../ast/nodes.ts";
import { wordRuns } from "../text/ascii.ts";
import { endsSentence } from "../text/sentences.ts";
import { type Words, wordBit } from "../text/words.ts";

/** A goal, tag or choice that the form knows by name. */
export interface Term {
	/** The canonical spelling: `Peace, Justice and Strong Institutions`. */
	readonly name: string;
	/** Its number, if it has one. */
	readonly number: number | null;
	/** `#RRGGBB`, for renderers. */
	readonly colour: string | null;
	readonly aliases: readonly string[];
}

/** What a field's form entry says about reading its value. */
export interface ReadContext {
	/** Placeholder words that mean empty, lower case. */
	readonly placeholders: ReadonlySet<string>;
	/** Words that mean those whom another field of people names, lower case. */
	readonly same: ReadonlySet<string>;
	/** Extra separators between items; empty means the type's own. */
	readonly separators: readonly string[];
	readonly vocabulary: readonly Term[];
	/** How 02/03/2016 is to be read; null leaves it ambiguous. */
	readonly dates: "dmy" | "mdy" | null;
	/** Whether the value is in a block or list, where each line is usually one item. */
	readonly byLine: boolean;
	/** Words behind a name that are a remark on the person. */
	readonly remarks: readonly { test(text: string): boolean }[];
	readonly words: Words;
	/** The language of the notes, as a BCP 47 tag. */
	readonly language: string;
}

/** The result of reading; `value` is null if there is text that can't be read. */
export interface Reading {
	readonly value: FieldValue | null;
	readonly items: readonly FieldItem[];
}

/** A value as written, and what was read from it. */
export interface Written extends Pick<Reading, "items"> {
	readonly raw: string;
	readonly value: FieldValue;
}

/** How much a text looks like a value: 2 as hardly anything else does, 1 as others may too, 0 in doubt, -1 not at all. */
export type Likeness = -1 | 0 | 1 | 2;

/** A field type: its name in forms, whether it is a list, and its two directions. */
export interface FieldType {
	readonly type: string;
	/** One sentence for `rapporteur list` and the docs. */
	readonly about: string;
	/** A value that it reads, for those who wrote one that it does not. */
	readonly example: string;
	readonly list: boolean;
	read(parts: readonly ValuePart[], context: ReadContext): Reading;
	/** Whether a line below a value can be more of it; without this, any line can. */
	goesOn?(value: string, line: string, context: ReadContext): boolean;
	/** How much a text looks like a value of the type; without this function, anything but prose may be one. */
	likeness?(raw: string, context: ReadContext): Likeness;
	/** The words of a value as written that the value read from it leaves unsaid; without this, those that are not in the value as it is shown. */
	beside?(written: Written, context: ReadContext): string[];
	/** Text that reads back to the same value. */
	print(value: FieldValue): string;
}

const mostWords = 25;
const leastSentence = 4;

/** Whether words read like a sentence: they end as one does, are very many, or somebody said or is something in them. */
export function isProse(raw: string, words: Words): boolean {
	const list = raw.split(/\s+/u).filter((word) => word !== "");
	if (list.length > mostWords) return true;
	if (list.length >= leastSentence && endsSentence(raw, 0, raw.length)) return true;
	return wordRuns(raw).some((word) => word === word.toLowerCase() && isFiniteVerb(words.bits(word)));
}

/** Verbs that are nothing else. */
function isFiniteVerb(bits: number): boolean {
	if ((bits & wordBit.auxiliary) !== 0) return true;
	return (bits & wordBit.speech) !== 0 && (bits & (wordBit.present | wordBit.speechNoun | wordBit.participle)) === 0;
}

/** The place of words that are only looked at. */
export const nowhere: Position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
