/** Finds the label that a line opens with: one of the form's, however it is written, or a heading that a pattern of the form fits. */
import { type Candidate, candidates, emphasised } from "../blocks/candidates.ts";
import { type HeadingLine, withDoubtful } from "../blocks/heading-line.ts";
import { contentStart, type Row } from "../blocks/row.ts";
import { joins } from "../blocks/wrap.ts";
import { holdsDate } from "../fields/find-date.ts";
import type { Form, LabelTarget, SectionDefinition, ValuePlace } from "../forms/form.ts";
import { foldedWithOffsets, withoutParenthetical } from "../text/normalize.ts";
import { skipSpaces, trimEnd, wordEnd } from "../text/spaces.ts";
import { isAmongLabels, jointTargets } from "./label-readings.ts";
import { cellLabel, countsInMarkdown, endsInLink, mayHoldLabel } from "./markdown-scope.ts";
import { type LabelMatch, type LineWords, labelOn, type Notes, type ReadSoFar, wordsAt } from "./piece.ts";

/** The label that the row at `index` opens with, or null. */
export function matchLabel(notes: Notes, index: number, soFar: ReadSoFar): LabelMatch | null {
	const { markdown, form } = notes;
	const row = notes.rows[index];
	const weighed = soFar.weighed.get(index);
	if (markdown === null || row === undefined) return weighed ?? labelAt(notes, index, soFar);
	const own = markdown.tree.at(row);
	if (own === null || !mayHoldLabel(own, soFar)) return null;
	if (weighed !== undefined && !endsInLink(weighed, markdown)) return weighed;
	const cell = cellLabel(own);
	const target = cell === null ? null : form.labels.find(cell.words);
	if (cell !== null && target !== null)
		return labelOn({ row, index, heading: null, restEnd: cell.restEnd }, cell, target);
	const found = labelAt(notes, index, soFar);
	return found !== null && countsInMarkdown(notes, found, soFar) ? found : null;
}

/** A line to test, and its place. */
interface LineContext extends LineWords {
	readonly notes: Notes;
	readonly soFar: ReadSoFar;
	/** A bullet or number stands before it. */
	readonly marked: boolean;
}

function labelAt(notes: Notes, index: number, soFar: ReadSoFar): LabelMatch | null {
	const { text, form } = notes;
	const own = wordsAt(notes, index);
	if (own === null) return null;
	const { row, index: at, heading, restEnd, from, to } = own;
	if (soFar.section !== null && row.marker?.kind === "bullet" && soFar.fields.length === 0) return null;
	const line = { row, index: at, heading, restEnd, from, to, notes, soFar, marked: row.marker !== null };
	const found = form.labels.mayOpen(text, from, to) ? formLabel(line, candidatesOf(line)) : null;
	const isLabel =
		found !== null &&
		!isItem(notes, found) &&
		!isRather(notes, found) &&
		!isAmongLabels(notes, found) &&
		fitsHeading(form, found);
	if (isLabel) return found;
	return mayFitPattern(notes, heading, soFar) ? patternLabel(notes, heading, soFar) : null;
}

/** What may be a label; brackets behind a heading are no part of it: `2. Flour order (Ann, 5 min)`. */
function candidatesOf({ notes: { text, form, markdown }, heading, from, to }: LineContext): Candidate[] {
	const strong = markdown === null ? null : emphasised(text, from, to);
	const found = strong === null ? candidates(text, from, to) : [strong];
	if (heading === null || heading.signs.length === 0) return found;
	const runIn = runInHeading(text, form, heading);
	if (runIn !== null) return [runIn];
	return found.map((each) =>
		each.ending === "line" ? { ...each, core: withoutParenthetical(text, from, each.end) } : each,
	);
}

/** `2. Roll Call. All were there.`: behind a number, a full stop ends a label as a colon does. */
function runInHeading(text: string, form: Form, { styles, start, end }: HeadingLine): Candidate | null {
	if (!styles.has("numbered") && !styles.has("lettered")) return null;
	const stop = text.slice(start, Math.min(end, start + longestLabel)).search(/[.!](?=\s+\S)/) + start;
	if (stop < start || form.labels.find(text.slice(start, stop))?.kind !== "section") return null;
	return { ending: "colon", start, end: stop, core: stop, marks: [stop], rest: skipSpaces(text, stop + 1, end) };
}

const longestLabel = 120;

/** `Action: Ann to go` inside the notes is no heading `Actions`. */
function isItem({ text, form }: Notes, { rest, first }: LabelMatch): boolean {
	if (rest >= first.to || form.items.length === 0) return false;
	const line = foldedWithOffsets(text.slice(first.from, first.to));
	return form.items.some(({ inline }) => inline.some((pattern) => pattern.match(line) !== null));
}

/** A misspelt label that is a heading by a pattern is that heading: a report has no more to tell it by. */
function isRather({ text, form }: Notes, { target, start, end, heading }: LabelMatch): boolean {
	if (heading === null || target?.kind === "field") return false;
	const core = withoutParenthetical(text, start, end);
	const exact = form.labels.find(text.slice(start, end)) ?? form.labels.find(text.slice(start, core));
	return exact === null && patternTarget(form, text, heading) !== null;
}

/** Whether the form lets a label be set off like this. */
function fitsHeading(form: Form, { target, heading }: LabelMatch): boolean {
	if (heading === null || target?.kind === "field") return true;
	const section = form.sections.find(({ name }) => name === target?.name);
	return section === undefined || fits(section, heading);
}

function fits({ headings }: SectionDefinition, { styles }: HeadingLine): boolean {
	return headings.length === 0 || headings.some((style) => styles.has(style));
}

/** The form's label among the candidates of a line, or null. */
function formLabel(line: LineContext, found: readonly Candidate[]): LabelMatch | null {
	const { notes, row, heading } = line;
	const plain = heading === null || heading.signs.length === 0 || (notes.markdown !== null && heading.depth > 0);
	return (
		exactLabel(line, found) ??
		// Before what opens with a shorter label: `Date of Meetnig: 2 May` is no `Date`.
		nearLabel(line, found.filter(hasSign)) ??
		(plain ? (openingLabel(line, found) ?? wrappedLabel(line, notes.form.labels.find)) : null) ??
		nearLabel(
			line,
			found.filter((each) => !hasSign(each)),
		) ??
		// A misspelt label over two lines is looked for only where a block of text begins.
		(plain && notes.wrap.width > 0 && row.gap ? wrappedLabel(line, (label) => unseenSection(line, label)) : null)
	);
}

/** A colon or a question mark stands behind it. */
const hasSign = ({ ending }: Candidate): boolean => ending === "colon" || ending === "question";

function exactLabel(line: LineContext, found: readonly Candidate[]): LabelMatch | null {
	const { text, form } = line.notes;
	for (const candidate of found) {
		const { start, core, end } = candidate;
		const inner = core < end ? coreTarget(line, text.slice(start, core)) : null;
		const target =
			form.labels.find(text.slice(start, end)) ?? inner ?? jointTargets(form, text.slice(start, end))[0] ?? null;
		if (target !== null && counts(line, target, candidate)) return labelOn(line, candidate, target);
	}
	return null;
}

/** `Date of Meeting (day, month, year):`; in prose such words are prose. */
function coreTarget({ notes, soFar, heading }: LineContext, label: string): LabelTarget | null {
	const target = notes.form.labels.find(label);
	const isProse = soFar.section !== null && heading === null;
	return target !== null && isProse && target.kind === "field" && !target.closing ? null : target;
}

/** Whether a label counts as structure at its place. */
function counts({ notes, soFar, heading, marked }: LineContext, target: LabelTarget, candidate: Candidate): boolean {
	if (soFar.section === null || target.kind === "section") return true;
	const { form } = notes;
	const seen = soFar.seen.has(target.name);
	if (soFar.fields.includes(target.name)) return !seen;
	if (heading !== null && !heading.styles.has("bare") && standsAs(form, target, "heading")) return !seen;
	if (marked) return false;
	return target.closing || (!seen && hasSign(candidate) && mayBeAnywhere(form, target));
}

function standsAs(form: Form, { name }: LabelTarget, place: ValuePlace): boolean {
	return form.fields.find((field) => field.name === name)?.where.includes(place) ?? false;
}

/** Fields inside a section, or in the title, are not searched elsewhere. */
function mayBeAnywhere(form: Form, target: LabelTarget): boolean {
	if (form.sections.some(({ fields }) => fields.length > 0)) return false;
	return target.name === form.titleField || !standsAs(form, target, "title") || standsAs(form, target, "line");
}

/** Misspelt labels: nothing that has been seen already. */
function nearLabel(line: LineContext, found: readonly Candidate[]): LabelMatch | null {
	const { notes, soFar, heading } = line;
	const { text, form, markdown } = notes;
	const isHeading = markdown !== null && (heading?.depth ?? 0) > 0;
	for (const candidate of found) {
		const { start, core, end, ending } = candidate;
		const label = text.slice(start, end);
		if (ending === "line" && !/\s/.test(label) && !isHeading && !mayStandAlone(line, label)) continue;
		if (ending === "dash" && soFar.section !== null) continue;
		// `[Reporter] Ann Bell` is weighed with all others of its kind.
		if (text.charAt(start) === "[") continue;
		const target = form.labels.near(label) ?? (core < end ? form.labels.near(text.slice(start, core)) : null);
		if (target === null || soFar.seen.has(target.name) || !counts(line, target, candidate)) continue;
		const listed = soFar.fields.includes(target.name) && hasSign(candidate);
		if (soFar.section !== null && target.kind === "field" && !target.closing && !listed) continue;
		// `CHAIR: …`, `TAGG: …`: below another's words, who is named twice takes turns.
		const mayTurn = soFar.current?.target?.kind !== "field" && label === label.toUpperCase();
		if (mayTurn && text.slice(Math.max(start - turns, 0), end + turns).split(`\n${label}:`).length > 2) continue;
		return labelOn(line, candidate, target);
	}
	return null;
}

const [leastAlone, turns] = [6, 10_000];

/** One word without a colon is a misspelt label only among the fields, on a line apart, where no value is awaited. */
function mayStandAlone({ soFar, row }: LineContext, label: string): boolean {
	return row.gap && soFar.section === null && !awaits(soFar) && soFar.seen.size > 0 && label.length >= leastAlone;
}

/** Whether the label above has no value yet. */
function awaits({ current }: ReadSoFar): boolean {
	return current !== null && current.target !== null && current.rows.length === 0;
}

function unseenSection({ notes, soFar }: LineContext, label: string): LabelTarget | null {
	const target = notes.form.labels.near(label);
	return target === null || soFar.seen.has(target.name) || target.kind === "field" ? null : target;
}

const leastWrapped = 30;
const longestTail = 80;

/** A long label that was wrapped: this line and the beginning of the next one. */
function wrappedLabel(line: LineContext, look: (label: string) => LabelTarget | null): LabelMatch | null {
	const { index, row } = line;
	const { text, rows, wrap } = line.notes;
	const [above, below] = [rows[index - 1], rows[index + 1]];
	if (below === undefined || below.gap || below.marker !== null) return null;
	const from = contentStart(row);
	if (row.to - from < leastWrapped || row.to - from > longestTail * 2) return null;
	if (above !== undefined && joins(text, wrap, [above, row])) return null;
	for (const tail of candidates(text, below.from, Math.min(below.to, below.from + longestTail))) {
		// A label in bold has signs in front, which can't stand inside this one.
		if ((tail.marks[0] ?? tail.start) < tail.start) continue;
		const target = look(`${text.slice(from, row.to)} ${text.slice(tail.start, tail.end)}`);
		const whole = { ...tail, start: from };
		if (target === null || !counts({ ...line, marked: false }, target, whole)) continue;
		const restEnd = Number.POSITIVE_INFINITY;
		return { ...labelOn({ ...line, restEnd }, whole, target), last: below, taken: index + 1 };
	}
	return null;
}

/** A label with its value right behind it; a longer one that is misspelt goes before: `ISJC Staff Prseent`. */
function openingLabel(line: LineContext, found: readonly Candidate[]): LabelMatch | null {
	const prefix = prefixLabel(line);
	if (prefix === null) return null;
	const dashed = found.filter(({ ending }) => ending === "dash");
	return nearLabel(line, dashed) ?? longerLabel(line, prefix) ?? prefix;
}

const longestPrefixLine = 300;

/**
 * A label with nothing behind it but its value: among the fields only, and not a second time. One word is too little
 * where a value is awaited: `Reporters Without Borders`.
 */
function prefixLabel(line: LineContext): LabelMatch | null {
	const { index, row, soFar, heading } = line;
	const { text, rows, wrap, form } = line.notes;
	const above = rows[index - 1];
	if (above === undefined || soFar.section !== null || soFar.seen.size === 0) return null;
	if (joins(text, wrap, [above, row])) return null;
	const start = heading === null || heading.depth === 0 ? contentStart(row) : heading.start;
	const found = form.labels.prefix(text.slice(start, Math.min(row.to, start + longestPrefixLine)));
	if (found === null || soFar.seen.has(found.target.name)) return null;
	if (hasPattern(form, found.target, text.slice(start, row.to))) return null;
	const end = start + found.end;
	const rest = skipSpaces(text, end, row.to);
	if (rest >= row.to || rest === end || (awaits(soFar) && !/\s/.test(text.slice(start, end)))) return null;
	return labelOn(line, { ending: "line", start, end, core: end, marks: [], rest }, found.target);
}

/** A short word behind a label is rather the value's than misspelt: `Reporter Bo`. */
const leastWhole = 4;
const leastAmidWords = 5;

/** The longer label that the line opens with instead, the whole line first, if only it were spelt right. */
function longerLabel(line: LineContext, prefix: LabelMatch): LabelMatch | null {
	const { row, soFar } = line;
	const { text, form } = line.notes;
	const ends: number[] = [];
	let longest = 0;
	for (let at = prefix.rest; at < Math.min(row.to, prefix.start + longestLabel); ) {
		const end = wordEnd(text, at, row.to);
		longest = Math.max(longest, end - at);
		if (longest >= (end === row.to ? leastWhole : leastAmidWords)) ends.unshift(end);
		at = skipSpaces(text, end, row.to);
	}
	for (const end of ends) {
		const target = form.labels.near(text.slice(prefix.start, end));
		if (target === null) continue;
		if (soFar.seen.has(target.name)) return null;
		return labelOn(line, { ...prefix, end, core: end, rest: skipSpaces(text, end, row.to) }, target);
	}
	return null;
}

/** A sentence that the form has a pattern for is no label with its value behind it. */
function hasPattern({ fields }: Form, { name }: LabelTarget, line: string): boolean {
	const patterns = fields.find((field) => field.name === name)?.patterns ?? [];
	if (patterns.length === 0) return false;
	const lines = [line, line.replace(/\.$/u, "")].map(foldedWithOffsets);
	return patterns.some((pattern) => lines.some((folded) => pattern.match(folded) !== null));
}

/** Whether a line without a label may be a heading that a pattern of the form knows. */
function mayFitPattern(notes: Notes, heading: HeadingLine | null, soFar: ReadSoFar): boolean {
	if (notes.markdown === null) return soFar.seen.size > 0 || !isTitleLine(notes, heading, soFar);
	const { tree } = notes.markdown;
	const row = heading === null ? undefined : notes.rows[heading.at];
	const own = row === undefined ? null : tree.at(row);
	if (heading === null || own === null) return false;
	return own.heading === null ? heading.styles.has("bold") : own.heading !== tree.title;
}

/** Above the first label, what opens the notes or is a date is no heading that a pattern fits. */
function isTitleLine({ text, rows }: Notes, heading: HeadingLine | null, { parted }: ReadSoFar): boolean {
	if (heading === null) return false;
	const { styles, doubtful } = heading;
	if ([...styles].every((style) => style === "bare" || style === "outdented")) return true;
	if (doubtful === null && (styles.has("numbered") || styles.has("lettered"))) return false;
	if (!parted) return true;
	const [from, to] = [rows[heading.at]?.from ?? 0, rows[heading.at]?.to ?? 0];
	return holdsDate(text.slice(from, to));
}

/** A heading that no label names, by the patterns of the form's sections. */
function patternLabel({ text, rows, form }: Notes, found: HeadingLine | null, soFar: ReadSoFar): LabelMatch | null {
	const row = rows[found?.at ?? -1];
	if (found === null || row === undefined) return null;
	for (const heading of [withDoubtful(found), withNumber(text, found)]) {
		const target = heading && patternTarget(form, text, heading);
		if (heading === null || target === null) continue;
		if (isInner(text, row, { heading, opening: soFar.opening })) return null;
		const { start, end, at } = heading;
		const colon = end - 1 > start && text.charAt(end - 1) === ":" ? end - 1 : end;
		const last = trimEnd(text, start, colon);
		const marks = colon < end ? [colon] : [];
		const candidate: Candidate = { ending: "line", start, end: last, core: last, marks, rest: end };
		return { ...labelOn({ row, index: at, heading, restEnd: end }, candidate, target), pattern: true };
	}
	return null;
}

/** `Item 1 - Nets`, where the pattern has a place for the number. */
function withNumber(text: string, heading: HeadingLine): HeadingLine | null {
	const number = heading.signs.find(({ start, end }) => /[\p{L}\d]/u.test(text.slice(start, end)));
	if (number === undefined) return null;
	return { ...heading, start: number.start, signs: heading.signs.filter((sign) => sign !== number) };
}

/** `1.` further right than `I.` before it: inside a section. */
function isInner(
	text: string,
	row: Row,
	{ heading, opening }: { readonly heading: HeadingLine; readonly opening: LabelMatch | null },
): boolean {
	if (opening === null || opening.heading === null) return false;
	if (!heading.styles.has("numbered") || row.indent <= opening.first.indent + 1) return false;
	return kindOf(text, heading) !== kindOf(text, opening.heading);
}

/** How the number of a heading is written, as a pattern of it. */
function kindOf(text: string, { signs }: HeadingLine): string {
	const written = signs.map(({ start, end }) => text.slice(start, end)).find((sign) => /[\p{L}\d]/u.test(sign)) ?? "";
	return written
		.replace(/\d+/gu, "1")
		.replace(/[IVXL]+/gu, "I")
		.replace(/[ivxl]+/gu, "i");
}

const longestHeading = 200;

/** The section that has a pattern for this heading; null when none has. */
function patternTarget(form: Form, text: string, heading: HeadingLine): LabelTarget | null {
	const { start, end, doubtful, styles } = heading;
	if (end - start > longestHeading) return null;
	let words: string | null = null;
	// `2015 was a dry year` is set off by nothing but what may be a number.
	const isYear = doubtful !== null && styles.has("numbered") && styles.size === 1;
	for (const section of form.sections) {
		if (section.matches.length === 0 || !fits(section, heading) || isYear) continue;
		words ??= text.slice(start, end).replace(/\s*:$/u, "");
		if (!section.matches.some((pattern) => pattern.test(words as string))) continue;
		return { kind: "section", name: section.name, label: section.label, closing: false };
	}
	return null;
}
