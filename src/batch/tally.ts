/** Counts what a run found, and says what that makes of it. */
import { isFault } from "../findings/faults.ts";
import type { Finding } from "../findings/finding.ts";
import { fixIn } from "../findings/fix.ts";
import { severityOf } from "../findings/severities.ts";
import { standardInputName } from "../read/inputs.ts";
import type { FileFindings, Summary } from "../reporters/reporter.ts";

/** Takes the findings of one file after the other. */
export interface Tally {
	add(file: FileFindings): void;
	summary(): Summary;
	/** Whether something kept the whole job from being done. */
	failed(): boolean;
}

/** Makes a tally that stands at nothing; `mayFix` where `--fix` is still to be tried. */
export function tally(mayFix: boolean): Tally {
	const counts = { error: 0, warning: 0, info: 0 };
	let [files, fixable, faults] = [0, 0, 0];
	const count = (finding: Finding, { path, text }: FileFindings): void => {
		counts[severityOf(finding)]++;
		if (isFault(finding)) faults++;
		else if (mayFix && path !== standardInputName && fixIn(finding, text) !== null) fixable++;
	};
	return {
		add(file) {
			if (file.path !== null) files++;
			for (const finding of file.findings) count(finding, file);
		},
		summary: () => ({ files, errors: counts.error, warnings: counts.warning, infos: counts.info, fixable }),
		failed: () => faults > 0,
	};
}
