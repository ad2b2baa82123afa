/** Nodes of the tree that are made in several ways: the report, fields, texts without a label, and the words that they hold. */
import type { Point, Position } from "unist";
import type { Block, ParsedReport, RawField, ReportData, Section, Unclassified, ValuePart } from "../ast/nodes.ts";
import { laterPoint } from "../ast/place.ts";
import type { Placing } from "../blocks/data.ts";
import type { Form } from "../forms/form.ts";
import { joinMapped, type MappedText, mappedText } from "../text/mapped-text.ts";
import { withItems } from "./items.ts";

/** The content of a file, where it ends, and what was noticed while parsing: null is nothing. */
type Contents = Pick<ParsedReport, "children" | "marks"> & { readonly end: Point } & {
	readonly [Key in "cut" | "format" | "mail" | "title" | "weighed"]?: ReportData[Key] | null;
};

/** A parsed report, whose sections know their items. */
export function parsedReport(form: Form, { children, marks = [], end, ...noticed }: Contents): ParsedReport {
	const known =
		form.items.length === 0
			? children
			: children.map((child) => (child.type === "section" ? withItems(child, form) : child));
	const data = Object.entries(noticed).filter(([, value]) => value !== null);
	return {
		type: "report",
		form: form.name,
		children: known,
		...(marks.length > 0 && { marks }),
		position: { start: { line: 1, column: 1, offset: 0 }, end },
		...(data.length > 0 && { data: Object.fromEntries(data) }),
	};
}

/** A label as nodes have it: `position` includes its marks. */
export type LabelNode = Pick<Section, "label" | "labelPosition" | "marks" | "position">;

/** A field whose value is text still to be read; a line of signs below the label's own line stands behind the value. */
export function rawField(
	name: string | null,
	head: LabelNode,
	{ raw, valuePosition, parts }: Pick<RawField, "raw" | "valuePosition" | "parts">,
): RawField {
	const { label, labelPosition, marks } = head;
	const position = { start: head.position.start, end: laterPoint(head.position.end, valuePosition.end) };
	return { type: "field", name, label, labelPosition, raw, valuePosition, marks, parts, position };
}

/** Text without a label. */
export function textNode(children: Unclassified["children"], position: Position): Unclassified {
	return { type: "unclassified", label: null, labelPosition: null, marks: [], duplicates: null, children, position };
}

/** Words as text without a label. */
export function wordsNode(value: string, position: Position): Unclassified {
	return textNode([{ type: "paragraph", children: [{ type: "text", value, position }], position }], position);
}

/** Whether the words of a block say all of it: no links, no emphasis, no lists that a text would lose. */
export function isPlainText(block: Block): boolean {
	return block.type === "paragraph" && block.children.every(({ type }) => type === "text");
}

/** Some of the words of notes, and where they begin and end, a link's signs and address included. */
export interface PlacedWords extends MappedText {
	readonly start: number;
	readonly end: number;
	/** They are an item of a list. */
	readonly item?: boolean;
	/** They are a row of a table, with tabs between its cells. */
	readonly cells?: boolean;
}

/** Words that stand between two offsets. */
export function placedWords(text: string, start: number, end: number): PlacedWords {
	return { ...mappedText(text, start, end), start, end };
}

/** Joined words, with a text between them that is not in the source. */
export function joinWords(words: readonly PlacedWords[], between: string): PlacedWords {
	const gap: MappedText = { text: between, runs: [] };
	const all = words.flatMap((each, index) => (index === 0 ? [each] : [gap, each]));
	return { ...joinMapped(all), start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

/** Words as a part of a value. */
export function partOf(
	{ text: raw, runs, start, end, item = false, cells = false }: PlacedWords,
	{ text, locator }: Placing,
): ValuePart {
	const position = locator.position(start, end);
	if (text.slice(start, end) === raw) return { raw, position, item, cells };
	const stretches = runs.map(({ from, to, ...run }) => ({ from, to, position: locator.position(run.start, run.end) }));
	return { raw, position, stretches, item, cells };
}
