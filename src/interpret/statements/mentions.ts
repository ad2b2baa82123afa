/** Finds all who are named in a passage. */
import { wordBit } from "../../text/words.ts";
import { describe, forBody } from "./describe.ts";
import type { Mention, Passage } from "./mention.ts";
import { longestName, type NameRun, nameAt } from "./names.ts";
import type { Range } from "./phrases.ts";
import { among, is, reads, type Token, wordSet } from "./tokens.ts";

const titles = wordBit.honorific | wordBit.honorificPart;
const closed = wordBit.function | wordBit.pronoun | wordBit.auxiliary;

/** All who are named between two tokens, in order. */
export function mentionsIn(passage: Passage, { from, to }: Range): Mention[] {
	const mentions: Mention[] = [];
	let low = from;
	for (let at = from; at < to; at++) {
		const token = passage.tokens[at];
		if (token === undefined || !mayOpenName(token) || inOffice(passage.tokens, at)) continue;
		const name = likeliest(passage.tokens, at);
		if (name === null || name.to > to) continue;
		if (name.likeness < 1) {
			// `Hope Foundation`: step over the whole run, or its tail would be taken for a name.
			if (name.to - name.from > 1) at = name.to - 1;
			continue;
		}
		if (isLoneObject(passage.tokens, name)) continue;
		const bound = name.from > name.start ? boundOf(mentions, from) : low;
		const mention = forBody(passage, describe(passage, name, { from: bound, to }), from);
		// `For Terre des Hommes, Prof. X`: what looked like a name was the body's.
		while ((mentions.at(-1)?.from ?? -1) >= mention.from) mentions.pop();
		mentions.push(mention);
		low = mention.to;
		at = mention.to - 1;
	}
	return mentions;
}

function mayOpenName(token: Token): boolean {
	if (!token.capital) return is(token, titles);
	return !is(token, closed) || is(token, titles | wordBit.honorificFull | wordBit.given);
}

/** How far back a titled person's role may reach: over words of a body that look like a name, not over a person. */
function boundOf(mentions: readonly Mention[], from: number): number {
	for (let last = mentions.length - 1; last >= 0; last--) {
		const { name, weighty, to } = mentions[last] as Mention;
		if (name.from > name.start || (weighty && name.likeness >= 2)) return to;
	}
	return from;
}

/** `Deputy High Commissioner`, `Goodwill Ambassador`: a title that ends an office opens no name. */
function inOffice(tokens: readonly Token[], at: number): boolean {
	const before = tokens[at - 1];
	if (!is(tokens[at], wordBit.honorific) || !is(tokens[at], wordBit.office)) return false;
	return (
		before?.kind === "word" &&
		before.capital &&
		is(before, wordBit.common | wordBit.body) &&
		!is(before, wordBit.function | wordBit.honorific | wordBit.office)
	);
}

/** `School of Economics`: one bare word behind a preposition or an article. */
function isLoneObject(tokens: readonly Token[], name: NameRun): boolean {
	if (name.to - name.start > 1) return false;
	if (is(tokens[name.start], wordBit.month) || acronym.test(tokens[name.start]?.text ?? "")) return true;
	if (is(tokens[name.start], wordBit.place) && reads(tokens[name.start - 1], ",")) return true;
	return among(tokens[name.start - 1], objectLeads);
}

const objectLeads = wordSet("of the in for at on a an its into");
const acronym = /^\p{Lu}{2,7}$/u;

/** `Minister of Education Wambui wa Njoroge`: where a run opens with an ordinary word, the name may start behind it. */
function likeliest(tokens: readonly Token[], at: number, end = at + longestName): NameRun | null {
	const name = nameAt(tokens, at);
	if (name === null || name.from > name.start || name.to - at < 2 || at + 1 >= end) return name;
	if (
		!is(tokens[at], wordBit.common | wordBit.body | wordBit.office | wordBit.speechNoun | wordBit.meeting) ||
		is(tokens[at], wordBit.given | wordBit.surname)
	)
		return name;
	if (inOffice(tokens, at + 1)) return name;
	const inner = likeliest(tokens, at + 1, end);
	return inner !== null && inner.likeness >= name.likeness + 0.9 && inner.likeness >= 2 ? inner : name;
}
