/** Whether every word of the notes stands in exactly one place of the report. */
import type { Report } from "../../ast/nodes.ts";
import { leavesOf } from "../ledger/share.ts";
import type { PlacedWord } from "./difference.ts";
import { wordAt } from "./words.ts";

/** The first word that is in no place, or in more than one; null where all is well. Of plain text only. */
export function firstStray(
	report: Report,
	text: string,
): { readonly kind: "word-lost" | "word-twice"; readonly at: PlacedWord } | null {
	const pieces = leavesOf(report).flatMap((leaf) => {
		const [start, end] = [leaf.position?.start.offset, leaf.position?.end.offset];
		// What is not the very slice that it says it is holds nothing of it.
		return start === undefined || end === undefined || leaf.text !== text.slice(start, end) ? [] : [{ start, end }];
	});
	pieces.sort((one, other) => one.start - other.start || one.end - other.end);
	let reached = 0;
	for (const { start, end } of [...pieces, { start: text.length, end: text.length }]) {
		const lost = /\S/.exec(text.slice(reached, start));
		if (lost !== null) return { kind: "word-lost", at: wordAt(text, reached + lost.index) };
		if (start < reached && end > start) return { kind: "word-twice", at: wordAt(text, start) };
		reached = Math.max(reached, end);
	}
	return null;
}
