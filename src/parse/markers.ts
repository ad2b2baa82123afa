/** Decides which bullets and numbers make lists; the others are words of their line. */
import { endsSentence, startsLower } from "../text/sentences.ts";
import { type Marker, readMarker } from "./marker.ts";
import { settleNumbers } from "./numbers.ts";
import { contentStart, type Row } from "./row.ts";
import { measureWrap, overflows, type Wrap, type WrapOptions } from "./wrap.ts";

/** Sets the `marker` of every row, and returns how the note is wrapped. */
export function findMarkers(text: string, rows: readonly Row[], options: WrapOptions): Wrap {
	// What is set aside is no list: the bullet of such a line is one of its words.
	for (const row of rows) row.marker = row.aside ? null : readMarker(text, row.from, row.to);
	dropLoneLetters(rows);
	const wrap = measureWrap(text, rows, options);
	if (wrap.width > 0) dropWrappedDashes(text, wrap, rows);
	settleNumbers(text, wrap, rows);
	return wrap;
}

/** An `o` is a bullet where another one is lined up with it, or below a bullet that stands further left. */
function dropLoneLetters(rows: readonly Row[]): void {
	for (const [index, row] of rows.entries()) {
		if (!isLetter(row.marker)) continue;
		if (!belowBullet(row, rows[index - 1]) && !linedUp(row, rows[index + 1])) row.marker = null;
	}
}

function isLetter(marker: Marker | null): boolean {
	return marker?.style === "o";
}

function belowBullet(row: Row, above: Row | undefined): boolean {
	if (above === undefined || above.marker === null) return false;
	return isLetter(above.marker) ? above.indent <= row.indent + 1 : above.indent < row.indent;
}

function linedUp(row: Row, below: Row | undefined): boolean {
	return below !== undefined && !below.gap && isLetter(below.marker) && below.indent === row.indent;
}

/** A dash that the wrapping of a sentence has brought to the start of a line is no bullet. */
function dropWrappedDashes(text: string, wrap: Wrap, rows: readonly Row[]): void {
	for (let index = 1; index < rows.length; index++) {
		const [above, row] = [rows[index - 1], rows[index]];
		if (above === undefined || row?.marker?.kind !== "bullet" || row.gap || above.marker !== null) continue;
		const open = !endsSentence(text, above.from, above.to) && text.charAt(above.to - 1) !== ":";
		const sibling = rows[index + 1]?.marker?.style === row.marker.style;
		if (!open || sibling || !startsLower(text, contentStart(row), row.to)) continue;
		if (overflows(text, wrap.width, [above, row])) row.marker = null;
	}
}
