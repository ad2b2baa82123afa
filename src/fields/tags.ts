/** Words to find the notes by. */
import { bracketSpans } from "./brackets.ts";
import { defineFieldType, type ReadContext, type Term } from "./field-type.ts";
import { filledParts, isPlaceholder, itemMaker, listOf, type Span, skipBullet, squash, trimSpan } from "./pieces.ts";

/** Tags as written, between commas, semicolons or line ends; the comma inside a known name parts nothing. */
export const tags = defineFieldType({
	type: "tags",
	about: "Tags as written; commas inside the form's own terms do not part them.",
	list: true,
	read(parts, context) {
		const items = filledParts(parts, context).flatMap((part) => {
			const item = itemMaker(part);
			return tagSpans(part.raw, context).map((span) => {
				const written = squash(part.raw.slice(span.start, span.end));
				return item(span, /[\p{L}\p{N}]/u.test(written) ? written : null);
			});
		});
		return listOf(items);
	},
	print: (value) => (Array.isArray(value) ? value.join("\n") : String(value)),
});

function tagSpans(raw: string, context: ReadContext): Span[] {
	const from = skipBullet(raw);
	const spans = hashtags(raw, from) ?? joinTerms(raw, cut(raw, from, context.separators), context.vocabulary);
	return spans
		.map(({ start, end }) => withoutStop(raw, start + skipBullet(raw.slice(start, end)), end))
		.filter(({ start, end }) => end > start && !isPlaceholder(raw.slice(start, end), context));
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
	for (const match of raw.slice(from).matchAll(/[^\s,;]+/gu)) {
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
	for (let at = from; at < raw.length; at++) {
		const closed = brackets.get(at);
		if (closed !== undefined) at = closed - 1;
		const separator = raw[at] === "," || raw[at] === ";" ? raw[at] : separators.find((one) => one !== "" && raw.startsWith(one, at));
		if (separator === undefined) continue;
		cuts.push({ ...trimSpan(raw, start, at), comma });
		comma = separator === ",";
		start = at + separator.length;
		at = start - 1;
	}
	cuts.push({ ...trimSpan(raw, start, raw.length), comma });
	return cuts;
}

/** Puts the pieces of a known name together again. */
function joinTerms(raw: string, cuts: readonly Cut[], vocabulary: readonly Term[]): Span[] {
	const terms = termsOf(vocabulary);
	const spans: Span[] = [];
	for (let index = 0; index < cuts.length; index++) {
		const first = cuts[index];
		if (first === undefined) continue;
		const candidates = terms.get(keyOf(raw.slice(first.start, first.end)).replace(goalPrefix, "")) ?? [];
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

/** The terms with a comma in their name, by what stands before their first comma. */
function termsOf(vocabulary: readonly Term[]): ReadonlyMap<string, readonly string[]> {
	const known = compiled.get(vocabulary);
	if (known !== undefined) return known;
	const terms = new Map<string, string[]>();
	for (const name of vocabulary.flatMap((term) => [term.name, ...term.aliases])) {
		const [first = "", ...rest] = name.split(",");
		if (rest.length > 0) terms.set(keyOf(first), [...(terms.get(keyOf(first)) ?? []), keyOf(name)]);
	}
	compiled.set(vocabulary, terms);
	return terms;
}

/** Letters and figures in lower case; `&` and `and` are left out. */
function keyOf(text: string): string {
	return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== "and").join(" ");
}
