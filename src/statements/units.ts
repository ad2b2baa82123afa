/** The parts of a passage that have one owner each: sentences, and clauses of sentences that name others. */
import { isFreeDash } from "../people/entry-tokens.ts";
import { colon, comma, semicolon, signBit, verbKind } from "../people/facts.ts";
import type { Mention, Person } from "../people/person.ts";
import type { SpeechContext } from "../people/scene.ts";
import { grammarBit, type Part } from "../text/lexicon.ts";
import { keyOfSign, shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";

/** Whose a unit is beyond doubt: hers, or of nobody whom the section names; then perhaps of whoever has a part by the fields. */
export interface Told {
	readonly person: Person | null;
	readonly part: Part | null;
}

/** Whose words are those of nobody whom the section names. */
export const nobody: Told = { person: null, part: null };

/** A sentence or a clause of one, in tokens. */
export interface Unit {
	readonly from: number;
	readonly to: number;
	readonly line: number;
	/** 0 for the first of its sentence. */
	readonly part: number;
	readonly mentions: readonly Mention[];
}

/** The units of a passage, in order. */
export function unitsOf(scene: SpeechContext): Unit[] {
	const { tokens, mentionAt } = scene;
	const units: Unit[] = [];
	for (let sentence = 0; sentence < tokens.sentences; sentence++) {
		const from = tokens.sentenceStart[sentence] as number;
		const to = tokens.sentenceStart[sentence + 1] as number;
		const starts = clauseStarts(scene, from, to);
		for (const [part, start] of starts.entries()) {
			const end = starts[part + 1] ?? to;
			const mentions: Mention[] = [];
			for (let at = start; at < end; at++) {
				const mention = mentionAt[at];
				if (mention !== undefined) mentions.push(mention);
			}
			const isSentence = start > from && tokens.key[start - 1] === stop;
			units.push({ from: start, to: end, line: tokens.line[start] as number, part: isSentence ? 0 : part, mentions });
		}
	}
	return units;
}

const stop = keyOfSign(".");

/** Where the clauses of a sentence begin that may be somebody else's. */
function clauseStarts(scene: SpeechContext, from: number, to: number): number[] {
	const { tokens, facts, mentionAt } = scene;
	const { key, grammar, gap } = tokens;
	const starts = [from];
	const cut = (at: number): void => {
		if (at > (starts.at(-1) as number) && at < to) starts.push(at);
	};
	const named = (start: number, end: number): boolean => {
		for (let at = start; at < Math.min(end, to); at++) if (mentionAt[at] !== undefined) return true;
		return false;
	};
	// Who opens a sentence in small letters goes on like that behind its stop.
	const isSmall = /^\p{Ll}/u.test(tokens.text.slice(tokens.start[from], tokens.end[from]));
	let depth = 0;
	let verbs = 0;
	for (let at = from; at < to; at++) {
		const sign = key[at] as number;
		const bits = facts.sign[at] as number;
		if ((bits & signBit.opening) !== 0) depth++;
		else if ((bits & signBit.closing) !== 0) depth = Math.max(0, depth - 1);
		if (depth > 0 || at + 1 >= to) continue;
		const joins = ((grammar[at] as number) & grammarBit.clause) !== 0;
		if (sign === semicolon || (isSmall && sign === stop && (gap[at + 1] as number) > 0)) cut(at + 1);
		else if (sign === comma && ((grammar[at + 1] as number) & grammarBit.clause) !== 0 && named(at + 2, at + 7))
			cut(at + 1);
		else if (sign === colon && at - from <= 5 && named(at + 1, at + 4) && !named(from, at)) cut(at + 1);
		else if (joins && mentionAt[at + 1] !== undefined && at > from + 3 && verbs > 0 && key[at - 1] !== comma) {
			const behind = (mentionAt[at + 1] as Mention).to;
			const goesOn =
				behind < to &&
				(facts.verb[behind] !== verbKind.none ||
					key[behind] === comma ||
					((facts.sign[behind] as number) & signBit.opening) !== 0);
			if (goesOn) cut(at);
		} else if (verbs > 0 && mentionAt[at] !== undefined && takesOver(scene, starts.at(-1) as number, at)) cut(at);
		if (facts.verb[at] !== verbKind.none) verbs++;
	}
	return starts;
}

/** So many words without a stop may be dictated. */
const longClause = 12;

/** Whether somebody says or does something, behind many words of somebody else and with no small word before her that ties her to them. */
function takesOver({ mentionAt, surroundings, tokens }: SpeechContext, start: number, at: number): boolean {
	const [means, classes] = [tokens.grammar[at - 1] as number, tokens.lexical[at - 1] as number];
	const isTied = (classes & wordBit.function) !== 0 && (means & grammarBit.adverb) === 0;
	if (at - start < longClause || isTied || tokens.shape[at - 1] === shape.sign) return false;
	const next = mentionAt[at]?.person;
	let isBehind = false;
	for (let here = start; here <= at; here++) {
		const mention = mentionAt[here];
		const verb = mention === undefined ? verbKind.none : surroundings.get(mention)?.mainVerb;
		if (verb !== verbKind.says && verb !== verbKind.carries) continue;
		if (here === at) return isBehind;
		isBehind ||= mention?.person !== next;
	}
	return false;
}

/** Where a unit first names a person. */
export interface FirstMention {
	readonly mention: Mention;
	readonly order: number;
	/** How many verbs of speech stand before it. */
	readonly says: number;
}

/** Enters by the indices of all whom a unit names where it first does; gives those persons in the order of their mentions. */
export function firstMentions(
	{ facts }: SpeechContext,
	{ from, mentions }: Unit,
	first: (FirstMention | undefined)[],
): Person[] {
	const found: Person[] = [];
	let at = from;
	let says = 0;
	for (let order = 0; order < mentions.length; order++) {
		const mention = mentions[order] as Mention;
		for (; at < mention.head; at++) if (facts.verb[at] === verbKind.says) says++;
		if (first[mention.person.index] !== undefined) continue;
		first[mention.person.index] = { mention, order, says };
		found.push(mention.person);
	}
	return found;
}

/** A single line may end with a remark, but who writes so once more means whose words they are. */
const leastLines = 2;
/** What is shorter, or has no verb, is hardly what somebody said: `Opening remarks (Bell)`. */
const fewestTokens = 4;
/** `(per Bell)`, `(said by Bell)` */
const mostBefore = 2;
const longestSource = 12;

/** Who is named behind the words of a line and nowhere else in it, by the index of the line. */
export function sourcesIn(scene: SpeechContext): ReadonlyMap<number, Person> {
	const found = new Map<number, Person>();
	const { lineStart } = scene.tokens;
	let isQuoted = false;
	for (let line = 0; line < scene.passage.lines.length; line++) {
		const first = lineStart[line] as number;
		const to = wordsEnd(scene, first, lineStart[line + 1] as number);
		const source = to < 0 ? null : sourceOf(scene, to, lineStart[line + 1] as number);
		if (source === null) continue;
		found.set(line, source);
		isQuoted ||= ((scene.facts.sign[first] as number) & signBit.quote) !== 0;
	}
	if (found.size < leastLines && !isQuoted) found.clear();
	return found;
}

/** Where the last bracket or dash of a line stands, if what stands before it may be somebody's words and names nobody; else -1. */
function wordsEnd(scene: SpeechContext, first: number, to: number): number {
	const { tokens, facts } = scene;
	let end = to - 1;
	if (((facts.sign[end] as number) & signBit.stop) !== 0) end--;
	const isClosed = ((facts.sign[end] as number) & signBit.closing) !== 0;
	const least = Math.max(first + fewestTokens, to - longestSource);
	while (end >= least && !(isClosed ? ((facts.sign[end] as number) & signBit.opening) !== 0 : isFreeDash(tokens, end)))
		end--;
	if (end < least) return -1;
	return saysSomething(scene, first, end) ? end : -1;
}

/** Whether some tokens have a verb and name nobody: words that somebody may have said, and not whose they are. */
export function saysSomething({ facts, mentionAt }: SpeechContext, from: number, to: number): boolean {
	let isSaid = false;
	for (let at = from; at < to; at++) {
		if (mentionAt[at] !== undefined) return false;
		isSaid ||= facts.verb[at] !== verbKind.none;
	}
	return isSaid;
}

/** The one person who is named behind a sign, with nothing in front of the name but small words and no verb behind it. */
function sourceOf({ tokens, facts, mentionAt }: SpeechContext, sign: number, to: number): Person | null {
	let at = sign + 1;
	while (at < to && at <= sign + mostBefore && mentionAt[at] === undefined && tokens.shape[at] === shape.low) at++;
	const mention = mentionAt[at];
	for (let behind = mention?.to ?? to; behind < to; behind++)
		if (mentionAt[behind] !== undefined || facts.verb[behind] !== verbKind.none) return null;
	return mention?.person ?? null;
}
