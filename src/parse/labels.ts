/** Matches the candidate labels of a line with the labels of the form. */
import type { Form, LabelTarget } from "../forms/form.ts";
import { isSpace, skipSpaces } from "../text/spaces.ts";
import type { Candidate } from "./candidate.ts";
import { candidates } from "./candidates.ts";
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
export function matchLabel(lines: Lines, index: number, scope: Scope): Hit | null {
	const row = lines.rows[index];
	if (row === undefined || (scope.inSection && row.marker?.kind === "bullet")) return null;
	const from = contentStart(row);
	if (from >= row.to) return null;
	const found = candidates(lines.text, from, row.to);
	const spot = { index, scope, marked: row.marker !== null, apart: row.gap };
	return (
		exactHit(lines, found, spot) ??
		// Before what opens with a shorter label: `Date of Meetnig: 2 May` is no `Date`.
		nearHit(lines, found.filter(hasSign), spot) ??
		prefixHit(lines, index, scope) ??
		wrappedHit(lines, spot, lines.form.labels.find) ??
		nearHit(lines, found.filter(isWithoutSign), spot) ??
		// A misspelt label over two lines is looked for only where a block of text begins.
		(lines.wrap.width > 0 && row.gap ? wrappedHit(lines, spot, unseenNear(lines.form, scope)) : null)
	);
}

interface Spot {
	readonly index: number;
	readonly scope: Scope;
	/** A bullet or number stands before it. */
	readonly marked: boolean;
	/** A blank line stands above it. */
	readonly apart: boolean;
}

function exactHit({ text, form }: Lines, found: readonly Candidate[], spot: Spot): Hit | null {
	for (const candidate of found) {
		const label = text.slice(candidate.start, candidate.end);
		const target = form.labels.find(label) ?? asideTarget({ text, form }, candidate, spot.scope);
		if (target !== null && counts(target, candidate, spot)) return hit(target, candidate, spot.index);
	}
	return null;
}

/** `Date of Meeting (day, month, year):`; in prose such words are prose. */
function asideTarget(
	{ text, form }: Pick<Lines, "text" | "form">,
	{ start, core, end }: Candidate,
	{ inSection }: Scope,
): LabelTarget | null {
	const target = core < end ? form.labels.find(text.slice(start, core)) : null;
	return target !== null && inSection && target.kind === "field" && !target.closing ? null : target;
}

function hit(target: LabelTarget, { start, end, marks, rest }: Candidate, last: number): Hit {
	return { target, start, end, last, marks, rest };
}

/** Whether a label is structure where it stands. */
function counts(target: LabelTarget, candidate: Candidate, { scope, marked }: Spot): boolean {
	if (!scope.inSection) return true;
	if (target.kind === "section") return true;
	if (marked) return false;
	if (target.closing) return true;
	return !scope.seen.has(target.name) && (candidate.ending === "colon" || candidate.ending === "question");
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
		if (target === null || spot.scope.seen.has(target.name) || !counts(target, candidate, spot)) continue;
		if (spot.scope.inSection && target.kind === "field" && !target.closing) continue;
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
	const end = from + found.end;
	const rest = skipSpaces(text, end, row.to);
	if (rest >= row.to || rest === end || (scope.awaiting && !hasSpace(text.slice(from, end)))) return null;
	return { target: found.target, start: from, end, last: index, marks: [], rest };
}

/** A long label that was wrapped: this line and the beginning of the next one. */
function wrappedHit(lines: Lines, { index, scope }: Spot, look: (label: string) => LabelTarget | null): Hit | null {
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
		if (target === null || !counts(target, whole, { index, scope, marked: false, apart: false })) continue;
		return hit(target, whole, index + 1);
	}
	return null;
}
