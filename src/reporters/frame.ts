/** A code frame: the line that a finding stands in, its number, and a mark right under the place, as wide as a terminal shows it. */
import stringWidth from "string-width";
import type { Position } from "unist";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";

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

/** What is seen as one character. */
export interface Cell {
	readonly text: string;
	readonly width: number;
}

const tabStop = 4;

/** Letters of Western scripts and the signs between them: each is one character, of one column. */
const isPlain = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

let segmenter: Intl.Segmenter | undefined;

/** Cuts a text into cells; `column` is where it begins, which tabs are counted from. */
export function cellsOf(text: string, column: number): Cell[] {
	const cells: Cell[] = [];
	if (isPlain.test(text)) {
		for (let index = 0; index < text.length; index++) cells.push(plainCell(text.charCodeAt(index)));
		return cells;
	}
	segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
	let at = column;
	for (const { segment } of segmenter.segment(text)) {
		const cell = segment === "\t" ? spaces(tabStop - (at % tabStop)) : shortCell(segment);
		cells.push(cell);
		at += cell.width;
	}
	return cells;
}

/** How many columns cells take together. */
export function widthOf(cells: readonly Cell[]): number {
	return cells.reduce((sum, { width }) => sum + width, 0);
}

const plainCells: Cell[] = [];

function plainCell(code: number): Cell {
	const cell = plainCells[code] ?? { text: String.fromCharCode(code), width: 1 };
	plainCells[code] = cell;
	return cell;
}

const spaces = (width: number): Cell => ({ text: " ".repeat(width), width });

/** Many findings stand in one line, so the same few characters come again and again. */
const shortCells = new Map<string, Cell>();
const mostShortCells = 10_000;

function shortCell(cluster: string): Cell {
	const known = shortCells.get(cluster);
	if (known !== undefined) return known;
	const cell = cellOf(cluster);
	if (cluster.length <= 2 && shortCells.size < mostShortCells) shortCells.set(cluster, cell);
	return cell;
}

function cellOf(cluster: string): Cell {
	const text = shown(cluster);
	return { text, width: text.length === 1 && isPlain.test(text) ? 1 : stringWidth(text) };
}

/** Control characters get the sign that Unicode has for each, invisible ones a sign for all. */
function shown(cluster: string): string {
	const [first = "", ...rest] = cluster;
	const unit = first.charCodeAt(0);
	if (unit < 0x20) return String.fromCharCode(0x2400 + unit) + visible(rest.join(""));
	if (unit === 0x7f) return `\u2421${visible(rest.join(""))}`;
	// A joiner inside a character makes one picture of several, or one word of Persian: there it is what it should be.
	return visible(first) + rest.map((part) => (joins(part, first) ? part : visible(part))).join("");
}

function joins(part: string, first: string): boolean {
	if (part === "\u200C" || part === "\u200D") return true;
	// Flags of regions are a black flag with letters that are not seen.
	return first === "\u{1F3F4}" && /[\u{E0020}-\u{E007F}]/u.test(part);
}
