/** Finds the label or heading that a line opens with, by the form's labels first and then by its patterns. */

import { type Candidate, candidates, emphasised } from "../blocks/candidates.ts";
import { type HeadingLine, headingAt, withDoubtful } from "../blocks/heading-line.ts";
import { type MarkdownRow, markdownHeading } from "../blocks/markdown-rows.ts";
import { contentStart, type Row } from "../blocks/rows.ts";
import { holdsDate } from "../fields/find-date.ts";
import type { Form, LabelTarget, SectionDefinition } from "../forms/form.ts";
import { withoutAside } from "../text/aside.ts";
import { foldedWithOffsets } from "../text/folded.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import { type Found, type Hit, hitAt, type LabelPlace, type Lines, type Scope, type Spot } from "./labels.ts";
import { cellsOf, countsInMarkdown, mayHoldLabel } from "./markdown-scope.ts";

/** The label that the row at `index` opens with, or null. */
export function matchLabel(lines: Lines, index: number, scope: Scope): Found | null {
	const { markdown } = lines;
	if (markdown === null) return labelAt(lines, index, scope);
	const row = lines.rows[index];
	const own = row === undefined ? null : markdown.tree.at(row);
	if (own === null || !mayHoldLabel(own, scope)) return null;
	const cell = labelInRow(lines, index, own);
	if (cell !== null) return cell;
	const found = labelAt(lines, index, scope);
	if (found === null) return null;
	return countsInMarkdown(lines, found, scope) ? found : null;
}

/** The label in the left cell of a table, if the form knows it. */
function labelInRow({ form, rows }: Lines, index: number, own: MarkdownRow): Found | null {
	const row = rows[index];
	const cells = cellsOf(own);
	const target = cells === null ? null : form.labels.find(cells.words);
	if (row === undefined || cells === null || target === null) return null;
	const { start, end, rest, restEnd } = cells;
	const hit: Hit = { target, start, end, core: end, last: index, marks: [], rest, ending: "colon" };
	return withExtent(hit, null, { row, restEnd });
}

function headingOf({ text, rows, form, markdown }: Lines, index: number): HeadingLine | null {
	if (markdown === null) return form.headed ? headingAt(text, rows, index) : null;
	const { tree } = markdown;
	const row = rows[index];
	const cares = form.headed || form.sections.some(({ headings }) => headings.length > 0);
	if (row === undefined || !(cares || tree.at(row)?.heading != null)) return null;
	const lettered = form.sections.some(({ headings }) => headings.includes("lettered"));
	return markdownHeading(text, rows, { index, tree, lettered });
}

function labelAt(lines: Lines, index: number, scope: Scope): Found | null {
	const { text, rows, form } = lines;
	const heading = headingOf(lines, index);
	const at = heading?.at ?? index;
	const row = rows[at];
	if (row === undefined) return null;
	if (scope.section !== null && row.marker?.kind === "bullet" && scope.fields.length === 0) return null;
	const { start: from, end: to } = heading ?? { start: contentStart(row), end: row.to };
	if (from >= to) return null;
	const spot: Spot = { index: at, row, scope, heading, marked: row.marker !== null };
	const hit = form.labels.mayOpen(text, from, to)
		? hitAt(lines, candidatesOf(lines, heading, { from, to }), spot)
		: null;
	const isNone = hit === null || isItem(lines, hit, row) || isRather(lines, hit, heading);
	if (isNone || !fitsHeading(form, hit.target, heading))
		return mayFitPattern(lines, heading, scope) ? patternFound(lines, heading, scope) : null;
	const isOnRow = hit.last === at;
	const restEnd = heading !== null && isOnRow ? to : Number.POSITIVE_INFINITY;
	const found = withExtent(hit, heading, { row, restEnd });
	return isOnRow ? found : { ...found, last: rows[hit.last] ?? row, taken: hit.last };
}

/** Whether a line without a label may be a heading that a pattern of the form knows. */
function mayFitPattern(lines: Lines, heading: HeadingLine | null, scope: Scope): boolean {
	if (lines.markdown === null) return scope.seen.size > 0 || !isTitleLine(lines, heading, scope);
	const { tree } = lines.markdown;
	const row = heading === null ? undefined : lines.rows[heading.at];
	const own = row === undefined ? null : tree.at(row);
	if (heading === null || own === null) return false;
	return own.heading === null ? heading.styles.has("bold") : own.heading !== tree.title;
}

/** `Action: Ann to go` amid the notes is no heading `Actions`. */
function isItem({ text, form }: Lines, { rest }: Hit, row: Row): boolean {
	if (rest >= row.to || form.items.length === 0) return false;
	const line = foldedWithOffsets(text.slice(row.from, row.to));
	return form.items.some(({ inline }) => inline.some((pattern) => pattern.match(line) !== null));
}

/** A misspelt label that is a heading by a pattern is that heading: a report has no more to tell it by. */
function isRather({ text, form }: Lines, { target, start, end }: Hit, heading: HeadingLine | null): boolean {
	if (heading === null || target.kind === "field") return false;
	const core = withoutAside(text, start, end);
	const exact = form.labels.find(text.slice(start, end)) ?? form.labels.find(text.slice(start, core));
	return exact === null && patternTarget(form, text, heading) !== null;
}

/** What may be a label; an aside in brackets behind a heading is no part of it: `2. Flour order (Ann, 5 min)`. */
function candidatesOf(
	{ text, form, markdown }: Pick<Lines, "text" | "form" | "markdown">,
	heading: HeadingLine | null,
	{ from, to }: { readonly from: number; readonly to: number },
): Candidate[] {
	const strong = markdown === null ? null : emphasised(text, from, to);
	const found = strong === null ? candidates(text, from, to) : [strong];
	if (heading === null || heading.signs.length === 0) return found;
	const runIn = runInHeading(text, form, heading);
	if (runIn !== null) return [runIn];
	return found.map((each) => (each.ending === "line" ? { ...each, core: withoutAside(text, from, each.end) } : each));
}

/** `2. Roll Call. All were there.`: behind a number, a full stop ends a label as a colon does. */
function runInHeading(text: string, form: Form, { styles, start, end }: HeadingLine): Candidate | null {
	if (!styles.has("numbered") && !styles.has("lettered")) return null;
	const stop = text.slice(start, Math.min(end, start + longestRunIn)).search(/[.!](?=\s+\S)/) + start;
	if (stop < start || form.labels.find(text.slice(start, stop))?.kind !== "section") return null;
	return { ending: "colon", start, end: stop, core: stop, marks: [stop], rest: skipSpaces(text, stop + 1, end) };
}

const longestRunIn = 120;

/** Above the first label, what opens the notes or is a date is no heading that a pattern fits. */
function isTitleLine({ text, rows }: Lines, heading: HeadingLine | null, { parted }: Scope): boolean {
	if (heading === null) return false;
	const { styles, firm } = heading;
	if ([...styles].every((style) => style === "bare" || style === "outdented")) return true;
	if (firm && (styles.has("numbered") || styles.has("lettered"))) return false;
	if (!parted) return true;
	const [from, to] = [rows[heading.at]?.from ?? 0, rows[heading.at]?.to ?? 0];
	return holdsDate(text.slice(from, to));
}

/** A heading that no label names, by the patterns of the form's sections. */
function patternFound({ text, rows, form }: Lines, found: HeadingLine | null, { opening }: Scope): Found | null {
	const row = rows[found?.at ?? -1];
	if (found === null || row === undefined) return null;
	for (const heading of [withDoubtful(found), withNumber(text, found)]) {
		const target = heading && patternTarget(form, text, heading);
		if (heading === null || target === null) continue;
		if (isInner(text, row, { heading, opening })) return null;
		const { start, end, at } = heading;
		const colon = end - 1 > start && text.charAt(end - 1) === ":" ? end - 1 : end;
		const [marks, last] = [colon < end ? [colon] : [], trimEnd(text, start, colon)];
		const hit: Hit = { target, start, end: last, core: last, last: at, marks, rest: end, ending: "line" };
		return { ...withExtent(hit, heading, { row, restEnd: end }), pattern: true };
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
	{ heading, opening }: { readonly heading: HeadingLine; readonly opening: LabelPlace | null },
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

/** A label on one row, with what belongs to it as a heading. */
function withExtent(
	{ target, start, end, last, marks, rest, ending }: Hit,
	heading: HeadingLine | null,
	{ row, restEnd }: { readonly row: Row; readonly restEnd: number },
): Found {
	// A value may go on below, so a line of signs below `Title: x` is no part of the label.
	const isFilled = target.kind === "field" && rest < restEnd;
	const all = heading?.signs ?? [];
	const signs = isFilled ? all.filter((sign) => sign.start < rest) : all;
	const taken = isFilled ? last : (heading?.last ?? last);
	return {
		target,
		first: row,
		last: row,
		start,
		end,
		marks,
		signs,
		heading,
		ending,
		rest,
		restEnd,
		taken,
		pattern: false,
	};
}

const longestHeading = 200;

/** Whether the form lets a label be set off like this. */
function fitsHeading(form: Form, target: LabelTarget, heading: HeadingLine | null): boolean {
	if (heading === null || target.kind === "field") return true;
	const section = form.sections.find(({ name }) => name === target.name);
	return section === undefined || fits(section, heading);
}

function fits({ headings }: SectionDefinition, { styles }: HeadingLine): boolean {
	return headings.length === 0 || headings.some((style) => styles.has(style));
}

/** The section that has a pattern for this heading; null when none has. */
function patternTarget(form: Form, text: string, heading: HeadingLine): LabelTarget | null {
	const { start, end, firm } = heading;
	if (end - start > longestHeading) return null;
	const words = text.slice(start, end).replace(/\s*:$/u, "");
	for (const section of form.sections) {
		if (section.matches.length === 0 || !fits(section, heading) || (!firm && onlyNumbered(heading))) continue;
		if (!section.matches.some((pattern) => pattern.test(words))) continue;
		return { kind: "section", name: section.name, label: section.label, closing: false };
	}
	return null;
}

/** `2015 was a dry year` is set off by nothing but what may be a number. */
function onlyNumbered({ styles }: HeadingLine): boolean {
	return styles.has("numbered") && styles.size === 1;
}
