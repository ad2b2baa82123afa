/** What all field types share: the pieces of a value, as spans of the raw text of one part. */
import type { Point, Position } from "unist";
import type { FieldItem, Stretch, ValuePart } from "../ast/nodes.ts";
import type { ItemValue } from "../ast/values.ts";
import { positionWithin } from "../text/place.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import { squash } from "../text/squash.ts";
import type { ReadContext, Reading } from "./field-type.ts";
import { isLetter, isWordUnit } from "./letters.ts";

/** A stretch of a text, its end exclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Whether a text is one of the words that the form takes for "nothing". */
export function isPlaceholder(text: string, { placeholders }: Pick<ReadContext, "placeholders">): boolean {
	const { longest, firsts } = kindOf(placeholders);
	const first = text.charCodeAt(0);
	// Most values begin with another letter, and need no closer look.
	if (first > 32 && first < 128 && !firsts.has(first >= 65 && first <= 90 ? first + 32 : first)) return false;
	const written = squash(text);
	// Small letters are never fewer than the ones that they stand for.
	if (written.length > longest + 1) return isLongerRun(written, placeholders);
	const plain = written.toLowerCase();
	if (placeholders.has(plain)) return true;
	if (plain.endsWith(".") && placeholders.has(plain.slice(0, -1))) return true;
	return isLongerRun(plain, placeholders);
}

/** What placeholders look like: how long the longest is, and what they begin with. */
interface PlaceholderKind {
	readonly longest: number;
	readonly firsts: ReadonlySet<number>;
}

const kinds = new WeakMap<ReadonlySet<string>, PlaceholderKind>();

function kindOf(placeholders: ReadonlySet<string>): PlaceholderKind {
	const known = kinds.get(placeholders);
	if (known !== undefined) return known;
	const firsts = new Set<number>();
	let longest = 0;
	for (const placeholder of placeholders) {
		firsts.add(placeholder.charCodeAt(0));
		longest = Math.max(longest, placeholder.length);
	}
	const kind = { longest, firsts };
	kinds.set(placeholders, kind);
	return kind;
}

/** `____` where the form names `__`: a run of one sign stands for longer ones too. */
function isLongerRun(plain: string, placeholders: ReadonlySet<string>): boolean {
	const unit = plain.charCodeAt(0);
	if (plain.length < 2 || unit !== plain.charCodeAt(1) || isWordUnit(unit)) return false;
	const sign = plain.charAt(0);
	if (plain !== sign.repeat(plain.length)) return false;
	return [1, 2, 3].some((length) => length < plain.length && placeholders.has(sign.repeat(length)));
}

/** The parts that hold text; none at all when placeholders are all there is. */
export function filledParts(parts: readonly ValuePart[], context: ReadContext): readonly ValuePart[] {
	const filled: ValuePart[] = [];
	let says = false;
	for (const part of parts) {
		if (skipSpaces(part.raw, 0, part.raw.length) === part.raw.length) continue;
		filled.push(part);
		says ||= !isPlaceholder(part.raw, context);
	}
	return says ? filled : [];
}

/** The span without the white space at its ends. */
export function trimSpan(text: string, start: number, end: number): Span {
	const first = skipSpaces(text, start, end);
	return { start: first, end: trimEnd(text, first, end) };
}

/** Where the text of a part begins, behind a bullet or a number that is still in front of it. */
export function skipBullet(raw: string): number {
	if (isLetter(raw.charCodeAt(0))) return 0;
	const length = bullet.exec(raw)?.[0].length ?? 0;
	return length === raw.length ? 0 : length;
}

const bullet = /^\s*(?:[•‣◦▪·*\-–—]|\d{1,2}[.)])\s+/;

/** Makes the items of one part from its spans, which are best given in order: places are counted on from the last one. */
export function itemMaker(part: ValuePart): (span: Span, value: ItemValue | null) => FieldItem {
	const { stretches } = part;
	if (stretches !== undefined) {
		return ({ start, end }, value) => {
			const position = stretchedPosition(part.raw, stretches, { start, end });
			return { value, raw: part.raw.slice(start, end), position };
		};
	}
	if (!lineEnd.test(part.raw)) {
		const from = part.position.start;
		return ({ start, end }, value) => {
			const position = { start: along(from, start), end: along(from, end) };
			return { value, raw: part.raw.slice(start, end), position };
		};
	}
	let known: Position = part.position;
	let at = 0;
	return ({ start, end }, value) => {
		if (start < at) {
			known = part.position;
			at = 0;
		}
		const position = positionWithin(known, part.raw.slice(at), start - at, end - at);
		known = { start: position.start, end: part.position.end };
		at = start;
		return { value, raw: part.raw.slice(start, end), position };
	};
}

const lineEnd = /[\r\n]/;

/** A place further right on the line of another. */
function along({ line, column, offset = 0 }: Point, length: number): Point {
	return { line, column: column + length, offset: offset + length };
}

/** The place of some words of which not all stand in the source as they are. */
function stretchedPosition(raw: string, stretches: readonly Stretch[], { start, end }: Span): Position {
	const first = stretches.findLast(({ from }) => from <= start) ?? stretches[0];
	const last = stretches.findLast(({ from }) => from < end) ?? first;
	if (first === undefined || last === undefined) throw new RangeError("A part needs a stretch.");
	return { start: placeWithin(raw, first, start).start, end: placeWithin(raw, last, end).end };
}

/** Zero width where the stretch is the very slice; else its whole place, since nothing tells more. */
function placeWithin(raw: string, { from, to, position }: Stretch, offset: number): Position {
	const length = (position.end.offset ?? 0) - (position.start.offset ?? 0);
	if (length !== to - from) return position;
	const at = Math.min(offset, to) - from;
	return positionWithin(position, raw.slice(from, to), at, at);
}

/** The reading of a list: its items, and the values of those that could be read. */
export function listOf(items: readonly FieldItem[]): Reading {
	const value: ItemValue[] = [];
	for (const item of items) if (item.value !== null) value.push(item.value);
	return { value, items };
}
