/** What may stand before the people of a line: a number, `Speaker 2 –`, `Opening remarks:`, a role. */
import type { Part } from "../../ast/nodes.ts";
import { wordBit } from "../../text/words.ts";
import type { Passage } from "./mention.ts";
import { mentionsIn } from "./mentions.ts";
import { type NameRun, nameAt } from "./names.ts";
import { isVerb, type Range } from "./phrases.ts";
import { is, reads, sliceTokens, type Token } from "./tokens.ts";

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
		const named = separates ? (nameAt(tokens, end + 1)?.likeness ?? 0) : 0;
		const role = named < 1 ? null : roleLead(passage, { from: at, to: end }, named >= 2.4);
		if (role !== null) return { role, part: null, to: end + 1, weight: 1 };
		if (!lead.some((each) => is(each, wordBit.part | wordBit.speechNoun | wordBit.ordinal))) break;
		if (lead.some((each) => each.capital && each.bits === 0 && each.text.length > 1)) break;
		return { role: null, part: partOf(lead, passage), to: end + 1, weight: 2 };
	}
	if (reads(tokens[at], "–", "—", "-") && at === from) return { role: null, part: null, to: at + 1, weight: 0 };
	return { role: null, part: null, to: at, weight: 0 };
}

/** An office, and nobody's name; what looks like one may belong to a body where a sure name follows. */
function roleLead(passage: Passage, range: Range, sure: boolean): string | null {
	const lead = passage.tokens.slice(range.from, range.to);
	if (!lead.some((each) => is(each, wordBit.office | wordBit.part))) return null;
	if (lead.some((each) => is(each, wordBit.part | wordBit.ordinal) && !each.capital)) return null;
	const owned = reads(lead[1], "of") && lead[reads(lead[2], "the") ? 3 : 2]?.capital;
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
