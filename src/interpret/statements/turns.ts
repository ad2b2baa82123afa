/** Turns: the places in a section where somebody may start to speak, weighed. */
import type { Part } from "../../ast/nodes.ts";
import type { Mention, Passage } from "./mentions.ts";
import { mentionsIn } from "./mentions.ts";
import { type Known, knownAs, findKnown, type People, titledKnown } from "./people.ts";
import { isVerb, type Range } from "./phrases.ts";
import { predicateAt } from "./predicate.ts";
import { groupsOf, sentencesOf } from "./sentences.ts";
import { bitsOf, is, reads, type Token } from "./tokens.ts";
import { judge, type Verdict } from "./verdict.ts";

/** Someone may start to speak here. */
export interface Turn {
	readonly unit: number;
	/** Indexes into the unit's text: where the turn starts, and where the sentence or line that makes it ends. */
	readonly start: number;
	readonly end: number;
	/** Nobody who is named: an unnamed delegate takes the floor from whoever had it. */
	readonly people: readonly Known[];
	score: number;
	readonly part: Part | null;
	/** Only listed or named as moderator: the line is all there is of her here. */
	readonly only: boolean;
}

/** Enough for someone new. */
export const enough = 3;

/** The turns in running text. */
export function turnsOf(index: number, context: { passage: Passage; people: People; from: number }): Turn[] {
	const turns: Turn[] = [];
	const { passage, people } = context;
	const { tokens } = passage;
	let quotedBefore: Range | null = null;
	let pending: Turn | null = null;
	for (const sentence of sentencesOf(tokens.slice(context.from)).map((range) => shift(range, context.from))) {
		const opens = sentence.from === context.from;
		const found = mentionsIn(passage, sentence);
		const start = tokens[(quotedBefore ?? sentence).from]?.start ?? 0;
		const here: Turn[] = [];
		for (const group of groupsOf(tokens, found)) {
			const quoted = quotedBefore !== null || hasQuote(tokens, { from: sentence.from, to: group[0]?.from ?? sentence.from });
			const verdict = judge({ passage, sentence, group, opens, quoted });
			const turn = turnFor({ unit: index, tokens, people, group, verdict, range: { from: start, to: tokens[sentence.to - 1]?.end ?? start } });
			if (turn !== null) here.push(turn);
			else if (turns.length === 0 && here.length === 0 && isIntroduced(group, { tokens, sentence })) {
				here.push({ unit: index, start, end: tokens[sentence.to - 1]?.end ?? start, people: group.map((each) => knownAs(people, each)), score: 0.7, part: group[0]?.part ?? null, only: false });
			}
		}
		if (here.length === 0 && found.length === 0) here.push(...unnamed(passage, sentence, { index, people }));
		if (pending !== null && here.length === 0 && pronounSpeaks(passage, sentence)) {
			pending.score += 2.4;
			for (const each of pending.people) if (!people.includes(each)) people.push(each);
			pending = null;
		}
		turns.push(...here);
		if (here.length > 0) pending = likeliestOf(here);
		else if (found.length > 0) pending = null;
		quotedBefore = isQuote(tokens, sentence) ? (quotedBefore ?? sentence) : null;
	}
	return turns;
}

/** The first of a paragraph who is named in full, and not as somebody thanked, quoted or spoken of: words may follow. */
function isIntroduced(group: readonly Mention[], { tokens, sentence }: { tokens: readonly Token[]; sentence: Range }): boolean {
	const [first] = group;
	if (first === undefined || group.length > 2 || first.name.possessive) return false;
	const full = first.written.honorific !== null || first.written.role !== null;
	const before = tokens.slice(Math.max(sentence.from, first.from - 3), first.from);
	if (reads(before.at(-1), "of", "about", "after", "to", "for", "with", "in")) return false;
	return full && first.name.likeness >= 2 && !before.some((each) => is(each, bitsOf("speech", "subordinate", "pronoun", "absent")));
}

/** Whom `she said` in the next sentence means; nobody where someone speaks already. */
function likeliestOf(turns: readonly Turn[]): Turn | null {
	const best = turns.reduce((one, other) => (other.score > one.score ? other : one));
	return best.score < enough && best.people.length > 0 ? best : null;
}

function shift(range: Range, by: number): Range {
	return { from: range.from + by, to: range.to + by };
}

interface Found {
	readonly tokens: readonly Token[];
	readonly unit: number;
	readonly people: People;
	readonly group: readonly Mention[];
	readonly verdict: Verdict | null;
	readonly range: Range;
}

function turnFor({ unit, tokens, people, group, verdict, range }: Found): Turn | null {
	const strange = group.filter((mention) => isStrange(mention, { people, tokens }));
	const known = group.filter((mention) => !strange.includes(mention) || group.length > 1).map((mention) => knownAs(people, mention));
	const shared = group.find((mention) => mention.shared);
	if (shared !== undefined) for (const each of known) each.role ??= shared.written.role;
	if (verdict === null) return null;
	const at = { unit, start: range.from, end: range.to, part: verdict.part ?? group[0]?.part ?? null, only: verdict.only };
	if (strange.length < group.length) return { ...at, people: known, score: verdict.score };
	// Bare capitalised words are bodies and places more often than people.
	const score = verdict.score - (verdict.part === null ? 2 : 1.2);
	// Short of enough, nobody is entered: the next sentence may still tell.
	return { ...at, people: group.map((mention) => knownAs(score < enough ? [] : people, mention)), score };
}

/** A lone word without title or role that names nobody known so far. */
function isStrange({ name, written, described }: Mention, { people, tokens }: { people: People; tokens: readonly Token[] }): boolean {
	if (name.to - name.from === 1 && written.honorific === null && is(tokens[name.from], bitsOf("place"))) return true;
	if (written.honorific !== null || name.to - name.from > 1 || (described && name.likeness >= 1.2)) return false;
	return findKnown(people, written.name) === null;
}

function hasQuote(tokens: readonly Token[], { from, to }: Range): boolean {
	for (let at = from; at < to; at++) if (reads(tokens[at], "”", '"', "»", "’")) return true;
	return false;
}

/** A sentence that is nothing but somebody's words in quotation marks. */
function isQuote(tokens: readonly Token[], { from, to }: Range): boolean {
	return reads(tokens[from], "“", '"', "‘", "«") && reads(tokens[to - 1], "”", '"', "’", "»");
}

function pronounSpeaks({ tokens, words }: Passage, { from, to }: Range): boolean {
	let at = from;
	if (!is(tokens[at], bitsOf("pronoun"))) {
		while (at < Math.min(to, from + 12) && !reads(tokens[at], ",")) at++;
		at++;
	}
	if (!is(tokens[at], bitsOf("pronoun"))) return false;
	return (predicateAt(tokens, at + 1, to, words)?.score ?? 0) >= enough;
}

/** `The Secretary General began`, `A student asked`, `Closing remarks were given by delegates`: known by a title alone, or nobody named. */
function unnamed(passage: Passage, sentence: Range, { index, people }: { index: number; people: People }): Turn[] {
	const { tokens, text, words } = passage;
	const [first] = tokens.slice(sentence.from, sentence.from + 1);
	if (!reads(first, "the", "a", "an", "one", "another", "some", "several", "two", "three", "our")) return [];
	const verb = firstVerb(tokens, sentence);
	if (verb === null) return [];
	const said = predicateAt(tokens, verb, sentence.to, words);
	const head = tokens.slice(sentence.from + 1, verb);
	if (said === null || said.score < 1.5 || !head.some((each) => is(each, bitsOf("office", "honorific", "part")))) return [];
	const start = first?.start ?? 0;
	const end = tokens[sentence.to - 1]?.end ?? start;
	const title = text.slice(head[0]?.start ?? start, head.at(-1)?.end ?? start);
	const known = reads(first, "the", "our") ? titledKnown(people, title) : null;
	if (known !== null) return [{ unit: index, start, end, people: [known], score: said.score, part: null, only: false }];
	return said.score >= enough ? [{ unit: index, start, end, people: [], score: said.score, part: null, only: false }] : [];
}

function firstVerb(tokens: readonly Token[], { from, to }: Range): number | null {
	for (let at = from + 1; at < Math.min(to, from + 12); at++) {
		if (reads(tokens[at], ",", ":", ";", "who")) return null;
		if (isVerb(tokens, at)) return at;
	}
	return null;
}
