/** What `--reporter json` prints. */
import type { Code, Severity } from "../findings/finding.ts";

/** Where the schema of the findings JSON is published. */
export const findingsSchemaId = "https://rapporteur.dev/schemas/findings.schema.json";

/** A finding; the numbers are null where the place has none. */
export interface FindingJson {
	readonly code: Code;
	readonly severity: Severity;
	readonly message: string;
	readonly line: number | null;
	readonly column: number | null;
	readonly endLine: number | null;
	readonly endColumn: number | null;
	readonly offset: number | null;
	readonly endOffset: number | null;
	readonly where: string;
	readonly expected?: readonly string[];
}

/** What was found in one file. */
export interface FileJson {
	readonly path: string | null;
	readonly findings: readonly FindingJson[];
}

/** The whole report. */
export interface FindingsJson {
	readonly files: readonly FileJson[];
	readonly summary: {
		readonly files: number;
		readonly errors: number;
		readonly warnings: number;
		readonly infos: number;
	};
}
