/** Which tokens are a name or the honorific before it: a chain of tags over each line, scored by learned weights. */
import { namelessWords } from "../text/field-words.generated.ts";
import { grammarBit, hashWord } from "../text/lexicon.ts";
import type { Passage } from "../text/passage.ts";
import { keyOfSign, keys, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { add, addWeights, type Features, numbered, type PeopleModel, weightUnit } from "./model.ts";
import { isCapital, isNoun } from "./name-words.ts";
import type { RegisteredPerson } from "./register.ts";
import { bestTags, nameChances, type TokenRun, tag, tagCount } from "./tags.ts";

/** A name with the honorific before it, in tokens; ends are exclusive. */
export interface NameSpan {
	/** First token of the honorific; `from` without one. */
	head: number;
	from: number;
	to: number;
	/** How likely its first token is part of a name, 0 to 1. */
	readonly likely: number;
	/** Whom the register says it means; its ends are sure then. */
	readonly registered?: RegisteredPerson;
}

/** What the passage as a whole tells about its words. */
export interface PassageWords {
	/** Words that stand in small letters somewhere. */
	readonly small: ReadonlySet<number>;
	/** Words behind an honorific. */
	readonly titled: ReadonlySet<number>;
	/** How often each word stands with a capital, and how often not at a sentence's start. */
	readonly capital: ReadonlyMap<number, number>;
	readonly inner: ReadonlySet<number>;
	/** Words of the people whom the fields name. */
	readonly present: ReadonlySet<number>;
	/** For each token the run of capitals that it is in, as first and last token + 1; -1 outside. */
	readonly runFrom: Int32Array;
	readonly runTo: Int32Array;
	/** How each line is set off. */
	readonly lineMarks: readonly number[];
	/** For each line, how many others open as it does: the same mark, capitals, the same sign behind them. */
	readonly alike: readonly number[];
}

/** Gathers what the passage tells about its words. */
export function gatherWords(tokens: Tokens, { lines }: Passage, present: ReadonlySet<number>): PassageWords {
	const { count, word, lexical, line, place } = tokens;
	const small = new Set<number>();
	const titled = new Set<number>();
	const inner = new Set<number>();
	const capital = new Map<number, number>();
	const runFrom = new Int32Array(count).fill(-1);
	const runTo = new Int32Array(count).fill(-1);
	let until = 0;
	for (let at = 0; at < count; at++) {
		const hash = word[at] as number;
		if (tokens.shape[at] === shape.low) small.add(hash);
		if (!isCapital(tokens, at)) continue;
		capital.set(hash, (capital.get(hash) ?? 0) + 1);
		const behind = at > 0 && line[at - 1] === line[at];
		if (behind && has(lexical, at - 1, wordBit.honorific) && tokens.shape[at - 1] !== shape.low) titled.add(hash);
		if (behind && (place[at] as number) > 0 && !opens.has(word[at - 1] as number)) inner.add(hash);
		if (at < until) continue;
		until = runEnd(tokens, at);
		runFrom.fill(at, at, until);
		runTo.fill(until, at, until);
	}
	const lineMarks = lines.map(({ mark }) => mark);
	return {
		small,
		titled,
		capital,
		inner,
		present,
		runFrom,
		runTo,
		lineMarks,
		alike: countAlike(tokens, { runTo, lineMarks }),
	};
}

function countAlike(
	{ key, lineStart }: Tokens,
	{ runTo, lineMarks }: { runTo: Int32Array; lineMarks: readonly number[] },
): number[] {
	const openings = lineMarks.map((mark, line) => {
		const first = lineStart[line] as number;
		const behind = runTo[first] ?? -1;
		const last = lineStart[line + 1] as number;
		if (first === last || behind < 0) return -1;
		return (behind < last ? (key[behind] as number) : keys.lineEnd) * 4 + mark;
	});
	const counts = new Map<number, number>();
	for (const opening of openings) counts.set(opening, (counts.get(opening) ?? 0) + 1);
	return openings.map((opening) => (opening < 0 ? 0 : (counts.get(opening) ?? 1) - 1));
}

const opens = new Set([...`.:"“«•(-`].map((sign) => sign.charCodeAt(0)));

function has(bits: Int32Array, at: number, bit: number): boolean {
	return ((bits[at] as number) & bit) !== 0;
}

/** Capitals, with particles between them. */
function runEnd(tokens: Tokens, from: number): number {
	const { count, line, lexical, place } = tokens;
	const particle = (at: number): boolean => has(lexical, at, wordBit.particle);
	let at = from + 1;
	while (at < count && line[at] === line[from]) {
		const follows = at + 1 < count && line[at + 1] === line[from];
		if (isCapital(tokens, at)) {
			if (place[at] === 0) break;
		} else if (
			!(
				particle(at) &&
				follows &&
				(isCapital(tokens, at + 1) || (particle(at + 1) && at + 2 < count && isCapital(tokens, at + 2)))
			)
		)
			break;
		at++;
	}
	return at;
}

// ---- templates ------------------------------------------------------------------------------------------------------

const t = numbered(
	[
		"bias",
		"key",
		"keyBefore",
		"keyAfter",
		"keyBefore2",
		"keyAfter2",
		"pairBefore",
		"pairAfter",
		"twoBefore",
		"twoAfter",
		"word",
		"wordBefore",
		"wordAfter",
		"shape",
		"shapeBefore",
		"shapeAfter",
		"shapesAfter",
		"shapesBefore",
		"classes",
		"classesBefore",
		"classesAfter",
		"unknown",
		"first",
		"smallHere",
		"smallElsewhere",
		"present",
		"titled",
		"times",
		"inner",
		"runPlace",
		"runBefore",
		"runAfter",
		"runBoth",
		"runAfter2",
		"runClasses",
		"runClassesAfter",
		"runClassesKey",
		"runWordBefore",
		"runWordAfter",
		"suffix3",
		"suffix2",
		"length",
		"alike",
		"alikeKind",
		"gap",
	],
	1,
);

/** Adds the features of one token. */
export function nameFeatures(features: Features, context: NameContext, at: number): void {
	const { tokens, words } = context;
	const { key, word, shape: shapes, lexical, grammar, line, lineStart, place } = tokens;
	const first = lineStart[line[at] as number] as number;
	const last = lineStart[(line[at] as number) + 1] as number;
	const mark = words.lineMarks[line[at] as number] as number;
	const lineStartKey = keys.lineStart + mark;
	const before2 = at - 2 < first ? lineStartKey : (key[at - 2] as number);
	const before = at - 1 < first ? lineStartKey : (key[at - 1] as number);
	const own = key[at] as number;
	const after = at + 1 >= last ? keys.lineEnd : (key[at + 1] as number);
	const after2 = at + 2 >= last ? keys.lineEnd : (key[at + 2] as number);
	const is = shapes[at] as number;
	const capital = is >= shape.capital && is <= shape.mixed;
	const opensSentence = place[at] === 0 ? 1 : 0;
	add(features, t.bias);
	add(features, t.key, own);
	add(features, t.keyBefore, before);
	add(features, t.keyAfter, after);
	add(features, t.keyBefore2, before2);
	add(features, t.keyAfter2, after2);
	add(features, t.pairBefore, before, own);
	add(features, t.pairAfter, own, after);
	add(features, t.twoBefore, before2, before);
	add(features, t.twoAfter, after, after2);
	add(features, t.word, word[at], capital ? 1 : 0);
	if (at > first) add(features, t.wordBefore, word[at - 1]);
	if (at + 1 < last) add(features, t.wordAfter, word[at + 1]);
	const shapeBefore2 = at - 2 < first ? noShape : (shapes[at - 2] as number);
	const shapeBefore = at - 1 < first ? noShape : (shapes[at - 1] as number);
	const shapeAfter = at + 1 >= last ? noShape : (shapes[at + 1] as number);
	const shapeAfter2 = at + 2 >= last ? noShape : (shapes[at + 2] as number);
	add(features, t.shape, is, opensSentence);
	add(features, t.gap, Math.min(tokens.gap[at] as number, 2), Math.min(tokens.gap[at + 1] as number, 2), before);
	add(features, t.shapeBefore, shapeBefore, is);
	add(features, t.shapeAfter, is, shapeAfter);
	add(features, t.shapesAfter, is, shapeAfter, shapeAfter2);
	add(features, t.shapesBefore, shapeBefore2, shapeBefore, is);
	const classes = lexical[at] as number;
	for (let rest = classes; rest !== 0; rest &= rest - 1)
		add(features, t.classes, rest & -rest, (capital ? 1 : 0) | (opensSentence << 1));
	if (has(grammar, at, grammarBit.rank)) add(features, t.classes, -1, (capital ? 1 : 0) | (opensSentence << 1));
	if (at > first)
		for (let rest = lexical[at - 1] as number; rest !== 0; rest &= rest - 1)
			add(features, t.classesBefore, rest & -rest);
	if (at + 1 < last)
		for (let rest = lexical[at + 1] as number; rest !== 0; rest &= rest - 1)
			add(features, t.classesAfter, rest & -rest);
	if (classes === 0 && capital) add(features, t.unknown, opensSentence);
	if (opensSentence === 1) add(features, t.first, mark, at === first ? 1 : 0);
	if (!(capital || is === shape.sign || has(lexical, at, wordBit.particle))) return;
	const hash = word[at] as number;
	if (words.small.has(hash)) add(features, t.smallHere, opensSentence);
	add(features, t.smallElsewhere, context.smallElsewhere(hash), opensSentence);
	if (words.present.has(hash)) add(features, t.present);
	if (words.titled.has(hash)) add(features, t.titled);
	add(features, t.times, Math.min(words.capital.get(hash) ?? 0, 4));
	if (words.inner.has(hash)) add(features, t.inner);
	if ((words.runFrom[at] as number) >= 0) runFeatures(features, context, at);
	if (!capital) return;
	add(features, t.suffix3, tokens.suffix[at]);
	add(features, t.suffix2, (tokens.suffix[at] as number) & 0xffff);
	add(features, t.length, Math.min((tokens.end[at] as number) - (tokens.start[at] as number), 9));
}

/** Outside of the line. */
const noShape = 15;

/** What the run of capitals says that a token is in. */
function runFeatures(features: Features, { tokens, words }: NameContext, at: number): void {
	const { key, word, lexical, line, lineStart } = tokens;
	const first = lineStart[line[at] as number] as number;
	const last = lineStart[(line[at] as number) + 1] as number;
	const from = words.runFrom[at] as number;
	const to = words.runTo[at] as number;
	const before =
		from > first ? (key[from - 1] as number) : keys.lineStart + (words.lineMarks[line[at] as number] as number);
	const after = to < last ? (key[to] as number) : keys.lineEnd;
	const after2 = to + 1 < last ? (key[to + 1] as number) : keys.lineEnd;
	const length = Math.min(to - from, 6);
	let classes = 0;
	for (let token = from; token < to; token++) classes |= lexical[token] as number;
	classes &= wordBit.given | wordBit.honorific | wordBit.office | wordBit.body | wordBit.place;
	add(features, t.runPlace, length, Math.min(at - from, 4));
	add(features, t.runBefore, before);
	add(features, t.runAfter, after);
	add(features, t.runBoth, before, after);
	add(features, t.runAfter2, after, after2);
	if (to < last) add(features, t.runWordAfter, word[to]);
	if (from > first) add(features, t.runWordBefore, word[from - 1]);
	add(features, t.runClasses, classes, length);
	add(features, t.runClassesAfter, classes, after);
	add(features, t.runClassesKey, classes, key[at]);
	if (from !== first) return;
	const alike = Math.min(words.alike[line[at] as number] as number, 4);
	add(features, t.alike, alike, after, length);
	add(features, t.alikeKind, alike, words.lineMarks[line[at] as number], tokens.shape[at]);
}

/** What names are looked for with. */
export interface NameContext {
	readonly tokens: Tokens;
	readonly words: PassageWords;
	/** How many other manners of writing have a word in small letters, at most 3. */
	smallElsewhere(word: number): number;
}

// ---- decoding -------------------------------------------------------------------------------------------------------

/** Finds the names of a passage. */
export function findNames(context: NameContext, model: PeopleModel, features: Features): NameSpan[] {
	const { tokens } = context;
	const { tags, likely, scores } = roomFor(tokens.count);
	const scored = { scores, steps: model.nameSteps };
	for (const run of runsOfCandidates(tokens)) {
		for (let at = run.from; at < run.to; at++) {
			features.count = 0;
			nameFeatures(features, context, at);
			scores[at * tagCount] = -nameBias * weightUnit;
			addWeights(model.names, features, scores, at * tagCount);
		}
		bestTags(scored, tags, run);
		let named = false;
		for (let at = run.from; at < run.to; at++) if ((tags[at] as number) >= tag.name) named = true;
		if (named) nameChances(scored, likely, run);
	}
	const spans: NameSpan[] = [];
	for (const span of spansOf(tokens, tags, likely)) {
		const { head, from, to } = span;
		const isHuman = ((tokens.grammar[from] as number) & (grammarBit.human | grammarBit.crowd)) !== 0;
		const isNamed = ((tokens.lexical[from] as number) & personal) !== 0;
		// `Unknown (student)`, `Q2`, `unfpa guy`
		const isLone = head === from && to === from + 1 && (!isNamed || (isHuman && isNoun(tokens, from)));
		const isAnyone = isHuman || nameless.has(tokens.word[from] as number);
		if (!isLone || !(isAnyone || /\d/.test(tokens.text.charAt((tokens.start[from] as number) + 1)))) spans.push(span);
	}
	return spans;
}

/** A tag, a chance and scores for each token, kept from one passage to the next. */
let room = newRoom(0x400);

function newRoom(size: number) {
	return { tags: new Uint8Array(size), likely: new Float32Array(size), scores: new Int32Array(size * tagCount) };
}

function roomFor(count: number): typeof room {
	if (room.tags.length < count) room = newRoom(count * 2);
	room.tags.fill(tag.none, 0, count);
	room.likely.fill(0, 0, count);
	room.scores.fill(0, 0, count * tagCount);
	return room;
}

const personal = wordBit.given | wordBit.surname;
const nameless = new Set(namelessWords.map(hashWord));

/**
 * The runs of tokens that may be part of a name: capitals, what may stand between two of them, and forms of address in
 * small letters.
 */
export function runsOfCandidates(tokens: Tokens): TokenRun[] {
	const { count, shape: shapes, lexical, grammar, line, key, place } = tokens;
	const isCandidate = new Uint8Array(count + 3);
	for (let at = 0; at < count; at++) {
		const is = shapes[at] as number;
		const classes = lexical[at] as number;
		const means = grammar[at] as number;
		if (is >= shape.capital && is <= shape.mixed) isCandidate[at] = 1;
		else if (at > 0 && at + 1 < count && isCapital(tokens, at - 1) && isCapital(tokens, at + 1)) {
			if (place[at + 1] !== 0 && (is === shape.sign ? !pauses.has(key[at] as number) : (classes & framing) === 0))
				isCandidate[at] = 1;
		} else if (is !== shape.low) continue;
		if (is !== shape.low) continue;
		if ((means & addedToNames) !== 0) isCandidate.fill(1, Math.max(at - 1, 0), at + 2);
		else if (((classes & named) !== 0 || (means & grammarBit.rank) !== 0) && (classes & unnamed) === 0)
			isCandidate.fill(1, at, at + 3);
		else if ((classes & wordBit.particle) !== 0 && at > 0 && isCandidate[at - 1] === 1) isCandidate.fill(1, at, at + 2);
	}
	const runs: { from: number; to: number }[] = [];
	for (let at = 0; at < count; at++) {
		if (isCandidate[at] === 0) continue;
		const last = runs.at(-1);
		if (last !== undefined && last.to === at && line[at - 1] === line[at]) last.to = at + 1;
		else runs.push({ from: at, to: at + 1 });
	}
	return runs;
}

/** No name goes over these. */
const pauses = new Set([...",;:!?()[]"].map(keyOfSign));
const framing = wordBit.function | wordBit.auxiliary | wordBit.pronoun | wordBit.subordinate;
const addedToNames = grammarBit.degree | grammarBit.postnominal;
const named = wordBit.honorific | wordBit.given;
const unnamed = wordBit.function | wordBit.pronoun | wordBit.auxiliary | wordBit.common | wordBit.verb | wordBit.office;

/** The bias towards finding a name: a name missed here is lost, one that is not a speaker is sorted out later. */
export const nameBias = 0.5;

/** The names that tags stand for. */
export function spansOf({ count, line }: Tokens, tags: Uint8Array, likely: Float32Array): NameSpan[] {
	const spans: NameSpan[] = [];
	for (let at = 0; at < count; at++) {
		if (tags[at] !== tag.name) continue;
		if (at > 0 && line[at - 1] === line[at] && (tags[at - 1] as number) >= tag.name) continue;
		let to = at + 1;
		while (to < count && line[to] === line[at] && (tags[to] as number) >= tag.name) to++;
		let head = at;
		if (at > 0 && line[at - 1] === line[at] && (tags[at - 1] === tag.honorific || tags[at - 1] === tag.honorificOn)) {
			head = at - 1;
			while (head > 0 && tags[head] === tag.honorificOn) head--;
		}
		spans.push({ head, from: at, to, likely: likely[at] as number });
	}
	return spans;
}
