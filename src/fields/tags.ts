/** Words to find the notes by. */

import type { FieldItem } from "../ast/nodes.ts";
import { hasWord, wordRuns } from "../text/ascii.ts";
import { squash } from "../text/squash.ts";
import { bracketSpans } from "./brackets.ts";
import { endsEntity } from "./entity.ts";
import { defineFieldType, type ReadContext, type Term } from "./field-type.ts";
import { isWordUnit } from "./letters.ts";
import { ownSeparatorEnd } from "./own-separators.ts";
import { filledParts, isPlaceholder, itemMaker, listOf, type Span, skipBullet, trimSpan } from "./pieces.ts";

/** Tags as written, between commas, semicolons or line ends; the comma inside a known name parts nothing. */
export const tags = defineFieldType({
	type: "tags",
	about: "Tags as written; commas inside the form's own terms do not part them.",
	example: "boats, fish",
	list: true,
	read(parts, context) {
		const items: FieldItem[] = [];
		for (const part of filledParts(parts, context)) {
			const item = itemMaker(part);
			for (const span of tagSpans(part.raw, context)) {
				const written = squash(part.raw.slice(span.start, span.end));
				items.push(item(span, isWordUnit(written.charCodeAt(0)) || hasWord(written) ? written : null));
			}
		}
		return listOf(items);
	},
	print: (value) => (Array.isArray(value) ? value.join("\n") : String(value)),
});

function tagSpans(raw: string, context: ReadContext): Span[] {
	const from = skipBullet(raw);
	const spans = hashtags(raw, from) ?? joinTerms(raw, cut(raw, from, context.separators), context.vocabulary);
	return spans
		.map(({ start, end }) => withoutStop(raw, behindBullets(raw, start, end), end))
		.filter(({ start, end }) => end > start && !isPlaceholder(raw.slice(start, end), context));
}

/** Where a tag begins, behind however many bullets there are: what is read from its own words again must be the same. */
function behindBullets(raw: string, start: number, end: number): number {
	let at = start;
	for (let length = -1; length !== 0; at += length) length = skipBullet(raw.slice(at, end));
	return at;
}

/** The full stop that closes a list; that of `U.N.` stays. */
function withoutStop(raw: string, start: number, end: number): Span {
	const span = trimSpan(raw, start, end);
	if (raw[span.end - 1] !== "." || raw.slice(span.start, span.end - 1).includes(".")) return span;
	return trimSpan(raw, span.start, span.end - 1);
}

/** `#Women #SDG5`: nothing but hashtags, with only white space between them. */
function hashtags(raw: string, from: number): Span[] | null {
	if (raw[trimSpan(raw, from, raw.length).start] !== "#") return null;
	const spans: Span[] = [];
	for (const match of raw.slice(from).matchAll(/[^\s,;]+/g)) {
		if (!/^#[^#]/u.test(match[0])) return null;
		spans.push({ start: from + match.index, end: from + match.index + match[0].length });
	}
	return spans;
}

interface Cut extends Span {
	/** Whether a comma stands in front: only that may belong to a name. */
	readonly comma: boolean;
}

function cut(raw: string, from: number, separators: readonly string[]): Cut[] {
	const cuts: Cut[] = [];
	const brackets = bracketSpans(raw);
	let start = from;
	let comma = false;
	const close = (at: number) => {
		const { start: first, end } = trimSpan(raw, start, at);
		cuts.push({ start: first, end, comma });
	};
	for (let at = from; at < raw.length; at++) {
		if (brackets.size > 0) at = (brackets.get(at) ?? at + 1) - 1;
		const length = separatorLength(raw, at, separators);
		if (length === 0) continue;
		close(at);
		comma = raw[at] === ",";
		start = at + length;
		at = start - 1;
	}
	close(raw.length);
	return cuts;
}

function separatorLength(raw: string, at: number, separators: readonly string[]): number {
	const unit = raw.charCodeAt(at);
	if (unit === 0x2c || (unit === 0x3b && !endsEntity(raw, at))) return 1;
	return separators.length === 0 ? 0 : ownSeparatorEnd(raw, at, separators) - at;
}

/** Puts the pieces of a known name together again. */
function joinTerms(raw: string, cuts: readonly Cut[], vocabulary: readonly Term[]): Span[] {
	const terms = termsOf(vocabulary);
	const spans: Span[] = [];
	for (let index = 0; index < cuts.length; index++) {
		const first = cuts[index];
		if (first === undefined) continue;
		const written = cuts[index + 1]?.comma ? raw.slice(first.start, first.end) : "";
		const candidates = terms.get(lastWord(written)) ?? [];
		const last = candidates.map((term) => lastOf(raw, cuts, { index, term })).find((end) => end !== null) ?? index;
		spans.push({ start: first.start, end: cuts[last]?.end ?? first.end });
		index = last;
	}
	return spans;
}

/** The index of the piece that completes a term. */
function lastOf(raw: string, cuts: readonly Cut[], from: { index: number; term: string }): number | null {
	let joined = keyOf(raw.slice(cuts[from.index]?.start, cuts[from.index]?.end)).replace(goalPrefix, "");
	for (let next = from.index + 1; next < cuts.length && cuts[next]?.comma && joined.length < from.term.length; next++) {
		joined = `${joined} ${keyOf(raw.slice(cuts[next]?.start, cuts[next]?.end))}`.trim();
		if (joined === from.term) return next;
	}
	return null;
}

const goalPrefix = /^(?:(?:un )?(?:sdgs?|goals?) ?)?(?:\d{1,2} ?)?/u;
const compiled = new WeakMap<readonly Term[], ReadonlyMap<string, readonly string[]>>();

/** The keys of the terms with a comma in their name, by the word in front of it: `industry`, `peace`. */
function termsOf(vocabulary: readonly Term[]): ReadonlyMap<string, readonly string[]> {
	const known = compiled.get(vocabulary);
	if (known !== undefined) return known;
	const terms = new Map<string, string[]>();
	for (const name of vocabulary.flatMap((term) => [term.name, ...term.aliases])) {
		const comma = name.indexOf(",");
		const word = lastWord(name.slice(0, Math.max(comma, 0)));
		if (comma > 0) terms.set(word, [...(terms.get(word) ?? []), keyOf(name)]);
	}
	compiled.set(vocabulary, terms);
	return terms;
}

function lastWord(text: string): string {
	let end = text.length;
	while (end > 0 && !isWordUnit(text.charCodeAt(end - 1))) end--;
	let start = end;
	while (start > 0 && isWordUnit(text.charCodeAt(start - 1))) start--;
	return text.slice(start, end).toLowerCase();
}

/** Letters and figures in lower case; `&` and `and` are left out. */
function keyOf(text: string): string {
	return wordRuns(text.toLowerCase())
		.filter((word) => word !== "and")
		.join(" ");
}
