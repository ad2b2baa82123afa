/** The bullets and numbers that lines open with: which of them make lists, and which are words of their line. */

import type { Form } from "../forms/form.ts";
import { endsSentence, startsLower } from "../text/sentences.ts";
import { isSpace, skipSpaces, wordEnd } from "../text/spaces.ts";
import { contentStart, type Marker, type Row, type RowDraft } from "./row.ts";
import { joins, measureWrap, overflows, type Wrap } from "./wrap.ts";

/** Sets the `marker` of every row, and returns how the note is wrapped. */
export function findMarkers(text: string, rows: readonly RowDraft[], form: Form): Wrap {
	// Skipped lines are no list: their bullets are words.
	for (const row of rows) row.marker = row.skipped ? null : readMarker(text, row.from, row.to);
	dropLoneLetters(rows);
	const wrap = measureWrap(text, rows, form);
	if (wrap.width > 0) dropWrappedDashes(text, wrap, rows);
	settleNumbers(text, wrap, rows);
	return wrap;
}

/** An `o` is a bullet if another one is in the same column, or a bullet further left is above it. */
function dropLoneLetters(rows: readonly RowDraft[]): void {
	for (const [index, row] of rows.entries()) {
		if (row.marker?.style !== "o") continue;
		const [above, below] = [rows[index - 1], rows[index + 1]];
		const slack = above?.marker?.style === "o" ? 2 : 0;
		const isBelow = above !== undefined && above.marker !== null && above.indent < row.indent + slack;
		const isLinedUp = below?.marker?.style === "o" && !below.gap && below.indent === row.indent;
		if (!isBelow && !isLinedUp) row.marker = null;
	}
}

/** A dash that the wrapping of a sentence has brought to the start of a line is no bullet. */
function dropWrappedDashes(text: string, wrap: Wrap, rows: readonly RowDraft[]): void {
	for (let index = 1; index < rows.length; index++) {
		const [above, row] = [rows[index - 1] as Row, rows[index] as RowDraft];
		if (row.marker?.kind !== "bullet" || row.gap || above.marker !== null) continue;
		const open = !endsSentence(text, above.from, above.to) && text.charAt(above.to - 1) !== ":";
		const sibling = rows[index + 1]?.marker?.style === row.marker.style;
		if (!open || sibling || !startsLower(text, contentStart(row), row.to)) continue;
		if (overflows(text, wrap.width, [above, row])) row.marker = null;
	}
}

/** These signs are always bullets, so they need no space after them. */
const plainBullets = "•‣▪◦·●○■▸►⁃";
/** These are dashes, stars and a letter first: a space must follow. */
const spacedBullets = "-–—*o";
const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const longestNumber = 12;

/** The bullet or number at `from`, or null; whether it makes a list is decided by its neighbours. */
function readMarker(text: string, from: number, to: number): Marker | null {
	mayBeMarker.lastIndex = from;
	if (!mayBeMarker.test(text)) return null;
	return readBullet(text, from, to) ?? readNumber(text, from, to);
}

/** Hardly a line of words opens like this. A number has no more than four letters: `viii.` */
const mayBeMarker = /[•‣▪◦·●○■▸►⁃]|[-–—*o]\s|[\d(]|\S{1,4}[.)]\s/uy;

function readBullet(text: string, from: number, to: number): Marker | null {
	const style = text.charAt(from);
	const end = from + 1;
	const plain = plainBullets.includes(style);
	if (!plain && !(spacedBullets.includes(style) && end < to && isSpace(text.charCodeAt(end)))) return null;
	if (!plain && strayMarks(text, from, to).length > 0) return null;
	return { kind: "bullet", style, ordinal: 0, start: from, end, content: skipSpaces(text, end, to), other: null };
}

/** Two or more stars or dashes, each with a space behind it, that open a line: offsets of marks that are no list. */
export function strayMarks(text: string, from: number, to: number): number[] {
	const offsets: number[] = [];
	let at = from;
	while (at + 1 < to && "*-–".includes(text.charAt(at)) && isSpace(text.charCodeAt(at + 1))) {
		offsets.push(at);
		at = skipSpaces(text, at + 1, to);
	}
	const wordless = at + 1 >= to && "*-–".includes(text.charAt(at));
	return offsets.length > 1 && !wordless ? offsets : [];
}

function readNumber(text: string, from: number, to: number): Marker | null {
	const end = wordEnd(text, from, Math.min(to, from + longestNumber));
	if (end === to || !isSpace(text.charCodeAt(end))) return null;
	const reading = readToken(text.slice(from, end));
	return reading && { kind: "number", ...reading, start: from, end, content: skipSpaces(text, end, to) };
}

const dotted = /^(?:\d+\.)*\d{1,3}$/;

/** `1.`, `2.1`, `a)`, `(iv)`; a letter may be a Roman number too. */
function readToken(token: string): Pick<Marker, "style" | "ordinal" | "other"> | null {
	const open = token.startsWith("(") ? "(" : "";
	const close = /[.)]$/.exec(token)?.[0] ?? "";
	const core = token.slice(open.length, token.length - close.length);
	if (open === "(" && close !== ")") return null;
	if (dotted.test(core)) {
		const dot = core.lastIndexOf(".");
		if (close === "" && dot < 0) return null;
		const style = dot < 0 ? `${open}1${close}` : `${core.slice(0, dot + 1)}#`;
		return { style, ordinal: Number(core.slice(dot + 1)), other: null };
	}
	const small = core.toLowerCase();
	if (close === "" || !/^[a-z]+$/.test(small) || (core !== small && close === ".")) return null;
	const roman = romans.indexOf(small) + 1;
	const other = roman > 0 ? { style: `${open}i${close}`, ordinal: roman } : null;
	if (small.length > 1) return other && { ...other, other: null };
	return { style: `${open}a${close}`, ordinal: small.charCodeAt(0) - 96, other };
}

/** Numbers at one indent that count up. */
interface Run {
	readonly indent: number;
	readonly style: string;
	ordinal: number;
	/** Its first row, and the number there while no second one has confirmed it. */
	readonly row: Row;
	first: Marker | null;
}

interface State {
	readonly runs: Run[];
	readonly settled: Map<Row, Marker>;
}

const mostRuns = 50;
const sameIndent = 8;

/** Keeps the numbers that count up and drops the markers of the others. */
function settleNumbers(text: string, wrap: Wrap, rows: readonly RowDraft[]): void {
	if (!rows.some((row) => row.marker?.kind === "number")) return;
	const state: State = { runs: [], settled: new Map() };
	for (const [index, row] of rows.entries()) {
		const [above, run] = [rows[index - 1], state.runs.at(-1)];
		if (row.marker?.kind === "number") takeNumber(state, row, rows[index + 1]);
		else if (row.marker !== null) closeRuns(state.runs, row.indent + 1);
		else {
			// A line without a mark may go on in the item above it.
			const mayGoOn = above !== undefined && run !== undefined && !row.gap;
			const goesOn = mayGoOn && (row.indent > run.indent || joins(text, wrap, [above, row]));
			if (!goesOn) closeRuns(state.runs, row.indent - 2);
		}
	}
	for (const row of rows) if (row.marker?.kind === "number") row.marker = state.settled.get(row) ?? null;
}

/** Closes all runs further right than `indent`. */
function closeRuns(runs: Run[], indent: number): void {
	while ((runs.at(-1)?.indent ?? -9) > indent) runs.pop();
}

function takeNumber(state: State, row: Row, below: Row | undefined): void {
	const marker = row.marker as Marker;
	const readings = marker.other === null ? [marker] : [marker, { ...marker, ...marker.other, other: null }];
	closeRuns(state.runs, row.indent + 1);
	for (const reading of readings) if (countsUp(state, row, reading) || continuesDotted(state, row, reading)) return;
	const first = readings.find((reading) => reading.ordinal === 1);
	// `1.1 million` and `3.1 Budget`: a number of several parts is an item only if the lines above are items.
	if (marker.style.endsWith("#")) return;
	if (first !== undefined) pushRun(state.runs, first.style, { row, first });
	if (standsAboveBullets(row, below)) state.settled.set(row, first ?? marker);
}

/** The next number of an open run at this indent confirms it. */
function countsUp({ runs, settled }: State, row: Row, marker: Marker): boolean {
	for (let at = runs.length - 1; at >= 0 && at >= runs.length - sameIndent; at--) {
		const run = runs[at] as Run;
		if (run.indent < row.indent - 1) return false;
		if (run.style !== marker.style || marker.ordinal !== run.ordinal + 1) continue;
		runs.length = at + 1;
		if (run.first !== null) settled.set(run.row, run.first);
		run.first = null;
		run.ordinal = marker.ordinal;
		settled.set(row, marker);
		return true;
	}
	return false;
}

/** `2.1` right below the number 2 that it continues. */
function continuesDotted({ runs, settled }: State, row: Row, marker: Marker): boolean {
	const run = runs.at(-1);
	if (run === undefined || marker.ordinal !== 1) return false;
	const above = run.style.replace(/#|1(?![\d.]*#)/, String(run.ordinal)).replace(/[()]|\.$/g, "");
	if (marker.style !== `${above}.#`) return false;
	if (run.first !== null) settled.set(run.row, run.first);
	run.first = null;
	pushRun(runs, marker.style, { row, first: null });
	settled.set(row, marker);
	return true;
}

function pushRun(runs: Run[], style: string, { row, first }: Pick<Run, "row" | "first">): void {
	if (runs.length >= mostRuns) runs.shift();
	runs.push({ indent: row.indent, style, ordinal: 1, row, first });
}

function standsAboveBullets(row: Row, below: Row | undefined): boolean {
	if (row.indent === 0 || below === undefined || below.gap) return false;
	return below.marker?.kind === "bullet" && below.indent >= row.indent - 1;
}
