/**
 * Tells a sub-heading from a paragraph. Notes mark neither: a line that stands alone and names a speaker
 * or a topic, without finite verb and full stop, is a sub-heading. Evidence is weighed, because each sign
 * alone misleads: jotted notes lack full stops, and a topic may be as long as a sentence.
 */
import { endsSentence, isLower, isUpper, startsLower, startsQuoted } from "../text/sentences.ts";
import { type Words, wordBit } from "../text/words.ts";
import { findVerb, isCapital, isLarge, lineWords } from "./verbs.ts";

/** What stands around a line. */
export interface Around {
	/** Nothing of its section follows. */
	readonly last: boolean;
	/** A list begins on the very next line. */
	readonly overList: boolean;
	/** The block before it is a sub-heading. */
	readonly underHeading: boolean;
	/** It begins right below another line. */
	readonly attached: boolean;
}

const longest = 220;
const enough = 2;

/** Whether a paragraph that is one line, or one line wrapped, is a sub-heading. */
export function isSubHeading(line: string, judge: Judge): boolean {
	if (line.length > longest || footnote.test(line) || startsLower(line, 0, line.length) || startsQuoted(line, 0))
		return false;
	const capital = isCapital(line);
	const part = opensWithPart(line, judge.words);
	// What most paragraphs are told by is asked before their words are cut.
	if (!capital && endsSentence(line, 0, line.length) && (!part || line.includes(";"))) return false;
	if (holdsSentence(line)) return false;
	const list = lineWords(line);
	if (list.length === 0) return false;
	const named = part || hasNamePattern(line) || hasHonorific(list, judge.words);
	const verb = capital
		? "none"
		: findVerb(line.includes("(") ? lineWords(withoutBrackets(line)) : list, judge.words, named);
	if (verb === "sure") return false;
	const score = lengthScore(list.length) + nameScore(named, part) + aroundScore(judge.around, named);
	return score + shapeScore(line, list) - (verb === "maybe" ? 2 : 0) + (capital ? 3 : 0) >= enough;
}

/** `[1] UN document A/70/1`: the readers of documents write notes so, right below what they are about. */
const footnote = /^\[\d{1,3}\]\s/;

/** What a judgement rests on beside the line. */
export interface Judge {
	readonly words: Words;
	readonly around: Around;
}

/** What brackets add says nothing of the line's own verb. */
function withoutBrackets(line: string): string {
	return line.replace(/\([^()]*\)/g, "");
}

function lengthScore(count: number): number {
	if (count <= 4) return 3;
	return count <= 8 ? 2 : count <= 12 ? 1 : 0;
}

function nameScore(named: boolean, part: boolean): number {
	return (named ? 3 : 0) + (part ? 1 : 0);
}

function aroundScore({ last, overList, underHeading, attached }: Around, named: boolean): number {
	const lonely = last && !named && !underHeading ? -4 : 0;
	return lonely + (overList ? 2 : 0) + (attached && !overList && !named ? -1 : 0);
}

/** Capitals speak for a name or title, many small words for jotted prose. */
function shapeScore(line: string, list: readonly string[]): number {
	const colon = line.endsWith(":") ? 1 : 0;
	let large = 0;
	let small = 0;
	for (const word of list) {
		const first = word.charAt(0);
		if (isUpper(first)) large++;
		else if (word.length > 3 && isLower(first)) small++;
	}
	if (large > small) return colon + 1;
	return list.length > 5 && small >= large * 3 && !line.includes(" – ") ? colon - 1 : colon;
}

/** `Moderator:`, `Speaker 2 –`, `Chair of the Dialogue:`: a part word, and a separator soon after. */
function opensWithPart(line: string, words: Words): boolean {
	const head = line.slice(0, 40);
	if (!partSign.test(head)) return false;
	const end = head.search(/[\s:;,#(–—-]/u);
	const word = end < 0 ? head : head.slice(0, end);
	return (words.bits(word) & wordBit.part) !== 0 && partSign.test(head.slice(word.length));
}

/** What stands behind a part word. */
const partSign = /[:–—\d]|\s-\s/u;

/** One to five capitalised words before a comma, dash, semicolon, bracket or bar at the line's start. */
function hasNamePattern(line: string): boolean {
	const separator = line.search(/[,;|(–—]|\s-|-\s/u);
	if (separator <= 0) return false;
	const list = lineWords(line.slice(0, separator));
	return list.length <= 5 && list.every((word) => !isLower(word.charAt(0)) || word.length <= 3);
}

function hasHonorific(list: readonly string[], words: Words): boolean {
	return list.some((word, index) => {
		return isLarge(word) && isLarge(list[index + 1]) && (words.bits(word) & wordBit.honorific) !== 0;
	});
}

/** A full stop inside the line that ends a sentence: behind a word in small letters, before a capital. */
function holdsSentence(line: string): boolean {
	for (let at = line.indexOf(". "); at >= 0 && at < line.length - 2; at = line.indexOf(". ", at + 1)) {
		let start = at;
		while (start > 0 && isLower(line.charAt(start - 1))) start--;
		const whole = start === 0 || !isUpper(line.charAt(start - 1));
		if (at - start > 2 && whole && !isLower(line.charAt(at + 2))) return true;
	}
	return false;
}
