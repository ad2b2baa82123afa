/** Lines and list items that open with a person: sub-headings, rosters, `Name: words`. */

import type { Part } from "../../ast/nodes.ts";
import { wordBit } from "../../text/words.ts";
import { describe } from "./describe.ts";
import type { Mention, Passage } from "./mention.ts";
import { mentionsIn } from "./mentions.ts";
import { nameAt } from "./names.ts";
import { bracketEnd, isVerb, type Range } from "./phrases.ts";
import { is, reads, type Token } from "./tokens.ts";

/** The people whom a line opens with. */
export interface Entry {
	readonly people: readonly Mention[];
	readonly part: Part | null;
	/** 2.5 and more is a person by herself; neighbours that look alike add to it. */
	readonly sure: number;
	/** Behind the people and their separator: where words may follow. */
	readonly to: number;
	/** A lone word, or part of a name, that only someone known already can explain. */
	readonly short: boolean;
}

const weighty = wordBit.office | wordBit.body | wordBit.part;

/** Reads a line that holds nothing but people. */
export function readLine(passage: Passage, range: Range): Entry | null {
	if (is(passage.tokens[range.from], wordBit.absent)) return null;
	const loose = { ...passage, loose: true };
	const lead = readLead(loose, range);
	const people = withRole(mentionsIn(loose, { from: lead.to, to: range.to }), lead.role);
	const [first] = people;
	if (first === undefined || first.from !== lead.to) return null;
	let to = lead.to;
	for (const each of people) {
		if (!onlyJoints(passage.tokens, to, each.from)) return null;
		to = each.to;
	}
	if (!passage.tokens.slice(to, range.to).every((token) => reads(token, ":", ".", ",", ";", "–", "-", "—")))
		return null;
	if (people.some((each) => holdsVerb(passage.tokens, { from: each.name.to, to: each.to }))) return null;
	return {
		people,
		part: lead.part ?? first.part,
		sure: sureness(people, lead) + 0,
		to: range.to,
		short: isShort(first),
	};
}

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

function isShort({ name, written }: Mention): boolean {
	return name.to - name.from === 1 && written.honorific === null;
}

function onlyJoints(tokens: readonly Token[], from: number, to: number): boolean {
	return tokens
		.slice(from, to)
		.every((token) => reads(token, ",", ";", "and", "&", "with", "/", "–", "-", "—", "|", "both", "then"));
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

interface Lead {
	/** `Director of the Institute: Maria Lopez`. */
	readonly role: string | null;
	readonly part: Part | null;
	readonly to: number;
	/** What the lead adds to the sureness. */
	readonly weight: number;
}

/** `1.`, `Speaker 2 –`, `Moderator:`, `Opening remarks:`, `Address by`: what may stand before the people. */
function readLead(passage: Passage, { from, to }: Range): Lead {
	const { tokens } = passage;
	let at = from;
	if (tokens[at]?.kind === "number" && reads(tokens[at + 1], ".", ")", ":", "|", "–", "-")) at += 2;
	const limit = Math.min(to, at + 14);
	for (let end = at; end < limit; end++) {
		const token = tokens[end];
		const separates =
			(reads(token, ":") && tokens[end + 1]?.gap !== false) || (reads(token, "–", "—", "-", "|") && end > at);
		const links = reads(token, "by", "from") && end > at;
		if (!separates && !links) continue;
		const lead = tokens.slice(at, end);
		const role = separates ? roleLead(passage, { from: at, to: end }) : null;
		if (role !== null && (nameAt(tokens, end + 1)?.likeness ?? 0) >= 1)
			return { role, part: null, to: end + 1, weight: 1 };
		if (!lead.some((each) => is(each, wordBit.part | wordBit.speechNoun | wordBit.ordinal))) break;
		if (lead.some((each) => each.capital && each.bits === 0 && each.text.length > 1)) break;
		return { role: null, part: partOf(lead, passage), to: end + 1, weight: 2 };
	}
	if (reads(tokens[at], "–", "—", "-") && at === from) return { role: null, part: null, to: at + 1, weight: 0 };
	return { role: null, part: null, to: at, weight: 0 };
}

/** An office, and nobody's name. */
function roleLead(passage: Passage, range: Range): string | null {
	const lead = passage.tokens.slice(range.from, range.to);
	if (
		!lead.some((each) => is(each, wordBit.office | wordBit.part)) ||
		lead.some((each) => is(each, wordBit.part | wordBit.ordinal) && !each.capital)
	)
		return null;
	const owned = reads(lead[1], "of") && lead[reads(lead[2], "the") ? 3 : 2]?.capital;
	if (
		(is(lead[0], wordBit.part) && !owned) ||
		mentionsIn(passage, range).some(({ name }) => name.to - name.start > 1 || passage.tokens[name.from]?.bits === 0) ||
		lead.some((_, at) => isVerb(lead, at))
	)
		return null;
	return sliceRole(passage, range.from, range.to);
}

function partOf(tokens: readonly Token[], { words }: Passage): Part | null {
	for (const token of tokens) {
		const part = is(token, wordBit.part) ? words.parts.get(token.text.toLowerCase()) : undefined;
		if (part !== undefined) return part;
	}
	return null;
}

function sureness(people: readonly Mention[], lead: Lead): number {
	const [first] = people;
	if (first === undefined) return 0;
	const lone = isShort(first) && lead.weight === 0 && !first.weighty;
	return first.name.likeness + lead.weight + (first.described ? describedWeight(first) : 0) - (lone ? 1 : 0);
}

function describedWeight({ written }: Mention): number {
	return written.role === null || written.role.length < 3 ? 0.5 : 1;
}

/** Reads `Name: words`, `Name – words`, `Name, role: words`, `Name (body) words` at the start of an item or paragraph. */
export function readLabel(passage: Passage, range: Range): Entry | null {
	const { tokens } = passage;
	const lead = readLead(passage, range);
	const name = mentionsIn(passage, { from: lead.to, to: labelLimit(tokens, lead.to, range.to) })[0]?.name ?? null;
	if (name === null || name.possessive || name.to > range.to) return null;
	const label = describe({ ...passage, loose: false }, name, {
		from: lead.to,
		to: labelLimit(tokens, name.to, range.to),
	});
	if (label.from !== lead.to) return null;
	let to = label.to;
	let mention: Mention = label;
	const separator = tokens[to];
	if (reads(separator, ":")) to++;
	else if (reads(separator, "–", "—", "-", "|") && (separator?.gap || tokens[to + 1]?.gap)) {
		const role = label.described ? null : dashRole(tokens, to + 1, range.to);
		if (role !== null)
			mention = {
				...label,
				to: role,
				written: { ...label.written, role: sliceRole(passage, to + 1, role) },
				described: true,
			};
		to = role ?? to + 1;
	} else if (!label.described || !reads(tokens[name.to], "(") || isVerb(tokens, to) || reads(separator, ",", "."))
		return null;
	const people = [mention];
	const also = secondName(passage, label, { from: range.from, to: range.to });
	if (also !== null)
		return {
			people: [label, also],
			part: lead.part,
			sure: sureness(people, lead) + 0.3,
			to: also.to + 1,
			short: false,
		};
	return { people, part: lead.part ?? mention.part, sure: sureness(people, lead) + 0.3, to, short: isShort(mention) };
}

/** `A and B: words`. */
function secondName(passage: Passage, first: Mention, range: Range): Mention | null {
	const { tokens } = passage;
	if (!reads(tokens[first.to], "and", "&")) return null;
	const name = nameAt(tokens, first.to + 1);
	if (name === null || name.likeness < 1) return null;
	const second = describe(passage, name, { from: first.to + 1, to: range.to });
	return reads(tokens[second.to], ":", "–", "-") ? second : null;
}

/** A label ends at its first colon, or where a sentence does. */
function labelLimit(tokens: readonly Token[], from: number, to: number): number {
	for (let at = from; at < Math.min(to, from + 30); at++) {
		if (reads(tokens[at], "(")) at = bracketEnd(tokens, at) - 1;
		else if (reads(tokens[at], ":") && tokens[at + 1]?.gap !== false) return at;
		else if (reads(tokens[at], ".", "–", "—", "“", ";")) return at;
	}
	return Math.min(to, from + 30);
}

/** `Felipe Queipo -DPI Last year …`: the body or office behind a dash, up to where a sentence starts; null when words follow at once. */
function dashRole(tokens: readonly Token[], from: number, to: number): number | null {
	const whole = sentenceRole(tokens, from, to);
	if (whole !== null) return whole;
	let at = from;
	let heavy = false;
	while (at < to && continuesRole(tokens, at, from)) {
		heavy ||= is(tokens[at], weighty) || isAcronym(tokens[at]);
		at = reads(tokens[at], "(") ? bracketEnd(tokens, at) : at + 1;
	}
	while (at > from && (is(tokens[at - 1], wordBit.function) || reads(tokens[at - 1], ",", "&"))) at--;
	return heavy && at > from && !isVerb(tokens, at) && !is(tokens[at], wordBit.present) ? at : null;
}

/** `Esi – founder of a night school in Apia.`: a phrase without a verb, up to the full stop. */
function sentenceRole(tokens: readonly Token[], from: number, to: number): number | null {
	let heavy = false;
	for (let at = from; at < Math.min(to, from + 18); at++) {
		if (reads(tokens[at], ".", ":", "–", "—") || (reads(tokens[at], "-") && tokens[at]?.gap)) return heavy ? at : null;
		if (
			isVerb(tokens, at) ||
			reads(tokens[at], ";", "“", "!", "?") ||
			is(tokens[at], wordBit.pronoun | wordBit.present)
		)
			return null;
		if (at > from && sentenceStarts(tokens, at)) return null;
		heavy ||= is(tokens[at], weighty);
	}
	return null;
}

/** `… Religion and Foreign Policy His story`: a capital word that goes on in lower case, not joined to what stands before. */
function sentenceStarts(tokens: readonly Token[], at: number): boolean {
	const [before, token, next] = tokens.slice(at - 1, at + 2);
	if (!token?.capital || (before?.kind === "mark" && !reads(before, ")"))) return false;
	if (is(token, wordBit.function) && !reads(token, "the")) return true;
	return next?.kind === "word" && !next.capital && !is(next, wordBit.function) && !is(before, wordBit.function);
}

function continuesRole(tokens: readonly Token[], at: number, from: number): boolean {
	const token = tokens[at];
	if (token === undefined || reads(token, ".", ";", ":", "“", "–", "—", "!", "?")) return false;
	if (reads(token, "(", ",", "&", "-", "’", "'")) return true;
	if (token.capital) {
		return (
			!(at > from && sentenceStarts(tokens, at)) &&
			(!is(token, wordBit.pronoun | wordBit.function) || reads(token, "the", "of"))
		);
	}
	return (
		is(token, wordBit.function) ||
		reads(tokens[at - 1], ",", "and", "of", "for") ||
		is(token, wordBit.office | wordBit.body)
	);
}

function isAcronym(token: Token | undefined): boolean {
	return token !== undefined && /^\p{Lu}{2,6}$/u.test(token.text);
}

function sliceRole(passage: Passage, from: number, to: number): string {
	const first = passage.tokens[from];
	const last = passage.tokens[to - 1];
	return first === undefined || last === undefined
		? ""
		: passage.text.slice(first.start, last.end).replace(/\s+/gu, " ");
}
