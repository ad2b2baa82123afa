/** The contract of a findings reporter. */
import type { Finding } from "../findings/finding.ts";
import type { Style } from "./style.ts";

/** What was found in one file; `path` as people typed it, null for the run as a whole. */
export interface FileFindings {
	readonly path: string | null;
	readonly findings: readonly Finding[];
}

/** A findings reporter: a pure function that returns text. */
export interface Reporter {
	readonly name: string;
	readonly about: string;
	report(files: readonly FileFindings[], style: Style): string;
}

/** Checks a reporter's shape at compile time. */
export function defineReporter(reporter: Reporter): Reporter {
	return reporter;
}
