/** Labels that the form does not know, among the fields: `Venue: New York`, `Venue - New York`, the left cells of a table of labels. */
import { boldLike, type Candidate, candidates, dashedLike, labelLike } from "../blocks/candidates.ts";
import { contentStart, type Row } from "../blocks/row.ts";
import { joins } from "../blocks/wrap.ts";
import { findAddresses } from "../fields/address.ts";
import type { Form } from "../forms/form.ts";
import { isLower } from "../text/sentences.ts";
import { skipSpaces } from "../text/spaces.ts";
import { wordBit } from "../text/words.ts";
import { awaitsItems, cellLabel, isTableOfLabels, mayHoldLabel } from "./markdown-scope.ts";
import { type LabelMatch, labelOn, type Notes, type Piece, type ReadSoFar } from "./piece.ts";
import { type OpenValue, openValue } from "./values.ts";

/** A line without a known label, and its place. */
interface LineContext {
	readonly notes: Notes;
	readonly soFar: ReadSoFar;
	readonly index: number;
	readonly row: Row;
}

/** The label that the row at `index` opens with, though the form has none like it; or null. */
export function unknownLabel(notes: Notes, soFar: ReadSoFar, index: number): LabelMatch | null {
	const row = notes.rows[index];
	if (row === undefined) return null;
	const own = notes.markdown?.tree.at(row) ?? null;
	const isBelowTop = own !== null && own.line.nodes[0] !== own.table?.rows[0]?.nodes[0];
	const cell = isBelowTop && isTableOfLabels(own, notes.form) ? cellLabel(own) : null;
	const line = { row, index, heading: null, restEnd: cell?.restEnd ?? row.to };
	if (cell !== null && cell.words !== "") return labelOn(line, cell, null);
	const found = lineLabel({ notes, soFar, index, row });
	return found && labelOn(line, found, null);
}

const longWords = 3;

function lineLabel(line: LineContext): Candidate | null {
	return line.soFar.header && mayBeUnknown(line)
		? (bracketedLabel(line) ?? tabbedLabel(line) ?? signedLabel(line))
		: null;
}

/** `[Place] Rome` below `[Type] Webinar`. */
function bracketedLabel({ notes: { text }, soFar: { current }, row: { from, to } }: LineContext): Candidate | null {
	const label = current?.label ?? null;
	const end = text.charAt(from) === "[" ? text.indexOf("]", from) : to;
	if (label === null || text.charAt(label.start - 1) !== "[" || end - from > longestBracket || end + 1 >= to)
		return null;
	const rest = skipSpaces(text, end + 1, to);
	return end > from + 1 ? { ending: "colon", start: from + 1, end, core: end, marks: [from, end], rest } : null;
}

const longestBracket = 50;

/** `Time⇥10:00` below `Type⇥Side event`: in a block of such rows the left cells are labels. Blanks line up the right ones. */
function tabbedLabel({ notes: { text, rows }, soFar, index, row }: LineContext): Candidate | null {
	const label = soFar.current?.label ?? null;
	if (label === null || row.gap || row.marker !== null || row.indent !== label.first.indent) return null;
	// What stands below the first line of a value is a label only if that line is all of it.
	if (label.rest >= label.last.to || (rows[index - 1]?.line ?? -1) !== label.last.line) return null;
	const gap = text.slice(label.end, label.rest);
	const isTabbed = gap.includes("\t");
	if (!isTabbed && !/^ {2,}$/.test(gap)) return null;
	const found = candidates(text, row.from, row.to).find(({ ending }) => ending === "dash");
	if (found === undefined || found.rest >= row.to) return null;
	const isAlike = isTabbed
		? text.slice(found.end, found.rest).includes("\t")
		: found.rest - row.margin === label.rest - label.last.margin;
	return isAlike && text.slice(found.start, found.end).split(/\s+/u).length <= mostWords ? found : null;
}

/** Right below a label that has no value yet, a few words with a colon are rather that value. */
function signedLabel(line: LineContext): Candidate | null {
	const { row, index } = line;
	const { text, rows, wrap, markdown } = line.notes;
	const { current, seen } = line.soFar;
	const bold = markdown === null ? null : boldLike(text, contentStart(row), row.to);
	// Below a label in small letters, others are small, too.
	const isSmall = current?.label != null && isLower(text.charAt(current.label.start));
	const found = bold ?? labelLike(text, contentStart(row), row.to, isSmall);
	if (found === null) return dashedLabel(line);
	if (isTitledLink(line, found)) return null;
	if (seen.size === 0) return isLabelAbove(line, found) ? found : null;
	const above = rows[index - 1];
	if (row.gap || above === undefined) return found;
	if (current?.rows.length === 0 && text.slice(found.start, found.end).split(/\s+/u).length > longWords) return null;
	if (/^\d+$/.test(text.slice(found.rest, row.to))) return found;
	return joins(text, wrap, [above, row]) && mayGoOn(line) ? null : found;
}

/** In Markdown neither below a heading that the form does not know, nor in the items of a list of people. */
function mayBeUnknown({ notes: { text, form, markdown }, soFar, row }: LineContext): boolean {
	if (markdown === null) {
		// A bullet below that of a line without a label is part of what that says.
		const first = soFar.current?.label === null ? soFar.current.rows[0] : undefined;
		return row.marker === null || first === undefined || first.marker === null || row.indent <= first.indent;
	}
	const own = markdown.tree.at(row);
	if (own === null || own.lazy || soFar.astray || own.table !== null || !mayHoldLabel(own, soFar)) return false;
	return !awaitsItems(form, soFar.current) || (row.marker === null && text.startsWith("**", row.from));
}

/** In Markdown, `Alliance: www.alliance.org` below another link, or any title where links stand below their label. */
function isTitledLink({ notes, soFar, row }: LineContext, { rest }: Candidate): boolean {
	if (notes.markdown === null) return false;
	const open = openValue(notes, soFar.current, row);
	return open?.type === "links" && (open.alone || findAddresses(notes.text.slice(rest, row.to)).length > 0);
}

/** Only words go on with a few words and a colon: names, numbers and days don't. */
function mayGoOn({ notes, soFar, row }: LineContext): boolean {
	const type = openValue(notes, soFar.current, row)?.type ?? "text";
	return type === "text" || type === "links" || type === "tags";
}

/** `Venue - New York`, where it is no more of the value above. */
function dashedLabel(line: LineContext): Candidate | null {
	const { notes, soFar, index, row } = line;
	const { text, rows, wrap, form } = notes;
	const above = rows[index - 1];
	if (soFar.seen.size === 0 || above === undefined || !isAsLabels(soFar.current, row)) return null;
	const found = dashedLike(text, contentStart(row), row.to);
	if (found === null || (!row.gap && joins(text, wrap, [above, row])) || isTitledLink(line, found)) return null;
	const label = text.slice(found.start, found.end);
	const words = label.split(/\s+/u);
	const value = text.slice(found.rest, row.to);
	const open = openValue(notes, soFar.current, row);
	if (!shape.test(label) || words.length > mostWords || value === "" || open === null) return null;
	if (open.filled && open.type !== null && open.closed()) return found;
	return !mayHold(open, row) && (/^\d/u.test(value) || isWorded(words, form)) ? found : null;
}

const shape = /^\p{Lu}[\p{L}\p{M}'’&/ -]{2,49}$/u;
const mostWords = 6;

/** Whether a line with a dash may be part of the value that is open. */
function mayHold(open: OpenValue, { gap }: Row): boolean {
	if (open.type === null) return false;
	if (!open.filled) return true;
	if (open.dashed && (open.alone || !gap)) return true;
	return open.alone && !gap && open.type !== "people";
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
 * Whether a line above the first label is `Venue: New York` or `Meeting place: Rome` rather than `WATER: WHO PAYS?`: one
 * word; or a few that open like a label of the form; or a few in small letters with a short value, and the next line
 * right below.
 */
function isLabelAbove({ notes: { text, rows, form }, index, row }: LineContext, found: Candidate): boolean {
	const label = text.slice(found.start, found.end);
	const words = label.split(/\s+/);
	if (label === label.toUpperCase() || words.length > mostLabelWords) return false;
	if (words.length === 1 || openingWords(form).has(words[0]?.toLowerCase() ?? "")) return true;
	const value = text.slice(found.rest, row.to).trim();
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
