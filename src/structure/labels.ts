/** Matches the candidate labels of a line with the labels of the form; and what labels cut the notes into. */
import { type Candidate, candidates, type LabelEnd } from "../blocks/candidates.ts";
import type { HeadingLine, Sign } from "../blocks/heading-line.ts";
import type { MarkdownTree } from "../blocks/markdown-rows.ts";
import { contentStart, type Row } from "../blocks/rows.ts";
import { joins, type Wrap } from "../blocks/wrap.ts";
import type { Form, LabelTarget, ValuePlace } from "../forms/form.ts";
import { foldedWithOffsets } from "../text/folded.ts";
import { isSpace, skipSpaces, wordEnd } from "../text/spaces.ts";

const leastWrapped = 30;
const leastAlone = 6;
const longestTail = 80;

/** The label among the candidates of a line, or null. */
export function hitAt(lines: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	const { scope, heading } = spot;
	const plain = heading === null || heading.signs.length === 0 || (lines.markdown !== null && heading.depth > 0);
	return (
		exactHit(lines, found, spot) ??
		// Before what opens with a shorter label: `Date of Meetnig: 2 May` is no `Date`.
		nearHit(lines, found.filter(hasSign), spot) ??
		(plain ? openingHit(lines, found, spot) : null) ??
		(plain ? wrappedHit(lines, spot, lines.form.labels.find) : null) ??
		nearHit(lines, found.filter(isWithoutSign), spot) ??
		// A misspelt label over two lines is looked for only where a block of text begins.
		(plain && lines.wrap.width > 0 && spot.apart ? wrappedHit(lines, spot, unseenNear(lines.form, scope)) : null)
	);
}

/** A label with its value right behind it; a longer one that is misspelt goes before: `ISJC Staff Prseent`. */
function openingHit(lines: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	const prefix = prefixHit(lines, spot.index, spot);
	if (prefix === null) return null;
	const dashed = found.filter(({ ending }) => ending === "dash");
	return nearHit(lines, dashed, spot) ?? longerHit(lines, prefix, spot.scope) ?? prefix;
}

/** Where a line stands. */
export interface Spot {
	readonly index: number;
	readonly scope: Scope;
	/** A bullet or number stands before it. */
	readonly marked: boolean;
	/** A blank line stands above it. */
	readonly apart: boolean;
	readonly heading: HeadingLine | null;
}

function exactHit({ text, form }: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	for (const candidate of found) {
		const label = text.slice(candidate.start, candidate.end);
		const target = form.labels.find(label) ?? asideTarget({ text, form }, candidate, spot);
		if (target !== null && counts(form, target, { candidate, spot })) return hit(target, candidate, spot.index);
	}
	return null;
}

/** `Date of Meeting (day, month, year):`; in prose such words are prose. */
function asideTarget(
	{ text, form }: Pick<Lines, "text" | "form">,
	{ start, core, end }: Candidate,
	{ scope, heading }: Spot,
): LabelTarget | null {
	const target = core < end ? form.labels.find(text.slice(start, core)) : null;
	const loose = scope.section !== null && heading === null;
	return target !== null && loose && target.kind === "field" && !target.closing ? null : target;
}

function hit(target: LabelTarget, { start, end, marks, rest, ending }: Candidate, last: number): Hit {
	return { target, start, end, last, marks, rest, ending };
}

interface Judged {
	readonly candidate: Candidate;
	readonly spot: Spot;
}

/** Whether a label is structure where it stands. */
function counts(form: Form, target: LabelTarget, { candidate, spot }: Judged): boolean {
	const { scope, marked, heading } = spot;
	if (scope.section === null || target.kind === "section") return true;
	const seen = scope.seen.has(target.name);
	if (scope.fields.includes(target.name)) return !seen;
	if (heading !== null && !heading.styles.has("bare") && standsAs(form, target, "heading")) return !seen;
	if (marked) return false;
	if (target.closing) return true;
	const signed = candidate.ending === "colon" || candidate.ending === "question";
	return !seen && signed && mayBeAnywhere(form, target);
}

function standsAs(form: Form, { name }: LabelTarget, place: ValuePlace): boolean {
	return form.fields.find((field) => field.name === name)?.where.includes(place) ?? false;
}

/** What a section lists, or the title tells, is not looked for in the others. */
function mayBeAnywhere(form: Form, target: LabelTarget): boolean {
	if (form.sections.some(({ fields }) => fields.length > 0)) return false;
	return target.name === form.titleField || !standsAs(form, target, "title");
}

const hasSign = ({ ending }: Candidate): boolean => ending === "colon" || ending === "question";
const isWithoutSign = (candidate: Candidate): boolean => !hasSign(candidate);

/** Misspelt labels: nothing that has been seen already. */
function nearHit({ text, form, markdown }: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	for (const candidate of found) {
		const label = text.slice(candidate.start, candidate.end);
		const isHeading = markdown !== null && (spot.heading?.depth ?? 0) > 0;
		if (candidate.ending === "line" && !hasSpace(label) && !isHeading && !mayStandAlone(label, spot)) continue;
		if (candidate.ending === "dash" && spot.scope.section !== null) continue;
		const core = text.slice(candidate.start, candidate.core);
		const target = form.labels.near(label) ?? (core.length < label.length ? form.labels.near(core) : null);
		if (target === null || spot.scope.seen.has(target.name)) continue;
		if (!counts(form, target, { candidate, spot })) continue;
		const listed = spot.scope.fields.includes(target.name) && hasSign(candidate);
		if (spot.scope.section !== null && target.kind === "field" && !target.closing && !listed) continue;
		return hit(target, candidate, spot.index);
	}
	return null;
}

/** One word without a colon is a misspelt label only among the fields, on a line apart, where no value is awaited. */
function mayStandAlone(label: string, { scope, apart }: Spot): boolean {
	return apart && scope.section === null && !awaits(scope) && scope.seen.size > 0 && label.length >= leastAlone;
}

function unseenNear(form: Form, { seen }: Scope): (label: string) => LabelTarget | null {
	return (label) => {
		const target = form.labels.near(label);
		return target === null || seen.has(target.name) || target.kind === "field" ? null : target;
	};
}

/** A long label that was wrapped: this line and the beginning of the next one. */
function wrappedHit(
	lines: Lines,
	{ index, scope, heading }: Spot,
	look: (label: string) => LabelTarget | null,
): Hit | null {
	const { text, rows } = lines;
	const [above, row, below] = [rows[index - 1], rows[index], rows[index + 1]];
	if (row === undefined || below === undefined || below.gap || below.marker !== null) return null;
	const from = contentStart(row);
	if (row.to - from < leastWrapped || row.to - from > longestTail * 2) return null;
	if (above !== undefined && joins(text, lines.wrap, [above, row])) return null;
	for (const tail of candidates(text, below.from, Math.min(below.to, below.from + longestTail))) {
		// A label in bold has signs in front, which can't stand inside this one.
		if ((tail.marks[0] ?? tail.start) < tail.start) continue;
		const label = `${text.slice(from, row.to)} ${text.slice(tail.start, tail.end)}`;
		const target = look(label);
		const whole: Candidate = { ...tail, start: from };
		const spot: Spot = { index, scope, marked: false, apart: false, heading };
		if (target === null || !counts(lines.form, target, { candidate: whole, spot })) continue;
		return hit(target, whole, index + 1);
	}
	return null;
}

const longestPrefixLine = 300;

/**
 * A label with nothing behind it but its value: among the fields only, and not a second time. One word is too little
 * where a value is awaited: `Reporters Without Borders`.
 */
function prefixHit({ text, rows, wrap, form }: Lines, index: number, { scope, heading }: Spot): Hit | null {
	const [above, row] = [rows[index - 1], rows[index]];
	if (above === undefined || row === undefined || scope.section !== null || scope.seen.size === 0) return null;
	if (joins(text, wrap, [above, row])) return null;
	const from = heading === null || heading.depth === 0 ? contentStart(row) : heading.start;
	const found = form.labels.prefix(text.slice(from, Math.min(row.to, from + longestPrefixLine)));
	if (found === null || scope.seen.has(found.target.name)) return null;
	if (hasPattern(form, found.target, text.slice(from, row.to))) return null;
	const end = from + found.end;
	const rest = skipSpaces(text, end, row.to);
	if (rest >= row.to || rest === end || (awaits(scope) && !hasSpace(text.slice(from, end)))) return null;
	return { target: found.target, start: from, end, last: index, marks: [], rest, ending: "line" };
}

const longestLabel = 120;
/** A short word behind a label is rather the value's than misspelt: `Reporter Bo`. */
const leastWhole = 4;
const leastAmidWords = 5;

/** The longer label that the line opens with instead, the whole line first, if only it were spelt right. */
function longerHit({ text, rows, form }: Lines, { start, end, last }: Hit, { seen }: Scope): Hit | null {
	const lineEnd = rows[last]?.to ?? end;
	const ends: number[] = [];
	let longest = 0;
	for (let at = skipSpaces(text, end, lineEnd); at < Math.min(lineEnd, start + longestLabel); ) {
		const to = wordEnd(text, at, lineEnd);
		longest = Math.max(longest, to - at);
		if (longest >= (to === lineEnd ? leastWhole : leastAmidWords)) ends.push(to);
		at = skipSpaces(text, to, lineEnd);
	}
	for (const to of ends.reverse()) {
		const target = form.labels.near(text.slice(start, to));
		if (target === null) continue;
		const rest = skipSpaces(text, to, lineEnd);
		return seen.has(target.name) ? null : { target, start, end: to, last, marks: [], rest, ending: "line" };
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

/** Whether a label is more than one word. */
function hasSpace(label: string): boolean {
	for (let at = 0; at < label.length; at++) if (isSpace(label.charCodeAt(at))) return true;
	return false;
}

/** Whether the label above has no value yet. */
function awaits({ current }: Scope): boolean {
	return current !== null && current.target !== null && current.rows.length === 0;
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

/** A label that matched: its place, the characters that set it off, and where its value begins. */
export interface Hit {
	readonly target: LabelTarget;
	readonly start: number;
	readonly end: number;
	/** The row that the label ends in. */
	readonly last: number;
	readonly marks: readonly number[];
	readonly rest: number;
	readonly ending: LabelEnd;
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

/** A label with all that belongs to it as a heading. */
export interface Found extends Hit {
	/** The row that it begins in. */
	readonly first: number;
	/** The last row that is part of it: its words, or the line of signs below. */
	readonly taken: number;
	/** Where what stands behind it on its line ends. */
	readonly restEnd: number;
	readonly signs: readonly Sign[];
	/** Null where the form does not care how headings are set off. */
	readonly heading: HeadingLine | null;
	/** Whether a pattern for headings knows it, and no label does. */
	readonly pattern: boolean;
}

/** Where a label stands; `last` is the row that it ends in. */
export interface LabelPlace {
	readonly first: Row;
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
