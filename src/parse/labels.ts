/** Matches the candidate labels of a line with the labels of the form. */
import { holdsDate } from "../fields/find-date.ts";
import type { Form, LabelTarget, ValuePlace } from "../forms/form.ts";
import { foldedWithOffsets } from "../text/folded.ts";
import { isSpace, skipSpaces, trimEnd } from "../text/spaces.ts";
import { withoutAside } from "./aside.ts";
import type { Candidate } from "./candidate.ts";
import { candidates } from "./candidates.ts";
import { type HeadingLine, headingAt, type Sign } from "./heading-line.ts";
import { fitsHeading, patternTarget } from "./heading-target.ts";
import { contentStart, type Row } from "./row.ts";
import { joins, type Wrap } from "./wrap.ts";

/** What has been read so far, which decides what may count as a label. */
export interface Scope {
	/** Inside a section only labels of sections and closing fields are structure. */
	readonly inSection: boolean;
	/** Names of the fields and sections seen. */
	readonly seen: ReadonlySet<string>;
	/** The label above has no value yet. */
	readonly awaiting: boolean;
	/** Keys of the fields that the open section holds. */
	readonly fields: readonly string[];
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
}

/** The note that labels are looked for in. */
export interface Lines {
	readonly text: string;
	readonly rows: readonly Row[];
	readonly wrap: Wrap;
	readonly form: Form;
}

const longestPrefixLine = 300;
const leastWrapped = 30;
const leastAlone = 6;
const longestTail = 80;

/** The label that the row at `index` opens with, or null. */
export function matchLabel(lines: Lines, index: number, scope: Scope): Found | null {
	const heading = lines.form.headed ? headingAt(lines.text, lines.rows, index) : null;
	const at = heading?.at ?? index;
	const row = lines.rows[at];
	if (row === undefined || (scope.inSection && row.marker?.kind === "bullet" && scope.fields.length === 0)) return null;
	const [from, to] = heading === null ? [contentStart(row), row.to] : [heading.start, heading.end];
	if (from >= to) return null;
	const spot: Spot = { index: at, scope, marked: row.marker !== null, apart: row.gap, heading };
	const found = hitAt(lines, candidatesOf(lines.text, heading, { from, to }), spot);
	const label = found === null || isItem(lines, found, row) ? null : found;
	if (label === null || !fitsHeading(lines.form, label.target, heading)) {
		return scope.seen.size === 0 && isTitleLine(lines, heading) ? null : patternFound(lines, heading);
	}
	return { ...label, ...extent(label, heading, { index: at, restEnd: to }) };
}

/** `Action: Ann to go` amid the notes is no heading `Actions`. */
function isItem({ text, form }: Lines, { rest }: Hit, row: Row): boolean {
	if (rest >= row.to) return false;
	const line = foldedWithOffsets(text.slice(row.from, row.to));
	return form.items.some(({ inline }) => inline.some((pattern) => pattern.match(line) !== null));
}

/** What may be a label; an aside in brackets behind a heading is no part of it: `2. Flour order (Ann, 5 min)`. */
function candidatesOf(
	text: string,
	heading: HeadingLine | null,
	{ from, to }: { readonly from: number; readonly to: number },
): Candidate[] {
	const found = candidates(text, from, to);
	if (heading === null || heading.signs.length === 0) return found;
	return found.map((each) => (each.ending === "line" ? { ...each, core: withoutAside(text, from, each.end) } : each));
}

/** Above the first label, what opens the notes or is a date is no heading that a pattern fits. */
function isTitleLine({ text, rows }: Lines, heading: HeadingLine | null): boolean {
	if (heading === null) return false;
	const { styles, firm } = heading;
	if ([...styles].every((style) => style === "bare" || style === "outdented")) return true;
	if (firm && (styles.has("numbered") || styles.has("lettered"))) return false;
	const opening = rows.findIndex((row, index) => index > 0 && row.gap);
	if (heading.at < (opening < 0 ? rows.length : opening)) return true;
	const [from, to] = [rows[heading.at]?.from ?? 0, rows[heading.at]?.to ?? 0];
	return holdsDate(text.slice(from, to));
}

function hitAt(lines: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	const { index, scope, heading } = spot;
	const plain = heading === null || heading.signs.length === 0;
	return (
		exactHit(lines, found, spot) ??
		// Before what opens with a shorter label: `Date of Meetnig: 2 May` is no `Date`.
		nearHit(lines, found.filter(hasSign), spot) ??
		(plain ? prefixHit(lines, index, scope) : null) ??
		(plain ? wrappedHit(lines, spot, lines.form.labels.find) : null) ??
		nearHit(lines, found.filter(isWithoutSign), spot) ??
		// A misspelt label over two lines is looked for only where a block of text begins.
		(plain && lines.wrap.width > 0 && spot.apart ? wrappedHit(lines, spot, unseenNear(lines.form, scope)) : null)
	);
}

/** A heading that no label names, by the patterns of the form's sections. */
function patternFound({ text, form }: Lines, heading: HeadingLine | null): Found | null {
	const target = heading === null ? null : patternTarget(form, text, heading);
	if (heading === null || target === null) return null;
	const { start, end, at } = heading;
	const colon = end - 1 > start && text.charAt(end - 1) === ":" ? end - 1 : end;
	const hit = {
		target,
		start,
		end: trimEnd(text, start, colon),
		last: at,
		marks: colon < end ? [colon] : [],
		rest: end,
	};
	return { ...hit, ...extent(hit, heading, { index: at, restEnd: end }) };
}

function extent(
	{ last }: Hit,
	heading: HeadingLine | null,
	{ index, restEnd }: { readonly index: number; readonly restEnd: number },
): Omit<Found, keyof Hit> {
	if (heading === null || last !== heading.at) {
		return { first: index, taken: last, restEnd: Number.POSITIVE_INFINITY, signs: heading?.signs ?? [], heading };
	}
	return { first: heading.at, taken: heading.last, restEnd, signs: heading.signs, heading };
}

interface Spot {
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
	const loose = scope.inSection && heading === null;
	return target !== null && loose && target.kind === "field" && !target.closing ? null : target;
}

function hit(target: LabelTarget, { start, end, marks, rest }: Candidate, last: number): Hit {
	return { target, start, end, last, marks, rest };
}

interface Judged {
	readonly candidate: Candidate;
	readonly spot: Spot;
}

/** Whether a label is structure where it stands. */
function counts(form: Form, target: LabelTarget, { candidate, spot }: Judged): boolean {
	const { scope, marked, heading } = spot;
	if (!scope.inSection || target.kind === "section") return true;
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
function nearHit({ text, form }: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	for (const candidate of found) {
		const label = text.slice(candidate.start, candidate.end);
		if (candidate.ending === "line" && !hasSpace(label) && !mayStandAlone(label, spot)) continue;
		if (candidate.ending === "dash" && spot.scope.inSection) continue;
		const target = form.labels.near(label);
		if (target === null || spot.scope.seen.has(target.name)) continue;
		if (!counts(form, target, { candidate, spot })) continue;
		const listed = spot.scope.fields.includes(target.name) && hasSign(candidate);
		if (spot.scope.inSection && target.kind === "field" && !target.closing && !listed) continue;
		return hit(target, candidate, spot.index);
	}
	return null;
}

/** One word without a colon is a misspelt label only among the fields, on a line apart, where no value is awaited. */
function mayStandAlone(label: string, { scope, apart }: Spot): boolean {
	return apart && !scope.inSection && !scope.awaiting && scope.seen.size > 0 && label.length >= leastAlone;
}

function unseenNear(form: Form, { seen }: Scope): (label: string) => LabelTarget | null {
	return (label) => {
		const target = form.labels.near(label);
		return target === null || seen.has(target.name) || target.kind === "field" ? null : target;
	};
}

/** A sentence that the form has a pattern for is no label with its value behind it. */
function hasPattern({ fields }: Form, { name }: LabelTarget, line: string): boolean {
	const patterns = fields.find((field) => field.name === name)?.patterns ?? [];
	if (patterns.length === 0) return false;
	const lines = [line, line.replace(/\.$/u, "")].map(foldedWithOffsets);
	return patterns.some((pattern) => lines.some((folded) => pattern.match(folded) !== null));
}

function hasSpace(label: string): boolean {
	for (let at = 0; at < label.length; at++) if (isSpace(label.charCodeAt(at))) return true;
	return false;
}

/**
 * A label with nothing behind it but its value: among the fields only, and not a second time. One word is too little
 * where a value is awaited: `Reporters Without Borders`.
 */
function prefixHit({ text, rows, wrap, form }: Lines, index: number, scope: Scope): Hit | null {
	const [above, row] = [rows[index - 1], rows[index]];
	if (above === undefined || row === undefined || scope.inSection || scope.seen.size === 0) return null;
	if (joins(text, wrap, [above, row])) return null;
	const from = contentStart(row);
	const found = form.labels.prefix(text.slice(from, Math.min(row.to, from + longestPrefixLine)));
	if (found === null || scope.seen.has(found.target.name)) return null;
	if (hasPattern(form, found.target, text.slice(from, row.to))) return null;
	const end = from + found.end;
	const rest = skipSpaces(text, end, row.to);
	if (rest >= row.to || rest === end || (scope.awaiting && !hasSpace(text.slice(from, end)))) return null;
	return { target: found.target, start: from, end, last: index, marks: [], rest };
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
