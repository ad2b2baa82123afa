/** What the page is sent: a look, made small enough for a page and plain enough for JSON. */
import { type Finding, type Severity, sentence, severityOf } from "../findings/finding.ts";
import { countSeverities, countsInWords } from "../reporters/counts.ts";
import { inOrder } from "../reporters/order.ts";
import { splitLines } from "../text/lines.ts";
import type { Look } from "./look.ts";

/** What the preview is of. */
export interface Heading {
	/** The notes, as they were named. */
	readonly file: string;
	readonly template: string;
}

/** What the page shows. */
export interface View extends Heading {
	/** Why there is no new report; the last one stays. */
	readonly faults: readonly string[];
	/** `2 errors, 1 warning`; empty where nothing was found. */
	readonly counts: string;
	readonly findings: readonly ShownFinding[];
	/** How many findings there are besides. */
	readonly more: number;
	readonly lines: readonly string[];
	/** Another number for each report that is not as the one before; 0 where there was none yet. */
	readonly report: number;
}

/** A finding in words, and where it stands; ends are exclusive. */
export interface ShownFinding {
	readonly severity: Severity;
	readonly code: string;
	readonly message: string;
	readonly place: Place | null;
}

/** Lines and columns from 1, in UTF-16 units. */
export interface Place {
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
}

// What a page can hold and stay quick. Nobody reads more of it either.
const most = { findings: 500, lines: 20_000, characters: 5_000 };

/** Makes a view of a look; `report` is the number of the report beside it. */
export function viewOf({ faults, findings, notes }: Look, heading: Heading, report: number): View {
	return {
		...heading,
		faults: faults.map(({ line }) => line),
		counts: countsInWords(countSeverities(findings)),
		findings: inOrder(findings).slice(0, most.findings).map(shown),
		more: Math.max(0, findings.length - most.findings),
		lines: notes === null ? [] : linesOf(notes),
		report,
	};
}

function shown(finding: Finding): ShownFinding {
	return {
		severity: severityOf(finding),
		code: finding.code,
		message: sentence(finding),
		place: placeOf(finding),
	};
}

function placeOf({ position }: Finding): Place | null {
	if (position === null) return null;
	const { start, end } = position;
	return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function linesOf(notes: string): string[] {
	return splitLines(notes)
		.slice(0, most.lines)
		.map(({ start, end }) => {
			const isLong = end - start > most.characters;
			return isLong ? `${notes.slice(start, start + most.characters)}…` : notes.slice(start, end);
		});
}
