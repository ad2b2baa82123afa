import type { Position } from "unist";
import type { Finding } from "./finding.ts";

/** What to put in place of some characters. */
export interface Fix {
	readonly position: Position;
	readonly text: string;
}

/** The repair of a finding; null where only a person can tell what is right. */
export function fixOf(finding: Finding): Fix | null {
	if (finding.position === null) return null;
	if (finding.code !== "misspelled-label" && finding.code !== "mojibake") return null;
	return { position: finding.position, text: finding.expected };
}
