/** Cuts the notes into pieces: fields, sections, and prose outside both. */
import { boldLike, type Candidate, dashedLike, labelLike } from "../blocks/candidates.ts";
import type { MarkdownRow } from "../blocks/markdown-rows.ts";
import { contentStart, type Row, rowPart } from "../blocks/rows.ts";
import { joins } from "../blocks/wrap.ts";
import { findAddresses } from "../fields/address.ts";
import type { Form } from "../forms/form.ts";
import { isLower } from "../text/sentences.ts";
import { wordBit } from "../text/words.ts";
import type { Found, LabelPlace, Lines, Piece, Scope } from "./labels.ts";
import {
	awaitsItems,
	cellsOf,
	depthOf,
	endsAbove,
	holdsLabels,
	isListOfFields,
	mayHoldLabel,
	repeats,
} from "./markdown-scope.ts";
import { matchLabel } from "./match-label.ts";
import { type OpenValue, openValue, takesLine } from "./values.ts";

/** What has been read so far, on its way through the rows. */
interface Walk extends Scope {
	readonly lines: Lines;
	readonly pieces: Piece[];
	readonly seen: Set<string>;
	readonly items: Set<number>;
	current: Piece | null;
	section: Piece | null;
	fields: readonly string[];
	opening: LabelPlace | null;
	astray: boolean;
	parted: boolean;
	/** Only a pattern knows the heading of the section that is open. */
	pattern: boolean;
	/** No section has begun, in plain text no closing field either: Markdown says where that ends. */
	header: boolean;
}

/** What has been read above the first line. */
export const nothingRead = {
	current: null,
	section: null,
	fields: [],
	opening: null,
	parted: false,
	astray: false,
	seen: new Set<string>(),
	items: new Set<number>(),
} as const satisfies Scope;

const longWords = 3;

/** The pieces of a note in source order; one piece of prose when no label of the form is found. */
export function outline(lines: Lines): Piece[] {
	const walk: Walk = {
		...nothingRead,
		lines,
		pieces: [],
		seen: new Set(),
		items: new Set(),
		pattern: false,
		header: true,
	};
	for (let index = 0; index < lines.rows.length; index++) index = step(walk, index);
	if (walk.seen.size > 0) return walk.pieces;
	return [{ kind: "prose", target: null, label: null, rows: [...lines.rows] }];
}

/** Takes one row, or all that a label stands on; returns the index of the last one taken. */
function step(walk: Walk, index: number): number {
	const row = walk.lines.rows[index];
	if (row === undefined) return index;
	walk.parted ||= index > 0 && row.gap;
	if (!row.aside) return take(walk, index, row);
	setAside(walk, row);
	return index;
}

/** A line that is skipped among the fields stands for itself; in a section it is a block of it. */
function setAside(walk: Walk, row: Row): void {
	const { lines, section, pieces } = walk;
	if (section !== null) {
		section.rows.push(row);
		walk.current = section;
		return;
	}
	pieces.push({ kind: "ignored", target: null, label: null, rows: [row] });
	// A comment amid the lines of a value does not end it.
	if (lines.markdown === null) walk.current = null;
}

function take(walk: Walk, index: number, row: Row): number {
	const { lines } = walk;
	const own = lines.markdown?.tree.at(row) ?? null;
	if (own?.follows === true && walk.current !== null) {
		walk.current.rows.push(row);
		return index;
	}
	if (own !== null && isOverFields(walk, index)) demote(walk);
	const found = matchLabel(lines, index, walk);
	if (found !== null) {
		if (own !== null) openInMarkdown(walk, found, row);
		open(walk, found);
		return found.taken;
	}
	if (own !== null) return takeMarkdown(walk, index, { row, own });
	absorb(walk, index, row);
	return index;
}

/** Right below a heading that only a pattern made a section: a list of nothing but labels of fields. */
function isOverFields({ lines, current, section, pattern }: Walk, index: number): boolean {
	if (!pattern || section === null || current !== section || section.rows.length > 0) return false;
	return lines.rows[index]?.marker != null && isListOfFields(lines, index);
}

/** What is open was no label, but a heading over others. */
function demote(walk: Walk): void {
	const { pieces, current } = walk;
	if (current?.label == null) return;
	const { first, last } = current.label;
	const piece: Piece = { kind: "loose", target: null, label: null, rows: first === last ? [first] : [first, last] };
	pieces.splice(pieces.lastIndexOf(current), 1, piece);
	if (walk.section === current) openSection(walk, null);
	walk.current = piece;
	walk.astray = depthOf(current) > 0;
}

function openInMarkdown(walk: Walk, found: Found, row: Row): void {
	if (repeats(walk.current, found)) demote(walk);
	if (row.marker !== null) walk.items.add(row.line);
	walk.astray = false;
}

interface MarkdownLine {
	readonly row: Row;
	readonly own: MarkdownRow;
}

/** A line of Markdown without a label that the form knows: a heading, a row of a table, or any other. */
function takeMarkdown(walk: Walk, index: number, { row, own }: MarkdownLine): number {
	const { lines, current, section } = walk;
	if (own.heading !== null && endsAbove(own.heading.depth, walk)) {
		openSection(walk, null);
		push(walk, { kind: "loose", target: null, label: null, rows: [row] });
		walk.astray = true;
		return index;
	}
	// A lower heading ends the field that is open within a section.
	if (own.heading !== null && section !== null && current !== null && current !== section) {
		resume(walk, section, row);
		return index;
	}
	if (own.heading !== null && section === null) walk.astray = walk.seen.size > 0;
	const isLabels = !own.quoted && holdsLabels(own, lines.form);
	const cells = isLabels ? cellsOf(own) : null;
	if (own.table?.part === "rule" && isLabels) return index;
	if (cells !== null && own.line.nodes[0] !== own.table?.rows[0]?.nodes[0] && cells.words !== "")
		openUnknown(walk, row, { ...cells, marks: [] });
	else absorb(walk, index, row);
	return index;
}

function openSection(walk: Walk, section: Piece | null): void {
	walk.section = section;
	const name = section?.target?.name;
	walk.fields = name === undefined ? [] : (walk.lines.form.sections.find((each) => each.name === name)?.fields ?? []);
}

function push(walk: Walk, piece: Piece): void {
	walk.pieces.push(piece);
	walk.current = piece;
}

function open(walk: Walk, found: Found): void {
	const { target, last, heading } = found;
	const held = walk.fields.includes(target.name) || resumes(walk, found);
	push(walk, { kind: "labelled", target, label: found, rows: restOf(last, found) });
	walk.seen.add(target.name);
	if (target.kind === "section" && heading?.styles.has("numbered") === true) walk.opening ??= found;
	walk.pattern = found.pattern;
	if (target.kind === "section") openSection(walk, walk.current);
	else if (!held) openSection(walk, null);
	if (target.kind === "section" || (target.closing && walk.lines.markdown === null)) walk.header = false;
}

/** A label that the form does not know. */
interface Unknown extends Pick<LabelPlace, "start" | "end" | "marks"> {
	readonly rest: number;
	readonly restEnd: number;
}

function openUnknown(walk: Walk, row: Row, unknown: Unknown): void {
	const { start, end, marks } = unknown;
	const label: LabelPlace = { first: row, last: row, start, end, marks, signs: [], heading: null };
	push(walk, { kind: "labelled", target: null, label, rows: restOf(row, unknown) });
}

/** Where headings are known by how they are set off, a plain label amid a section's text does not end it. */
function resumes({ lines: { form, markdown }, section }: Walk, { target, heading }: Found): boolean {
	if (!form.headed || section === null || target.closing) return false;
	return markdown === null ? heading?.styles.has("bare") === true : depthOf(section) > 0 && heading?.depth === 0;
}

function restOf(row: Row, { rest, restEnd }: Pick<Found, "rest" | "restEnd">): Row[] {
	const to = Math.min(row.to, restEnd);
	return rest < to ? [rowPart(row, rest, to)] : [];
}

/** Gives a line without a label to what is open, or opens a piece for it. */
function absorb(walk: Walk, index: number, row: Row): void {
	const { current, lines, section } = walk;
	const unknown = unknownLabel(walk, index, row);
	if (unknown !== null) openUnknown(walk, row, { ...unknown, restEnd: row.to });
	else if (current !== null && (current === section || takesLine(lines, current, index))) current.rows.push(row);
	else if (section !== null) resume(walk, section, row);
	else if (current?.kind === "prose" || current?.kind === "loose") current.rows.push(row);
	else push(walk, { kind: "prose", target: null, label: null, rows: [row] });
}

/** Behind a field the text of its section goes on, as a block of its own. */
function resume(walk: Walk, section: Piece, row: Row): void {
	section.rows.push({ ...row, gap: true });
	walk.current = section;
}

/**
 * `Venue: New York` among the fields; right below a label that has no value yet, a few words with a colon are rather
 * that value.
 */
function unknownLabel(walk: Walk, index: number, row: Row): Candidate | null {
	const { header, current, lines, seen } = walk;
	if (!header || !mayBeUnknown(walk, row)) return null;
	const bold = lines.markdown === null ? null : boldLike(lines.text, contentStart(row), row.to);
	const found = bold ?? labelLike(lines.text, contentStart(row), row.to);
	if (found === null) return unknownDashed(walk, index, row);
	if (isTitledLink(walk, row, found)) return null;
	if (seen.size === 0) return isLabelAbove(lines, index, found) ? found : null;
	const above = lines.rows[index - 1];
	if (row.gap || above === undefined) return found;
	if (current?.rows.length === 0 && lines.text.slice(found.start, found.end).split(/\s+/u).length > longWords)
		return null;
	if (/^\d+$/.test(lines.text.slice(found.rest, row.to))) return found;
	return joins(lines.text, lines.wrap, [above, row]) && mayGoOn(walk, row) ? null : found;
}

/** In Markdown neither below a heading that the form does not know, nor in the items of a list of people. */
function mayBeUnknown({ lines, astray, current, items }: Walk, row: Row): boolean {
	if (lines.markdown === null) return true;
	const own = lines.markdown.tree.at(row);
	if (own === null || own.lazy || astray || own.table !== null) return false;
	if (!mayHoldLabel(own, { items })) return false;
	return !awaitsItems(lines.form, current) || (row.marker === null && lines.text.startsWith("**", row.from));
}

/** In Markdown, `Alliance: www.alliance.org` below another link, or any title where links stand below their label. */
function isTitledLink({ lines, current }: Walk, row: Row, { rest }: Candidate): boolean {
	if (lines.markdown === null) return false;
	const open = openValue(lines, current, row);
	return open?.type === "links" && (open.alone || findAddresses(lines.text.slice(rest, row.to)).length > 0);
}

/** Only words go on with a few words and a colon: names, numbers and days don't. */
function mayGoOn({ current, lines }: Walk, row: Row): boolean {
	const type = openValue(lines, current, row)?.type ?? "text";
	return type === "text" || type === "links" || type === "tags";
}

/** `Venue - New York`, where it is no more of the value above. */
function unknownDashed(walk: Walk, index: number, row: Row): Candidate | null {
	const { current, lines, seen } = walk;
	const { text, rows, wrap, form } = lines;
	const above = rows[index - 1];
	if (seen.size === 0 || above === undefined || !isAsLabels(current, row)) return null;
	const found = dashedLike(text, contentStart(row), row.to);
	if (found === null || (!row.gap && joins(text, wrap, [above, row])) || isTitledLink(walk, row, found)) return null;
	const label = text.slice(found.start, found.end);
	const words = label.split(/\s+/u);
	const value = text.slice(found.rest, row.to);
	const open = openValue(lines, current, row);
	if (!shape.test(label) || words.length > mostWords || value === "" || open === null) return null;
	if (open.filled && open.type !== null && open.closed()) return found;
	return !mayHold(open) && (/^\d/u.test(value) || isWorded(words, form)) ? found : null;
}

const shape = /^\p{Lu}[\p{L}\p{M}'’&/ -]{2,49}$/u;
const mostWords = 6;

/** Whether a line with a dash may be part of the value that is open. */
function mayHold(open: OpenValue): boolean {
	if (open.type === null) return false;
	if (!open.filled) return true;
	if (open.dashed && (open.alone || !open.apart)) return true;
	return open.alone && !open.apart && open.type !== "people";
}

const longestAcronym = 5;
const leastWord = 4;
const plain = wordBit.function | wordBit.particle;

/** One word that is no name, a word that labels of the form begin with, or words in small letters. */
function isWorded([first = "", ...others]: readonly string[], form: Form): boolean {
	const acronym = first === first.toUpperCase() && first.length <= longestAcronym;
	if ((form.words.bits(first) & wordBit.given) !== 0) return false;
	if (!acronym && (others.length === 0 || openingWords(form).has(first.toLowerCase()))) return true;
	return others.some((word) => {
		return isLower(word.charAt(0)) && word.length >= leastWord && (form.words.bits(word) & plain) === 0;
	});
}

/** Without a bullet, or with one where the label above has one, too. */
function isAsLabels(current: Piece | null, { marker, indent }: Row): boolean {
	const first = current?.label?.first;
	return marker === null || (first !== undefined && first.marker !== null && first.indent === indent);
}

const mostLabelWords = 3;
const mostValueWords = 4;

/**
 * Whether the line at `index` is `Venue: New York` or `Meeting place: Rome` rather than `WATER: WHO PAYS?`: one word; or a few
 * that open like a label of the form; or a few in small letters with a short value, and the next line right below.
 */
function isLabelAbove({ text, rows, form }: Lines, index: number, found: Candidate): boolean {
	const label = text.slice(found.start, found.end);
	const words = label.split(/\s+/);
	if (label === label.toUpperCase() || words.length > mostLabelWords) return false;
	if (words.length === 1 || openingWords(form).has(words[0]?.toLowerCase() ?? "")) return true;
	const value = text.slice(found.rest, rows[index]?.to).trim();
	const short = value.split(/\s+/).length <= mostValueWords && !/[?!]$/.test(value);
	const attached = rows[index + 1]?.gap === false;
	return short && attached && words.slice(1).every((word) => isLower(word.charAt(0)));
}

const known = new WeakMap<Form, ReadonlySet<string>>();

/** The first words of the labels of fields: Date, Meeting, Name, Type. */
function openingWords(form: Form): ReadonlySet<string> {
	const cached = known.get(form);
	if (cached !== undefined) return cached;
	const labels = form.fields.flatMap(({ label, aliases }) => [label, ...aliases]);
	const opening = labels.map((label) => label.split(/\s+/)[0]?.toLowerCase() ?? "");
	const words = new Set(opening.filter((word) => (form.words.bits(word) & wordBit.function) === 0));
	known.set(form, words);
	return words;
}
