import { squash } from "../text/squash.ts";
import type { Finding } from "./finding.ts";

/** The words of a finding's place, however they are spaced: they stay the same when lines are added above. */
export function placeText({ position, ...finding }: Finding, text: string | null): string {
	const from = position?.start.offset;
	const written = text === null || from === undefined ? "" : text.slice(from, position?.end.offset);
	// What is missing has no words of its own, but a label that the form has for it.
	const words = written === "" && "label" in finding ? finding.label : written;
	return squash(words.normalize("NFC"));
}
