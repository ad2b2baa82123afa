/**
 * Decides which numbers make lists. A number needs a neighbour: two that count up from 1 or a,
 * a dotted one below the number it continues, or a lone indented one right above bullets.
 */
import type { Marker } from "./marker.ts";
import type { Row } from "./row.ts";
import { joins, type Wrap } from "./wrap.ts";

/** Numbers at one indent that count up. */
interface Run {
	readonly indent: number;
	readonly style: string;
	ordinal: number;
	/** The first row, while no second one has confirmed it. */
	first: { readonly row: Row; readonly marker: Marker } | null;
}

interface State {
	readonly runs: Run[];
	readonly settled: Map<Row, Marker>;
}

const mostRuns = 50;
const sameIndent = 8;

/** Keeps the numbers that count up and drops the markers of the others. */
export function settleNumbers(text: string, wrap: Wrap, rows: readonly Row[]): void {
	if (!rows.some((row) => row.marker?.kind === "number")) return;
	const state: State = { runs: [], settled: new Map() };
	for (const [index, row] of rows.entries()) {
		const above = rows[index - 1];
		if (row.marker?.kind === "number") takeNumber(state, row, rows[index + 1]);
		else if (row.marker !== null) closeRuns(state.runs, row.indent + 1);
		else if (above === undefined || !continues(text, wrap, { above, row, run: state.runs.at(-1) })) {
			closeRuns(state.runs, row.indent - 2);
		}
	}
	for (const row of rows) if (row.marker?.kind === "number") row.marker = state.settled.get(row) ?? null;
}

/** Closes all runs further right than `indent`. */
function closeRuns(runs: Run[], indent: number): void {
	while ((runs.at(-1)?.indent ?? -9) > indent) runs.pop();
}

interface Plain {
	readonly above: Row;
	readonly row: Row;
	readonly run: Run | undefined;
}

/** Whether a line without a mark goes on in the item above it. */
function continues(text: string, wrap: Wrap, { above, row, run }: Plain): boolean {
	if (run === undefined || row.gap) return false;
	return row.indent > run.indent || joins(text, wrap, [above, row]);
}

function takeNumber(state: State, row: Row, below: Row | undefined): void {
	const marker = row.marker;
	if (marker === null) return;
	const readings = marker.other === null ? [marker] : [marker, { ...marker, ...marker.other, other: null }];
	closeRuns(state.runs, row.indent + 1);
	for (const reading of readings) if (countsUp(state, row, reading) || continuesDotted(state, row, reading)) return;
	const first = readings.find((reading) => reading.ordinal === 1);
	if (first !== undefined) pushRun(state.runs, { row, marker: first });
	if (standsAboveBullets(row, below)) settle(state, row, first ?? marker);
}

function settle(state: State, row: Row, marker: Marker): void {
	state.settled.set(row, marker);
}

/** The next number of an open run at this indent confirms it. */
function countsUp(state: State, row: Row, marker: Marker): boolean {
	const { runs } = state;
	for (let at = runs.length - 1; at >= 0 && at >= runs.length - sameIndent; at--) {
		const run = runs[at];
		if (run === undefined || run.indent < row.indent - 1) return false;
		if (run.style !== marker.style || marker.ordinal !== run.ordinal + 1) continue;
		runs.length = at + 1;
		if (run.first !== null) settle(state, run.first.row, run.first.marker);
		run.first = null;
		run.ordinal = marker.ordinal;
		settle(state, row, marker);
		return true;
	}
	return false;
}

/** `2.1` right below the number 2 that it continues. */
function continuesDotted(state: State, row: Row, marker: Marker): boolean {
	const run = state.runs.at(-1);
	if (run === undefined || marker.ordinal !== 1 || marker.style !== `${nameOf(run)}.#`) return false;
	pushRun(state.runs, null, { indent: row.indent, style: marker.style, ordinal: 1, first: null });
	settle(state, row, marker);
	return true;
}

function nameOf(run: Run): string {
	return run.style.endsWith("#") ? `${run.style.slice(0, -1)}${run.ordinal}` : String(run.ordinal);
}

function pushRun(runs: Run[], first: Run["first"], known?: Run): void {
	const run = known ?? (first && { indent: first.row.indent, style: first.marker.style, ordinal: 1, first });
	if (run === null) return;
	if (runs.length >= mostRuns) runs.shift();
	runs.push(run);
}

function standsAboveBullets(row: Row, below: Row | undefined): boolean {
	if (row.indent === 0 || below === undefined || below.gap) return false;
	return below.marker?.kind === "bullet" && below.indent >= row.indent - 1;
}
