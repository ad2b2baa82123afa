/** Notes in plain text: cut up by their lines, and made of them. */
import { defaultMaxDepth, type Mark, type ParsedReport, type RawField, type ValuePart } from "../ast/nodes.ts";
import { byPlace, laterPoint, withMarksAround } from "../ast/place.ts";
import { mark, type Nesting, paragraph } from "../blocks/lists.ts";
import { contentStart, pointIn, type Row, span } from "../blocks/row.ts";
import { scanRows } from "../blocks/rows.ts";
import type { Form } from "../forms/form.ts";
import { locator } from "../text/place.ts";
import { assemble, type PieceReader } from "./assemble.ts";
import { withDerived } from "./derive.ts";
import { mailIn } from "./mail.ts";
import { type LabelNode, parsedReport, rawField } from "./nodes.ts";
import { outline, weighedIn } from "./outline.ts";
import type { LabelledPiece, LabelMatch } from "./piece.ts";
import { ignored, type Prose, readBlocks, readPlainBlocks } from "./prose.ts";
import { partRows } from "./values.ts";

/** Parses plain text: lines, their marks, labels, then fields, sections and blocks. Never throws. */
export function parseText(source: string, form: Form, deepest = defaultMaxDepth): ParsedReport {
	const { text, signs, quoted, rows, wrap, end } = scanRows(source, form);
	const mail = mailIn(text, rows, { signs: quoted, words: form.words });
	const pieces = outline({ text, rows, wrap, form, mail, markdown: null });
	const nesting: Nesting = { deepest, cut: null };
	const own = assemble(plainReader({ text, wrap, form, nesting }), pieces);
	const { position } = locator(source);
	const children = withDerived(own, form, position);
	const marks = signs.map(
		({ start, end }): Mark => ({ value: source.slice(start, end), position: position(start, end) }),
	);
	const { cut } = nesting;
	return parsedReport(form, { children, marks, end, cut, mail: mail?.position ?? null, weighed: weighedIn(pieces) });
}

/** How pieces of plain text become nodes. */
function plainReader(prose: Prose): PieceReader {
	const { text, form } = prose;
	return {
		text,
		form,
		marksHeadings: false,
		head: (label) => labelNode(text, label),
		section: ({ rows, label, target }) => {
			const known = form.sections.find(({ name }) => name === target?.name);
			const styles = known?.subheadings ?? (label === null ? (["bare"] as const) : []);
			return readBlocks(prose, { rows, styles, depth: label?.heading?.depth ?? 0 });
		},
		prose: ({ rows }) => readPlainBlocks(prose, rows),
		field: (piece) => fieldOf(prose, piece),
		ignored: ({ rows }) => [ignored(paragraph(text, rows))],
	};
}

/** A label with its marks: a bullet or number before it, what sets it off as a heading, its colon or dash. */
function labelNode(text: string, { first, last, start, end, marks: offsets, signs }: LabelMatch): LabelNode {
	const isCovered = (at: number): boolean => signs.some((sign) => sign.start <= at && at < sign.end);
	const marks: Mark[] = [];
	const { marker } = first;
	if (marker !== null && !isCovered(marker.start)) marks.push(mark(text, first, [marker.start, marker.end]));
	for (const sign of signs) marks.push(mark(text, sign.row, [sign.start, sign.end]));
	for (const at of offsets) if (!isCovered(at)) marks.push(mark(text, last, [at, at + 1]));
	if (signs.length > 0) marks.sort(byPlace);
	const labelPosition = span(first, start, last, end);
	return { label: text.slice(start, end), labelPosition, marks, position: withMarksAround(labelPosition, marks) };
}

/** The field of a piece. */
function fieldOf(prose: Prose, piece: LabelledPiece): RawField {
	const { text } = prose;
	const { label, rows, target } = piece;
	const head = labelNode(text, label);
	const parts = readParts(prose, piece);
	const marks = withBullets(text, head.marks, rows);
	const empty = laterPoint(head.position.end, marks.at(-1)?.position.end ?? head.position.end);
	const [first, last] = [parts[0], rows.at(-1)];
	const valuePosition =
		first === undefined || last === undefined
			? { start: empty, end: empty }
			: { start: first.position.start, end: pointIn(last, last.to) };
	const raw = text.slice(valuePosition.start.offset, valuePosition.end.offset);
	return rawField(target?.name ?? null, { ...head, marks }, { raw, valuePosition, parts });
}

/** The marks with the bullets up to the first item; later ones lie inside the value, between its parts. */
function withBullets(text: string, marks: readonly Mark[], rows: readonly Row[]): readonly Mark[] {
	const all = [...marks];
	for (const row of rows) {
		if (row.marker !== null) all.push(mark(text, row, [row.marker.start, row.marker.end]));
		if (contentStart(row) < row.to) break;
	}
	return all;
}

function readParts(prose: Prose, piece: LabelledPiece): ValuePart[] {
	const parts: ValuePart[] = [];
	for (const group of partRows(prose, piece)) {
		const [first, last] = [group[0] as Row, group.at(-1) as Row];
		const start = contentStart(first);
		if (start >= last.to) continue;
		const raw = prose.text.slice(start, last.to);
		parts.push({ raw, position: span(first, start, last, last.to), item: first.marker !== null });
	}
	return parts;
}
