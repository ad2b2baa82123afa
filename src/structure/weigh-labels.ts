/**
 * Weighs which lines are labels, over the whole of the notes, where the form's labels alone leave some fields or sections
 * unfound. Short labels are words of prose, too (`Type 2 diabetes`, `Summary executions`): what stands behind, above and below
 * them decides. All the weights stand here.
 */
import { joins, overflows } from "../blocks/wrap.ts";
import { findAddresses } from "../fields/address.ts";
import { likenessOf } from "../fields/index.ts";
import { isPlaceholder } from "../fields/pieces.ts";
import type { LabelTarget } from "../forms/form.ts";
import { endsSentence, startsLower } from "../text/sentences.ts";
import { labelReading, type Reading, type Wanted } from "./label-readings.ts";
import type { LabelMatch, Notes } from "./piece.ts";

/** One thing that speaks for a reading, or against it. */
interface Evidence {
	readonly weight: number;
	readonly what: string;
}

const leastWeight = 4;

/** The labels of what is wanted, by the index of their row; `known` are the rows that open with a label anyhow. */
export function weighLabels(
	notes: Notes,
	wanted: Wanted,
	known: ReadonlyMap<number, LabelMatch>,
): ReadonlyMap<number, LabelMatch> {
	const found: Weighed[] = [];
	if (wanted.names.size === 0) return nothing;
	for (const [index, { line }] of notes.rows.entries()) {
		// `Kind regards` under a mail is no kind of meeting.
		const isOfMail = notes.mail !== null && (notes.mail.signatures.has(line) || notes.mail.heads.has(line));
		const reading = known.has(index) || isOfMail ? null : labelReading(notes, index, wanted);
		if (reading !== null) found.push({ reading, evidence: ownEvidence(notes, reading) });
	}
	if (found.length === 0) return nothing;
	const around = surroundings(notes, found, known);
	const best = new Map<string, Weighed & { sum: number }>();
	for (const { reading, evidence } of found) {
		const all = [...evidence, ...evidenceAround(reading, around)];
		const sum = sumOf(all);
		const other = best.get(reading.target.name);
		// The first of several headings opens the section; of several values the surest is the field's.
		const isBetter = other === undefined || (reading.target.kind === "field" && sum > other.sum);
		if (sum >= leastWeight && isBetter) best.set(reading.target.name, { reading, evidence: all, sum });
	}
	const labels = new Map<number, LabelMatch>();
	for (const { reading, evidence } of best.values())
		labels.set(reading.index, { ...reading.match, why: whyOf(evidence) });
	return labels;
}

interface Weighed {
	readonly reading: Reading;
	readonly evidence: readonly Evidence[];
}

const nothing: ReadonlyMap<number, LabelMatch> = new Map();

function sumOf(evidence: readonly Evidence[]): number {
	let sum = 0;
	for (const { weight } of evidence) sum += weight;
	return sum;
}

/** What spoke for it, the strongest first. */
function whyOf(evidence: readonly Evidence[]): string {
	const list = evidence.filter(({ weight }) => weight > 0).sort((one, other) => other.weight - one.weight);
	return list.map(({ weight, what }) => `${what} +${weight}`).join(", ");
}

/** What the label itself and what stands behind it say. */
function ownEvidence(notes: Notes, reading: Reading): Evidence[] {
	const { spelling, words, match, target, value } = reading;
	const evidence: Evidence[] = [];
	const add = (weight: number, what: string): unknown => weight !== 0 && evidence.push({ weight, what });
	add(
		{ firm: 2, short: 0, near: -1, composed: -1 }[spelling],
		spelling === "near" ? "is misspelt" : "is known to the form",
	);
	add(Math.min(words - 1, 2), "has several words");
	const isCell = notes.text.charAt(match.end) === "\t";
	add({ colon: 3, question: 2, dash: isCell ? 2 : 1, line: 0 }[match.ending], "ends with a colon or another sign");
	if (target.kind === "section") addHeading(notes, reading, add);
	else addValue(notes, reading, add);
	// A line that is the heading of a section and nothing else is hardly the rest of a value.
	const isHeading = target.kind === "section" && value === "" && (spelling === "firm" || spelling === "short");
	if (!isHeading && goesOnAbove(notes, reading)) add(-3, "continues the line above");
	return evidence;
}

type Add = (weight: number, what: string) => unknown;

const leastProse = 60;

/** A heading is on a line of its own above prose; text right after it begins like a sentence. */
function addHeading(notes: Notes, { match, row, value }: Reading, add: Add): void {
	const { rows } = notes;
	if (value === "") {
		add(3, "is on a line of its own");
		const below = rows[match.taken + 1];
		const isOutline = row.marker !== null && below?.marker != null && below.indent > row.indent;
		if (isOutline) add(1, "is above items of its own");
		else if (below !== undefined && below.to - below.from >= leastProse) add(1, "is above prose");
		return;
	}
	if (match.ending !== "line") return;
	const allSmall = isAllSmall(notes);
	const isSmall = startsLower(value, 0, value.length) && !allSmall;
	if (allSmall && value.length >= leastProse) add(1, "is above prose");
	add(isSmall ? -6 : value.length >= leastProse ? 0 : -3, isSmall ? "begins a sentence" : "is followed by prose");
}

/** Whether the notes begin hardly anything with a capital. */
function isAllSmall({ text, rows }: Notes): boolean {
	const small = rows.filter((row) => startsLower(text, row.marker?.content ?? row.from, row.to)).length;
	return small * 2 > rows.length;
}

/** The text after the label, or on the line below, must look like a value of its type. */
function addValue(notes: Notes, { match, value, target }: Reading, add: Add): void {
	const { text, rows, form } = notes;
	const field = form.fields.find(({ name }) => name === target.name);
	const below = rows[match.taken + 1];
	// A title may stand above its address.
	const next = field?.type === "links" ? rows[match.taken + 2] : undefined;
	const last = next === undefined || next.gap ? below : next;
	const written =
		value !== "" ? value : below === undefined ? "" : text.slice(below.marker?.content ?? below.from, last?.to);
	if (value === "") add(1, "is on a line of its own");
	// Hardly any other line is like this: whoever heads addresses with a word for links means the field.
	if (value === "" && field?.type === "links" && findAddresses(written).length > 0) add(3, "is above an address");
	if (field === undefined || written === "") return;
	const likeness = isPlaceholder(written, field.read) ? 2 : likenessOf(field.type, written, field.read);
	// Behind a colon anything may stand, if only the wrong thing.
	const unlike = match.ending === "colon" ? -2 : -5;
	add(
		likeness < 0 ? unlike : likeness + 1,
		likeness < 0 ? "is not followed by a value of its type" : "is followed by a value of its type",
	);
}

/** Whether the line is the rest of the one above. */
function goesOnAbove({ text, rows, wrap }: Notes, { index, row }: Reading): boolean {
	const above = rows[index - 1];
	if (above === undefined || row.gap || row.marker !== null) return false;
	// Where all begins small, a short line above had room for more.
	if (wrap.width > 0 && !overflows(text, wrap.width, [above, row])) return false;
	return joins(text, wrap, [above, row]) && startsLower(text, row.from, row.to);
}

/** What the notes are like around a line. */
interface Surroundings {
	/** What rows may be labels of. */
	readonly labels: ReadonlyMap<number, LabelTarget>;
	/** Where the fields at the head end: at the first row of prose, or the first heading. */
	readonly head: number;
	/** The last row of prose, and the last but one. */
	readonly last: number;
	readonly lastButOne: number;
	/** How many labels have a bullet. */
	readonly bulleted: boolean;
}

const leastPlausible = 1;

function surroundings(notes: Notes, found: readonly Weighed[], known: ReadonlyMap<number, LabelMatch>): Surroundings {
	const labels = new Map<number, LabelTarget>();
	const alone = new Set<number>();
	for (const [index, { target, rest, last: end }] of known) {
		if (target !== null) labels.set(index, target);
		if (rest >= end.to) alone.add(index);
	}
	for (const { reading, evidence } of found) {
		if (sumOf(evidence) < leastPlausible) continue;
		labels.set(reading.index, reading.target);
		if (reading.value === "") alone.add(reading.index);
	}
	let [head, last, lastButOne, bullets] = [notes.rows.length, -1, -1, 0];
	for (const [index, { marker }] of notes.rows.entries()) {
		const label = labels.get(index);
		const isHeading = label?.kind === "section";
		if (label !== undefined && marker !== null) bullets++;
		if (!isHeading && (label !== undefined || !isProseRow(notes, index))) continue;
		head = Math.min(head, index);
		// The line right below a heading without text is no foot, even if nothing else stands there.
		const row = isHeading && alone.has(index) ? index + 1 : index;
		if (row > last) [last, lastButOne] = [row, last];
	}
	return { labels, head, last, lastButOne, bulleted: bullets * 2 > labels.size };
}

const longProse = 120;
const shortProse = 40;

function isProseRow({ text, rows }: Notes, index: number): boolean {
	const row = rows[index];
	if (row === undefined) return false;
	const length = row.to - row.from;
	return length > longProse || (length > shortProse && endsSentence(text, row.from, row.to));
}

const reach = 3;

/** What the lines around a reading say: labels stand together, above the prose or below it. */
function evidenceAround(reading: Reading, around: Surroundings): Evidence[] {
	const { index, row, target, match, value } = reading;
	const evidence: Evidence[] = [];
	// Below the links or tags that end the notes, somebody may have added a line.
	const isForFoot = target.closing && match.ending === "colon" && value !== "" && row.gap;
	const last = isForFoot ? around.lastButOne : around.last;
	const count = labelsAround(reading, around);
	if (count > 0) evidence.push({ weight: Math.min(count, 2), what: "is among labels" });
	if (row.marker?.kind === "bullet" && !around.bulleted) evidence.push({ weight: -2, what: "is an item of a list" });
	const below = around.labels.get(index + 1);
	// `Notes from today`, over the fields.
	if (target.kind === "section" && index <= around.head && below?.kind === "field" && !below.closing)
		evidence.push({ weight: -5, what: "is above a field" });
	if (target.kind === "section") {
		if (row.gap && (match.rest >= row.to || match.ending === "colon"))
			evidence.push({ weight: 1, what: "is below a blank line" });
	} else if ((match.heading?.depth ?? 0) > 2) evidence.push({ weight: -4, what: "is a heading within a section" });
	else if (index < around.head) evidence.push({ weight: 1, what: "is above the prose" });
	else if (index > last) evidence.push({ weight: 1, what: "is below the prose" });
	else if (count < 2) evidence.push({ weight: -3, what: "is in the middle of prose" });
	return evidence;
}

/** How many others of its kind stand near; fields have none over the heading of a section. */
function labelsAround({ index, target }: Reading, { labels }: Surroundings): number {
	const near = new Set<string>();
	for (const step of [-1, 1]) {
		for (let at = index + step; Math.abs(at - index) <= reach; at += step) {
			const other = labels.get(at);
			if (step < 0 && other?.kind === "section" && target.kind === "field") break;
			if (other !== undefined && other.name !== target.name) near.add(other.name);
		}
	}
	return near.size;
}
