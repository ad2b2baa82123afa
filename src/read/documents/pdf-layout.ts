/**
 * From words at places to blocks: pieces of lines, rows of pieces that stand side by side, and paragraphs. Programs set
 * the words of a page in the order of the text, so that order counts for more than places do.
 */
import { append } from "../../text/append.ts";
import type { DocumentBlock, DocumentParagraph } from "./document.ts";
import { least, marker, most, type PdfPageWords, type Piece, piecesOn, runningLines, sameLine } from "./pdf-page.ts";
import { type Span, spanLines } from "./spans.ts";

type Lines = readonly [Piece, ...Piece[]];

/** The blocks of all pages. A page shows its blank lines: the one at the top says that no others are to be thought of. */
export function pdfBlocks(pages: readonly PdfPageWords[], external: string[]): readonly DocumentBlock[] {
	const pieces = pages.map(piecesOn);
	for (const [order, piece] of pieces.flat().entries()) piece.order = order;
	const running = runningLines(pieces);
	const body = pieces.flat().filter((piece) => !running.has(piece));
	const set = settingOf(body, pages[0]?.width ?? 0, external);
	const all: DocumentBlock[] = [];
	const heads = [...running].sort((one, other) => one.order - other.order);
	// Heads and feet stand behind the paragraph that is not finished when they come.
	const putHeads = (before: number): boolean => {
		const next = heads.findIndex(({ order }) => order >= before);
		const due = heads.splice(0, next < 0 ? heads.length : next);
		for (const head of due) append(all, [blank, paragraphOf([head], set)]);
		return due.length > 0;
	};
	for (const { block, order } of blocksOf(rowsOf(body), set)) {
		if (putHeads(order)) all.push(blank);
		all.push(block);
	}
	putHeads(Number.POSITIVE_INFINITY);
	return all;
}

/** Cells that stand side by side, each with its lines; running text is one cell. */
type Row = [Piece, ...Piece[]][];

/** The rows of pieces that are in order. */
function rowsOf(pieces: readonly Piece[]): readonly Row[] {
	const rows: Row[] = [];
	for (const piece of pieces) {
		const row = rows.at(-1);
		const cell = row?.at(-1);
		if (row === undefined || cell === undefined) rows.push([[piece]]);
		else if (isBeside(cell.at(-1) ?? cell[0], piece)) {
			if (row.length > 1) row.push([piece]);
			else {
				// Of the lines above, those are its label that stand at its height.
				const [first, ...label] = cell.splice(labelStart(cell, piece));
				if (cell.length === 0) rows.pop();
				rows.push([[first ?? piece, ...label], [piece]]);
			}
		} else if (row.length === 1 || piece.left >= cell[0].left - piece.size / 3) cell.push(piece);
		else rows.push([[piece]]);
	}
	return rows;
}

/** Further right, and no further down. */
function isBeside(last: Piece, piece: Piece): boolean {
	if (last.page !== piece.page || last.turned || piece.turned) return false;
	const down = piece.base - last.base;
	if (Math.abs(down) <= sameLine * piece.size) return piece.left > last.right;
	return down < 0 && piece.left > last.left + piece.size;
}

/** Lines of one label are no further apart. */
const labelPitch = 1.6;

function labelStart(lines: Lines, { page, base, left, size }: Piece): number {
	const level = lines.findLastIndex((line) => line.page === page && Math.abs(line.base - base) <= sameLine * size);
	if (level >= 0) return level;
	// Centred beside the value: lines that stand together.
	const first = lines.findLastIndex((line, at) => {
		const above = lines[at - 1];
		if (above === undefined || above.page !== line.page || above.right >= left) return true;
		return above.base >= line.base || line.base - above.base >= labelPitch * line.size;
	});
	return Math.max(0, first);
}

/** A block with the order of the first piece in it; -1 for a blank line. */
interface Placed {
	readonly block: DocumentBlock;
	readonly order: number;
}

const blank: DocumentParagraph = { kind: "paragraph", lines: [""], heading: false, item: null, place: null };
const blankLine: Placed = { block: blank, order: -1 };

/** Labels with their values become rows of tables, columns of text follow each other, and words that stand apart on one line are one line. */
function blocksOf(rows: readonly Row[], set: Setting): Placed[] {
	const tables = new Set(alignedRows(rows).filter(areTable).flat());
	const blocks: Placed[] = [];
	let text: Piece[] = [];
	const putText = (): void => {
		if (text.length > 0) append(blocks, [blankLine, ...paragraphs(text, set)]);
		text = [];
	};
	for (const row of rows) {
		const isLevel = row.every(([first, ...more]) => more.length === 0 && first.line === row[0]?.[0].line);
		if (!tables.has(row) && (row.length === 1 || isLevel)) {
			append(text, row.length === 1 ? row.flat() : asLine(row.flat()));
			continue;
		}
		putText();
		const ends = furthestOf(row.at(-1) ?? []);
		if (!tables.has(row))
			for (const column of row)
				append(blocks, [blankLine, ...paragraphs(column, within(set, column, furthestOf(column)))]);
		else {
			const cells = row.map((cell) => ({
				header: false,
				blocks: paragraphs(cell, within(set, cell, Math.max(ends, (ends + set.margin) / 2))).map(({ block }) => block),
			}));
			const above = blocks.at(-1)?.block;
			if (above?.kind === "table" && above.rows[0]?.length === row.length)
				blocks.splice(-1, 1, {
					block: { kind: "table", rows: [...above.rows, cells] },
					order: blocks.at(-1)?.order ?? 0,
				});
			else append(blocks, [blankLine, { block: { kind: "table", rows: [cells] }, order: row[0]?.[0].order ?? 0 }]);
		}
	}
	putText();
	return blocks;
}

/** Rows of several cells by the places where these begin. */
function alignedRows(rows: readonly Row[]): readonly (readonly Row[])[] {
	const groups: Row[][] = [];
	for (const row of rows) {
		if (row.length < 2) continue;
		const group = groups.find(
			([first = []]) =>
				first.length === row.length &&
				row.every(([{ left, size }], at) => Math.abs(left - (first[at]?.[0].left ?? 0)) <= size / 2),
		);
		if (group === undefined) groups.push([row]);
		else group.push(row);
	}
	return groups;
}

const longestLabel = 120;

/** Several rows of which one has a cell of several lines, or labels that end as such. */
function areTable(rows: readonly Row[]): boolean {
	const labels = rows.map(([label = []]) =>
		label
			.map(({ text }) => text)
			.join(" ")
			.trim(),
	);
	if (labels.some((label) => label.length > longestLabel)) return false;
	if (labels.every((label) => /[:?：？]$/u.test(label))) return true;
	return rows.length > 1 && rows.some((row) => row.some((cell) => cell.length > 1));
}

/** Two spaces of a typewriter are no wider. */
const widestSpace = 1.5;

/** Words that stand apart on one line have a tab between them. */
function asLine(pieces: readonly Piece[]): Piece[] {
	const [first] = pieces;
	if (first === undefined) return [];
	const spans = pieces.flatMap(({ spans: own, left, size }, index) => {
		const above = pieces[index - 1];
		const gap = above === undefined ? "" : left - above.right > widestSpace * size ? "\t" : " ";
		return [{ text: gap, href: null }, ...own];
	});
	return [{ ...first, spans, text: spans.map(({ text }) => text).join(""), right: furthestOf(pieces) }];
}

const furthestOf = (lines: readonly Piece[]): number => most(lines.map(({ right }) => right));

/** How text is set, as far as its lines show it. */
interface Setting {
	/** Where lines begin that are not indented, and where they end at the latest. */
	readonly left: number;
	readonly margin: number;
	/** How far the lines of one paragraph are apart, and how wide a space is, in heights of letters. */
	readonly pitch: number;
	readonly space: number;
	/** The lowest and the highest line of all pages. */
	readonly bottom: number;
	readonly top: number;
	/** What is named as not read. */
	readonly external: string[];
}

const fullLine = 5;
/** So many full lines, and one of so many, show a margin; in a column that is not much narrower than the page is. */
const fewest = 5;
const narrowest = 0.6;
const closest = 0.9;
const loosest = 1.7;
const usualPitch = 1.2;
const widestLetter = 0.55;
const narrowSpace = 0.25;

function settingOf(lines: readonly Piece[], width: number, external: string[]): Setting {
	const counts = new Map<number, number>();
	for (const { left } of lines) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
	const shared = [...counts].filter(([, count]) => count > 1).map(([left]) => left);
	// What stands further left is alone there.
	const left = least(shared.length > 0 ? shared : [...counts.keys()]);
	const furthest = furthestOf(lines);
	const full = lines.filter(({ right, size }) => right > furthest - fullLine * size).length;
	const isMargin = full >= fewest && full * fewest > lines.length && furthest - left > narrowest * (width - 2 * left);
	const steps = lines
		.slice(1)
		.map((line, at) => stepTo(line, lines[at]))
		.filter((step) => step > closest && step < loosest)
		.sort((one, other) => one - other);
	const common = steps.find((step, at) => (steps[at + 1] ?? Number.POSITIVE_INFINITY) < step * 1.07);
	const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
	const letter = lines.reduce((sum, line) => sum + (line.right - line.left) / line.size, 0) / Math.max(1, letters);
	return {
		left,
		// The right margin mirrors the left one, unless lines show another.
		margin: isMargin ? furthest : Math.max(width - left, furthest),
		pitch: common ?? steps[0] ?? usualPitch,
		space: letter > widestLetter ? letter : narrowSpace,
		bottom: most(lines.map(({ base }) => base)),
		top: least(lines.map(({ base }) => base)),
		external,
	};
}

const stepTo = (line: Piece, above: Piece | undefined): number =>
	above === undefined || above.page !== line.page ? 0 : (line.base - above.base) / Math.min(line.size, above.size);

const within = (set: Setting, lines: readonly Piece[], margin: number): Setting => ({
	...set,
	left: least(lines.map(({ left }) => left)),
	margin,
});

/** The paragraphs of one column, with the blank lines between them. */
function paragraphs(lines: readonly Piece[], set: Setting): Placed[] {
	const all: [Piece, ...Piece[]][] = [];
	for (const line of lines) {
		const open = all.at(-1);
		if (open !== undefined && isWrapped(open, line, set)) open.push(line);
		else all.push([line]);
	}
	const gaps = all.slice(1).map(([first], at) => stepTo(first, all[at]?.at(-1)) / set.pitch);
	const widest = widestGap(gaps.filter((gap) => gap > loose));
	return all.flatMap((paragraph, at) => {
		const above = all[at - 1]?.at(-1);
		const gap = gaps[at - 1] ?? 0;
		const isApart = above !== undefined && (gap > 0 ? gap > widest : hasRoomBetween(above, paragraph[0], set));
		const placed = { block: paragraphOf(paragraph, set), order: paragraph[0].order };
		return isApart ? [blankLine, placed] : [placed];
	});
}

/** In lines: more than those of one paragraph have between them; a line of its own; more than paragraphs have that are a little apart. */
const loose = 1.15;
const wholeLine = 0.8;
const fewLines = 1.75;
const looseSize = 0.15;
const indent = 0.6;

/** Whether a line goes on with those above: by how it looks, and since its first word had no room behind them. */
function isWrapped(above: Lines, line: Piece, set: Setting): boolean {
	const [first] = above;
	const last = above.at(-1) ?? first;
	if (last.turned || line.turned || Math.abs(last.size - line.size) > looseSize * last.size) return false;
	// `Article` may end a line, and `7. The` begin the next.
	const isInSentence = !startsItem(first) && /^\s*[\p{N}\p{L}]/u.test(line.text) && /[\p{L}\p{N},]$/u.test(last.text);
	if (startsItem(line) && !isInSentence) return false;
	const step = stepTo(line, last);
	if (last.page === line.page && (step <= 0 || step > loose * set.pitch)) return false;
	const shift = line.left - last.left;
	// After a bullet the other lines are indented; otherwise a line further right, or left again, starts a new paragraph.
	if (
		shift > indent * line.size
			? above.length > 1 || !startsItem(first)
			: shift < -indent * line.size && above.length > 1
	)
		return false;
	return !hasRoom(last, line, set);
}

/** The first word of a line; a space that does not break is inside one. */
const firstWord = /^[\S\u00a0]+/;

function startsItem({ text }: Piece): boolean {
	const [word = ""] = firstWord.exec(text.trimStart()) ?? [];
	return text.trimStart().length > word.length && marker.test(word);
}

/** How much room, in heights of letters, is no sign: less behind a sentence than within one. */
const slack = { anywhere: 0.125, within: 2 } as const;

/** Whether the first word of the next line would have fitted; where that is not sure, its letters decide. */
function hasRoom(line: Piece, next: Piece, { margin, space }: Setting): boolean {
	const [word = ""] = firstWord.exec(next.text.trimStart()) ?? [];
	const gap = /[-\u00ad\u2010]$/u.test(line.text) ? 0 : space * line.size;
	const width = ((next.right - next.left) * word.length) / next.text.length;
	const room = (margin - line.right - gap - width) / line.size;
	return room > (/^\s*\p{Ll}/u.test(next.text) ? slack.within : slack.anywhere);
}

/** The widest gap that is no blank line: where paragraphs are a little apart by themselves, only what is a line wider is one. */
function widestGap(gaps: readonly number[]): number {
	const step = least(gaps);
	const lines = gaps.filter((gap) => gap > step + wholeLine);
	const areSteps = step < fewLines || lines.every((gap) => Math.abs(gap / step - Math.round(gap / step)) < loose - 1);
	return lines.length > 1 && lines.length * 10 >= gaps.length && areSteps ? step + wholeLine : loose;
}

/** Over the end of a page or column, room that is left at its bottom or at the top of the next one is a blank line. */
function hasRoomBetween(above: Piece, { base, size }: Piece, { pitch, bottom, top }: Setting): boolean {
	return Math.max(bottom - above.base, base - top) > wholeLine * pitch * size;
}

/** In heights of letters: what stands further right than any list does is centred, or at the right margin. */
const furthestIndent = 8;
const nearestIndent = 0.3;

function paragraphOf(lines: Lines, { left: margin, space, external }: Setting): DocumentParagraph {
	const [{ left, size, page, line }] = lines;
	// Bullets of symbol fonts have letters that are nobody else's.
	const words = spanLines(joined(lines), external)
		.join(" ")
		.trim()
		.replace(/^\p{Co}(?=\s)/u, "•");
	const shift = (left - margin) / size;
	const spaces = shift < nearestIndent || shift > furthestIndent ? 0 : Math.max(1, Math.round(shift / space));
	const place = `page ${page}, line ${line}`;
	return { kind: "paragraph", lines: [" ".repeat(spaces) + words], heading: false, item: null, place };
}

const address = /(?:https?:\/\/|www\.)\S*$/iu;

/** The words of lines that are one paragraph: a word ends with its line, unless it has a hyphen or is an address. */
function joined(lines: Lines): Span[] {
	const spans: Span[] = [];
	for (const [at, line] of lines.entries()) {
		const above = lines[at - 1]?.text;
		if (above !== undefined) {
			const [begun = ""] = address.exec(above) ?? [];
			const [word = ""] = firstWord.exec(line.text) ?? [];
			const isAddress = /[/?&=_%#.-]$/u.test(begun) || (begun !== "" && /[/?&=_%]/u.test(word));
			const last = spans.at(-1);
			// A soft hyphen only says that the word goes on.
			if (above.endsWith("\u00ad") && last !== undefined)
				spans.splice(-1, 1, { ...last, text: last.text.slice(0, -1) });
			else if (!isAddress && !/\p{L}[-\u2010]$|\s$/u.test(above)) spans.push({ text: " ", href: null });
		}
		append(spans, line.spans);
	}
	return spans;
}
