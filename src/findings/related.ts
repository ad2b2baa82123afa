/** What a finding points to beside its own place. */
import type { Position } from "unist";
import type { Finding } from "./finding.ts";

/** What could stand in the finding's place, one or several readings; null where the finding can't know it. */
export function expectedOf(finding: Finding): readonly string[] | null {
	switch (finding.code) {
		case "misspelled-label":
		case "broken-tag":
			return [finding.expected];
		case "mojibake":
			return finding.expected === null ? null : [finding.expected];
		case "ambiguous-date":
			return finding.readings;
		default:
			return null;
	}
}

/** Where the first of two stands, if it is the second that is told. */
export function firstOf(finding: Finding): Position | null {
	return finding.code === "duplicate-field" || finding.code === "duplicate-section" ? finding.first : null;
}
