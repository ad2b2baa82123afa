/** The role that a phrase beside a name gives, without what leads into it. */
import type { Part } from "../../text/parts.ts";
import { type Words, wordBit } from "../../text/words.ts";
import type { Passage } from "./mention.ts";
import type { Range } from "./phrases.ts";
import { is, reads, sliceTokens, type Token } from "./tokens.ts";

/** What a phrase beside a name says, and the tokens it spans. */
export interface Description {
	readonly role: string | null;
	readonly part: Part | null;
	readonly from: number;
	readonly to: number;
}

/** The role that a phrase gives, without what leads into it; or the part in the meeting that it names. */
export function roleOrPart(passage: Passage, range: Range): { role: string | null; part: Part | null } {
	const { tokens, words } = passage;
	let from = skipLead(tokens, range);
	let to = range.to;
	const part = partAt(tokens, { from, to }, words);
	if (part !== null) {
		from = part.to;
		if (reads(tokens[from], ",", "of", "from", "for") && from < to) from = skipLead(tokens, { from: from + 1, to });
		else from = skipLead(tokens, { from, to });
		if (from >= to || reads(tokens[from], "the", "session", "panel", "event", "meeting"))
			return { role: null, part: part.part };
	}
	while (to > from && reads(tokens[to - 1], ".", ",", "–", "-")) to--;
	to = withoutAside(tokens, { from, to });
	const role = sliceTokens(passage.text, tokens, { from, to });
	return { role: role === "" ? null : role, part: part?.part ?? null };
}

/** `now`, then `of`, `from`, `for` or `on behalf of`, then an article. */
function skipLead(tokens: readonly Token[], { from, to }: Range): number {
	let at = from;
	while (at < to && reads(tokens[at], "now", "both", "all", "our", "own", "representing", "speaking")) at++;
	if (reads(tokens[at], "on") && reads(tokens[at + 1], "behalf")) at += 2;
	if (reads(tokens[at], "of", "from", "for", "at") && at < to) at++;
	if (reads(tokens[at], "the", "a", "an") && at < to) at++;
	return at;
}

/** `moderator`, `chair of the session`, `Keynote Speaker`: a phrase that opens with a part word. */
function partAt(tokens: readonly Token[], { from, to }: Range, words: Words): { part: Part; to: number } | null {
	const first = tokens[from];
	if (from >= to || !is(first, wordBit.part)) return null;
	const part = words.parts.get(first?.text.toLowerCase() ?? "");
	if (part === undefined) return null;
	const second = is(tokens[from + 1], wordBit.part) && from + 1 < to;
	const end = from + (second ? 2 : 1);
	// `Speaker of the National Assembly` is what she is, `chair of the session` what she does.
	const owner = tokens[end + (reads(tokens[end + 1], "the") ? 2 : 1)];
	if (first?.capital && end < to && reads(tokens[end], "of") && owner?.capital && !is(owner, wordBit.meeting))
		return null;
	if (part === "chair" && first?.capital && end < to && reads(tokens[end], ",") && from > 0) return null;
	return { part, to: end };
}

/** Less a closing bracket that starts in lower case or names a part. */
function withoutAside(tokens: readonly Token[], { from, to }: Range): number {
	if (!reads(tokens[to - 1], ")")) return to;
	let open = to - 2;
	while (open > from && !reads(tokens[open], "(")) open--;
	const first = tokens[open + 1];
	const lower = first?.kind === "word" && !first.capital;
	return open > from && (lower || is(first, wordBit.part) || is(first, wordBit.title)) ? open : to;
}
