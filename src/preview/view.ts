/** What the files of a preview give when they are read; and what the page is sent of it, small enough for a page and plain enough for JSON. */
import { type Finding, type Severity, sentence, severityOf, sortFindings } from "../findings/finding.ts";
import { countSeverities, countsInWords } from "../reporters/terminal.ts";
import { splitLines } from "../text/lines.ts";

/** A report as its template wrote it. */
export interface RenderedReport {
	readonly text: string;
	/** Whether it is a page already, and not a text to be shown on one. */
	readonly isHtml: boolean;
}

/** What keeps a report from being made. */
export interface PreviewFault {
	/** As messages name it; null where no file is to blame. */
	readonly file: string | null;
	/** `FILE:LINE:COLUMN: message` */
	readonly line: string;
}

/** The notes and their report as they are now. */
export interface PreviewState {
	/** Empty where there is a report. */
	readonly faults: readonly PreviewFault[];
	/** With the severities that the config gives them. */
	readonly findings: readonly Finding[];
	/** The notes; null where they can't be read. */
	readonly notes: string | null;
	/** How each line was read, and who said its words. */
	readonly explained: readonly (readonly string[])[];
	readonly report: RenderedReport | null;
	/** Absolute paths of all that had a part in it, of what is missing too. */
	readonly paths: readonly string[];
}

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
	/** `2 errors, 1 warning`; empty without findings. */
	readonly counts: string;
	readonly findings: readonly ShownFinding[];
	/** How many findings there are besides. */
	readonly more: number;
	readonly lines: readonly string[];
	/** How each line was read, and who said its words. */
	readonly explained: readonly (readonly string[])[];
	/** Another number for each report that is not as the one before; 0 where there was none yet. */
	readonly report: number;
}

/** A finding in words, and its place; ends are exclusive. */
export interface ShownFinding {
	readonly severity: Severity;
	readonly code: string;
	readonly message: string;
	/** Lines and columns from 1, in UTF-16 units. */
	readonly place: Readonly<Record<"line" | "column" | "endLine" | "endColumn", number>> | null;
}

// What a page can hold and stay quick. Nobody reads more of it either.
const most = { findings: 500, lines: 20_000, characters: 5_000 };

/** Makes a view of what was read; `report` is the number of the report beside it. */
export function viewOf({ faults, findings, notes, explained }: PreviewState, heading: Heading, report: number): View {
	return {
		...heading,
		faults: faults.map(({ line }) => line),
		counts: countsInWords(countSeverities(findings)),
		findings: sortFindings(findings).slice(0, most.findings).map(shown),
		more: Math.max(0, findings.length - most.findings),
		lines: notes === null ? [] : linesOf(notes),
		explained: explained.slice(0, most.lines).map((reasons) => reasons.map(cut)),
		report,
	};
}

function shown(finding: Finding): ShownFinding {
	const { code, position } = finding;
	const [severity, message] = [severityOf(finding), sentence(finding)];
	const { start, end } = position ?? {};
	const place = start && end && { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
	return { severity, code, message, place: place ?? null };
}

const cut = (text: string): string => (text.length > most.characters ? `${text.slice(0, most.characters)}…` : text);

function linesOf(notes: string): string[] {
	return splitLines(notes)
		.slice(0, most.lines)
		.map(({ start, end }) => cut(notes.slice(start, end)));
}

/** A page that shows a text as it stands: for templates that make no pages. */
export function textPage(text: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Report</title>
<style>
body { margin: 0; padding: 1.5rem; background: Canvas; color: CanvasText }
pre { margin: 0; font: 0.875rem/1.6 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere }
</style>
</head>
<body>
<pre>
${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</pre>
</body>
</html>
`;
}
