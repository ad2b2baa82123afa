/** A code frame: the line that a finding stands in, its number, and a mark right under the place. */
import type { Position } from "unist";
import { type Cell, cellsOf, widthOf } from "./cells.ts";
import type { Style } from "./style.ts";

/** A place in a text, and how it is marked. */
export interface Marked {
	readonly position: Position;
	/** Whether the line has a number in its file. */
	readonly numbered: boolean;
	readonly sign: "^" | "-";
	readonly paint: (text: string) => string;
	/** What stands behind the mark; may be empty. */
	readonly note: string;
}

// Lines may be megabytes long: nothing further off than this is looked at.
const farthest = 600;
/** So many units of it are cut into cells, before the place and behind it: thousands of findings may stand in one line. */
const reachOf = (room: number): number => Math.min(2 * room, farthest);

/** Two lines: the one that the place begins in and the mark; cut around the place to the style's columns. */
export function frame(text: string, marked: Marked, style: Style): string[] {
	const { start } = marked.position;
	const number = marked.numbered ? String(start.line) : "";
	const room = Math.max(20, style.columns - number.length - 7);
	const { before, place, after, indent, marks } = fitted(piecesOf(text, marked.position, reachOf(room)), room);
	const shown = `${before}${place === "" ? "" : marked.paint(place)}${after}`.trimEnd();
	const mark = " ".repeat(indent) + marked.paint(marked.sign.repeat(marks));
	const note = marked.note === "" ? "" : ` ${marked.paint(marked.note)}`;
	return [
		`    ${style.faint(`${number} |`)} ${shown}`.trimEnd(),
		`    ${style.faint(`${" ".repeat(number.length)} |`)} ${mark}${note}`,
	];
}

interface Pieces {
	readonly before: readonly Cell[];
	readonly place: readonly Cell[];
	readonly after: readonly Cell[];
	/** Whether the line goes on to the left, or to the right, of what was looked at. */
	readonly more: readonly [boolean, boolean];
}

function piecesOf(text: string, { start, end }: Position, reach: number): Pieces {
	const offset = start.offset ?? 0;
	const first = Math.max(offset - start.column + 1, offset - reach, 0);
	const rest = text.slice(offset, offset + farthest);
	const whole = rest.slice(0, lengthOfLine(rest));
	const line = whole.slice(0, reach);
	const length = Math.max(0, Math.min((end.offset ?? offset) - offset, line.length));
	const before = cellsOf(text.slice(first, offset), 0);
	const place = cellsOf(line.slice(0, length), widthOf(before));
	// Spaces at the end of a line are not worth an ellipsis.
	const after = cellsOf(line.slice(length).trimEnd(), widthOf(before) + widthOf(place));
	return { before, place, after, more: [first > offset - start.column + 1, whole.trimEnd().length > reach] };
}

function lengthOfLine(text: string): number {
	const at = text.search(/[\r\n]/);
	return at < 0 ? text.length : at;
}

interface Fitted {
	readonly before: string;
	readonly place: string;
	readonly after: string;
	readonly indent: number;
	readonly marks: number;
}

/** Keeps some of what stands before the place, then as much as there is room for. */
function fitted({ before, place, after, more }: Pieces, room: number): Fitted {
	// Where nothing stands, the mark still takes a column.
	const rest = Math.max(1, widthOf(place) + widthOf(after));
	const fits = widthOf(before) + rest <= room && !more[0] && !more[1];
	const wanted = Math.max(Math.floor(room / 4), room - rest - 2);
	const left = fits ? { cells: before, cut: false } : lastOf(before, { room: wanted, more: more[0] });
	const lead = widthOf(left.cells) + (left.cut ? 1 : 0);
	// What stands behind the place may need a column for its ellipsis.
	const behind = after.length === 0 || widthOf(place) + widthOf(after) <= room - lead ? 0 : 1;
	const cutPlace = place.length > 0 && after.length === 0 && more[1];
	const middle = firstOf(place, { room: room - lead - behind, more: cutPlace });
	const used = lead + widthOf(middle.cells);
	const right = middle.cut ? { cells: [], cut: true } : firstOf(after, { room: room - used, more: more[1] });
	return {
		before: (left.cut ? "…" : "") + textOf(left.cells),
		place: textOf(middle.cells),
		after: textOf(right.cells) + (right.cut ? "…" : ""),
		indent: lead,
		marks: Math.max(1, widthOf(middle.cells)),
	};
}

interface Cut {
	readonly cells: readonly Cell[];
	/** Whether an ellipsis must say that there was more; it takes one column of the room. */
	readonly cut: boolean;
}

function firstOf(cells: readonly Cell[], { room, more }: { readonly room: number; readonly more: boolean }): Cut {
	if (!more && widthOf(cells) <= room) return { cells, cut: false };
	let [count, width] = [0, 0];
	for (const cell of cells) {
		if (width + cell.width > room - 1) break;
		width += cell.width;
		count++;
	}
	return { cells: cells.slice(0, count), cut: true };
}

function lastOf(cells: readonly Cell[], room: { readonly room: number; readonly more: boolean }): Cut {
	const { cells: kept, cut } = firstOf([...cells].reverse(), room);
	return { cells: [...kept].reverse(), cut };
}

const textOf = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join("");
