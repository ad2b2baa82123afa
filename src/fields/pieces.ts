/** Shared by field types: the parts of a value with text, and the spans, brackets and separators in them. */
import type { Point, Position } from "unist";
import type { FieldItem, FieldValue, ItemValue, PlacedRun, ValuePart } from "../ast/nodes.ts";
import { isLetter, isWordUnit } from "../text/ascii.ts";
import { memoizePer } from "../text/lazy.ts";
import { pointBehind, positionsFrom, type TextSpan } from "../text/place.ts";
import { collapseWhiteSpace, isSpace, skipSpaces, trimEnd } from "../text/spaces.ts";
import type { ReadContext, Reading } from "./field-type.ts";

/** Whether a text is one of the form's placeholders. */
export function isPlaceholder(text: string, { placeholders }: Pick<ReadContext, "placeholders">): boolean {
	if (isWordUnit(text.charCodeAt(0)) && hasMoreThan(text, longestIn(placeholders))) return false;
	const plain = collapseWhiteSpace(text).toLowerCase();
	if (placeholders.has(plain) || (plain.endsWith(".") && placeholders.has(plain.slice(0, -1)))) return true;
	// `____` where the form names `__`: a run of one sign stands for longer ones too.
	const sign = plain.charAt(0);
	if (plain.length < 2 || sign !== plain.charAt(1) || isWordUnit(plain.charCodeAt(0))) return false;
	const known = [1, 2, 3].some((length) => length < plain.length && placeholders.has(sign.repeat(length)));
	return known && plain === sign.repeat(plain.length);
}

/** With a full stop behind it. */
const longestIn = memoizePer((placeholders: ReadonlySet<string>): number => {
	let longest = 0;
	for (const { length } of placeholders) longest = Math.max(longest, length);
	return longest + 1;
});

/** Whether a text has more than some units that are no white space. */
function hasMoreThan(text: string, most: number): boolean {
	let count = 0;
	for (let at = 0; at < text.length; at++) if (!isSpace(text.charCodeAt(at)) && ++count > most) return true;
	return false;
}

/** The parts with text; none if there are only placeholders. */
export function filledParts(parts: readonly ValuePart[], context: ReadContext): readonly ValuePart[] {
	const filled = parts.filter(({ raw }) => skipSpaces(raw, 0, raw.length) < raw.length);
	return filled.every(({ raw }) => isPlaceholder(raw, context)) ? [] : filled;
}

/** Reads a value that is no list from all its lines at once. */
export function readWhole(
	parts: readonly ValuePart[],
	context: ReadContext,
	valueIn: (raw: string) => FieldValue | null,
): Reading {
	const filled = filledParts(parts, context);
	return { value: filled.length === 0 ? "" : valueIn(filled.map(({ raw }) => raw).join("; ")), items: [] };
}

/** The reading of a list: its items, and the values of those that could be read. */
export function listOf(items: readonly FieldItem[]): Reading {
	const value: ItemValue[] = [];
	for (const item of items) if (item.value !== null) value.push(item.value);
	return { value, items };
}

/** The span without the white space at its ends. */
export function trimSpan(text: string, start: number, end: number): TextSpan {
	const first = skipSpaces(text, start, end);
	return { start: first, end: trimEnd(text, first, end) };
}

/** Where the text of a part begins, behind a bullet or a number that is still in front of it; any other number is words. */
export function skipBullet(raw: string, number = 1): number {
	if (isLetter(raw.charCodeAt(0))) return 0;
	const [written = "", figures] = bullet.exec(raw) ?? [];
	return written.length === raw.length || Number(figures ?? number) !== number ? 0 : written.length;
}

const bullet = /^\s*(?:[•‣◦▪·*\-–—]|(\d{1,2})[.)])\s+/;

/** Makes the items of one part from its spans, which are best given in order. */
export function itemMaker({
	raw,
	position,
	stretches,
}: ValuePart): (span: TextSpan, value: ItemValue | null) => FieldItem {
	const counted = positionsFrom(position.start, raw);
	const placed = (start: number, end: number): Position =>
		stretches === undefined
			? counted(start, end)
			: { start: pointIn(raw, stretches, start, 0), end: pointIn(raw, stretches, end, 1) };
	return ({ start, end }, value) => ({ value, raw: raw.slice(start, end), position: placed(start, end) });
}

/** A point of words of which not all stand in the source as they are; where nothing tells more, an end of their stretch. */
function pointIn(raw: string, stretches: readonly PlacedRun[], offset: number, side: 0 | 1): Point {
	const stretch = stretches.findLast(({ from }) => from + side <= offset) ?? stretches[0];
	if (stretch === undefined) throw new RangeError("A part needs a stretch.");
	const { from, to, position } = stretch;
	if ((position.end.offset ?? 0) - (position.start.offset ?? 0) !== to - from)
		return side === 0 ? position.start : position.end;
	return pointBehind(position.start, raw, { start: from, end: Math.min(offset, to) });
}

/** Where each bracket that is closed ends, by where it starts. */
export function bracketSpans(text: string): ReadonlyMap<number, number> {
	if (!anyBracket.test(text)) return noSpans;
	const spans = new Map<number, number>();
	const open: number[] = [];
	for (let at = 0; at < text.length; at++) {
		const unit = text[at];
		if (unit === "(" || (unit === "[" && !isEscape(text, at))) open.push(at);
		else if (unit === ")" || unit === "]") {
			const start = open.pop();
			if (start !== undefined) spans.set(start, at + 1);
		}
	}
	return spans;
}

const anyBracket = /[([]/;
const noSpans: ReadonlyMap<number, number> = new Map();

/** Whether the bracket at an offset belongs to what colours a terminal. */
function isEscape(text: string, at: number): boolean {
	return text.charCodeAt(at - 1) === 0x1b;
}

/** Cuts a text at the separators outside of closed brackets; `endOf` returns where the separator at an offset ends, or the offset itself. */
export function cutAt(text: string, from: number, endOf: (text: string, at: number) => number): TextSpan[] {
	const pieces: TextSpan[] = [];
	const brackets = bracketSpans(text);
	let start = from;
	for (let at = from; at < text.length; at++) {
		const closed = brackets === noSpans ? undefined : brackets.get(at);
		const end = closed ?? endOf(text, at);
		if (end === at) continue;
		if (closed === undefined) {
			pieces.push({ start, end: at });
			start = end;
		}
		at = end - 1;
	}
	return [...pieces, { start, end: text.length }];
}

/**
 * Where the separator of a form that stands at an offset ends; the offset itself where none does. White space in a
 * separator stands for any, line ends too; one of letters (`and`) is a word of its own, never a part of one.
 */
export function ownSeparatorEnd(raw: string, at: number, separators: readonly string[]): number {
	let end = at;
	for (const separator of separators) end = Math.max(end, separatorEnd(raw, at, separator));
	return end;
}

function separatorEnd(raw: string, at: number, separator: string): number {
	const first = separator.charCodeAt(0);
	if (!isSpace(first) && raw.charCodeAt(at) !== first) return at;
	// A line end or two spaces are a separator as they are.
	if (separator.trim() === "") return raw.startsWith(separator, at) ? at + separator.length : at;
	// A run of spaces is looked at where it begins: further right there is no other end.
	if (isSpace(first) && isSpace(raw.charCodeAt(at - 1))) return at;
	let end = at;
	for (let index = 0; index < separator.length; ) {
		const unit = separator.charCodeAt(index);
		if (isSpace(unit)) {
			const behind = skipSpaces(raw, end, raw.length);
			// Where a text begins or ends, a line does.
			if (behind === end && end > 0 && end < raw.length) return at;
			end = behind;
			index = skipSpaces(separator, index, separator.length);
		} else if (raw.charCodeAt(end) === unit) {
			index++;
			end++;
		} else return at;
	}
	return cutsWord(raw, at) || cutsWord(raw, end) ? at : end;
}

/** Whether an offset lies inside a word. */
function cutsWord(raw: string, at: number): boolean {
	return at > 0 && at < raw.length && isWordUnit(raw.charCodeAt(at - 1)) && isWordUnit(raw.charCodeAt(at));
}
