/** Markdown notes as rows of the same kind as those of plain text, with the tree that says what each of them is. */
import type { Ignored } from "../ast/nodes.ts";
import { byPlace } from "../ast/place.ts";
import type { Form } from "../forms/form.ts";
import { blanked, type TextSpan } from "../text/place.ts";
import { skipSpaces } from "../text/spaces.ts";
import type { Placing } from "./data.ts";
import { parseBlocks, setAsideIn, withBlankLines, withMarks } from "./markdown.ts";
import type { LimitedPlacing } from "./markdown-limit.ts";
import { type MarkdownTree, markdownTree } from "./markdown-rows.ts";
import { type Row, type RowDraft, rowPart } from "./row.ts";
import { lineRows } from "./rows.ts";
import { quoteSigns } from "./signs.ts";
import { measureWrap, type Wrap } from "./wrap.ts";

/** The rows of Markdown notes, how they are wrapped, and what they are in their tree. */
export interface MarkdownScan {
	readonly rows: readonly Row[];
	readonly wrap: Wrap;
	readonly tree: MarkdownTree;
	/** The closed comments amid words, and what is set aside with words behind it on its last line, in their order. */
	readonly comments: readonly TextSpan[];
	/** The signs of quoted mail. */
	readonly signs: readonly TextSpan[];
}

/** The lines above the notes: where the notes begin, and whether front matter has labels. */
export interface Front {
	readonly body: number;
	readonly hasLabels: boolean;
}

/** Scans notes in Markdown. */
export function scanMarkdown(placing: LimitedPlacing, form: Form, { body, hasLabels }: Front): MarkdownScan {
	const { limit } = placing;
	const signs = quoteSigns(placing.text, form);
	const text = blanked(placing.text, signs);
	const lines = lineRows(text, signs).rows.filter(({ start }) => start >= body);
	const setAside = setAsideIn(text, lines, form);
	// Blanked and not cut off, so that offsets, lines and columns are those of the file.
	const parsed = parseBlocks(withBlankLines(text, [{ start: 0, end: body }, ...setAside]), limit) ?? [];
	const ignored = setAside.map((span) => ignoredAt(span, placing));
	const blocks = [...withMarks(parsed, text), ...ignored].sort(byPlace);
	const amid: TextSpan[] = [];
	const outside = outsideOf(text, lines, setAside, (row, span) => {
		if (span.start > row.from) return true;
		row.skipped = span.end >= row.to;
		if (!row.skipped) amid.push(span);
		return row.skipped;
	});
	const tree = markdownTree(text, outside, { blocks, hasLabels });
	// Rows inside a comment belong to the text around it.
	const rows = outsideOf(text, outside, tree.comments, (row, { start }) => start >= row.from);
	const comments = [...amid, ...tree.comments].sort((one, other) => one.start - other.start);
	return { rows, signs, wrap: measureWrap(text, rows, form), tree, comments };
}

/** The rows that are kept, and of any other the words that it has behind a span. */
function outsideOf(
	text: string,
	rows: readonly RowDraft[],
	spans: readonly TextSpan[],
	isKept: (row: RowDraft, span: TextSpan) => boolean,
): RowDraft[] {
	if (spans.length === 0) return [...rows];
	let next = 0;
	return rows.flatMap((row) => {
		while ((spans[next]?.end ?? row.to) <= row.from) next++;
		const span = spans[next];
		if (span === undefined || isKept(row, span)) return [row];
		return span.end < row.to ? [rowPart(row, skipSpaces(text, span.end, row.to), row.to)] : [];
	});
}

/** Boilerplate at a place, as a node of its own. */
export function ignoredAt({ start, end }: TextSpan, { text, locator }: Placing): Ignored {
	const position = locator.position(start, end);
	return {
		type: "ignored",
		children: [{ type: "paragraph", children: [{ type: "text", value: text.slice(start, end), position }], position }],
		position,
	};
}
