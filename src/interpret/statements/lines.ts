/** Lines that hold nothing but people: sub-headings and rosters. */
import { wordBit } from "../../text/words.ts";
import { opensBody } from "./describe.ts";
import { type Entry, isShort, sureness } from "./entry.ts";
import { readLead } from "./leads.ts";
import type { Mention, Passage } from "./mention.ts";
import { mentionsIn } from "./mentions.ts";
import { anyVerb, bracketEnd, isVerb, type Range } from "./phrases.ts";
import { is, reads, type Token } from "./tokens.ts";

/** Reads a line that holds nothing but people. */
export function readLine(passage: Passage, range: Range): Entry | null {
	if (is(passage.tokens[range.from], wordBit.absent)) return null;
	const { text, tokens, words } = passage;
	const loose = { text, tokens, words, loose: true };
	const lead = readLead(loose, range);
	if (isSentence(tokens, { from: lead.to, to: range.to })) return null;
	const people = withRole(mentionsIn(loose, { from: lead.to, to: range.to }), lead.role);
	const [first] = people;
	if (first === undefined || first.from !== lead.to) return null;
	let to = lead.to;
	for (const each of people) {
		if (!onlyJoints(passage.tokens, to, each.from)) return null;
		to = each.to;
	}
	for (let at = to; at < range.to; at++) if (!reads(tokens[at], ":", ".", ",", ";", "–", "-", "—")) return null;
	for (const { name, to: end } of people) if (holdsVerb(tokens, { from: name.to, to: end })) return null;
	return {
		people,
		part: lead.part ?? first.part,
		sure: sureness(people, lead) + 0,
		to: range.to,
		short: isShort(first),
	};
}

/** Whether words hold a verb that stands in no description of a person: it takes less to see than whom they name. */
function isSentence(tokens: readonly Token[], { from, to }: Range): boolean {
	// The body that sends someone may have any words in its name.
	if (opensBody(tokens, from)) return false;
	for (let at = from; at < to; at++) {
		if (reads(tokens[at], "(")) at = bracketEnd(tokens, at) - 1;
		else if (is(tokens[at], anyVerb) && !is(tokens[at], inName) && isVerb(tokens, at)) return true;
	}
	return false;
}

/** What may stand in a name in lower case: `father Giulio do Carmo`. */
const inName = wordBit.honorific | wordBit.honorificFull | wordBit.honorificPart | wordBit.particle;

/** A description with a finite verb in it is a sentence. */
function holdsVerb(tokens: readonly Token[], { from, to }: Range): boolean {
	for (let at = from; at < to; at++) {
		if (reads(tokens[at], "(")) at = bracketEnd(tokens, at) - 1;
		else if (isVerb(tokens, at) || (is(tokens[at], wordBit.present) && reads(tokens[at - 1], ",", ")"))) return true;
	}
	return false;
}

/** The entries of a roster written as one paragraph: `A, role; B, role; C, role.` */
export function readRoster(passage: Passage): { readonly range: Range; readonly entry: Entry }[] {
	if (!passage.text.includes(";")) return [];
	if (passage.tokens.slice(0, 4).some((token) => is(token, wordBit.absent) || reads(token, "present"))) return [];
	const parts: Range[] = [];
	let from = leadIn(passage.tokens);
	for (const [at, token] of passage.tokens.entries()) {
		if (!reads(token, ";")) continue;
		parts.push({ from, to: at });
		from = reads(passage.tokens[at + 1], "and") ? at + 2 : at + 1;
	}
	if (parts.length < 2) return [];
	parts.push({ from, to: passage.tokens.length });
	const entries = parts.flatMap((range) => {
		const entry = readLine(passage, range);
		return entry === null || entry.sure < 1 ? [] : [{ range, entry: { ...entry, people: entry.people.slice(0, 1) } }];
	});
	return entries.length >= parts.length * 0.7 ? entries : [];
}

/** Behind `Those who spoke were:`. */
function leadIn(tokens: readonly Token[]): number {
	for (let at = 0; at < Math.min(tokens.length, 14); at++) {
		if (reads(tokens[at], ":")) return at + 1;
		if (reads(tokens[at], ";", ",", ".")) return 0;
	}
	return 0;
}

function onlyJoints(tokens: readonly Token[], from: number, to: number): boolean {
	for (let at = from; at < to; at++)
		if (!reads(tokens[at], ",", ";", "and", "&", "with", "/", "–", "-", "—", "|", "both", "then")) return false;
	return true;
}

/** The role that stands before the colon is that of the person behind it. */
function withRole(people: readonly Mention[], role: string | null): readonly Mention[] {
	if (role === null) return people;
	return people.map((each) => ({
		...each,
		described: true,
		weighty: true,
		written: { ...each.written, role: each.written.role ?? role },
	}));
}
