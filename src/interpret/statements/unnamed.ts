import { wordBit } from "../../text/words.ts";
import type { Passage } from "./mention.ts";
import { type Known, type People, titledKnown } from "./people.ts";
import { isVerb, type Range } from "./phrases.ts";
import { predicateAt } from "./predicate.ts";
import { among, is, reads, type Token, wordSet } from "./tokens.ts";
import { enough, type Turn } from "./turn.ts";

/** Of one person only; a host may be a whole body. */
const leading = wordSet("moderator facilitator chair chairperson chairman chairwoman");

const openings = wordSet("the a an one another some several two three our");

/** `The Secretary General began` is someone known by title; `A student asked` is nobody named. Null where nobody speaks. */
export function unnamedTurn(passage: Passage, sentence: Range, where: { unit: number; people: People }): Turn | null {
	const { tokens, text, words } = passage;
	const first = tokens[sentence.from];
	if (!among(first, openings)) return null;
	const verb = firstVerb(tokens, sentence);
	const said = verb === null ? null : predicateAt(tokens, verb, sentence.to, words);
	if (verb === null || said === null || said.score < 1.5) return null;
	const head = tokens.slice(sentence.from + 1, verb);
	if (!head.some((each) => is(each, wordBit.office | wordBit.honorific | wordBit.part))) return null;
	const title = text.slice(head[0]?.start ?? 0, head.at(-1)?.end ?? 0);
	const known = reads(first, "the", "our")
		? (leaderOf(passage, head, where.people) ?? titledKnown(where.people, title))
		: null;
	if (known === null && said.score < enough) return null;
	return turn(passage, sentence, { unit: where.unit, known, score: said.score });
}

/** `The moderator`: the one who is known to moderate. */
function leaderOf({ words }: Passage, [word, second]: readonly Token[], { leads }: People): Known | null {
	const part = second === undefined && among(word, leading) ? words.parts.get(word?.folded ?? "") : undefined;
	return (part === undefined ? undefined : leads.get(part)) ?? null;
}

function turn(
	{ tokens }: Passage,
	{ from, to }: Range,
	who: { unit: number; known: Known | null; score: number },
): Turn {
	const start = tokens[from]?.start ?? 0;
	const end = tokens[to - 1]?.end ?? start;
	const people = who.known === null ? [] : [who.known];
	return { unit: who.unit, start, end, people, score: who.score, part: null, only: false };
}

function firstVerb(tokens: readonly Token[], { from, to }: Range): number | null {
	for (let at = from + 1; at < Math.min(to, from + 12); at++) {
		if (reads(tokens[at], ",", ":", ";", "who")) return null;
		if (isVerb(tokens, at)) return at;
	}
	return null;
}
