/**
 * The only guard in front of the Markdown library, whose time grows with the square of the size for some text that
 * nobody types (2,000 underlined headings take a second, 64 KB of them 46 s), and which could overflow the stack. One
 * pass over the characters estimates the library's work, in steps of at most 40 µs (docs/decisions/limits.md).
 */
import type { Nodes } from "mdast";
import type { Cut } from "../ast/nodes.ts";
import { eachLine } from "../text/lines.ts";
import type { Placing } from "./data.ts";
import type { Nesting } from "./lists.ts";

/** How much Markdown one file may hold; `cut` reports the first place over the limit. */
export interface MarkdownLimit {
	readonly deepest: number;
	/** What is left for the rest of the file. */
	readonly steps: { left: number };
	cut(what: Cut["what"], offset: number): void;
}

/** A text with its places, and how much Markdown it may hold. */
export interface LimitedPlacing extends Placing {
	readonly limit: MarkdownLimit;
}

/** Minutes of a few pages take some hundreds of steps, the densest 100 KB that were found 11,000. */
const mostSteps = 16_000;

/** Tells what is too much where it stands in the text. */
export function limitFor(nesting: Nesting, { locator }: Placing): MarkdownLimit {
	return {
		deepest: nesting.deepest,
		steps: { left: mostSteps },
		cut(what, offset) {
			nesting.cut ??= { what, deepest: nesting.deepest, position: locator.position(offset, offset + 1) };
		},
	};
}

/** Whether a text would keep the library busy for longer than the file may. */
export function isTooCostly(text: string, { deepest, steps, cut }: MarkdownLimit): boolean {
	const costs = lineCosts(text);
	const spend = (start: number, end: number): void => {
		if (steps.left < 0) return;
		const { cost, nesting } = costs(start, end);
		steps.left -= cost;
		if (steps.left < 0) cut(nesting > deepest ? "lists" : "signs", start);
	};
	eachLine(text, spend);
	// The last paragraph ends as others do, at a blank line.
	spend(text.length, text.length);
	return steps.left < 0;
}

/** Whether lists and quotes, or links and emphasis, are nested too deeply. */
export function isTooDeep(node: Nodes, limit: MarkdownLimit, { lists, marks } = { lists: 0, marks: 0 }): boolean {
	const what = lists > limit.deepest ? "lists" : marks > limit.deepest ? "marks" : null;
	if (what !== null) limit.cut(what, node.position?.start.offset ?? 0);
	if (what !== null || !("children" in node)) return what !== null;
	return node.children.some((child) =>
		isTooDeep(child, limit, {
			lists: lists + Number(outer.has(child.type)),
			marks: marks + Number(inner.has(child.type)),
		}),
	);
}

const outer: ReadonlySet<string> = new Set(["list", "blockquote"]);
const inner: ReadonlySet<string> = new Set(["emphasis", "strong", "link"]);

const itemSign = /(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$)/y;

const headingSign = /#{1,6}(?=[ \t\r\n]|$)/y;

interface LineCost {
	readonly cost: number;
	/** How deep it may be nested; never less than it is. */
	readonly nesting: number;
}

interface Opening {
	/** Where its words begin. */
	readonly at: number;
	readonly column: number;
	readonly quotes: number;
	readonly items: number;
	/** That of its last item. */
	readonly sign: string;
	/** Whether its first item ends a paragraph above; a number other than 1 does not. */
	readonly opens: boolean;
}

/** The signs of quotes and items that a line begins with. */
function openingOf(text: string, start: number, end: number): Opening {
	let [at, column, quotes, items, sign, opens] = [start, 0, 0, 0, "", false];
	for (; at < end; at++, column++) {
		const character = text[at];
		if (character === "\t") column += 3 - (column % 4);
		else if (character === ">") quotes++;
		else if (character !== " ") {
			itemSign.lastIndex = at;
			const item = itemSign.exec(text)?.[0];
			if (item === undefined) break;
			[at, column] = [at + item.length - 1, column + item.length - 1];
			opens ||= items === 0 && /^(?:\D|1\D)$/.test(item);
			items++;
			sign = item.slice(-1);
		}
	}
	return { at, column, quotes, items, sign, opens };
}

/** Takes one line after the other. */
function lineCosts(text: string): (start: number, end: number) => LineCost {
	const paragraph = paragraphCosts(text);
	// Lines, those that open or end lists and quotes, and the signs of items since a line that is in none.
	let [lines, turns, open] = [0, 0, 0];
	let last = { column: 0, quotes: 0, sign: "" };
	// How the paragraph is nested; null between two.
	let first: { readonly column: number; readonly quotes: number } | null = null;

	return (start, end) => {
		const { at, column, quotes, items, sign, opens } = openingOf(text, start, end);
		headingSign.lastIndex = at;
		const isHeading = headingSign.test(text);
		const isBelow = first !== null;
		let cost = 1 + quotes + 2 * items + (isHeading ? 1 : 0);
		if (isHeading || (at < end ? opens : items === 0)) {
			cost += paragraph.end(start);
			first = null;
		}
		if (at >= end && quotes + items === 0) return { cost, nesting: 0 };

		// All that was read is moved where a list or quote opens or ends, and where a line turns what is above into a heading.
		lines++;
		const isUnderline = isBelow && underlines(text, at, end);
		const isLazy = first !== null && (quotes < first.quotes || (items === 0 && column < first.column));
		const isOther = column !== last.column || quotes !== last.quotes || (items > 0 && sign !== last.sign);
		const isTurn = isUnderline || isLazy || isOther || (quotes > 0 && !isBelow);
		const moves = isTurn ? Math.max(1, quotes + items) : items > 1 ? items : 0;
		turns += isUnderline || quotes > 0 ? 2 * moves : moves;
		cost += (moves * lines + turns) / 400;
		last = { column, quotes, sign: items > 0 ? sign : last.sign };
		first ??= { column, quotes };

		const isMargin = !/[ \t]/.test(text.charAt(start));
		if (isMargin && items > 0 && quotes === 0) open = items;
		else if (isMargin && !isBelow && items + quotes === 0) open = 0;
		else open += items + quotes;
		const nesting = Math.min(column >> 1, open);
		return { cost: cost + nesting ** 2 / 125 + paragraph.words(at, end), nesting };
	};
}

interface ParagraphCosts {
	/** Of the signs between two offsets. */
	words(from: number, end: number): number;
	/** Of what is only known at its end. */
	end(at: number): number;
}

/** What the signs of a paragraph are compared with. */
function paragraphCosts(text: string): ParagraphCosts {
	let [from, runs, brackets, unclosed] = [0, 0, 0, 0];
	let begun = { "*": 0, _: 0 };
	const ticks = new Set<number>();

	/** A run that ends emphasis is compared with all that may begin it; if none does, with all before it. */
	const runCost = (sign: "*" | "_", at: number, end: number): number => {
		const [before, after] = [text.charAt(at - 1), text.charAt(end)];
		if (sign === "_" && /\w/.test(before) && /\w/.test(after)) return 0;
		const signs = Math.ceil((end - at) / 3);
		runs += signs;
		const [canEnd, canBegin] = [/\S/.test(before), /\S/.test(after)];
		if (canEnd && begun[sign] > 0) {
			const cost = (signs * (begun["*"] + begun._)) / 50;
			begun[sign] = Math.max(0, begun[sign] - signs);
			return cost;
		}
		if (canBegin) begun[sign] += signs;
		return canEnd ? (signs * runs) / 100 : 0;
	};

	return {
		words(start, end) {
			let cost = 0;
			for (let at = start; at < end; at++) {
				if (!signs.has(text.charCodeAt(at))) continue;
				const sign = text.charAt(at);
				cost++;
				if (sign === "\\") at++;
				else if (sign === "[") [brackets, unclosed] = [brackets + 1, unclosed + 1];
				else if (sign === "]") {
					brackets++;
					cost += brackets / 1600 + unclosed / 20;
					unclosed = Math.max(0, unclosed - 1);
				} else if (sign === "*" || sign === "_" || sign === "`") {
					const next = runEnd(text, at, end);
					if (sign === "`") ticks.add(next - at);
					else cost += runCost(sign, at, next);
					at = next - 1;
				}
			}
			return cost;
		},
		end(at) {
			// Backticks are looked for to the end, once for each number of them.
			const cost = (ticks.size * (at - from)) / 80;
			[from, runs, brackets, unclosed] = [at, 0, 0, 0];
			begun = { "*": 0, _: 0 };
			ticks.clear();
			return cost;
		},
	};
}

const signs: ReadonlySet<number> = new Set([..."*_`[](<&\\"].map((sign) => sign.charCodeAt(0)));

/** Where a run of the same sign ends; patterns fail for millions of them. */
function runEnd(text: string, from: number, end: number): number {
	let at = from + 1;
	while (at < end && text.charCodeAt(at) === text.charCodeAt(from)) at++;
	return at;
}

/** Whether a line is nothing but the signs below a heading. */
function underlines(text: string, from: number, end: number): boolean {
	return (text[from] === "=" || text[from] === "-") && text.slice(runEnd(text, from, end), end).trim() === "";
}
