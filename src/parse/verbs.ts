/** Looks for the finite verb that makes a line a sentence. */
import { isLower, isUpper } from "../text/sentences.ts";
import { type Words, wordBit } from "../text/words.ts";

/** How sure it is that a line holds a finite verb. */
export type VerbSign = "sure" | "maybe" | "none";

const verbal = wordBit.verb | wordBit.speech | wordBit.carrier | wordBit.silent;
const nounToo = wordBit.speechNoun | wordBit.office | wordBit.body | wordBit.performance | wordBit.meeting;
/** A line of so few words ends in a participle, not a past tense: `Facts given:` */
const participleLine = 4;
/** From the first to the last sign of a word that is neither white space nor punctuation around it. */
const bareWord = /[^\s"'“”‘’«»()[\].,;:!?…](?:\S*[^\s"'“”‘’«»()[\].,;:!?…])?/g;

/** The words of a line, without the punctuation around them. */
export function lineWords(line: string): readonly string[] {
	return line.match(bareWord) ?? [];
}

/** Judges the words of one line; behind a person's name a past form is rather a participle. */
export function findVerb(line: readonly string[], words: Words, named: boolean): VerbSign {
	if (asksWhat(line, words)) return "none";
	let sign: VerbSign = "none";
	for (let index = 0; index < line.length; index++) {
		const found = verbAt(line, index, words);
		if (found === "sure" && !(named && isParticiple(line[index], words))) return "sure";
		if (found !== "none") sign = "maybe";
	}
	return sign;
}

function verbAt(line: readonly string[], index: number, words: Words): VerbSign {
	const word = line[index] ?? "";
	if (index === 0) return isLarge(line[1]) ? "none" : opensWithVerb(word, words.bits(word));
	if (!isLower(word.charAt(0))) return "none";
	const bits = words.bits(word);
	if (bits & wordBit.auxiliary || word.endsWith("n't") || word.endsWith("n’t")) return "sure";
	if (bits & wordBit.pronoun) return "maybe";
	const past = !word.endsWith("s");
	if (!(bits & verbal)) return word.length > 4 && word.endsWith("ed") && bits === 0 ? unknownPast(line, index) : "none";
	if (!past && bits & nounToo) return "maybe";
	if (words.bits(line[index - 1] ?? "") & wordBit.function && !past && isArticle(line[index - 1])) return "maybe";
	return past || index === line.length - 1 ? participle(line, index) : "sure";
}

/** `Welcomed 212 people`: a jotted line without its subject; `Saw Htoo Eh` is a name. */
function opensWithVerb(word: string, bits: number): VerbSign {
	if (bits & wordBit.auxiliary) return "maybe";
	return bits & verbal && !(bits & nounToo) && !word.endsWith("s") ? "sure" : "none";
}

/** A past form is a participle before `by`, or at the end of a few words. */
function participle(line: readonly string[], index: number): VerbSign {
	if (line[index + 1] === "by") return "none";
	return index === line.length - 1 && line.length <= participleLine ? "maybe" : "sure";
}

/** `-ed` at the end of a word that no list knows. */
function unknownPast(line: readonly string[], index: number): VerbSign {
	return index === line.length - 1 || line[index + 1] === "by" ? "none" : "maybe";
}

/** Behind a name, `rescued from a brothel` tells more of the person; `said` and `gave` do not. */
function isParticiple(word = "", words: Words): boolean {
	const bits = words.bits(word);
	return (word.endsWith("ed") || (bits & wordBit.participle) !== 0) && !(bits & (wordBit.speech | wordBit.auxiliary));
}

function isArticle(word = ""): boolean {
	return ["the", "a", "an", "of", "and", "for", "in", "on"].includes(word.toLowerCase());
}

/** `What states said`, `Why cities`: a question word over one clause names a topic. */
function asksWhat(line: readonly string[], words: Words): boolean {
	const first = (line[0] ?? "").toLowerCase();
	if (!["what", "why", "how", "where", "who"].includes(first) || line.length > participleLine + 1) return false;
	return line.filter((word) => words.bits(word) & (verbal | wordBit.auxiliary)).length < 2;
}

/** Whether there is a word that begins large. */
export function isLarge(word: string | undefined): boolean {
	return word !== undefined && isUpper(word.charAt(0));
}

/** Whether a line is in capitals throughout. */
export function isCapital(line: string): boolean {
	return !small.test(line) && line === line.toUpperCase() && capitals(line) > 2;
}

/** Nearly every line has one of these, most as its second letter. */
const small = /[a-z]/;

function capitals(line: string): number {
	let count = 0;
	for (const character of line) if (isUpper(character)) count++;
	return count;
}
