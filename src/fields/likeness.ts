/** How much words look like the value of a field, to distinguish its label from the same word in prose. */
import type { Position } from "unist";
import { wordRuns } from "../text/ascii.ts";
import { endsSentence } from "../text/sentences.ts";
import { type Words, wordBit } from "../text/words.ts";

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
