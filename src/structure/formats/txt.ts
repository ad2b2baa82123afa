/** Plain text, and documents, whose words are read as they would be typed. */

import type { ParsedReport, RawField } from "../../ast/nodes.ts";
import { type InputFormat, nestingOf, reportData } from "../../blocks/format.ts";
import { paragraph } from "../../blocks/lists.ts";
import { findMarkers } from "../../blocks/markers.ts";
import { scanRows, setAside } from "../../blocks/rows.ts";
import type { Form } from "../../forms/form.ts";
import { usualDepth } from "../../text/depth.ts";
import { locator } from "../../text/place.ts";
import { assemble, type PieceReader } from "../assemble.ts";
import { withDerived } from "../derive.ts";
import { outline } from "../outline.ts";
import { ignored, type Prose, readBlocks, readPlainBlocks } from "../prose.ts";
import { headOf, readField } from "../values.ts";

/** Plain text: notes as people write them. Any text is this format, so it is asked last. */
export const txt: InputFormat = {
	name: "txt",
	about: "Plain text, as people write notes; read by its lines, never as Markdown.",
	extensions: ["txt"],
	opens: () => true,
	parse: parseText,
};

/** Parses plain text: lines, their marks, labels, then fields, sections and blocks. Never throws. */
export function parseText(text: string, form: Form, deepest = usualDepth): ParsedReport {
	const { rows, end } = scanRows(text);
	setAside(text, rows, form);
	const wrap = findMarkers(text, rows, form);
	const pieces = outline({ text, rows, wrap, form, markdown: null });
	const nesting = nestingOf(deepest);
	const children = withDerived(
		assemble(plainReader({ text, wrap, form, nesting }), pieces),
		form,
		locator(text).position,
	);
	const position = { start: { line: 1, column: 1, offset: 0 }, end };
	return { type: "report", form: form.name, children, position, ...reportData(nesting) };
}

function plainReader(prose: Prose): PieceReader {
	const { text, form } = prose;
	return {
		text,
		form,
		marksHeadings: false,
		head: (label) => headOf(text, label),
		section: ({ rows, label, target }) => {
			const known = form.sections.find(({ name }) => name === target?.name);
			const styles = label === null ? (["bare"] as const) : (known?.subheadings ?? []);
			return readBlocks(prose, { rows, styles, depth: label?.heading?.depth ?? 0 });
		},
		prose: ({ rows }) => readPlainBlocks(prose, rows),
		field: (piece) => readField(prose, piece),
		ignored: ({ rows }) => [ignored(paragraph(text, rows))],
	};
}

/** Addresses that links hide stand behind their words: only where a form asks for links are they part of the value. */
function parseDocument(text: string, form: Form, deepest?: number): ParsedReport {
	const report = parseText(text, form, deepest);
	const linking = new Set(form.fields.filter(({ type }) => type === "links").map(({ name }) => name));
	const children = report.children.map((child) =>
		child.type === "field" && "parts" in child && child.name !== null && !linking.has(child.name)
			? withoutAddresses(child)
			: child,
	);
	return { ...report, children };
}

/** As the readers write it, behind a space that does not break: what somebody typed in brackets is her own. */
const hidden = /\u00a0\(https?:\/\/[^\s()]+\)/giu;

function withoutAddresses(field: RawField): RawField {
	if (!field.raw.includes("\u00a0(http")) return field;
	const parts = field.parts.map((part) => ({ ...part, raw: part.raw.replace(hidden, "") }));
	return { ...field, raw: field.raw.replace(hidden, ""), parts };
}

/** The input format of a kind of documents, whose words were written down as they would be typed. */
export const documentFormat = ({
	name,
	about,
	extensions,
}: Pick<InputFormat, "name" | "about" | "extensions">): InputFormat => ({
	...{ name, about, extensions },
	opens: () => false,
	parse: parseDocument,
});
