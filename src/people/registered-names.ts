/** Finds the names of the register in a passage. */
import { is, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { textOf } from "./name-words.ts";
import type { NameSpan } from "./names.ts";
import type { Spelling, SpellingIndex } from "./register.ts";

/** The names of a passage, with those that the register knows; a longer name around one of these is somebody else's. */
export function withRegistered(tokens: Tokens, names: readonly NameSpan[], index: SpellingIndex): readonly NameSpan[] {
	const spanAt: (NameSpan | undefined)[] = [];
	for (const span of names) for (let at = span.head; at < span.to; at++) spanAt[at] = span;
	const given: NameSpan[] = [];
	const replaced = new Set<NameSpan | undefined>();
	for (let at = 0; at < tokens.count; at++) {
		const spelling = index.get(tokens.word[at] as number)?.find((each) => isAt(tokens, at, each));
		if (spelling === undefined) continue;
		const to = at + spelling.words.length;
		const around = spanAt[at];
		// `MR` as somebody's initials is no `Mr`.
		const isTitle = around !== undefined && to <= around.from;
		if (around !== undefined && !isTitle && isLongerName(tokens, around, { from: at, to })) continue;
		const head = around?.from === at ? around.head : at;
		given.push({ head, from: at, to, likely: 1, registered: spelling.person });
		for (; at < to; at++) replaced.add(spanAt[at]);
		at--;
	}
	if (given.length === 0) return names;
	return [...names.filter((span) => !replaced.has(span)), ...given].sort((one, other) => one.from - other.from);
}

function isAt(tokens: Tokens, from: number, { words, exact }: Spelling): boolean {
	const last = from + words.length - 1;
	if (last >= tokens.count || tokens.line[last] !== tokens.line[from]) return false;
	for (let at = 1; at < words.length; at++) if (tokens.word[from + at] !== words[at]) return false;
	return exact === null || textOf(tokens, from, last + 1) === exact;
}

/** Whether a name that was found holds more of a name than what is registered: `Ruth Delacroix Okeke`, not `Ruth Delacroix Director`. */
function isLongerName(
	tokens: Tokens,
	{ from, to }: NameSpan,
	own: { readonly from: number; readonly to: number },
): boolean {
	let isLonger = false;
	for (let at = from; at < to; at++) {
		if ((at >= own.from && at < own.to) || tokens.shape[at] === shape.sign) continue;
		if (is(tokens, at, ordinary) && !is(tokens, at, wordBit.given | wordBit.surname)) return false;
		isLonger = true;
	}
	return isLonger;
}

/** What words are that are no part of a name. */
const ordinary =
	wordBit.honorific |
	wordBit.office |
	wordBit.body |
	wordBit.place |
	wordBit.common |
	wordBit.part |
	wordBit.title |
	wordBit.speech |
	wordBit.verb |
	wordBit.auxiliary |
	wordBit.function |
	wordBit.pronoun |
	wordBit.month |
	wordBit.meeting;
