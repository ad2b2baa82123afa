import type { Position } from "unist";
import type { Finding } from "./finding.ts";
import { respell } from "./respell.ts";

/** What to put in place of some characters. */
export interface Fix {
	readonly position: Position;
	/** What must stand there, character by character, for the repair to be right. */
	readonly raw: string;
	readonly text: string;
}

/** The repair of a finding; null where only a person can tell what is right, or the file is not to be changed so. */
export function fixOf(finding: Finding): Fix | null {
	const { position } = finding;
	if (position === null || finding.unfixable) return null;
	if (finding.code === "mojibake" && finding.expected !== null)
		return { position, raw: finding.raw, text: finding.expected };
	if (finding.code !== "misspelled-label") return null;
	return { position, raw: finding.label, text: respell(finding.label, finding.expected) };
}

/** The repair of a finding in a text; none where other characters stand there, an escape for example. */
export function fixIn(finding: Finding, text: string | null): Fix | null {
	const fix = fixOf(finding);
	if (fix === null || text === null || fix.text === fix.raw) return null;
	return text.slice(fix.position.start.offset, fix.position.end.offset) === fix.raw ? fix : null;
}
