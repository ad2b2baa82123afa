/** The contract of a findings reporter. */
import type { Finding } from "../findings/finding.ts";

/** What was found in one file. */
export interface FileFindings {
	/** Relative to the working folder with `/`; `<stdin>`; null for a fault of the run as a whole. */
	readonly path: string | null;
	/** The decoded text that places point into, without BOM; null for a file that was not read. */
	readonly text: string | null;
	/** Severities are settled; in any order. */
	readonly findings: readonly Finding[];
	/** Known findings in a baseline: they do not count, and only some formats report them. */
	readonly known?: readonly Finding[];
	/** How many people speak in it; absent where it could not be read. */
	readonly speakers?: number;
	/** A file of the run itself, which does not count as one of those that were checked. */
	readonly isBaseline?: true;
}

/** The result of a run; all findings count, also those that are not shown. */
export interface Summary {
	readonly files: number;
	readonly errors: number;
	readonly warnings: number;
	readonly infos: number;
	/** How many of the findings `--fix` would repair. */
	readonly fixable: number;
	/** How many places `--fix` has repaired. */
	readonly repaired: number;
	/** The number of known findings. */
	readonly known: number;
	/** How many people speak, file by file. */
	readonly speakers: number;
}

/** A findings reporter: it makes text and writes nothing. */
export interface Reporter {
	readonly name: string;
	readonly about: string;
	/** How each of its reports begins, so that one can be known again. */
	readonly opening: string | RegExp;
	/** Whether people read it: then it is in their language. */
	readonly isForPeople?: boolean;
	/** Whether it also prints the findings that a baseline holds. */
	readonly tellsKnown?: boolean;
	/** Begins a report. The results of the calls are written in order, so that nothing is kept longer than needed. */
	begin(style: Style): ReportWriter;
}

/** One report in the making: a call of `file` for each file in order, then one of `end`. */
export interface ReportWriter {
	file(file: FileFindings): string;
	end(summary: Summary): string;
	/** Markdown for a job's summary page, asked for after `end`. */
	jobSummary?(): string;
}

/** How findings look: plain text, or with colours. */

/** Paints a piece of text. */
type Paint = (text: string) => string;

/** The looks a reporter may give to text. */
export interface Style {
	readonly error: Paint;
	readonly warning: Paint;
	readonly info: Paint;
	readonly faint: Paint;
	readonly strong: Paint;
	/** How wide lines may be that are cut to fit. */
	readonly columns: number;
}

const usual = 100;

const same: Paint = (text) => text;

/** No colours: for files, pipes and tests. */
export const plain: Style = { error: same, warning: same, info: same, faint: same, strong: same, columns: usual };

/** Colours for a terminal; chalk is loaded only then. */
export async function coloured(): Promise<Style> {
	const { Chalk } = await import("chalk");
	const chalk = new Chalk({ level: 1 });
	const { red: error, yellow: warning, blue: info, dim: faint, bold: strong } = chalk;
	return { error, warning, info, faint, strong, columns: usual };
}
