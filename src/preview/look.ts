/** What one look at the files of a preview gives. */
import type { Finding } from "../findings/finding.ts";

/** A report as its template wrote it. */
export interface RenderedReport {
	readonly text: string;
	/** Whether it is a page already, and not a text to be shown on one. */
	readonly isHtml: boolean;
}

/** What keeps a report from being made. */
export interface LookFault {
	/** As messages name it; null where no file is to blame. */
	readonly file: string | null;
	/** `FILE:LINE:COLUMN: message` */
	readonly line: string;
}

/** The notes and their report as they are now. */
export interface Look {
	/** Empty where there is a report. */
	readonly faults: readonly LookFault[];
	/** With the severities that the config gives them. */
	readonly findings: readonly Finding[];
	/** The notes; null where they can't be read. */
	readonly notes: string | null;
	readonly report: RenderedReport | null;
	/** Absolute paths of all that had a part in it, of what is missing too. */
	readonly paths: readonly string[];
}

/** Looks at the files as they are now. */
export type LookNow = () => Promise<Look>;
