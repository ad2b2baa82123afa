/** Which lines belong to the value of a field, and the field that they make. */
import { headingAt } from "../blocks/heading-line.ts";
import { contentStart, type Row } from "../blocks/row.ts";
import { isAddress, isFull, joins, type Wrap } from "../blocks/wrap.ts";
import { findAddresses } from "../fields/address.ts";
import { isProse } from "../fields/field-type.ts";
import { fieldType, likenessOf } from "../fields/index.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import { nameJoints } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { endsSentence, startsLower } from "../text/sentences.ts";
import { type Words, wordBit } from "../text/words.ts";
import type { MarkdownNotes, Notes, Piece } from "./piece.ts";
import type { Prose } from "./prose.ts";

const longestItem = 100;
const leastSentence = 60;
/** How many lines above are compared, since a value may have any number. */
const mostAbove = 4;

/** Whether a line without a label goes on in the value of the field that is open. */
export function takesLine(notes: Notes, piece: Piece, index: number): boolean {
	const row = notes.rows[index];
	if (piece.kind !== "labelled" || row === undefined) return false;
	const field = definitionOf(notes.form, piece);
	const where = field?.where ?? [];
	if (field?.closing === true && where.includes("list")) {
		const line = notes.text.slice(row.from, row.to);
		if (field.type === "links" && hashTags.test(line)) {
			// They are no title of a link, but of an address right below them.
			const next = notes.rows[index + 1];
			if (next?.gap !== false || findAddresses(notes.text.slice(next.from, next.to)).length === 0) return false;
		}
		if (field.type === "links" && opensOtherList(notes, piece, index)) return false;
		return isAlone(piece) || !row.gap || !stopped.test(line);
	}
	if (notes.markdown !== null && leavesList(notes.markdown, piece, row)) return false;
	if (where.includes("heading") && isAlone(piece)) return !endsUnder(notes, piece, index);
	if (field !== undefined && !goesOn(notes, field, piece, row)) return false;
	const { marker, indent } = piece.label?.first ?? row;
	// Bullets of prose below a value on its label's line are what was said.
	const isBullet = row.marker !== null && row.indent <= indent && piece.rows.length > 0 && !isAlone(piece);
	if (isBullet && field !== undefined)
		if (likenessOf(field.type, notes.text.slice(contentStart(row), row.to), field.read) < 0) return false;
	// A bullet beside that of the label has no more of a text, known or not.
	const isBeside = marker !== null && row.marker !== null && row.indent <= indent;
	if ((field?.type ?? "text") === "text" && piece.label !== null && isBeside && !isAlone(piece)) return false;
	if (where.includes("block") && inBlock(piece, row)) return true;
	if (where.includes("list") && inList(notes, piece, row)) return true;
	// What stands on the label's own line may go on below it wherever else values stand.
	if (piece.target !== null && !where.includes("following") && isAlone(piece) && !mayStandBelow(notes, field, row))
		return false;
	return follows(notes, piece, { row, below: notes.rows[index + 1], field });
}

/** Nothing but hash tags. */
const hashTags = /^(?:#\p{L}[^\s#:/]*\s*)+$/u;

/** How many rows of a list are looked at. */
const mostItems = 20;

/** `Action items` below links that have addresses: a line over a list in which nothing has one. */
function opensOtherList({ text, rows, form }: Notes, { rows: own }: Piece, index: number): boolean {
	const [row, next] = [rows[index], rows[index + 1]];
	if (!row?.gap || row.marker !== null || next === undefined || next.marker === null) return false;
	// `- Tags: boats`
	if (form.allLabels.prefix(text.slice(next.marker.content, next.to)) !== null) return false;
	let links = "";
	for (const { from, to } of own.slice(-mostItems)) links += `${text.slice(from, to)}\n`;
	let words = text.slice(row.from, row.to);
	for (const { marker, from, to } of rows.slice(index + 1, index + mostItems)) {
		if (marker === null) break;
		words += `\n${text.slice(from, to)}`;
	}
	return findAddresses(links).length > 0 && findAddresses(words).length === 0;
}

/** In Markdown labels are often headings, so that their values stand below, whatever the form says; a sentence is no list. */
function mayStandBelow({ text, markdown }: Notes, field: FieldDefinition | undefined, row: Row): boolean {
	return markdown !== null && field !== undefined && (!fieldType(field.type).list || isItem(text, row));
}

/** In Markdown, a paragraph behind a list is not one of its items, nor is it in the table above. */
function leavesList({ tree }: MarkdownNotes, { label, rows }: Piece, row: Row): boolean {
	if (label !== null && tree.at(label.last)?.table != null && tree.at(row)?.table === null) return true;
	if (row.marker !== null || !row.gap || tree.at(row)?.holders.length !== 0) return false;
	return rows.some(({ marker }) => marker !== null);
}

/**
 * The first line with words; right below the value, what is no sentence of its own; over a blank line, one more short
 * line like the first, where nothing stood on the label's own line.
 */
function follows(
	notes: Notes,
	piece: Piece,
	{
		row,
		below,
		field,
	}: { readonly row: Row; readonly below: Row | undefined; readonly field: FieldDefinition | undefined },
): boolean {
	const { text, wrap } = notes;
	const above = piece.rows.at(-1);
	if (above === undefined) {
		// Below a blank line, a whole sentence is no value of a label with a colon.
		const isApart = row.gap && field !== undefined && piece.label?.ending !== "line";
		return !isApart || !stopped.test(text.slice(row.from, row.to));
	}
	if (!row.gap && (joins(text, wrap, [above, row]) || row.marker !== null)) return true;
	if (!row.gap) {
		const isSentence = row.to - row.from > leastSentence && endsSentence(text, row.from, row.to);
		// `Ms Ann Bell said that nets are few.` below her name is no second person.
		const isSaid = stopped.test(text.slice(row.from, row.to)) && !startsLower(text, row.from, row.to);
		if (isSentence || (isSaid && likenessTo(field, text, row) < 0)) return false;
		return field?.type !== "text" || isAlone(piece) || !isOther(notes, piece, { row, field });
	}
	if (field === undefined || field.type === "date" || !isAlone(piece)) return false;
	// `Opening` above a sentence is no person, but a heading of what follows.
	const isHeading =
		row.marker === null &&
		below?.gap === false &&
		stopped.test(text.slice(below.from, below.to)) &&
		likenessTo(field, text, row) <= 0;
	return isItem(text, above) && isItem(text, row) && !isHeading;
}

/** How much a line looks like people, where the field holds some. */
function likenessTo(field: FieldDefinition | undefined, text: string, row: Row): number {
	return field?.type === "people" ? likenessOf(field.type, text.slice(contentStart(row), row.to), field.read) : 1;
}

/** Four words or more, and a sign that ends a sentence. */
const stopped = /^\S+\s+\S+\s+\S+\s.*\p{L}{2}[.?!][)"”’]?$/su;

const longestLabel = 80;

/** `our driver - Cy Dee`, `im the reporter = Cy Dee`: a label in small letters, though no form has it. */
const smallLabel = /^\p{Ll}\S*(?:\s\S+){0,3}\s[-–—=]\s\S/u;

/**
 * Whether a line, however short, is a sentence or opens with a label of several words or in small letters: it goes on with
 * no text above it. Where labels are in small letters, no line in small letters goes on with a short one.
 */
function isOther(
	{ text, form, wrap }: Notes,
	{ label: head, rows }: Piece,
	{ row, field: { name } }: { readonly row: Row; readonly field: FieldDefinition },
): boolean {
	const above = rows.at(-1) ?? row;
	const isSmall = head !== null && startsLower(text, head.start, head.end) && startsLower(text, row.from, row.to);
	if (isSmall && !isFull(text, wrap, [above, row])) return true;
	const line = text.slice(row.from, Math.min(row.to, row.from + longestLabel));
	if (isProse(line, form.words) || smallLabel.test(line)) return true;
	const label = form.allLabels.prefix(line);
	return label !== null && label.target.name !== name && /\s/u.test(line.slice(0, label.end));
}

/** What is open above a line; null in a block or a list of the value. */
export function openValue(notes: Notes, piece: Piece | null, row: Row): OpenValue | null {
	const field = piece === null ? undefined : definitionOf(notes.form, piece);
	const none = { type: null, closed: () => false, filled: true, alone: false, dashed: false };
	if (piece === null || field === undefined) return none;
	if (piece.label !== null && row.indent > piece.label.first.indent) return null;
	const { text } = notes;
	return {
		type: field.type,
		closed: () => !goesOn(notes, field, piece, row),
		filled: piece.rows.length > 0,
		alone: isAlone(piece),
		dashed: piece.rows.slice(-mostAbove).some(({ from, to }) => / [-–—] /u.test(text.slice(from, to))),
	};
}

function definitionOf(form: Form, { target }: Piece): FieldDefinition | undefined {
	return target === null ? undefined : form.fields.find((field) => field.name === target.name);
}

/** Whether the type of the field makes anything of a line below its value, so that none is lost in a date. */
function goesOn({ text }: Notes, { type, read }: FieldDefinition, { rows }: Piece, row: Row): boolean {
	const known = fieldType(type);
	if (known.goesOn === undefined || rows.length === 0) return true;
	const wordsOf = (each: Row): string => text.slice(contentStart(each), each.to);
	return known.goesOn(rows.slice(-mostAbove).map(wordsOf).join(" "), wordsOf(row), read);
}

/** The label is alone on its line. */
function isAlone({ label, rows }: Piece): boolean {
	return label !== null && rows[0]?.line !== label.last.line;
}

/** Under a heading everything is the value, up to the next heading that is set off like it. */
function endsUnder({ text, rows }: Notes, { label }: Piece, index: number): boolean {
	// Below `## 2. Date`, `4 March` is no heading with a number; else all ways but standing on a line of its own count.
	const styles = [...(label?.heading?.styles ?? [])];
	const ways = styles.filter((style) => (styles.includes("markdown") ? style === "markdown" : style !== "bare"));
	const next = ways.length === 0 ? null : headingAt(text, rows, index);
	const row = next === null ? undefined : rows[next.at];
	if (label === null || label.heading === null || next === null || row === undefined) return false;
	const isAlike = next.depth <= label.heading.depth && ways.some((style) => next.styles.has(style));
	return isAlike && row.indent <= label.first.indent + 1 && row.gap;
}

/** Further right than the label, blank lines or not. */
function inBlock({ label, rows }: Piece, row: Row): boolean {
	if (label === null || row.indent <= label.first.indent) return false;
	const first = rows.find(({ line }) => line !== label.last.line);
	return first === undefined || row.indent >= first.indent - 1 || !row.gap;
}

/** Bullets and numbers, and the lines that go on in one. */
function inList({ text, wrap }: Notes, { label, rows }: Piece, row: Row): boolean {
	const above = rows.at(-1);
	const item = rows.findLast(({ marker }) => marker !== null);
	if (row.marker !== null) return item !== undefined || above === undefined || above.line === label?.last.line;
	if (item === undefined || above === undefined) return false;
	return row.indent > item.indent || (!row.gap && joins(text, wrap, [above, row]));
}

function isItem(text: string, row: Row): boolean {
	return row.to - row.from <= longestItem && !endsSentence(text, row.from, row.to);
}

const nearlyFull = 0.75;

/** The rows of a value, those together that are one part: where people begin right behind their label, a line may end inside a name. */
export function partRows({ text, wrap, form }: Pick<Prose, "text" | "wrap" | "form">, piece: Piece): Row[][] {
	const { rows, label } = piece;
	const isPeople = definitionOf(form, piece)?.type === "people";
	const mayEndInName = form.usesHeadingStyles && isPeople && rows[0]?.line === label?.last.line;
	const groups: Row[][] = [];
	for (const row of rows) {
		const group = groups.at(-1);
		const above = group?.at(-1);
		const isOne =
			above !== undefined &&
			row.marker === null &&
			!row.gap &&
			(sticks(text, wrap, above, row) ||
				(mayEndInName && splitsName(text.slice(above.from, above.to), text.slice(row.from, row.to), form.words)));
		if (isOne) group?.push(row);
		else groups.push([row]);
	}
	return groups;
}

/** Whether two rows of a value are one: wrapped, with less proof than prose needs, or the second an aside in brackets. */
function sticks(text: string, wrap: Wrap, above: Row, row: Row): boolean {
	// Text after the address of a link is another link.
	const isAddressAbove = address.test(lastWord.exec(text.slice(above.from, above.to))?.[0] ?? "");
	if (!startsLower(text, row.from, row.to) && isAddressAbove) return false;
	if (joins(text, wrap, [above, row])) return true;
	if (endsSentence(text, above.from, above.to) || isAddress(text, row)) return false;
	// A line of a wrapped note that is nearly as long as the others goes on below.
	const length = above.to - above.margin;
	const isFull = wrap.width > 0 && length <= wrap.width && length >= wrap.width * nearlyFull;
	return text.charAt(row.from) === "(" || isFull;
}

const lastWord = /(?<!\S)\S+$/;
const address = /(?:^|[(<[])(?:https?:\/\/|www\.)\S/u;

const joint = anyOf(nameJoints);
const between = new RegExp(`[,;]|\\s${joint}(?=\\s)`, "u");
const openJoint = new RegExp(`\\s${joint}$`, "u");
const leadingJoint = new RegExp(`^${joint}\\s`, "u");
const mostWords = 4;

/** Whether the last name of a line goes on with the first one of the line below. */
export function splitsName(above: string, below: string, words: Words): boolean {
	if (openJoint.test(above) || leadingJoint.test(below)) return true;
	const whole = above.split(between);
	const last = wordsIn(whole.at(-1));
	const first = wordsIn(below.split(between)[0]);
	// One name a line has no separators; what nothing but a sign stands behind is a name of its own.
	if (whole.length < 2 || !areNames(last) || !areNames(first)) return false;
	const is = (word: string, bit: number): boolean => (words.bits(word.replace(/\.$/u, "")) & bit) !== 0;
	const isTitle = (word: string): boolean => is(word, wordBit.honorific) && !is(word, wordBit.given);
	if (isTitle(first[0] ?? "")) return false;
	if (first.length === 1) return true;
	// `Amy`, `Cllr Amy`: a given name alone.
	const name = last.filter((word) => !isTitle(word));
	const isOpen = name.length === 0 || (name.length === 1 && is(name[0] ?? "", wordBit.given));
	return first.length < mostWords && isOpen;
}

function wordsIn(piece = ""): string[] {
	return piece
		.replace(/\([^()]*\)/g, "")
		.split(/\s+/)
		.filter(Boolean);
}

/** Words that begin large or are as short as `de`: `Oven Ltd (chair` and `left early` are no names. */
function areNames(list: readonly string[]): boolean {
	const areFew = list.length > 0 && list.length <= mostWords;
	return areFew && list.every((word) => /^(?:\p{Lu}|\p{L}{1,3}$)/u.test(word) && !/[:()]/.test(word));
}

/** What is open where such a line stands. */
export interface OpenValue {
	/** The type of the field; null where none of the form is open. */
	readonly type: string | null;
	/** Whether its type makes nothing of the line. */
	closed(): boolean;
	/** Whether it has a value. */
	readonly filled: boolean;
	/** The label's line has no value: the lines below may be a list. */
	readonly alone: boolean;
	/** One of its lines has a dash, too. */
	readonly dashed: boolean;
}
