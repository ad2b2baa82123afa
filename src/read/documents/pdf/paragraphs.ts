/** Joins the lines of a column to paragraphs: a line goes on where its margin, and nobody's hand, ended the one above. */

import { append } from "../../../text/append.ts";
import type { Span } from "../spans.ts";
import { endWith, firstWord } from "./letters.ts";
import { marker, type Piece } from "./pieces.ts";
import type { Setting } from "./setting.ts";

/** Lines that are one: a paragraph, or a line that somebody ended. */
export interface PdfParagraph {
	readonly lines: readonly [Piece, ...Piece[]];
	readonly spans: readonly Span[];
}

/** The paragraphs of lines that stand below each other, up to a right margin. */
export function paragraphsOf(lines: readonly Piece[], setting: Setting): readonly PdfParagraph[] {
	const paragraphs: [Piece, ...Piece[]][] = [];
	for (const line of lines) {
		const open = paragraphs.at(-1);
		const last = open?.at(-1);
		const goesOn = open !== undefined && last !== undefined && isWrapped(open, line, setting.pitch);
		if (goesOn && !hasRoom(last, line, setting)) open.push(line);
		else paragraphs.push([line]);
	}
	return paragraphs.map((each) => ({ lines: each, spans: joined(each) }));
}

const looseSize = 0.15;
const loosePitch = 1.15;
const indent = 0.6;

/** Whether a line may go on with the one above, by how both look. */
function isWrapped(above: readonly [Piece, ...Piece[]], line: Piece, pitch: number): boolean {
	const [first] = above;
	const last = above.at(-1) ?? first;
	if (last.turned || line.turned || Math.abs(last.size - line.size) > looseSize * last.size) return false;
	if (startsItem(line) && !isInSentence(first, last, line)) return false;
	const down = line.base - last.base;
	if (last.page === line.page && (down <= 0 || down > loosePitch * pitch * line.size)) return false;
	const shift = line.left - last.left;
	const isFirst = above.length === 1;
	// Behind a bullet the others stand further right; else what is further right, or left again, begins anew.
	if (shift > indent * line.size) return isFirst && startsItem(first);
	return shift > -indent * line.size || isFirst;
}

/** Whether a line begins as an item of a list. */
function startsItem({ text }: Piece): boolean {
	const [word = ""] = firstWord.exec(text.trimStart()) ?? [];
	return text.trimStart().length > word.length && marker.test(word);
}

/** `Article` may end a line, and `7. The` begin the next. */
function isInSentence(first: Piece, last: Piece, line: Piece): boolean {
	return !startsItem(first) && /^\s*[\p{N}\p{L}]/u.test(line.text) && /[\p{L}\p{N},]$/u.test(last.text);
}

/** In heights of letters: how far letters differ from each other in width. */
const slack = 0.5;

/** Whether the first word of the next line would have fitted; where that is not sure, its letters decide. */
function hasRoom(line: Piece, next: Piece, { margin, space }: Setting): boolean {
	const room = (margin - endWith(next, line, space)) / line.size;
	return room > (/^\s*\p{Ll}/u.test(next.text) ? slack : slack / 4);
}

function joined(lines: readonly Piece[]): Span[] {
	const spans: Span[] = [];
	for (const [index, line] of lines.entries()) {
		const above = lines[index - 1];
		if (above !== undefined) part(spans, above.text, line.text);
		append(spans, line.spans);
	}
	return spans;
}

const address = /(?:https?:\/\/|www\.)\S*$/iu;

/** Words end with a line; words with a hyphen, and addresses, may go on. */
function part(spans: Span[], above: string, below: string): void {
	const [begun = ""] = address.exec(above) ?? [];
	const [word = ""] = firstWord.exec(below) ?? [];
	const isAddress = /[/?&=_%#.-]$/u.test(begun) || (begun !== "" && /[/?&=_%]/u.test(word));
	if (above.endsWith("\u00ad")) dropLast(spans);
	else if (!isAddress && !/\p{L}[-\u2010]$|\s$/u.test(above)) spans.push({ text: " ", href: null });
}

/** A soft hyphen only says that the word goes on. */
function dropLast(spans: Span[]): void {
	const last = spans.pop();
	if (last !== undefined) spans.push({ ...last, text: last.text.slice(0, -1) });
}
