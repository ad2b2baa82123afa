/** Cuts the notes into pieces: fields, sections, and prose outside both. */
import { isRuleLine } from "../blocks/heading-line.ts";
import type { MarkdownRow } from "../blocks/markdown-rows.ts";
import { type Row, rowPart } from "../blocks/row.ts";
import { rowsAtLabels } from "./inline-labels.ts";
import type { Wanted } from "./label-readings.ts";
import { depthOf, endsAbove, isListOfFields, isTableOfLabels, repeats } from "./markdown-scope.ts";
import { matchLabel } from "./match-label.ts";
import { type LabelMatch, type Notes, nothingRead, type Piece, type ReadSoFar } from "./piece.ts";
import { isNumberedAfter, type Unheaded, unheaded } from "./sub-headings.ts";
import { unknownLabel } from "./unknown-label.ts";
import { takesLine } from "./values.ts";
import { weighLabels } from "./weigh-labels.ts";

/** What has been read so far, on its way through the rows. */
type Walk = { -readonly [Key in keyof ReadSoFar]: ReadSoFar[Key] } & {
	readonly notes: Notes;
	readonly pieces: Piece[];
	readonly seen: Set<string>;
	readonly items: Set<number>;
	/** The text of a mail around the notes that is open. */
	mail: Piece | null;
};

/**
 * The pieces of a note in source order; one piece of prose when no label of the form is found. Where labels are missing,
 * the notes are looked at once more for lines that may be labels, and have to be weighed.
 */
export function outline(notes: Notes): Piece[] {
	const read = labelled(notes);
	const opened = unheaded(read.notes, read.pieces);
	return opened === null ? read.pieces : cut(read.notes, labelsBeside(opened, read), opened);
}

/** Notes, and the pieces that all labels cut them into. */
interface Labelled {
	readonly notes: Notes;
	readonly pieces: Piece[];
}

/** The labels of all other parts, by the index of their row: some would not count below a section. */
function labelsBeside({ target }: Unheaded, { pieces }: Labelled): ReadonlyMap<number, LabelMatch> {
	const found = new Map<number, LabelMatch>();
	for (const { label } of pieces)
		if (label?.target != null && label.target.name !== target.name) found.set(label.index, label);
	return found;
}

function labelled(notes: Notes): Labelled {
	const first = { notes, pieces: cut(notes, nothingRead.weighed) };
	if (!notes.form.hasShortLabels) return first;
	const found = sure(notes, first.pieces);
	const plain = weighedAgain(first, found);
	const left = missing(notes, plain.pieces);
	const rows = left < leastMissing ? null : rowsAtLabels(notes, found.wanted);
	if (rows === null) return plain;
	const parted = { ...notes, rows };
	const split = weighedAgain({ notes: parted, pieces: cut(parted, nothingRead.weighed) });
	return missing(notes, split.pieces) < left ? split : plain;
}

/** Where fewer labels are missing, none is searched inside lines. */
const leastMissing = 2;

/** How many of the fields and sections that the form requires have no label. */
function missing({ form }: Notes, pieces: readonly Piece[]): number {
	const found = new Set(pieces.map(({ label }) => label?.target?.name));
	return [...form.fields, ...form.sections].filter(({ name, required }) => required && !found.has(name)).length;
}

function weighedAgain(first: Labelled, { wanted, known } = sure(first.notes, first.pieces)): Labelled {
	const { notes } = first;
	const found = weighLabels(notes, wanted, known);
	return found.size === 0 ? first : { notes, pieces: cut(notes, new Map([...known, ...found])) };
}

const longestBroken = 40;

/** What no label has been found for, and the labels that need not be weighed, by the index of their row. */
function sure(notes: Notes, pieces: readonly Piece[]): { wanted: Wanted; known: ReadonlyMap<number, LabelMatch> } {
	const parts = [...notes.form.fields, ...notes.form.sections];
	const names = new Set(parts.map(({ name }) => name));
	const known = new Map<number, LabelMatch>();
	for (const { label } of pieces) {
		// What no sign ends had to stand where labels do, which is known only now.
		if (label?.target == null || (label.ending === "line" && label.rest < label.last.to)) continue;
		if (!isPartOfLonger(notes, label) && names.delete(label.target.name)) known.set(label.index, label);
	}
	const required = parts.filter(({ name, required }) => required && names.has(name)).length;
	return { wanted: { names, required }, known };
}

/** `ISJC Staff` over `Present Ann Bell`, `Meeting` over `Organizer: WHO`: a longer label of the same part, of which this is a piece. */
function isPartOfLonger(
	{ text, rows, form }: Notes,
	{ index, first, target, start, end, ending }: LabelMatch,
): boolean {
	const endFrom = (from: number, to: number): number => {
		const whole = form.allLabels.prefix(text.slice(from, to));
		return whole?.target.name === target?.name ? from + (whole?.end ?? 0) : -1;
	};
	const above = first.gap ? undefined : rows[index - 1];
	const isBelow = above !== undefined && above.to - above.from <= longestBroken;
	if (isBelow && endFrom(above.from, end) >= end) return true;
	return ending === "line" && endFrom(start, end + longestBroken) > end;
}

/** The evidence for labels without certainty, for `explain`; null if there are none. */
export function weighedIn(pieces: readonly Piece[]): ReadonlyMap<number, string> | null {
	const weighed = new Map<number, string>();
	for (const { label } of pieces) if (label !== null && label.why !== null) weighed.set(label.start, label.why);
	return weighed.size === 0 ? null : weighed;
}

function cut(notes: Notes, weighed: Walk["weighed"], unheaded: Unheaded | null = null): Piece[] {
	const walk: Walk = { ...nothingRead, notes, pieces: [], seen: new Set(), items: new Set(), weighed, mail: null };
	const { rows } = notes;
	if (beginsAsMail(notes)) openMail(walk);
	for (let index = 0; index < rows.length; index++) {
		const row = rows[index] as Row;
		walk.parted ||= index > 0 && row.gap;
		if (takeMail(walk, index, row)) continue;
		if (row === unheaded?.row) openUnheaded(walk, unheaded);
		if (row.skipped) skip(walk, row);
		else index = take(walk, index, row);
	}
	return walk.seen.size > 0 || notes.mail !== null ? walk.pieces : [unlabelled("prose", [...rows])];
}

/** Whether a mail has words above the notes: above its head, or above the quotation. */
function beginsAsMail(notes: Notes): boolean {
	const opening = notes.mail?.opening ?? -1;
	for (let index = 0; index < opening; index++) if (matchLabel(notes, index, nothingRead)?.target != null) return false;
	return opening >= 0;
}

/** What a mail says around the notes is no part of them. */
function openMail(walk: Walk): void {
	walk.mail = unlabelled("loose", []);
	openSection(walk, null);
	push(walk, walk.mail);
}

/** Takes a row of a mail's head, of a signature, or of what is said between these and the next label of the form. */
function takeMail(walk: Walk, index: number, row: Row): boolean {
	const { notes, current } = walk;
	const { mail } = notes;
	if (mail === null) return false;
	const isHead = mail.heads.has(row.line);
	const isWanted = current?.label != null && current.rows.length === 0 && current.target?.kind === "field";
	if (walk.mail === null && (isHead || (mail.signatures.has(row.line) && !isWanted))) openMail(walk);
	if (walk.mail === null) return false;
	if (!isHead && matchLabel(notes, index, walk)?.target != null) {
		walk.mail = null;
		return false;
	}
	walk.mail.rows.push(row);
	return true;
}

function unlabelled(kind: "prose" | "loose" | "ignored", rows: Row[]): Piece {
	return { kind, target: null, label: null, rows };
}

/** A line that is skipped among the fields stands for itself; in a section it is a block of it. */
function skip(walk: Walk, row: Row): void {
	const { notes, section, pieces } = walk;
	if (section !== null) {
		section.rows.push(row);
		walk.current = section;
		return;
	}
	pieces.push(unlabelled("ignored", [row]));
	// A comment between the lines of a value does not end it.
	if (notes.markdown === null) walk.current = null;
}

/** Takes a row, or all that a label stands on; returns the index of the last one taken. */
function take(walk: Walk, index: number, row: Row): number {
	const { notes } = walk;
	const own = notes.markdown?.tree.at(row) ?? null;
	if (own?.follows === true && walk.current !== null) {
		walk.current.rows.push(row);
		return index;
	}
	if (own !== null && isOverFields(walk, index)) demote(walk);
	const label = matchLabel(notes, index, walk);
	if (label !== null) {
		const found = underlined(notes, label);
		if (own !== null && repeats(walk.current, found)) demote(walk);
		if (own !== null && row.marker !== null) walk.items.add(row.line);
		walk.astray = false;
		open(walk, found);
		return found.taken;
	}
	if (own === null || !takeMarkdown(walk, row, own)) absorb(walk, index, row);
	return index;
}

/** A label that stands alone with the line of signs that is drawn under it. */
function underlined({ text, rows, markdown }: Notes, label: LabelMatch): LabelMatch {
	const below = rows[label.taken + 1];
	if (markdown !== null || below === undefined || below.gap || label.target === null || label.rest < label.last.to)
		return label;
	if (label.last.marker?.kind === "bullet" || !isRuleLine(text, below)) return label;
	return {
		...label,
		signs: [...label.signs, { row: below, start: below.from, end: below.to }],
		taken: label.taken + 1,
	};
}

/** Right below a heading that only a pattern made a section: a list of nothing but labels of fields. */
function isOverFields({ notes, current, section }: Walk, index: number): boolean {
	if (section?.label?.pattern !== true || current !== section || section.rows.length > 0) return false;
	return notes.rows[index]?.marker != null && isListOfFields(notes, index);
}

/** What is open was no label, but a heading over others. */
function demote(walk: Walk): void {
	const { pieces, current } = walk;
	if (current?.label == null) return;
	const { first, last } = current.label;
	const piece = unlabelled("loose", first === last ? [first] : [first, last]);
	pieces.splice(pieces.lastIndexOf(current), 1, piece);
	if (walk.section === current) openSection(walk, null);
	walk.current = piece;
	walk.astray = depthOf(current) > 0;
}

/** Takes a line of Markdown that is a heading which the form does not know, or no part of a table but its rule. */
function takeMarkdown(walk: Walk, row: Row, own: MarkdownRow): boolean {
	const { notes, current, section, seen } = walk;
	if (own.heading === null) return own.table?.part === "rule" && isTableOfLabels(own, notes.form);
	if (endsAbove(own.heading.depth, walk)) {
		openSection(walk, null);
		push(walk, unlabelled("loose", [row]));
		walk.astray = true;
		return true;
	}
	if (section === null) walk.astray = seen.size > 0;
	// A lower heading ends the field that is open within a section.
	const isBehindField = section !== null && current !== null && current !== section;
	if (isBehindField) resume(walk, section, row);
	return isBehindField;
}

function openSection(walk: Walk, section: Piece | null): void {
	walk.section = section;
	const name = section?.target?.name;
	walk.fields = name === undefined ? [] : (walk.notes.form.sections.find((each) => each.name === name)?.fields ?? []);
}

function openUnheaded(walk: Walk, { target }: Unheaded): void {
	push(walk, { kind: "prose", target, label: null, rows: [] });
	openSection(walk, walk.current);
	walk.seen.add(target.name);
	walk.header = false;
}

function push(walk: Walk, piece: Piece): void {
	walk.pieces.push(piece);
	walk.current = piece;
}

function open(walk: Walk, label: LabelMatch): void {
	const { target, last, heading, rest, restEnd } = label;
	const to = Math.min(last.to, restEnd);
	const isHeld = target === null || walk.fields.includes(target.name) || isPlainAmid(walk, label);
	push(walk, { kind: "labelled", target, label, rows: rest < to ? [rowPart(last, rest, to)] : [] });
	if (target === null) return;
	walk.seen.add(target.name);
	if (target.kind === "section" && heading?.styles.has("numbered") === true) walk.opening ??= label;
	if (target.kind === "section") openSection(walk, walk.current);
	else if (!isHeld) openSection(walk, null);
	if (target.kind === "section" || (target.closing && walk.notes.markdown === null)) walk.header = false;
}

/** If the form names heading styles, a plain label inside a section's text does not end it. */
function isPlainAmid({ notes: { form, markdown }, section }: Walk, { target, heading }: LabelMatch): boolean {
	if (!form.usesHeadingStyles || section === null || target?.closing) return false;
	return markdown === null ? heading?.styles.has("bare") === true : depthOf(section) > 0 && heading?.depth === 0;
}

/** Gives a line without a label to what is open, or opens a piece for it. */
function absorb(walk: Walk, index: number, row: Row): void {
	const { current, notes, section } = walk;
	if (section !== null && isNextPart(notes, section, index)) {
		openSection(walk, null);
		push(walk, unlabelled("loose", [row]));
		return;
	}
	const unknown = unknownLabel(notes, walk, index);
	if (unknown !== null) open(walk, unknown);
	else if (current !== null && (current === section || takesLine(notes, current, index))) current.rows.push(row);
	else if (section !== null) resume(walk, section, row);
	else if (current?.kind === "prose" || current?.kind === "loose") current.rows.push(row);
	else push(walk, unlabelled("prose", [row]));
}

/**
 * `6. Next meeting` below `5. Significance` is no part of it. Below the form's first section it is: minutes give each
 * topic a number.
 */
function isNextPart({ text, rows, form }: Notes, { target, label, rows: own }: Piece, index: number): boolean {
	const row = rows[index] as Row;
	if (label === null || target?.name === form.sections[0]?.name || !row.gap || rows[index + 1]?.gap === false)
		return false;
	if (row.indent !== label.first.indent || !isNumberedAfter(text, label.first, row)) return false;
	// Behind an item with the number of the section, it is the next item of a list in it.
	for (const above of own.slice(-mostAbove).reverse())
		if (above.indent === row.indent && isNumberedAfter(text, above, row))
			return isNumberedAfter(text, above, label.first);
	return true;
}

const mostAbove = 20;

/** After a field, the text of its section continues as a separate block. */
function resume(walk: Walk, section: Piece, row: Row): void {
	section.rows.push({ ...row, gap: true });
	walk.current = section;
}
