/** What stands around each mention of a passage: the evidence that all decisions about people share. */
import { grammarBit } from "../text/lexicon.ts";
import type { Passage } from "../text/passage.ts";
import { keyOfSign, keys, shape, type Tokens } from "../text/tokens.ts";
import { colon, comma, type Facts, factsOf, semicolon, signBit, verbKind } from "./facts.ts";
import { add, type Features, numbered, step } from "./model.ts";
import type { PassageWords } from "./names.ts";
import type { BoundName, Mention, Person } from "./person.ts";
import { firstVerb, lastVerbBefore, mainVerb, passiveBefore, speechNounBehind } from "./verbs.ts";

/** A passage, its people and what is known of their mentions. */
export interface SpeechContext {
	readonly passage: Passage;
	readonly tokens: Tokens;
	readonly facts: Facts;
	readonly words: PassageWords;
	readonly people: readonly Person[];
	/** The mention whose honorific or name begins at a token. */
	readonly mentionAt: readonly (Mention | undefined)[];
	readonly clauses: Clauses;
	/** 1 where a mention has its last token. */
	readonly endsAt: Uint8Array;
	/** Features of all surroundings, one stretch of them a mention. */
	readonly features: Features;
	readonly surroundings: ReadonlyMap<BoundName, Surroundings>;
	/** How many persons are introduced alike, by the signatures of their introductions. */
	readonly alike: Map<number, number>;
	/** How many brackets of its line are open before each token. */
	readonly openBrackets: Uint8Array;
	/** 1 where a quotation of its line is open before a token. */
	readonly openQuotes: Uint8Array;
}

/** What stands around a mention. */
export interface Surroundings {
	/** Its features in those of the scene; those up to `shared` tell of any of a person's mentions. */
	readonly from: number;
	readonly shared: number;
	readonly to: number;
	/** The verb it is the subject of, by kind. */
	readonly verb: number;
	readonly mainVerb: number;
	/** Stands first in its line, or in its sentence. */
	readonly opensLine: boolean;
	readonly opensSentence: boolean;
	/** 1: another person is joined behind it; 2: before it. */
	readonly joined: number;
}

/** Looks at the surroundings of all mentions; `features` is empty, and the scene's from then on. */
export function lookAround(
	passage: Passage,
	tokens: Tokens,
	{ words, people, features }: Pick<SpeechContext, "words" | "people" | "features">,
): SpeechContext {
	const { count, line } = tokens;
	const facts = factsOf(tokens);
	const mentionAt: (Mention | undefined)[] = new Array(count).fill(undefined);
	const endsAt = new Uint8Array(count);
	for (const { mentions } of people)
		for (const mention of mentions) {
			mentionAt[mention.head] = mention;
			endsAt[mention.to - 1] = 1;
		}
	const openBrackets = new Uint8Array(count + 1);
	const openQuotes = new Uint8Array(count + 1);
	for (let at = 1; at < count; at++) {
		if (line[at] !== line[at - 1]) continue;
		const sign = facts.sign[at - 1] as number;
		const open = openBrackets[at - 1] as number;
		openBrackets[at] =
			(sign & signBit.opening) !== 0
				? Math.min(open + 1, 255)
				: (sign & signBit.closing) !== 0
					? Math.max(open - 1, 0)
					: open;
		openQuotes[at] = (openQuotes[at - 1] as number) ^ ((sign & signBit.quote) !== 0 ? 1 : 0);
	}
	const surroundings = new Map<BoundName, Surroundings>();
	const scene: SpeechContext = {
		passage,
		tokens,
		facts,
		words,
		people,
		mentionAt,
		clauses: clausesOf(tokens, mentionAt),
		endsAt,
		features,
		surroundings,
		alike: new Map(),
		openBrackets,
		openQuotes,
	};
	for (const { mentions } of people)
		for (const mention of mentions) surroundings.set(mention, surroundingsOf(scene, mention));
	return scene;
}

// ---- templates ------------------------------------------------------------------------------------------------------

const t = numbered(
	[
		"before",
		"after",
		"place",
		"placeAfter",
		"verb",
		"verbPath",
		"verbPlace",
		"objectSpeech",
		"inBrackets",
		"inBracketsAfter",
		"heading",
		"headingPlace",
		"order",
		"main",
		"mainClause",
		"mainRelative",
		"mainObject",
		"relative",
		"passive",
		"verbBefore",
		"verbBeforeKey",
		"around",
		"before2",
		"after2",
		"auxiliary",
		"mainMode",
		"mainAuxiliary",
		"mainBefore",
		"passiveAfter",
		"nearBefore",
		"nearAfter",
		"opening",
		"inQuotes",
		"lineColon",
		"named",
		"rest",
		"endsSentence",
		"joinedAfter",
		"joinedBefore",
		"honorific",
		"length",
	],
	1,
);

const sentenceEnds = new Set([...'.!?;,”"'].map(keyOfSign));

function surroundingsOf(scene: SpeechContext, mention: BoundName): Surroundings {
	const { tokens, features, passage } = scene;
	const { key, grammar, lineStart, line, sentence, sentenceStart } = tokens;
	const { head, to } = mention;
	const lineIndex = line[mention.from] as number;
	const { mark } = passage.lines[lineIndex] as Passage["lines"][number];
	const first = lineStart[lineIndex] as number;
	const last = lineStart[lineIndex + 1] as number;
	const sentenceFrom = sentenceStart[sentence[mention.from] as number] as number;
	const sentenceTo = sentenceStart[(sentence[mention.from] as number) + 1] as number;
	const keyAt = (at: number): number =>
		at < first ? keys.lineStart + mark : at >= last ? keys.lineEnd : (key[at] as number);
	const means = (at: number, bits: number): boolean => at < tokens.count && ((grammar[at] as number) & bits) !== 0;
	const before2 = keyAt(head - 2);
	const before = keyAt(head - 1);
	const after = keyAt(to);
	const after2 = keyAt(to + 1);
	const from = features.count;

	// Its clause, and where in it the mention stands.
	const { clauses } = scene;
	const clause = { from: clauses.from[head] as number, to: to < sentenceTo ? (clauses.to[to] as number) : sentenceTo };
	const opensLine = head === first;
	const place = before === semicolon ? 0 : head - clause.from;
	const inner = clause.from > sentenceFrom && before !== semicolon ? 1 : 0;
	const where = opensLine ? 100 + mark : place === 0 ? 110 + inner : step(place) * 2 + inner;
	const edge = opensLine ? 100 + mark : place === 0 ? 110 + inner : 0;
	add(features, t.before, before);
	add(features, t.after, after);
	add(features, t.place, where);
	add(features, t.placeAfter, edge, after);

	// The first verb behind it, and the main one.
	const near = firstVerb(scene, mention, sentenceTo);
	const opens = edge === 0 ? 2 : inner;
	add(features, t.verb, near.kind);
	add(features, t.verbPath, near.kind, near.path);
	add(features, t.verbPlace, near.kind, opens, near.at === to ? 0 : 1);
	const carries = (kind: number, kinds: number): boolean => ((1 << kind) & kinds) !== 0;
	if (
		near.at >= 0 &&
		carries(near.kind, (1 << verbKind.carries) | (1 << verbKind.auxiliary)) &&
		speechNounBehind(tokens, near.at, sentenceTo)
	)
		add(features, t.objectSpeech, near.kind);
	const main = mainVerb(scene, mention, clause.to);
	const position = opensLine
		? 3
		: place === 0
			? inner
			: before === comma || before === semicolon || before === colon || means(head - 1, grammarBit.clause)
				? 1
				: 2;
	add(features, t.main, main.kind);
	add(features, t.mainClause, position, main.kind);
	add(features, t.mainRelative, position, main.kind, main.relative);
	add(features, t.relative, main.relative);
	if (
		main.at >= 0 &&
		carries(main.kind, (1 << verbKind.carries) | (1 << verbKind.other)) &&
		speechNounBehind(tokens, main.at, sentenceTo)
	)
		add(features, t.mainObject, main.kind);
	const passive = passiveBefore(tokens, head, sentenceFrom);
	if (passive >= 0) add(features, t.passive, passive);

	// What stands around it.
	if ((scene.openBrackets[head] as number) > 0) {
		add(features, t.inBrackets);
		add(features, t.inBracketsAfter, after);
	}
	const heading = last - first <= 16 && !sentenceEnds.has(keyAt(last - 1));
	if (heading) {
		add(features, t.heading);
		add(features, t.headingPlace, opensLine ? 1 : 0, mark);
	}
	const namedBefore = clauses.named[clause.from] as number;
	const index = (clauses.named[head] as number) - namedBefore;
	const named = (clauses.named[clause.to] as number) - namedBefore;
	add(features, t.order, Math.min(index, 3), near.kind);
	const verbBefore = lastVerbBefore(scene, Math.max(clause.from, head - 14), head);
	add(features, t.verbBefore, verbBefore < 0 ? 0 : (key[verbBefore] as number));
	add(features, t.verbBeforeKey, verbBefore < 0 ? 0 : (key[verbBefore] as number), before);
	const shared = features.count;

	add(features, t.around, before, after);
	add(features, t.before2, before2, before);
	add(features, t.after2, after, after2);
	if (near.kind === verbKind.auxiliary) {
		const next = means(near.at + 1, grammarBit.absence) ? near.at + 2 : near.at + 1;
		add(features, t.auxiliary, key[near.at], keyAt(next));
	}
	add(features, t.mainMode, main.kind, main.mode);
	add(features, t.mainBefore, before, main.kind);
	if (main.kind === verbKind.auxiliary) add(features, t.mainAuxiliary, key[main.at], keyAt(main.at + 1));
	if (passive >= 0) add(features, t.passiveAfter, passive, after);
	for (let at = Math.max(clause.from, head - 5); at < head; at++) add(features, t.nearBefore, key[at]);
	for (let at = to; at < Math.min(sentenceTo, to + 5); at++) add(features, t.nearAfter, key[at]);
	add(features, t.opening, key[sentenceFrom]);
	if (scene.openQuotes[head] === 1) add(features, t.inQuotes);
	if (keyAt(last - 1) === colon) add(features, t.lineColon);
	add(features, t.named, Math.min(named, 4), Math.min(index, 3));
	const rest = to < sentenceTo ? (clauses.written[sentenceTo] as number) - (clauses.written[to] as number) : 0;
	add(features, t.rest, step(rest));
	if (rest === 0) add(features, t.endsSentence, before);
	const joined = joinedWith(scene, mention, { from: sentenceFrom, to: sentenceTo });
	if (joined.behind) add(features, t.joinedAfter, position);
	if (joined.before) add(features, t.joinedBefore);
	if (mention.honorific !== null) add(features, t.honorific);
	add(features, t.length, Math.min(mention.words.length, 4));
	const mainKind = passive === verbKind.says && main.kind !== verbKind.says ? verbKind.says : main.kind;
	return {
		from,
		shared,
		to: features.count,
		verb: near.kind,
		mainVerb: mainKind,
		opensLine,
		opensSentence: place === 0,
		joined: joined.before ? 2 : joined.behind ? 1 : 0,
	};
}

/** Where the clause of each token begins, and where, from a token on, the next clause begins that names somebody. */
interface Clauses {
	readonly from: Int32Array;
	readonly to: Int32Array;
	/** How many mentions, and how many words, stand before each token. */
	readonly named: Int32Array;
	readonly written: Int32Array;
}

function clausesOf(tokens: Tokens, mentionAt: readonly (Mention | undefined)[]): Clauses {
	const { count, key, grammar, sentences, sentenceStart } = tokens;
	const from = new Int32Array(count + 1);
	const to = new Int32Array(count + 1);
	const named = new Int32Array(count + 1);
	const written = new Int32Array(count + 1);
	for (let at = 0; at < count; at++) {
		named[at + 1] = (named[at] as number) + (mentionAt[at] === undefined ? 0 : 1);
		written[at + 1] = (written[at] as number) + (tokens.shape[at] === shape.sign ? 0 : 1);
	}
	const opensClause = (at: number): boolean => ((grammar[at] as number) & grammarBit.clause) !== 0;
	for (let sentence = 0; sentence < sentences; sentence++) {
		const first = sentenceStart[sentence] as number;
		const end = sentenceStart[sentence + 1] as number;
		from[first] = first;
		for (let at = first + 1; at < end; at++) {
			const sign = key[at - 1];
			const begins =
				sign === semicolon || sign === colon || (at > first + 1 && key[at - 2] === comma && opensClause(at - 1));
			from[at] = begins ? at : (from[at - 1] as number);
		}
		if (end > first) to[end - 1] = end;
		for (let at = end - 2; at >= first; at--) {
			const sign = key[at];
			const ends =
				sign === semicolon ||
				(sign === colon && mentionAt[at + 1] !== undefined) ||
				(sign === comma && opensClause(at + 1) && mentionAt[at + 2] !== undefined);
			to[at] = ends ? at : (to[at + 1] as number);
		}
	}
	return { from, to, named, written };
}

interface Range {
	readonly from: number;
	readonly to: number;
}

/** Whether another person is joined by a word like `and`, descriptions between them skipped. */
function joinedWith(
	{ tokens, facts, mentionAt, endsAt }: SpeechContext,
	{ head, to }: BoundName,
	sentence: Range,
): { behind: boolean; before: boolean } {
	const { key, grammar } = tokens;
	const has = (index: number, bit: number): boolean => ((facts.sign[index] as number) & bit) !== 0;
	let depth = 0;
	let at = to;
	for (; at < sentence.to && at < to + 25; at++) {
		if (has(at, signBit.opening)) depth++;
		else if (has(at, signBit.closing)) depth--;
		else if (depth === 0 && key[at] !== comma) break;
	}
	const isAnd = (index: number): boolean =>
		index >= 0 && index < tokens.count && ((grammar[index] as number) & grammarBit.and) !== 0;
	const behind =
		isAnd(at) &&
		(mentionAt[at + 1] !== undefined || mentionAt[at + 2] !== undefined || mentionAt[at + 3] !== undefined);
	if (!isAnd(head - 1)) return { behind, before: false };
	let back = head - 2;
	depth = 0;
	for (; back > sentence.from && (depth > 0 || has(back, signBit.closing) || key[back] === comma); back--) {
		if (has(back, signBit.closing)) depth++;
		if (has(back, signBit.opening)) depth--;
	}
	return { behind, before: endsAt[back] === 1 };
}
