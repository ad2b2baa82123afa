/** Text as a terminal shows it: cut into what people see as one character, each with its width in columns. */
import stringWidth from "string-width";
import { visible } from "./visible.ts";

/** What is seen as one character. */
export interface Cell {
	readonly text: string;
	readonly width: number;
}

const tabStop = 4;
const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Cuts a text into cells; `column` is where it begins, which tabs are counted from. */
export function cellsOf(text: string, column: number): Cell[] {
	if (/^[ -~]*$/.test(text)) return Array.from(text, narrow);
	const cells: Cell[] = [];
	let at = column;
	for (const { segment } of clusters.segment(text)) {
		const cell = segment === "\t" ? spaces(tabStop - (at % tabStop)) : cellOf(segment);
		cells.push(cell);
		at += cell.width;
	}
	return cells;
}

/** How many columns cells take together. */
export function widthOf(cells: readonly Cell[]): number {
	return cells.reduce((sum, { width }) => sum + width, 0);
}

const narrow = (text: string): Cell => ({ text, width: 1 });
const spaces = (width: number): Cell => ({ text: " ".repeat(width), width });

function cellOf(cluster: string): Cell {
	const text = shown(cluster);
	// Letters of Western scripts need no look-up.
	const isNarrow = text.length === 1 && text < "\u0300";
	return isNarrow ? narrow(text) : { text, width: stringWidth(text) };
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
