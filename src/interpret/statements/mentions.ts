/** A person named in running text, with all that is said of her beside the name. */
import type { Part } from "../../ast/nodes.ts";
import type { Words } from "../../text/words.ts";
import { type NameRun, nameAt } from "./names.ts";
import { bracketEnd, descriptionEnd, isUnmistakable, isVerb, phraseBefore, type Range, startsPerson } from "./phrases.ts";
import { bitsOf, is, reads, sliceTokens, type Token } from "./tokens.ts";

/** Someone named in one place. */
export interface Mention {
	/** The whole noun phrase, a role before the name and its article included. */
	readonly from: number;
	readonly to: number;
	/** The honorific and the name alone. */
	readonly name: NameRun;
	readonly written: { readonly honorific: string | null; readonly name: string; readonly role: string | null };
	/** What the role says she does in the meeting, where it does. */
	readonly part: Part | null;
	/** The description names an office or a body. */
	readonly weighty: boolean;
	/** `both of`, `all from`: the role is that of everyone named with her. */
	readonly shared: boolean;
	/** Some role stands beside the name, even one that only names a part. */
	readonly described: boolean;
}

/** The text that mentions are read from. */
export interface Passage {
	readonly text: string;
	readonly tokens: readonly Token[];
	readonly words: Words;
	/** A line of its own (a heading, a roster entry): what stands beside a name describes it, verb or not. */
	readonly loose: boolean;
}

interface Description {
	readonly role: string | null;
	readonly part: Part | null;
	readonly from: number;
	readonly to: number;
}

/** All who are named between two tokens, in order. */
export function mentionsIn(passage: Passage, { from, to }: Range): Mention[] {
	const mentions: Mention[] = [];
	let low = from;
	for (let at = from; at < to; at++) {
		const token = passage.tokens[at];
		if (token === undefined || token.kind !== "word") continue;
		if (inOffice(passage.tokens, at)) continue;
		const name = token.capital || is(token, bitsOf("honorificPart", "honorific")) ? likeliest(passage.tokens, at) : null;
		if (name === null || name.to > to) continue;
		if (name.likeness < 1) {
			// `Hope Foundation`: step over the whole run, or its tail would be taken for a name.
			if (name.to - name.from > 1) at = name.to - 1;
			continue;
		}
		if (isLoneObject(passage.tokens, name)) continue;
		const mention = forBody(passage, describe(passage, name, { from: low, to }), from);
		// `For Terre des Hommes, Prof. X`: what looked like a name was the body's.
		while ((mentions.at(-1)?.from ?? -1) >= mention.from) mentions.pop();
		mentions.push(mention);
		low = mention.to;
		at = mention.to - 1;
	}
	return mentions;
}

/** `Deputy High Commissioner`, `Goodwill Ambassador`: a title that ends an office opens no name. */
function inOffice(tokens: readonly Token[], at: number): boolean {
	const before = tokens[at - 1];
	if (!is(tokens[at], bitsOf("honorific")) || !is(tokens[at], bitsOf("office"))) return false;
	return before?.kind === "word" && before.capital && is(before, bitsOf("common", "body")) && !is(before, bitsOf("function", "honorific", "office"));
}

/** `School of Economics`: one bare word behind a preposition or an article. */
function isLoneObject(tokens: readonly Token[], name: NameRun): boolean {
	if (name.to - name.start > 1) return false;
	if (is(tokens[name.start], bitsOf("place")) && reads(tokens[name.start - 1], ",")) return true;
	return reads(tokens[name.start - 1], "of", "the", "in", "for", "at", "on", "a", "an", "its", "into");
}

/** `Minister of Education Wambui wa Njoroge`: where a run opens with an ordinary word, the name may start behind it. */
function likeliest(tokens: readonly Token[], at: number): NameRun | null {
	const name = nameAt(tokens, at);
	if (name === null || name.from > name.start || name.to - at < 2) return name;
	if (!is(tokens[at], bitsOf("common", "body", "office", "speechNoun", "meeting")) || is(tokens[at], bitsOf("given", "surname"))) return name;
	if (inOffice(tokens, at + 1)) return name;
	const inner = likeliest(tokens, at + 1);
	return inner !== null && inner.likeness >= name.likeness + 0.9 && inner.likeness >= 2 ? inner : name;
}

/** Reads what stands before and behind a name. */
export function describe(passage: Passage, name: NameRun, bounds: Range): Mention {
	const before = describedBefore(passage, name, bounds.from);
	const after = name.possessive ? null : describedAfter(passage, name.to, bounds.to);
	const role = after?.role ?? before?.role ?? null;
	return {
		from: before?.from ?? name.start,
		to: after?.to ?? name.to,
		name,
		written: { ...nameText(passage, name), role },
		part: after?.part ?? before?.part ?? null,
		weighty: passage.tokens.slice(name.to, after?.to ?? name.to).some((token) => is(token, bitsOf("office", "body"))) || before !== null,
		shared: after !== null && reads(passage.tokens[name.to + 1], "both", "all", "each"),
		described: before !== null || after !== null,
	};
}

/** `For UNHCR, Ms …`: the body before the comma is her role. */
function forBody(passage: Passage, mention: Mention, from: number): Mention {
	const { name, written } = mention;
	if (name.from === name.start && name.likeness < 2 || !reads(passage.tokens[name.start - 1], ",")) return mention;
	const body = bodyBefore(passage, from, name.start - 1);
	if (body === null) return mention;
	return { ...mention, from: body.from, described: true, weighty: true, written: { ...written, role: written.role ?? body.role } };
}

function nameText({ text, tokens }: Passage, name: NameRun): { honorific: string | null; name: string } {
	const honorific = sliceTokens(text, tokens, { from: name.start, to: name.from }).replace(/^the\s+(?=\p{L})/iu, "");
	const whole = sliceTokens(text, tokens, { from: name.from, to: name.to });
	return { honorific: honorific === "" ? null : honorific, name: name.possessive ? whole.slice(0, -2) : whole };
}

function describedBefore(passage: Passage, name: NameRun, low: number): Description | null {
	const { tokens } = passage;
	const comma = reads(tokens[name.start - 1], ",");
	const end = comma ? name.start - 1 : name.start;
	if (end <= low) return null;
	const phrase = phraseBefore(tokens, low, end);
	if (phrase === null) return null;
	return { ...roleOrPart(passage, phrase), from: phrase.from, to: name.start };
}

/** `For UNHCR, Ms …`, `On behalf of the Pacific Islands Forum, Ambassador …` at a sentence's start. */
function bodyBefore(passage: Passage, low: number, end: number): Description | null {
	const { tokens } = passage;
	let from = low;
	if (reads(tokens[from], "speaking", "replying", "responding", "writing") && reads(tokens[from + 1], "for", "on")) from++;
	if (reads(tokens[from], "on") && reads(tokens[from + 1], "behalf")) from += 2;
	else if (!reads(tokens[from], "for", "from", "representing")) return null;
	const names = tokens.slice(from, end).some((token) => token.capital && token.kind === "word" && !reads(token, "for", "from", "on"));
	const plain = !tokens.slice(from, end).some((token) => reads(token, ".", ";", ":", "“"));
	if (!names || !plain) return null;
	return { ...roleOrPart(passage, { from, to: end }), from: low, to: end };
}

function describedAfter(passage: Passage, from: number, to: number): Description | null {
	const { tokens, loose } = passage;
	const token = tokens[from];
	if (token === undefined || from >= to) return null;
	if (reads(token, "(")) return describedInBrackets(passage, from, to);
	if (reads(token, "of", "from", "for", "at", "representing")) return phraseAfter(passage, { from, to }, from);
	if (reads(token, ",")) return mayDescribe(passage, from + 1) ? phraseAfter(passage, { from: from + 1, to }, from + 1) : null;
	if (loose && reads(token, ":") && !isTitleLike(tokens, from + 1, to)) return null;
	if (loose && reads(token, "–", "—", "-", "|", ":", ";", "/")) return phraseAfter(passage, { from: from + 1, to }, from + 1);
	return null;
}

/** `PETER MAY: Slow Kitchens UK` is a name and a body, `Peter May: boys drop out` a name and words. */
function isTitleLike(tokens: readonly Token[], from: number, to: number): boolean {
	return to - from < 10 && tokens.slice(from, to).every((token) => token.kind !== "word" || token.capital || reads(token, "of", "for", "the", "and", "in", "on", "de", "des", "la"));
}

/** Whether the words behind a name's comma describe the person. */
function mayDescribe({ tokens, loose }: Passage, at: number): boolean {
	const token = tokens[at];
	if (token === undefined || token.kind === "mark" || (startsPerson(tokens, at) && (!loose || isUnmistakable(tokens, at)))) return false;
	if (reads(token, "a", "an", "the", "of", "from", "for", "on", "our", "now", "both", "all", "formerly", "once", "then", "representing", "speaking", "head")) {
		return !reads(token, "speaking", "on", "all", "then") || reads(tokens[at + 1], "for", "on", "behalf", "of");
	}
	if (is(token, bitsOf("function", "pronoun", "auxiliary", "subordinate")) && !token.capital) return false;
	if ((token.kind === "number" && !loose) || isVerb(tokens, at)) return false;
	if (loose || token.capital || !/(?:ing|ed|ly)$/u.test(token.text)) return true;
	return tokens.slice(at, at + 3).some((each) => is(each, bitsOf("office", "body")));
}

function phraseAfter(passage: Passage, range: Range, at: number): Description | null {
	const from = reads(passage.tokens[at], "speaking") ? at + 1 : at;
	const end = descriptionEnd(passage.tokens, { from, to: range.to }, passage.loose);
	if (end <= from) return null;
	return { ...roleOrPart(passage, { from, to: end }), from, to: end };
}

function describedInBrackets(passage: Passage, open: number, to: number): Description | null {
	const { tokens } = passage;
	const end = bracketEnd(tokens, open);
	const inner = { from: open + 1, to: end - 1 };
	const more = reads(tokens[end], ",", "–", "-") && passage.loose && !startsPerson(tokens, end + 1) ? describedAfter(passage, end, to) : null;
	const first = tokens[inner.from];
	const lower = first?.kind === "word" && !first.capital && !reads(first, "of", "from", "for", "representing");
	const said = roleOrPart(passage, inner);
	if (more !== null && said.role === null) return { ...more, from: open };
	const counts = tokens.slice(inner.from, inner.to).some((token) => is(token, bitsOf("office", "body")) || (token.capital && !lower));
	return { role: lower && !counts ? null : said.role, part: said.part, from: open, to: end };
}

/** The role that a phrase gives, without what leads into it; or the part in the meeting that it names. */
function roleOrPart(passage: Passage, range: Range): { role: string | null; part: Part | null } {
	const { tokens, words } = passage;
	let from = skipLead(tokens, range);
	let to = range.to;
	const part = partAt(tokens, { from, to }, words);
	if (part !== null) {
		from = part.to;
		if (reads(tokens[from], ",", "of", "from", "for") && from < to) from = skipLead(tokens, { from: from + 1, to });
		else from = skipLead(tokens, { from, to });
		if (from >= to || reads(tokens[from], "the", "session", "panel", "event", "meeting")) return { role: null, part: part.part };
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
	if (from >= to || !is(first, bitsOf("part"))) return null;
	const part = words.parts.get(first?.text.toLowerCase() ?? "");
	if (part === undefined) return null;
	const second = is(tokens[from + 1], bitsOf("part")) && from + 1 < to;
	const end = from + (second ? 2 : 1);
	// `Speaker of the National Assembly` is what she is, `chair of the session` what she does.
	const owner = tokens[end + (reads(tokens[end + 1], "the") ? 2 : 1)];
	if (first?.capital && end < to && reads(tokens[end], "of") && owner?.capital && !is(owner, bitsOf("meeting"))) return null;
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
	return open > from && (lower || is(first, bitsOf("part")) || is(first, bitsOf("title"))) ? open : to;
}
