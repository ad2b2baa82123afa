/** `Name: words`, `Name – words`, `Name, role: words` at the start of an item or paragraph. */

import { dashRole } from "./dash-role.ts";
import { describe } from "./describe.ts";
import { type Entry, isShort, sureness } from "./entry.ts";
import { readLead } from "./leads.ts";
import type { Mention, Passage } from "./mention.ts";
import { mentionsIn } from "./mentions.ts";
import { nameAt } from "./names.ts";
import { bracketEnd, isVerb, type Range } from "./phrases.ts";
import { among, reads, sliceTokens, type Token, wordSet } from "./tokens.ts";

/** How far the name reaches at most, and how far what describes her. */
const longest = 30;
const separators = wordSet(": – — - | (");
const anySeparator = /[:–—\-|(]/;
const stops = wordSet(". “ ;");

/** Reads `Name: words`, `Name – words`, `Name, role: words`, `Name (body) words` at the start of an item or paragraph. */
export function readLabel(passage: Passage, range: Range): Entry | null {
	const { tokens } = passage;
	if (!anySeparator.test(passage.text)) return null;
	const lead = readLead(passage, range);
	if (!holdsSeparator(tokens, { from: lead.to, to: range.to })) return null;
	const name = mentionsIn(passage, { from: lead.to, to: labelLimit(tokens, lead.to, range.to) })[0]?.name ?? null;
	if (name === null || name.possessive || name.to > range.to) return null;
	const label = describe(passage, name, {
		from: lead.to,
		to: labelLimit(tokens, name.to, range.to),
	});
	if (label.from !== lead.to) return null;
	const also = secondName(passage, label, { from: range.from, to: range.to });
	if (also !== null)
		return {
			people: [label, also],
			part: lead.part,
			sure: sureness([label], lead) + 0.3,
			to: also.to + 1,
			short: false,
		};
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
				written: { ...label.written, role: sliceTokens(passage.text, tokens, { from: to + 1, to: role }) },
				described: true,
			};
		to = role ?? to + 1;
	} else if (!label.described || !reads(tokens[name.to], "(") || isVerb(tokens, to) || reads(separator, ",", "."))
		return null;
	const people = [mention];
	return { people, part: lead.part ?? mention.part, sure: sureness(people, lead) + 0.3, to, short: isShort(mention) };
}

/** Whether a label can end in these words: most paragraphs have nothing before their first full stop that parts it off. */
function holdsSeparator(tokens: readonly Token[], { from, to }: Range): boolean {
	const last = Math.min(to, from + 2 * longest);
	for (let at = from; at < last; at++) {
		const token = tokens[at];
		if (token === undefined || token.kind !== "mark") continue;
		if (among(token, separators)) return true;
		if (among(token, stops)) return false;
	}
	return false;
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
	for (let at = from; at < Math.min(to, from + longest); at++) {
		if (reads(tokens[at], "(")) at = bracketEnd(tokens, at) - 1;
		else if (reads(tokens[at], ":") && tokens[at + 1]?.gap !== false) return at;
		else if (reads(tokens[at], ".", "–", "—", "“", ";")) return at;
	}
	return Math.min(to, from + longest);
}
