/**
 * Which lines are one paragraph. Notes wrapped by hand break where the next word would not have fitted;
 * jotted notes break anywhere. One width that explains the breaks of the whole note tells them apart.
 */

import type { Form } from "../forms/form.ts";
import { bindingWords } from "../text/field-words.generated.ts";
import { hashWord } from "../text/lexicon.ts";
import { endsSentence, isUpper, startsLower } from "../text/sentences.ts";
import { isSpace, wordEnd } from "../text/spaces.ts";
import { wordBit } from "../text/words.ts";
import { labelLike } from "./candidates.ts";
import type { Row, RowDraft } from "./row.ts";

/** How the lines of one note are broken. */
export interface Wrap {
	/** The width that the note was wrapped at; 0 when it was not. */
	readonly width: number;
	/** Short lines that begin small: notes jotted one a line. */
	readonly jotted: boolean;
	/** The longest line where nearly all begin small, which says nothing of a line then; else 0. */
	readonly small: number;
	/** Blocks may be wrapped at widths of their own, as several authors do who write one paper. */
	readonly blockwise: boolean;
}

const widest = 140;
/** Nobody wraps notes narrower: lines of names over lines of roles are short, too. */
const narrowest = 40;
const longestAddress = 300;
const leastBound = 30;
const leastBreaks = 3;
const shortLine = 45;
/** A few lines of a wrapped note are a little longer than the rest. */
const slack = 4;
/** Wrapping is not exact: from this share of the width on, a line without a sentence's end goes on. */
const fullLine = 0.9;
/** From this share on, where nearly all lines begin small. */
const nearlyFull = 0.75;

const [longestHead, mostResuming, mostHeads] = [80, 3, 50];
const openingDash = /\s[-–—]\s/;
const eachWord = /[^\s()[\],.:;]+/g;

/** Finds the wrap width of a note and marks the rows of blocks that read as wrapped sentences. */
export function measureWrap(text: string, rows: readonly RowDraft[], form: Form): Wrap {
	const { usesHeadingStyles: blockwise, words } = form;
	let [smalls, larges, longest, end, isTurn] = [0, 0, 0, 0, false];
	/** What stands before the dashes of some lines above. */
	const heads: (readonly string[])[] = [];
	for (const row of rows) {
		const opening = text.slice(row.from, Math.min(row.to, row.from + longestHead));
		const dash = opening.search(openingDash);
		if (dash > 0) {
			const head = opening.slice(0, dash).toLowerCase().match(eachWord) ?? [];
			let isName = false;
			for (const word of head) isName ||= (words.bits(word) & wordBit.function) === 0;
			for (const above of heads) {
				let isKnown = isName && head.length <= mostResuming;
				for (const word of head) isKnown &&= above.includes(word);
				row.resumes ||= isKnown;
			}
			heads.push(head);
			if (heads.length > mostHeads) heads.shift();
		}
		if (startsLower(text, row.from, row.to)) {
			smalls++;
			// Below a line such as `ann - nets are few`: `chair closed, thanked all`, `the moderator asked why`
			let [lead = "", verb = "", next = ""] = opening.split(/[ ,]+/, 3);
			if ((words.bits(lead) & wordBit.function) !== 0) [lead, verb] = [verb, next];
			const part = (words.bits(lead) & wordBit.part) !== 0 ? words.lexicon.parts.get(hashWord(lead)) : undefined;
			// The line above may end in `The`.
			const before = text.slice(Math.max(0, end - longestBinding), end).toLowerCase();
			const isBound = part !== undefined && bindingWords.includes(before.slice(before.lastIndexOf(" ") + 1));
			row.resumes ||=
				isTurn && !isBound && (part === "chair" || part === "moderator") && (words.bits(verb) & said) !== 0;
		}
		end = row.to;
		isTurn = openingSign.test(opening);
		if (isUpper(text.charAt(row.from))) larges++;
		if (lineLength(row) <= widest) longest = Math.max(longest, lineLength(row));
	}
	const small = smalls >= Math.max(leastSmall, larges * smallToLarge) ? longest : 0;
	const width = commonWidth(text, rows, small > 0);
	let lowers = 0;
	for (let index = 0; index < rows.length; ) {
		const next = measureBlock(text, rows, { first: index, isSmall: small > 0 });
		if (blockwise) measureWidth(text, rows.slice(index, next), width);
		index = next;
	}
	for (let index = 1; index < rows.length; index++) {
		const [above, row] = [rows[index - 1] as Row, rows[index] as Row];
		if (!breaks(row)) continue;
		const short = !row.flows && lineLength(above) < shortLine;
		if (short && startsLower(text, row.from, row.to) && !endsSentence(text, above.from, above.to)) lowers++;
	}
	return { width, jotted: lowers > 1, small, blockwise };
}

/** Behind a few words, the sign of a turn. */
const openingSign = /^[^:.]{2,50}(?::|\s[-–—])\s/;
const longestBinding = 8;
const said = wordBit.speech | wordBit.verb | wordBit.carrier | wordBit.silent;

/** So many lines begin small for each that begins with a capital. */
const [leastSmall, smallToLarge] = [5, 4];

/** Whether `row`, behind `above` and without a bullet, carries on its paragraph; never over a blank line. */
export function joins(text: string, wrap: Wrap, pair: readonly [above: Row, row: Row]): boolean {
	const [above, row] = pair;
	if (row.gap) return false;
	if (wrap.blockwise && leavesOpen(text, above)) return true;
	if (isAddress(text, row)) return false;
	const length = lineLength(above);
	if (wrap.width > 0 && length <= wrap.width + slack && overflows(text, wrap.width, pair)) return true;
	if (row.width > 0 && overflows(text, row.width, pair)) return true;
	if (endsSentence(text, above.from, above.to)) return false;
	const last = text.charCodeAt(above.to - 1);
	if (last === colon || length > widest) return last === comma;
	const mayBind = length >= leastBound || startsLower(text, row.from, row.to);
	// `Specialists at`, `Member of the`
	let word = above.to;
	while (mayBind && word > above.from && !isSpace(text.charCodeAt(word - 1))) word--;
	if (last === comma || (mayBind && bindingWords.includes(text.slice(word, above.to)))) return true;
	// `seid - agreed` below `ilana seid (palau) - said the reef is our bank`
	if (row.resumes) return false;
	if (wrap.width > 0 && length >= wrap.width * fullLine && length <= wrap.width) return true;
	if (!startsLower(text, row.from, row.to)) return false;
	if (wrap.small > 0 && length < wrap.width * nearlyFull) return last === hyphen;
	return wrap.width > 0 || row.flows || last === hyphen || (!wrap.jotted && isFull(text, wrap, pair));
}

/**
 * Whether a line may be full. Where nearly all lines begin small, it had no room for the first word of the one below,
 * and that binds it, as `of` does: lines of any length follow each other there.
 */
export function isFull(text: string, { small }: Wrap, pair: readonly [above: Row, row: Row]): boolean {
	const length = lineLength(pair[0]);
	if (small === 0 || length < shortLine) return length >= shortLine;
	const [, { from, to }] = pair;
	return overflows(text, small, pair) && bindingWords.includes(text.slice(from, wordEnd(text, from, to)));
}

const colon = 0x3a;
const comma = 0x2c;
const hyphen = 0x2d;

/** Whether a bracket is open at the end of a line. */
function leavesOpen(text: string, { from, to }: Row): boolean {
	const start = Math.max(from, to - widest);
	const line = text.slice(start, to);
	return line.lastIndexOf("[") > line.lastIndexOf("]") || line.lastIndexOf("(") > line.lastIndexOf(")");
}

/** Whether the first word of the row would not have fitted on the line above. */
export function overflows(text: string, width: number, [above, row]: readonly [above: Row, row: Row]): boolean {
	return lineLength(above) + 1 + firstWord(text, row) > width;
}

function lineLength(row: Row): number {
	return row.to - row.margin;
}

function firstWord(text: string, row: Row): number {
	return wordEnd(text, row.from, row.to) - row.from;
}

/** A line that opens with a web address, or is one word with the signs of a web or mail address. */
export function isAddress(text: string, row: Row): boolean {
	if (text.startsWith("http", row.from) || text.startsWith("www.", row.from)) return true;
	return (
		firstWord(text, row) === row.to - row.from &&
		/[^.@]@[^@]|\w[./]\w/u.test(text.slice(row.from, Math.min(row.to, row.from + longestAddress)))
	);
}

/** Whether the line break above may be a wrap: no blank line, and no bullet behind it. */
function breaks(row: Row): boolean {
	return !row.gap && row.marker?.kind !== "bullet";
}

/**
 * A break tells that the width is at least the line and less than the line with the next word:
 * the width that most breaks allow is the note's, if it explains most of them.
 */
function commonWidth(text: string, rows: readonly Row[], isSmall: boolean): number {
	let count = 0;
	opening.fill(0);
	small.fill(0);
	for (let index = 1; index < rows.length; index++) {
		const [above, row] = [rows[index - 1] as Row, rows[index] as Row];
		if (!breaks(row)) continue;
		const least = lineLength(above);
		if (least > widest || isAddress(text, row) || labelLike(text, row.from, row.to) !== null) continue;
		count++;
		const most = Math.min(least + firstWord(text, row), widest);
		addInterval(opening, least, most);
		if (!isSmall && startsLower(text, row.from, row.to)) addInterval(small, least, most);
	}
	return count < leastBreaks ? 0 : bestWidth(count, isSmall);
}

/** How many more breaks allow a width than the one below it: of all lines, and of those that begin small. */
const opening = new Int32Array(widest + 2);
const small = new Int32Array(widest + 2);

function addInterval(counts: Int32Array, least: number, most: number): void {
	counts[least] = (counts[least] as number) + 1;
	counts[most + 1] = (counts[most + 1] as number) - 1;
}

/**
 * The width that most breaks allow. A third of the lines below such breaks must begin small, as sentences go on,
 * unless very many breaks agree: lines of names are seldom of one length.
 */
function bestWidth(count: number, isSmall: boolean): number {
	let best = 0;
	let [most, lowers] = [0, 0];
	let [open, lower] = [0, 0];
	for (let width = 0; width <= widest; width++) {
		open += opening[width] as number;
		lower += small[width] as number;
		if (width >= narrowest && open > most) [best, most, lowers] = [width, open, lower];
	}
	if (most < leastBreaks || most * 2 < count) return 0;
	const areSentences = lowers > 1 && lowers * 3 >= most;
	// Where small letters say nothing, half of them are enough if they are many.
	const areMost = most * 5 >= count * 4 || (isSmall && most >= leastBreaks * 3);
	return areSentences || (most >= leastBreaks * 2 && areMost) ? best : 0;
}

/** Marks a run of lines that ends a sentence and breaks inside sentences only; returns the line behind it. */
function measureBlock(
	text: string,
	rows: readonly RowDraft[],
	{ first, isSmall }: { readonly first: number; readonly isSmall: boolean },
): number {
	let stops = 0;
	let lowers = 0;
	let index = first + 1;
	for (; index < rows.length; index++) {
		const [above, row] = [rows[index - 1] as Row, rows[index] as Row];
		if (!breaks(row)) break;
		if (endsSentence(text, above.from, above.to)) stops++;
		if (startsLower(text, row.from, row.to)) lowers++;
	}
	const last = rows[index - 1] as Row;
	const joints = index - 1 - first;
	if (joints === 0 || !endsSentence(text, last.from, last.to)) return index;
	if (!isSmall && lowers * 2 >= joints && stops * 3 <= joints)
		for (const row of rows.slice(first, index)) row.flows = true;
	return index;
}

const leastWidth = 45;
const mostShort = 5;
const mostOfWidth = 0.7;

/** Finds the width that one block was wrapped at: its longest line, if hardly a line could have held a word more. */
function measureWidth(text: string, block: readonly RowDraft[], common: number): void {
	let width = 0;
	// Not all at once: a note may have very many lines.
	for (const row of block.slice(0, -1)) width = Math.max(width, lineLength(row));
	if (width < leastWidth || width > widest) return;
	const below = block.slice(1);
	const short = below.filter((row, index) => !overflows(text, width, [block[index] as Row, row])).length;
	const small = below.some((row) => startsLower(text, row.from, row.to));
	const full = common > 0 && width >= common * mostOfWidth;
	if (short * mostShort > below.length || !(small || (full && below.length > 1))) return;
	for (const row of below) row.width = width;
}
