/** What a label's last brackets say is no part of what it is compared by: `Date of Meeting (day, month, year)`. */
import { trimEnd } from "../text/spaces.ts";

/** Where a label ends without an aside in brackets. */
export function withoutAside(text: string, start: number, end: number): number {
	if (text.charAt(end - 1) !== ")") return end;
	const open = text.lastIndexOf("(", end);
	return open > start ? trimEnd(text, start, open) : end;
}
