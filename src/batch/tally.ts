/** Counts what a run found, and says what that makes of it. */
import { isFault } from "../findings/faults.ts";
import { type Finding, severityOf } from "../findings/finding.ts";
import { fixIn } from "../findings/fix.ts";
import { standardInputName } from "../read/inputs.ts";
import type { FileFindings, Summary } from "../reporters/reporter.ts";

/** Takes the findings of one file after the other. */
export interface Tally {
	add(file: FileFindings): void;
	/** Repairs that were made. */
	addRepaired(places: number): void;
	/** Findings that are known, and not reported. */
	addKnown(findings: number): void;
	summary(): Summary;
	/** Whether something kept the whole job from being done. */
	failed(): boolean;
}

/** Makes a tally that stands at nothing; `mayFix` where `--fix` is still to be tried. */
export function tally(mayFix: boolean): Tally {
	const counts = { error: 0, warning: 0, info: 0 };
	let [files, fixable, faults, repaired, known, speakers] = [0, 0, 0, 0, 0, 0];
	const count = (finding: Finding, { path, text }: FileFindings): void => {
		counts[severityOf(finding)]++;
		if (isFault(finding)) faults++;
		else if (mayFix && path !== standardInputName && fixIn(finding, text) !== null) fixable++;
	};
	return {
		add(file) {
			if (file.path !== null) files++;
			speakers += file.speakers ?? 0;
			for (const finding of file.findings) count(finding, file);
		},
		addRepaired(places) {
			repaired += places;
		},
		addKnown(findings) {
			known += findings;
		},
		summary() {
			const { error: errors, warning: warnings, info: infos } = counts;
			return { files, errors, warnings, infos, fixable, repaired, known, speakers };
		},
		failed: () => faults > 0,
	};
}
