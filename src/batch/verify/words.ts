/** Words of texts, one by one: where two texts differ, and which word of notes is in no place of their report. */

import type { Report } from "../../ast/nodes.ts";
import { locator } from "../../text/place.ts";
import { leavesOf } from "../ledger/share.ts";
import type { PlacedWord } from "./difference.ts";

/** The word at the first difference of two texts; where the same words have other white space, that and what follows it. */
export function firstOther(text: string, like: string): { readonly at: PlacedWord; readonly expected: string } {
	let same = 0;
	while (same < text.length && text[same] === like[same]) same++;
	const start = same - (/\S*$/.exec(text.slice(Math.max(0, same - longest), same))?.[0].length ?? 0);
	const line = lineOf(text, same);
	const [word = "", expected = ""] = [text, like].map((each) => wordFrom(each, start));
	if (word !== "" && expected !== "" && word !== expected) return { at: { word, line }, expected };
	return { at: { word: spacedFrom(text, same), line }, expected: spacedFrom(like, same) };
}

const wordFrom = (text: string, offset: number): string => /^\S*/.exec(text.slice(offset, offset + longest))?.[0] ?? "";

/** White space that nobody could tell from a space is written as its code. */
function spacedFrom(text: string, offset: number): string {
	const found = /^\s*\S*/.exec(text.slice(offset, offset + longest))?.[0] ?? "";
	return found.replace(/[^\S ]/g, (space) =>
		space === "\n" ? "\\n" : `\\u${space.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

/** The word around an offset, with its line. */
export function wordAt(text: string, offset: number): PlacedWord {
	const before = /\S*$/.exec(text.slice(Math.max(0, offset - longest), offset))?.[0] ?? "";
	return { word: before + wordFrom(text, offset), line: lineOf(text, offset) };
}

const longest = 100;

const lineOf = (text: string, offset: number): number => locator(text).point(offset).line;

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
