/** A quick look for what is left in prose where an address was: the signs that stood around it. */
import { isSpace } from "../text/spaces.ts";

/** Whether a leaf may hold an empty bracket, or dashes with nothing between them. */
export function mayHoldRemains(text: string): boolean {
	for (let at = text.indexOf("("); at >= 0; at = text.indexOf("(", at + 1)) {
		const next = text.charCodeAt(at + 1);
		if (at + 1 === text.length || next === 0x29 || isSpace(next)) return true;
	}
	return text.includes("- -");
}
