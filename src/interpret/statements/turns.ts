/** The turns in running text: each sentence is weighed, and what follows it may add to it. */
import { append } from "../../text/append.ts";
import { type Grouped, introducedTurn, isIntroduced, turnOf } from "./group-turn.ts";
import type { Passage } from "./mention.ts";
import { mentionsIn } from "./mentions.ts";
import { enter, type People } from "./people.ts";
import type { Range } from "./phrases.ts";
import { pronounRole, pronounSpeaks } from "./pronouns.ts";
import { clauseBefore, groupsOf, sentencesOf } from "./sentences.ts";
import { reads, type Token } from "./tokens.ts";
import { enough, type Turn } from "./turn.ts";
import { unnamedTurn } from "./unnamed.ts";
import { judge } from "./verdict/index.ts";

/** What the sentences of one unit are read with; `from` is the first token that counts. */
export interface Context {
	readonly unit: number;
	readonly passage: Passage;
	readonly people: People;
	readonly from: number;
}

/** Words in quotation marks, from their first sentence on. */
interface Quotation {
	readonly range: Range;
	readonly closed: boolean;
}

/** What the sentences so far leave for the next. */
interface Trail {
	/** Sentences that were nothing but words in quotation marks, right before this one. */
	quote: Quotation | null;
	/** Somebody named who would speak if the next sentence says so. */
	pending: Turn | null;
	/** The last who was named. */
	latest: Turn | null;
}

/** The turns of one unit, in order. */
export function turnsOf(context: Context): Turn[] {
	const { text, tokens } = context.passage;
	const quotes = quotationMark.test(text);
	const turns: Turn[] = [];
	const trail: Trail = { quote: null, pending: null, latest: null };
	for (const sentence of sentencesOf(tokens, context.from)) {
		const quote = quoteBefore(tokens, sentence, trail.quote);
		const found = sentenceTurns(context, sentence, { quote, first: turns.length === 0 });
		if (found === null || found.turns.length === 0) followUp(context, sentence, trail);
		if (found !== null) {
			// Who is named inside a quotation is told of by the one whose words it holds.
			const start = found.turns[0]?.start ?? Number.POSITIVE_INFINITY;
			while ((turns.at(-1)?.start ?? -1) >= start) turns.pop();
			append(turns, found.turns);
			trail.latest = found.turns.at(-1) ?? trail.latest;
			trail.pending = found.pending;
		}
		// What stands right behind a label is said by the one whom the label names.
		const labelled = sentence.from === context.from && context.from > 0;
		if (quotes) trail.quote = labelled ? null : quoteAfter(tokens, sentence, trail.quote);
	}
	return turns;
}

const quotationMark = /[“”"‘’«»]/;

interface Found {
	readonly turns: readonly Turn[];
	readonly pending: Turn | null;
}

/** What the people named in a sentence do in it; null where nobody is named. */
function sentenceTurns(
	context: Context,
	sentence: Range,
	before: { quote: Range | null; first: boolean },
): Found | null {
	const { passage, people, unit } = context;
	const { tokens } = passage;
	const mentions = mentionsIn(passage, sentence);
	if (mentions.length === 0) {
		const nobody = unnamedTurn(passage, sentence, { unit, people });
		return nobody === null ? null : { turns: [nobody], pending: null };
	}
	let from = (before.quote ?? sentence).from;
	const to = tokens[sentence.to - 1]?.end ?? 0;
	const turns: Turn[] = [];
	let pending: Turn | null = null;
	for (const group of groupsOf(tokens, mentions)) {
		const lead = { from: sentence.from, to: group[0]?.from ?? sentence.from };
		if (turns.length > 0) from = clauseBefore(tokens, { from, to: lead.to });
		const grouped: Grouped = { unit, tokens, people, group, range: { from: tokens[from]?.start ?? 0, to } };
		const quoted = before.quote !== null || hasQuote(tokens, lead);
		const verdict = judge({
			passage,
			sentence,
			group,
			lead: tokens.slice(lead.from, lead.to),
			opens: sentence.from === context.from,
			quoted,
		});
		const first = before.first && turns.length === 0;
		const turn = turnOf(grouped, verdict) ?? (first ? introducedTurn(grouped, sentence) : null);
		if (turn === null) continue;
		turns.push(turn);
		const open = group[0]?.from === sentence.from || isIntroduced(grouped, sentence);
		if (open && turn.score < enough) pending ??= turn;
	}
	if (turns.some((turn) => turn.score >= enough)) pending = null;
	return { turns, pending };
}

/** A sentence in which nobody is named may say that she who was named before speaks, or what she is. */
function followUp({ passage, people }: Context, sentence: Range, { pending, latest }: Trail): void {
	const role = pronounRole(passage, sentence);
	if (role !== null && latest?.people.length === 1) for (const each of latest.people) each.role ??= role;
	if (pending === null || pending.score >= enough || !pronounSpeaks(passage, sentence)) return;
	pending.score += 2.4;
	for (const each of pending.people) enter(people, each);
}

function hasQuote(tokens: readonly Token[], { from, to }: Range): boolean {
	for (let at = from; at < to; at++) if (reads(tokens[at], "”", '"', "»", "’")) return true;
	return false;
}

/** The quotation whose speaker a sentence may name: it has closed before the sentence, or closes in it. */
function quoteBefore(tokens: readonly Token[], sentence: Range, quote: Quotation | null): Range | null {
	if (quote === null || opensOwn(tokens, sentence)) return null;
	return quote.closed || hasQuote(tokens, sentence) ? quote.range : null;
}

/** `X, role: “…”` goes with the words behind it. */
function opensOwn(tokens: readonly Token[], { from, to }: Range): boolean {
	for (let at = from; at < to; at++) if (reads(tokens[at], "“", '"')) return at > from && reads(tokens[at - 1], ":");
	return false;
}

/** The quotation that stands open or has just closed behind a sentence; it may take several sentences. */
function quoteAfter(tokens: readonly Token[], { from, to }: Range, before: Quotation | null): Quotation | null {
	const closes = reads(tokens[to - 1], "”", '"', "’", "»");
	if (before !== null && !before.closed) return { ...before, closed: closes };
	if (!reads(tokens[from], "“", '"', "‘", "«")) return null;
	if (!closes && hasQuote(tokens, { from: from + 1, to })) return null;
	return { range: before?.range ?? { from, to }, closed: closes };
}
