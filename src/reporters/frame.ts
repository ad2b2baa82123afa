/** A code frame: the line that a finding stands in, its number, and a mark right under the place, as wide as a terminal shows it. */
import type { Position } from "unist";
import { type Finding, firstOf } from "../findings/finding.ts";
import type { Style } from "./reporter.ts";
import { visible } from "./terminal.ts";

/** A place in a text, and how it is marked. */
export interface Marked {
	readonly position: Position;
	/** Whether the line has a number in its file. */
	readonly numbered: boolean;
	readonly sign: "^" | "-";
	readonly paint: (text: string) => string;
	/** The text after the mark; may be empty. */
	readonly note: string;
}

/** Two lines: the one that the place begins in and the mark; cut around the place to the style's columns. */
export function frame(text: string, { position, numbered, sign, paint, note }: Marked, style: Style): string[] {
	const number = numbered ? String(position.start.line) : "";
	const room = Math.max(20, style.columns - number.length - 7);
	const { before, place, after, more } = piecesOf(text, position, Math.min(2 * room, farthest));
	const rest = [...place, ...after];
	// An empty place is still marked with one column.
	const width = Math.max(1, widthOf(rest));
	const isWhole = widthOf(before) + width <= room && !more.left && !more.right;
	// Some text before the place is kept, then as much as fits.
	const roomBefore = isWhole ? room : Math.max(Math.floor(room / 4), room - width - 2);
	const left = fitting(before.toReversed(), roomBefore, more.left);
	const lead = left.cells.toReversed();
	const indent = widthOf(lead) + (left.isCut ? 1 : 0);
	const right = fitting(rest, room - indent, more.right);
	const shown = right.cells.slice(0, place.length);
	const marks = sign.repeat(Math.max(1, widthOf(shown)));
	const line = [
		left.isCut ? "…" : "",
		textOf(lead),
		shown.length === 0 ? "" : paint(textOf(shown)),
		textOf(right.cells.slice(place.length)),
		right.isCut ? "…" : "",
	];
	return [
		`    ${style.faint(`${number} |`)} ${line.join("").trimEnd()}`.trimEnd(),
		`    ${style.faint(`${" ".repeat(number.length)} |`)} ${" ".repeat(indent)}${paint(marks)}${note === "" ? "" : ` ${paint(note)}`}`,
	];
}

/** The line that a place begins in, as far as `reach` units before it and behind. */
function piecesOf(text: string, { start, end }: Position, reach: number) {
	const offset = start.offset ?? 0;
	const begin = offset - start.column + 1;
	const first = Math.max(begin, offset - reach, 0);
	const [rest = ""] = /^[^\r\n]*/.exec(text.slice(offset, offset + farthest)) ?? [];
	const line = rest.slice(0, reach);
	const length = Math.max(0, Math.min((end.offset ?? offset) - offset, line.length));
	const before = cellsOf(text.slice(first, offset), 0);
	const place = cellsOf(line.slice(0, length), widthOf(before));
	// Spaces at the end of a line are not worth an ellipsis.
	const after = cellsOf(line.slice(length).trimEnd(), widthOf(before) + widthOf(place));
	return { before, place, after, more: { left: first > begin, right: rest.trimEnd().length > reach } };
}

/** As many cells as fit; if there are more, an ellipsis takes one column. */
function fitting(cells: readonly Cell[], room: number, isMore: boolean): { cells: readonly Cell[]; isCut: boolean } {
	if (!isMore && widthOf(cells) <= room) return { cells, isCut: false };
	let [count, width] = [0, 0];
	for (const cell of cells) {
		width += cell.width;
		if (width > room - 1) break;
		count++;
	}
	return { cells: cells.slice(0, count), isCut: true };
}

const textOf = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join("");

/** What is seen as one character. */
export interface Cell {
	readonly text: string;
	readonly width: number;
}

const tabStop = 4;

let segmenter: Intl.Segmenter | undefined;

/** Cuts a text into cells; `column` is where it begins, which tabs are counted from. */
export function cellsOf(text: string, column: number): Cell[] {
	const cells: Cell[] = [];
	if (isPlain.test(text)) {
		for (const character of text) cells.push({ text: character, width: 1 });
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
	return { text, width: text.length === 1 && isPlain.test(text) ? 1 : columnsOf(text) };
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

/** Lines may be megabytes long: nothing further off a finding than this is looked at. */
const farthest = 600;

/** Letters of Western scripts and the signs between them: each is one character, of one column. */
const isPlain = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

const plainLines = /^[\t\n\r -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

let measure: ((text: string) => number) | null = null;

/** Prepares to measure a text; the patterns of emoji, which take 15 ms, are only compiled for texts that need them. */
export async function readyFor(text: string): Promise<void> {
	if (!plainLines.test(text)) measure ??= (await import("string-width")).default;
}

/** What of a text is shown with its findings: the lines that they stand in. */
export function shownOf(text: string, findings: readonly Finding[]): string {
	let shown = "";
	for (const finding of findings)
		for (const position of [finding.position, firstOf(finding)]) {
			const { column, offset = 0 } = position?.start ?? { column: 0 };
			if (position !== null) shown += text.slice(Math.max(0, offset - Math.min(column, farthest)), offset + farthest);
		}
	return shown;
}

/** The columns that a character takes, of a text that `readyFor` was given. */
function columnsOf(character: string): number {
	if (measure === null) throw new Error(`nothing has got ready for ${JSON.stringify(character)}`);
	return measure(character);
}
