/** Reads what stands beside a name: the role before it or behind it, the body that sends her. */

import { startsWithLetter } from "../../text/ascii.ts";
import { wordBit } from "../../text/words.ts";
import type { Mention, Passage } from "./mention.ts";
import type { NameRun } from "./names.ts";
import {
	bracketEnd,
	descriptionEnd,
	isUnmistakable,
	isVerb,
	phraseBefore,
	type Range,
	startsPerson,
} from "./phrases.ts";
import { type Description, roleOrPart } from "./roles.ts";
import { among, is, reads, sliceTokens, someIs, type Token, wordSet } from "./tokens.ts";

/** What a description may start with. */
const leads = wordSet("a an the of from for on our now both all formerly once then representing speaking head");

/** Reads what stands before and behind a name. */
export function describe(passage: Passage, name: NameRun, bounds: Range): Mention {
	const before = describedBefore(passage, name, bounds.from);
	const after = name.possessive ? null : describedAfter(passage, name.to, bounds.to);
	const role = after?.role ?? before?.role ?? null;
	const to = after?.to ?? name.to;
	return {
		from: before?.from ?? name.start,
		to,
		name,
		written: { honorific: honorificOf(passage, name), name: nameOf(passage, name), role },
		part: after?.part ?? before?.part ?? null,
		weighty: before !== null || someIs(passage.tokens, { from: name.to, to }, wordBit.office | wordBit.body),
		shared: after !== null && reads(passage.tokens[name.to + 1], "both", "all", "each"),
		described: before !== null || after !== null,
	};
}

/** `For UNHCR, Ms …`: the body before the comma is her role. */
export function forBody(passage: Passage, mention: Mention, from: number): Mention {
	const { name, written } = mention;
	if ((name.from === name.start && name.likeness < 1) || !reads(passage.tokens[name.start - 1], ",")) return mention;
	const body = bodyBefore(passage, from, name.start - 1);
	if (body === null) return mention;
	return {
		...mention,
		from: body.from,
		described: true,
		weighty: true,
		// A role behind the name says more of her than the body that sends her.
		written: { ...written, role: mention.to > name.to ? (written.role ?? body.role) : body.role },
	};
}

function honorificOf({ text, tokens }: Passage, { start, from }: NameRun): string | null {
	if (start === from) return null;
	const whole = sliceTokens(text, tokens, { from: start, to: from });
	const bare = whole.replace(/^the\s+/i, "");
	return startsWithLetter(bare) ? bare : whole;
}

function nameOf({ text, tokens }: Passage, name: NameRun): string {
	const whole = sliceTokens(text, tokens, name);
	return name.possessive ? whole.slice(0, -2) : whole;
}

/** What the tokens of `phrase` say of a person; with what parts it from the name, it takes up `span`. */
function descriptionOf(passage: Passage, phrase: Range, span: Range): Description {
	const { role, part } = roleOrPart(passage, phrase);
	return { role, part, from: span.from, to: span.to };
}

function describedBefore(passage: Passage, name: NameRun, low: number): Description | null {
	const { tokens } = passage;
	const comma = reads(tokens[name.start - 1], ",");
	const end = comma ? name.start - 1 : name.start;
	if (end <= low) return null;
	const phrase = phraseBefore(tokens, low, end);
	if (phrase === null || (comma && closesLead(tokens, { from: low, to: phrase.from }, name.to))) return null;
	return descriptionOf(passage, phrase, { from: phrase.from, to: name.start });
}

/** `In reply to a question from the mayor, Ms X said`: the comma parts the lead from the subject. */
function closesLead(tokens: readonly Token[], lead: Range, behind: number): boolean {
	if (!reads(tokens[lead.from], "in", "after", "following", "asked", "answering", "replying", "responding"))
		return false;
	return reads(tokens[lead.to - 1], "from", "by", "of", "to", "with") && isVerb(tokens, behind);
}

/** Whether the body that sends someone may be named from here on. */
export function opensBody(tokens: readonly Token[], at: number): boolean {
	return among(tokens[at], bodyLeads);
}

const bodyLeads = wordSet("for from representing on speaking replying responding writing");

/** `For UNHCR, Ms …`, `On behalf of the Pacific Islands Forum, Ambassador …` at a sentence's start. */
function bodyBefore(passage: Passage, low: number, end: number): Description | null {
	const { tokens } = passage;
	if (!opensBody(tokens, low)) return null;
	let from = low;
	if (reads(tokens[from], "speaking", "replying", "responding", "writing") && reads(tokens[from + 1], "for", "on"))
		from++;
	if (reads(tokens[from], "on") && reads(tokens[from + 1], "behalf")) from += 2;
	else if (!reads(tokens[from], "for", "from", "representing")) return null;
	const names = tokens
		.slice(from, end)
		.some((token) => token.capital && token.kind === "word" && !reads(token, "for", "from", "on"));
	const plain = !tokens.slice(from, end).some((token) => reads(token, ".", ";", ":", "“"));
	if (!names || !plain) return null;
	return descriptionOf(passage, { from, to: end }, { from: low, to: end });
}

function describedAfter(passage: Passage, from: number, to: number): Description | null {
	const { tokens, loose } = passage;
	const token = tokens[from];
	if (token === undefined || from >= to) return null;
	if (reads(token, "(")) return describedInBrackets(passage, from, to);
	if (reads(token, "on") && reads(tokens[from + 1], "behalf")) return phraseAfter(passage, { from, to }, from);
	if (reads(token, "of", "from", "for", "at", "representing")) {
		// `Hostels for seafarers`: a person is of or from something that has a name.
		const next = tokens[from + 1];
		const named =
			next?.capital === true || next?.kind === "number" || reads(next, "the", "a", "an", "our", "both", "“", '"');
		return named ? phraseAfter(passage, { from, to }, from) : null;
	}
	if (reads(token, ",") && isRelativeRole(tokens, from + 1)) {
		return phraseAfter(passage, { from: from + 3, to }, from + 3);
	}
	if (reads(token, ","))
		return mayDescribe(passage, from + 1) ? phraseAfter(passage, { from: from + 1, to }, from + 1) : null;
	if (loose && reads(token, ":") && !isTitleLike(tokens, from + 1, to)) return null;
	if (loose && reads(token, "–", "—", "-", "|", ":", ";", "/"))
		return phraseAfter(passage, { from: from + 1, to }, from + 1);
	return null;
}

/** `X, who is Secretary of the Forum`. */
function isRelativeRole(tokens: readonly Token[], at: number): boolean {
	if (!reads(tokens[at], "who") || !reads(tokens[at + 1], "is", "was")) return false;
	const first = reads(tokens[at + 2], "the", "a", "an", "now") ? at + 3 : at + 2;
	return someIs(tokens, { from: first, to: first + 3 }, wordBit.office) && !isVerb(tokens, first);
}

/** `PETER MAY: Slow Kitchens UK` is a name and a body, `Peter May: boys drop out` a name and words. */
function isTitleLike(tokens: readonly Token[], from: number, to: number): boolean {
	return (
		to - from < 10 &&
		tokens
			.slice(from, to)
			.every(
				(token) =>
					token.kind !== "word" ||
					token.capital ||
					reads(token, "of", "for", "the", "and", "in", "on", "de", "des", "la"),
			)
	);
}

/** Whether the words behind a name's comma describe the person. */
function mayDescribe({ tokens, loose }: Passage, at: number): boolean {
	const token = tokens[at];
	if (
		token === undefined ||
		token.kind === "mark" ||
		(startsPerson(tokens, at) && (!loose || isUnmistakable(tokens, at)))
	)
		return false;
	if (among(token, leads)) {
		return !reads(token, "speaking", "on", "all", "then") || reads(tokens[at + 1], "for", "on", "behalf", "of");
	}
	if (is(token, wordBit.function | wordBit.pronoun | wordBit.auxiliary | wordBit.subordinate) && !token.capital)
		return false;
	// `retired nurse from Tamale`
	if (token.text.endsWith("ed") && is(tokens[at + 1], wordBit.office)) return true;
	if ((token.kind === "number" && !loose) || isVerb(tokens, at)) return false;
	if (loose || token.capital || !ending.test(token.text)) return true;
	return someIs(tokens, { from: at, to: at + 3 }, wordBit.office | wordBit.body);
}

const ending = /(?:ing|ed|ly)$/;

function phraseAfter(passage: Passage, range: Range, at: number): Description | null {
	const from = reads(passage.tokens[at], "speaking") ? at + 1 : at;
	const end = descriptionEnd(passage.tokens, { from, to: range.to }, passage.loose);
	if (end <= from) return null;
	const phrase = { from, to: end };
	return descriptionOf(passage, phrase, phrase);
}

function describedInBrackets(passage: Passage, open: number, to: number): Description | null {
	const { tokens } = passage;
	const end = bracketEnd(tokens, open);
	const inner = { from: open + 1, to: end - 1 };
	const more =
		reads(tokens[end], ",", "–", "-") && passage.loose && !startsPerson(tokens, end + 1)
			? describedAfter(passage, end, to)
			: null;
	const first = tokens[inner.from];
	const lower = first?.kind === "word" && !first.capital && !reads(first, "of", "from", "for", "representing");
	const said = roleOrPart(passage, inner);
	const counts = tokens
		.slice(inner.from, inner.to)
		.some((token) => is(token, wordBit.office | wordBit.body) || (token.capital && !lower));
	const role = lower && !counts ? null : said.role;
	// `X (by phone), mayor`, `X (moderator), mayor`: the role stands behind the bracket.
	if (more !== null && role === null) return { ...more, part: more.part ?? said.part, from: open };
	return { role, part: said.part, from: open, to: end };
}
