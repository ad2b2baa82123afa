/** What a label's last brackets say is no part of what it is compared by: `Date of Meeting (day, month, year)`. */
import { trimEnd } from "./spaces.ts";

/** Where a label ends without brackets at its end. */
export function withoutParenthetical(text: string, start: number, end: number): number {
	if (text.charCodeAt(end - 1) !== 0x29) return end;
	// Within the label alone: sought in the whole text, each label would take as long as all that stands before it.
	const open = text.slice(start, end).lastIndexOf("(");
	return open > 0 ? trimEnd(text, start, start + open) : end;
}
