/** Words to find the notes by. */
import type { FieldItem } from "../ast/nodes.ts";
import { hasWord, isWordUnit, wordRuns } from "../text/ascii.ts";
import { isSemicolon } from "../text/characters.ts";
import { goalWords } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { memoizePer } from "../text/lazy.ts";
import type { TextSpan } from "../text/place.ts";
import { startsLower } from "../text/sentences.ts";
import { collapseWhiteSpace, skipSpaces } from "../text/spaces.ts";
import { type FieldType, isProse, type ReadContext, type Term } from "./field-type.ts";
import { keyOf } from "./goal-scan.ts";
import {
	cutAt,
	filledParts,
	isPlaceholder,
	itemMaker,
	listOf,
	ownSeparatorEnd,
	skipBullet,
	trimSpan,
} from "./pieces.ts";

/** Tags as written, between commas, semicolons or line ends; the comma inside a known name parts nothing. */
export const tags = {
	type: "tags",
	about: "Tags as written; commas inside the form's own terms do not separate them.",
	example: "boats, fish",
	list: true,
	read(parts, context) {
		const items: FieldItem[] = [];
		for (const [at, part] of filledParts(parts, context).entries()) {
			const item = itemMaker(part);
			for (const span of tagSpans(part.raw, context, at + 1)) {
				const written = collapseWhiteSpace(part.raw.slice(span.start, span.end));
				items.push(item(span, isWordUnit(written.charCodeAt(0)) || hasWord(written) ? written : null));
			}
		}
		return listOf(items);
	},
	likeness(raw, context) {
		const tags = tagSpans(raw, context, 1);
		if (tags.length === 0) return -1;
		// A list may be long, and have a full stop behind it; a single one only begins large.
		if (tags.length === 1 && startsLower(raw, 0, raw.length) && isProse(raw, context.words)) return -1;
		for (const { start, end } of tags)
			if (end - start > longestTag || isProse(raw.slice(start, end), context.words)) return -1;
		return tags.length > 1 || hasGoal.test(raw) ? 2 : 1;
	},
	print: (value) => (Array.isArray(value) ? value.join("\n") : String(value)),
} satisfies FieldType;

const longestTag = 60;
const hasGoal = new RegExp(`\\b${anyOf(goalWords)} ?\\d`, "i");

function tagSpans(raw: string, context: ReadContext, number: number): TextSpan[] {
	const from = skipBullet(raw, number);
	return (hashtags(raw, from) ?? joinTerms(raw, cut(raw, from, context.separators), context.vocabulary))
		.map((span) => tagWithin(raw, span))
		.filter(({ start, end }) => end > start && !isPlaceholder(raw.slice(start, end), context));
}

/**
 * A tag without the bullets before it, however many: what is read from its own words again must be the same; and without
 * the full stop that closes a list, but for that of `U.N.`
 */
function tagWithin(raw: string, { start, end }: TextSpan): TextSpan {
	let at = start;
	for (let length = -1; length !== 0; at += length) length = skipBullet(raw.slice(at, end));
	const span = trimSpan(raw, at, end);
	const tag = raw.slice(span.start, span.end);
	const closes = tag.endsWith(".") && tag.indexOf(".") === tag.length - 1;
	return closes ? trimSpan(raw, span.start, span.end - 1) : span;
}

/** `#Women #SDG5`: nothing but hashtags, with only white space between them. */
function hashtags(raw: string, from: number): TextSpan[] | null {
	if (raw[trimSpan(raw, from, raw.length).start] !== "#") return null;
	const spans: TextSpan[] = [];
	for (const { 0: tag, index } of raw.slice(from).matchAll(/[^\s,;]+/g)) {
		if (!/^#[^#]/u.test(tag)) return null;
		spans.push({ start: from + index, end: from + index + tag.length });
	}
	return spans;
}

const comma = 0x2c;

function cut(raw: string, from: number, separators: readonly string[]): TextSpan[] {
	const spans = cutAt(raw, from, (_, at) =>
		raw.charCodeAt(at) === comma || isSemicolon(raw, at) ? at + 1 : ownSeparatorEnd(raw, at, separators),
	);
	return spans.map(({ start, end }) => trimSpan(raw, start, end));
}

/** Puts the pieces of a known name together again. */
function joinTerms(raw: string, cuts: readonly TextSpan[], vocabulary: readonly Term[]): TextSpan[] {
	const terms = termsOf(vocabulary);
	const spans: TextSpan[] = [];
	for (let index = 0; index < cuts.length; index++) {
		const first = cuts[index];
		if (first === undefined) continue;
		const next = cuts[index + 1];
		const isOpen = next !== undefined && raw.charCodeAt(skipSpaces(raw, first.end, next.start)) === comma;
		const candidates = isOpen ? (terms.get(lastWord(raw.slice(first.start, first.end))) ?? []) : [];
		const last = candidates.map((term) => lastOf(raw, cuts, { index, term })).find((end) => end !== null) ?? index;
		spans.push({ start: first.start, end: cuts[last]?.end ?? first.end });
		index = last;
	}
	return spans;
}

/** The index of the piece that completes a term: only commas may belong to a name. */
function lastOf(
	raw: string,
	cuts: readonly TextSpan[],
	{ index, term }: { index: number; term: string },
): number | null {
	const keyAt = (at: number) => keyOf(raw.slice(cuts[at]?.start, cuts[at]?.end));
	let joined = keyAt(index).replace(goalPrefix, "");
	for (let next = index + 1; next < cuts.length && joined.length < term.length; next++) {
		if (raw.slice(cuts[next - 1]?.end, cuts[next]?.start).trim() !== ",") break;
		joined = `${joined} ${keyAt(next)}`.trim();
		if (joined === term) return next;
	}
	return null;
}

const goalPrefix = new RegExp(`^(?:(?:un )?${anyOf(goalWords)} ?)?(?:\\d{1,2} ?)?`);
/** The keys of the terms with a comma in their name, by the word in front of it: `industry`, `peace`. */
const termsOf = memoizePer((vocabulary: readonly Term[]): ReadonlyMap<string, readonly string[]> => {
	const terms = new Map<string, string[]>();
	for (const name of vocabulary.flatMap((term) => [term.name, ...term.aliases])) {
		const comma = name.indexOf(",");
		const word = lastWord(name.slice(0, Math.max(comma, 0)));
		if (comma > 0) terms.set(word, [...(terms.get(word) ?? []), keyOf(name)]);
	}
	return terms;
});

function lastWord(text: string): string {
	return wordRuns(text.toLowerCase()).at(-1) ?? "";
}
