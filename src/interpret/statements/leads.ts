/** What may stand before the people of a line: a number, `Speaker 2 –`, `Opening remarks:`, a role. */
import type { Part } from "../../text/parts.ts";
import { wordBit } from "../../text/words.ts";
import type { Passage } from "./mention.ts";
import { mentionsIn } from "./mentions.ts";
import { type NameRun, nameAt } from "./names.ts";
import { isVerb, type Range } from "./phrases.ts";
import { among, is, reads, sliceTokens, someIs, type Token, wordSet } from "./tokens.ts";

const longestLead = 14;
const separators = wordSet(": – — - |");

/** What stands before the people of a line. */
export interface Lead {
	/** `Director of the Institute: Maria Lopez`. */
	readonly role: string | null;
	readonly part: Part | null;
	readonly to: number;
	/** What the lead adds to the sureness. */
	readonly weight: number;
}

/** `1.`, `Speaker 2 –`, `Moderator:`, `Opening remarks:`, `Address by`: what may stand before the people. */
export function readLead(passage: Passage, { from, to }: Range): Lead {
	const { tokens } = passage;
	const numbered = tokens[from]?.kind === "number" && reads(tokens[from + 1], ".", ")", ":", "|", "–", "-");
	const at = numbered ? from + 2 : from;
	const last = Math.min(to, at + longestLead, tokens.length);
	for (let end = at; end < last; end++) {
		const lead = mayEnd(tokens[end]) ? leadAt(passage, { from: at, to: end }) : null;
		if (lead !== null) return lead;
	}
	const dash = at === from && reads(tokens[at], "–", "—", "-");
	return { role: null, part: null, to: dash ? at + 1 : at, weight: 0 };
}

function mayEnd(token: Token | undefined): boolean {
	if (token === undefined) return false;
	if (token.kind === "mark") return among(token, separators);
	const length = token.end - token.start;
	return (length === 2 || length === 4) && reads(token, "by", "from");
}

/** The lead that ends at `to`, where one may, the words before it are no name. */
function leadAt(passage: Passage, range: Range): Lead | null {
	const { tokens } = passage;
	const { from, to } = range;
	const token = tokens[to];
	const separates =
		(reads(token, ":") && tokens[to + 1]?.gap !== false) || (to > from && reads(token, "–", "—", "-", "|"));
	if (separates) {
		const named = nameAt(tokens, to + 1)?.likeness ?? 0;
		const role = named < 1 ? null : roleLead(passage, range, named >= 2.4);
		if (role !== null) return { role, part: null, to: to + 1, weight: 1 };
	} else if (!reads(token, "by", "from")) return null;
	if (!someIs(tokens, range, wordBit.part | wordBit.speechNoun | wordBit.ordinal)) return null;
	const lead = tokens.slice(from, to);
	if (lead.some((each) => each.capital && each.bits === 0 && each.text.length > 1)) return null;
	return { role: null, part: partOf(lead, passage), to: to + 1, weight: 2 };
}

/** An office, and nobody's name; what looks like one may belong to a body where a sure name follows. */
function roleLead(passage: Passage, range: Range, sure: boolean): string | null {
	const lead = passage.tokens.slice(range.from, range.to);
	if (!lead.some((each) => is(each, wordBit.office | wordBit.part))) return null;
	if (lead.some((each) => is(each, wordBit.part | wordBit.ordinal) && !each.capital)) return null;
	const owner = lead[reads(lead[2], "the") ? 3 : 2];
	const owned = reads(lead[1], "of") && owner?.capital && !is(owner, wordBit.meeting);
	if ((is(lead[0], wordBit.part) && !owned) || lead.some((_, at) => isVerb(lead, at))) return null;
	if (!sure && mentionsIn(passage, range).some(({ name }) => mayBePerson(passage.tokens, name))) return null;
	return sliceTokens(passage.text, passage.tokens, range);
}

function mayBePerson(tokens: readonly Token[], name: NameRun): boolean {
	return name.to - name.start > 1 || tokens[name.from]?.bits === 0;
}

function partOf(tokens: readonly Token[], { words }: Passage): Part | null {
	for (const token of tokens) {
		const part = is(token, wordBit.part) ? words.parts.get(token.text.toLowerCase()) : undefined;
		if (part !== undefined) return part;
	}
	return null;
}
