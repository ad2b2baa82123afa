/** Text as a terminal shows it: cut into what people see as one character, each with its width in columns. */
import stringWidth from "string-width";
import { visible } from "./visible.ts";

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
