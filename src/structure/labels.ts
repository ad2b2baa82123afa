/** Looks for a label among the candidates of a line; and what labels cut the notes into. */
import { type Candidate, candidates, type LabelEnd } from "../blocks/candidates.ts";
import type { HeadingLine, Sign } from "../blocks/heading-line.ts";
import type { MarkdownTree } from "../blocks/markdown-rows.ts";
import { contentStart, type Row } from "../blocks/rows.ts";
import { joins, type Wrap } from "../blocks/wrap.ts";
import type { Form, LabelTarget, ValuePlace } from "../forms/form.ts";
import { foldedWithOffsets } from "../text/folded.ts";
import { skipSpaces, wordEnd } from "../text/spaces.ts";

/** A candidate that is a label of the form, and the index of the row that it ends in. */
export interface Hit extends Candidate {
	readonly target: LabelTarget;
	readonly last: number;
}

/** Where a line stands. */
export interface Spot {
	readonly index: number;
	readonly row: Row;
	readonly scope: Scope;
	readonly heading: HeadingLine | null;
	/** A bullet or number stands before it. */
	readonly marked: boolean;
}

/** The label among the candidates of a line, or null. */
export function hitAt(lines: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	const { heading } = spot;
	const plain = heading === null || heading.signs.length === 0 || (lines.markdown !== null && heading.depth > 0);
	return (
		exactHit(lines, found, spot) ??
		// Before what opens with a shorter label: `Date of Meetnig: 2 May` is no `Date`.
		nearHit(lines, found.filter(hasSign), spot) ??
		(plain ? (openingHit(lines, found, spot) ?? wrappedHit(lines, spot, lines.form.labels.find)) : null) ??
		nearHit(
			lines,
			found.filter((each) => !hasSign(each)),
			spot,
		) ??
		// A misspelt label over two lines is looked for only where a block of text begins.
		(plain && lines.wrap.width > 0 && spot.row.gap ? wrappedHit(lines, spot, unseenNear(lines.form, spot)) : null)
	);
}

/** A colon or a question mark stands behind it. */
const hasSign = ({ ending }: Candidate): boolean => ending === "colon" || ending === "question";

function exactHit({ text, form }: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	for (const candidate of found) {
		const { start, core, end } = candidate;
		const inner = core < end ? asideTarget(form, text.slice(start, core), spot) : null;
		const target = form.labels.find(text.slice(start, end)) ?? inner;
		if (target !== null && counts(form, target, candidate, spot)) return { ...candidate, target, last: spot.index };
	}
	return null;
}

/** `Date of Meeting (day, month, year):`; in prose such words are prose. */
function asideTarget(form: Form, label: string, { scope, heading }: Spot): LabelTarget | null {
	const target = form.labels.find(label);
	const isProse = scope.section !== null && heading === null;
	return target !== null && isProse && target.kind === "field" && !target.closing ? null : target;
}

/** Whether a label is structure where it stands. */
function counts(form: Form, target: LabelTarget, candidate: Candidate, { scope, heading, marked }: Spot): boolean {
	if (scope.section === null || target.kind === "section") return true;
	const seen = scope.seen.has(target.name);
	if (scope.fields.includes(target.name)) return !seen;
	if (heading !== null && !heading.styles.has("bare") && standsAs(form, target, "heading")) return !seen;
	if (marked) return false;
	return target.closing || (!seen && hasSign(candidate) && mayBeAnywhere(form, target));
}

function standsAs(form: Form, { name }: LabelTarget, place: ValuePlace): boolean {
	return form.fields.find((field) => field.name === name)?.where.includes(place) ?? false;
}

/** What a section lists, or the title tells, is not looked for in the others. */
function mayBeAnywhere(form: Form, target: LabelTarget): boolean {
	if (form.sections.some(({ fields }) => fields.length > 0)) return false;
	return target.name === form.titleField || !standsAs(form, target, "title");
}

/** Misspelt labels: nothing that has been seen already. */
function nearHit({ text, form, markdown }: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	const { scope, heading } = spot;
	const isHeading = markdown !== null && (heading?.depth ?? 0) > 0;
	for (const candidate of found) {
		const { start, core, end, ending } = candidate;
		const label = text.slice(start, end);
		if (ending === "line" && !/\s/.test(label) && !isHeading && !mayStandAlone(label, spot)) continue;
		if (ending === "dash" && scope.section !== null) continue;
		const target = form.labels.near(label) ?? (core < end ? form.labels.near(text.slice(start, core)) : null);
		if (target === null || scope.seen.has(target.name) || !counts(form, target, candidate, spot)) continue;
		const listed = scope.fields.includes(target.name) && hasSign(candidate);
		if (scope.section !== null && target.kind === "field" && !target.closing && !listed) continue;
		return { ...candidate, target, last: spot.index };
	}
	return null;
}

const leastAlone = 6;

/** One word without a colon is a misspelt label only among the fields, on a line apart, where no value is awaited. */
function mayStandAlone(label: string, { scope, row }: Spot): boolean {
	return row.gap && scope.section === null && !awaits(scope) && scope.seen.size > 0 && label.length >= leastAlone;
}

/** Whether the label above has no value yet. */
function awaits({ current }: Scope): boolean {
	return current !== null && current.target !== null && current.rows.length === 0;
}

function unseenNear(form: Form, { scope }: Spot): (label: string) => LabelTarget | null {
	return (label) => {
		const target = form.labels.near(label);
		return target === null || scope.seen.has(target.name) || target.kind === "field" ? null : target;
	};
}

const leastWrapped = 30;
const longestTail = 80;

/** A long label that was wrapped: this line and the beginning of the next one. */
function wrappedHit(lines: Lines, spot: Spot, look: (label: string) => LabelTarget | null): Hit | null {
	const { text, rows, wrap, form } = lines;
	const { index, row } = spot;
	const [above, below] = [rows[index - 1], rows[index + 1]];
	if (below === undefined || below.gap || below.marker !== null) return null;
	const from = contentStart(row);
	if (row.to - from < leastWrapped || row.to - from > longestTail * 2) return null;
	if (above !== undefined && joins(text, wrap, [above, row])) return null;
	for (const tail of candidates(text, below.from, Math.min(below.to, below.from + longestTail))) {
		// A label in bold has signs in front, which can't stand inside this one.
		if ((tail.marks[0] ?? tail.start) < tail.start) continue;
		const target = look(`${text.slice(from, row.to)} ${text.slice(tail.start, tail.end)}`);
		const whole: Hit | null = target && { ...tail, start: from, target, last: index + 1 };
		if (whole !== null && counts(form, whole.target, whole, { ...spot, marked: false })) return whole;
	}
	return null;
}

/** A label with its value right behind it; a longer one that is misspelt goes before: `ISJC Staff Prseent`. */
function openingHit(lines: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	const prefix = prefixHit(lines, spot);
	if (prefix === null) return null;
	const dashed = found.filter(({ ending }) => ending === "dash");
	return nearHit(lines, dashed, spot) ?? longerHit(lines, prefix, spot) ?? prefix;
}

const longestPrefixLine = 300;

/**
 * A label with nothing behind it but its value: among the fields only, and not a second time. One word is too little
 * where a value is awaited: `Reporters Without Borders`.
 */
function prefixHit({ text, rows, wrap, form }: Lines, { index, row, scope, heading }: Spot): Hit | null {
	const above = rows[index - 1];
	if (above === undefined || scope.section !== null || scope.seen.size === 0) return null;
	if (joins(text, wrap, [above, row])) return null;
	const start = heading === null || heading.depth === 0 ? contentStart(row) : heading.start;
	const found = form.labels.prefix(text.slice(start, Math.min(row.to, start + longestPrefixLine)));
	if (found === null || scope.seen.has(found.target.name)) return null;
	if (hasPattern(form, found.target, text.slice(start, row.to))) return null;
	const end = start + found.end;
	const rest = skipSpaces(text, end, row.to);
	if (rest >= row.to || rest === end || (awaits(scope) && !/\s/.test(text.slice(start, end)))) return null;
	return { target: found.target, ending: "line", start, end, core: end, last: index, marks: [], rest };
}

const longestLabel = 120;
/** A short word behind a label is rather the value's than misspelt: `Reporter Bo`. */
const leastWhole = 4;
const leastAmidWords = 5;

/** The longer label that the line opens with instead, the whole line first, if only it were spelt right. */
function longerHit({ text, form }: Lines, prefix: Hit, { row, scope }: Spot): Hit | null {
	const ends: number[] = [];
	let longest = 0;
	for (let at = prefix.rest; at < Math.min(row.to, prefix.start + longestLabel); ) {
		const end = wordEnd(text, at, row.to);
		longest = Math.max(longest, end - at);
		if (longest >= (end === row.to ? leastWhole : leastAmidWords)) ends.unshift(end);
		at = skipSpaces(text, end, row.to);
	}
	for (const end of ends) {
		const target = form.labels.near(text.slice(prefix.start, end));
		if (target === null) continue;
		return scope.seen.has(target.name)
			? null
			: { ...prefix, target, end, core: end, rest: skipSpaces(text, end, row.to) };
	}
	return null;
}

/** A sentence that the form has a pattern for is no label with its value behind it. */
function hasPattern({ fields }: Form, { name }: LabelTarget, line: string): boolean {
	const patterns = fields.find((field) => field.name === name)?.patterns ?? [];
	if (patterns.length === 0) return false;
	const lines = [line, line.replace(/\.$/u, "")].map(foldedWithOffsets);
	return patterns.some((pattern) => lines.some((folded) => pattern.match(folded) !== null));
}

/** What has been read so far, which decides what may count as a label. */
export interface Scope {
	/** Names of the fields and sections seen. */
	readonly seen: ReadonlySet<string>;
	/** What is open. */
	readonly current: Piece | null;
	/** The section that is open, also while a field inside it takes lines: there only labels of sections and closing fields are structure. */
	readonly section: Piece | null;
	/** Keys of the fields that the open section holds. */
	readonly fields: readonly string[];
	/** The first heading of a section that has a number. */
	readonly opening: LabelPlace | null;
	/** A blank line stands between the first line and this one. */
	readonly parted: boolean;
	/** In Markdown: below a heading that the form does not know. */
	readonly astray: boolean;
	/** In Markdown: the lines of the items that a label opened. */
	readonly items: ReadonlySet<number>;
}

/** The note that labels are looked for in. */
export interface Lines {
	readonly text: string;
	readonly rows: readonly Row[];
	readonly wrap: Wrap;
	readonly form: Form;
	/** Null for plain text. */
	readonly markdown: MarkdownNotes | null;
}

/** What is known of Markdown notes before they are cut up. */
export interface MarkdownNotes {
	readonly tree: MarkdownTree;
	/** The least depth of the headings that name each field or section: below it they are sub-headings of others. */
	readonly depths: ReadonlyMap<string, number>;
	/** Some section of the form has a heading; then bare lines and list items open none. */
	readonly headed: boolean;
}

/** Where a label stands, and the characters that set it off. */
export interface LabelPlace {
	readonly first: Row;
	/** The row that it ends in. */
	readonly last: Row;
	readonly start: number;
	readonly end: number;
	/** Offsets of single characters in `last`. */
	readonly marks: readonly number[];
	/** What sets it off as a heading, in the order of the text. */
	readonly signs: readonly Sign[];
	/** Null where the form does not care how headings are set off. */
	readonly heading: HeadingLine | null;
}

/** A label that the form knows, with all that belongs to it as a heading. */
export interface Found extends LabelPlace {
	readonly target: LabelTarget;
	readonly ending: LabelEnd;
	/** Where its value begins, and where what stands behind it on its line ends. */
	readonly rest: number;
	readonly restEnd: number;
	/** Index of the last row that is part of it: its words, or the line of signs below. */
	readonly taken: number;
	/** Whether a pattern for headings knows it, and no label does. */
	readonly pattern: boolean;
}

/**
 * A stretch of the notes; `target` is null for prose and for a label that matches nothing. Prose that stands below a
 * heading which the form does not know is loose, also above the first label.
 */
export interface Piece {
	readonly kind: "labelled" | "prose" | "loose" | "ignored";
	readonly target: LabelTarget | null;
	readonly label: LabelPlace | null;
	readonly rows: Row[];
}
