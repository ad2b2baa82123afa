/** Separators that a form names for a field's items. */
import { isSpace } from "../text/spaces.ts";
import { isWordUnit } from "./letters.ts";

/**
 * Where the separator that stands at an offset ends; the offset itself where none does. White space in a separator
 * stands for any, line ends too; one of letters (`and`) is a word of its own, never a part of one.
 */
export function ownSeparatorEnd(raw: string, at: number, separators: readonly string[]): number {
	return separators.reduce((end, separator) => Math.max(end, endOf(raw, at, separator)), at);
}

function endOf(raw: string, at: number, separator: string): number {
	// A line end or two spaces are a separator as they are.
	if (separator.trim() === "") return raw.startsWith(separator, at) ? at + separator.length : at;
	let end = at;
	for (let index = 0; index < separator.length; ) {
		const unit = separator.charCodeAt(index);
		if (!isSpace(unit)) {
			if (raw.charCodeAt(end) !== unit) return at;
			index++;
			end++;
			continue;
		}
		const from = end;
		while (end < raw.length && isSpace(raw.charCodeAt(end))) end++;
		// Where a text begins or ends, a line does.
		if (end === from && end > 0 && end < raw.length) return at;
		while (index < separator.length && isSpace(separator.charCodeAt(index))) index++;
	}
	return cutsWord(raw, at) || cutsWord(raw, end) ? at : end;
}

/** Whether an offset lies inside a word. */
function cutsWord(raw: string, at: number): boolean {
	return at > 0 && at < raw.length && isWordUnit(raw.charCodeAt(at - 1)) && isWordUnit(raw.charCodeAt(at));
}
