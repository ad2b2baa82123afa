/**
 * The report AST. Every node is a unist node: offsets are UTF-16 units of the decoded text
 * without its BOM, lines and columns count from 1, ends are exclusive.
 */
import type { BlockContent } from "mdast";
import type { Data, Node, Position } from "unist";
import type { Part } from "../text/lexicon.ts";

/** Source characters that carry structure, not words: a bullet, a number, a label's colon. */
export interface Mark {
	readonly value: string;
	readonly position: Position;
}

declare module "mdast" {
	interface ListItemData {
		/** The bullet or number as written. */
		marks?: readonly Mark[];
	}
	interface HeadingData {
		marks?: readonly Mark[];
		/** A sub-heading that stands alone on its line without any mark. */
		bare?: boolean;
	}
	interface ParagraphData {
		/** Stray marks at the start of a paragraph that are no list. */
		marks?: readonly Mark[];
	}
}

/** A block of prose in a section. */
export type Block = BlockContent;

/** A line of the form's boilerplate, or a comment: no part of any value; reports keep it apart, marked, or drop it. */
export interface Ignored extends Node {
	readonly type: "ignored";
	readonly children: readonly Block[];
	readonly position: Position;
}

/** Text before the first label: the title line (`name` is the form's title field), or prose. */
export interface Preamble extends Node {
	readonly type: "preamble";
	readonly name: string | null;
	readonly children: readonly (Block | Ignored)[];
	readonly position: Position;
}

/** A part of a field's value on lines of its own; lines wrapped by hand stay one part. */
export interface ValuePart {
	/** The very slice of the source, line ends of wrapped lines included; of Markdown the words without its marks. */
	readonly raw: string;
	readonly position: Position;
	/** The places of the words, in order, if they are not a slice of the source. */
	readonly stretches?: readonly PlacedRun[];
	/** It is an item of a list. */
	readonly item?: boolean;
	/** It is a row of a table, below its head: tabs stand between the cells. */
	readonly cells?: boolean;
}

/** The place of `raw.slice(from, to)`: the very slice of the source, or one written otherwise, which is not as long. */
export interface PlacedRun {
	readonly from: number;
	readonly to: number;
	readonly position: Position;
}

interface FieldBase extends Node {
	readonly type: "field";
	/** The form's key; null for a candidate label that matches nothing. */
	readonly name: string | null;
	/** The label as written, without its colon. */
	readonly label: string;
	readonly labelPosition: Position;
	/** The whole value as written, separators and line ends inside it included; "" without a value. */
	readonly raw: string;
	/** Zero width behind the label's marks when there is no value. */
	readonly valuePosition: Position;
	readonly marks: readonly Mark[];
	readonly position: Position;
	readonly data?: FieldData;
}

/** What is known of a field beside its value. */
export interface FieldData {
	/** Taken from prose that stays where it is: the characters of its value are in a text leaf, too. */
	readonly derived?: true;
	/** From front matter, which has an order of its own. */
	readonly apart?: true;
}

/** A field as `parse` finds it: the text of its value, not yet read. */
export interface RawField extends FieldBase {
	readonly value?: undefined;
	readonly parts: readonly ValuePart[];
}

/** One entry of a list field; `value` is null where it could not be read. */
export interface FieldItem {
	readonly value: ItemValue | null;
	readonly raw: string;
	readonly position: Position;
}

/** A labelled, typed value. `value` is null if it could not be read, "" or [] if the label has none. */
export interface Field extends FieldBase {
	readonly value: FieldValue | null;
	/** Filled for list types only. */
	readonly items: readonly FieldItem[];
}

/** Somebody who spoke. */
export interface Speaker extends Person {
	/** How likely it is that she spoke, from 0 to 1 with two decimals; absent where a tree that was read does not say so. */
	readonly confidence?: number;
	/** Her name in the register of people, where that knows her. */
	readonly registered?: string;
	/** Where the notes do not say how she is addressed or what she is: the register does. */
	readonly honorificFrom?: "register";
	readonly roleFrom?: "register";
}

/** What one or more speakers said: data about the blocks of its section that `position` spans. */
export interface Statement {
	readonly speakers: readonly Speaker[];
	readonly part: Part;
	readonly position: Position;
}

/** An entry with parts of its own (an action, a decision): data about the blocks of its section that `position` spans. */
export interface SectionItem {
	/** The form's key for such items. */
	readonly kind: string;
	readonly number?: string;
	readonly owner?: string;
	readonly text: string;
	readonly status?: string;
	readonly due?: string;
	readonly vote?: string;
	readonly position: Position;
}

/** A headed run of prose. */
export interface Section extends Node {
	readonly type: "section";
	readonly name: string;
	/** The heading as written; "" where the notes have none. */
	readonly label: string;
	readonly labelPosition: Position;
	readonly marks: readonly Mark[];
	readonly children: readonly (Block | Ignored)[];
	readonly statements: readonly Statement[];
	/** Only where the form knows kinds of items. */
	readonly items?: readonly SectionItem[];
	readonly position: Position;
}

/** Text with no place in the form: prose among the fields, or the second of a field or section. */
export interface Unclassified extends Node {
	readonly type: "unclassified";
	readonly label: string | null;
	readonly labelPosition: Position | null;
	readonly marks: readonly Mark[];
	/** The form's key whose first occurrence is earlier, else null. */
	readonly duplicates: string | null;
	readonly children: readonly (Block | Ignored)[];
	readonly position: Position;
}

/** Any child of a report, in source order. */
export type ReportChild<F extends FieldBase = Field> = Preamble | F | Section | Unclassified | Ignored;

/** Where the notes were over a limit: the words are kept, their structure is not. */
export interface Cut {
	/** What is nested too deeply; or that there are too many signs of any depth. */
	readonly what: "lists" | "marks" | "signs";
	readonly deepest: number;
	/** The whole file is read as plain text for it. */
	readonly whole?: boolean;
	readonly position: Position;
}

/** What was noticed while a file was parsed. */
export interface ReportData extends Data {
	readonly cut?: Cut;
	/** Where quoted mail begins: the head of one, or a line with the sign of a quotation. */
	readonly mail?: Position;
	/** That of a report that was read back. */
	readonly format?: "json" | "markdown";
	/** The title of a report that was read back: words that its fields do not give are kept. */
	readonly title?: Unclassified;
	/** What spoke for labels that had to be weighed, by the offset of the label. */
	readonly weighed?: ReadonlyMap<number, string>;
}

/** The whole of one file. */
export interface Report extends Node {
	readonly type: "report";
	/** The name of the form it was read with. */
	readonly form: string;
	readonly children: readonly ReportChild[];
	/** The signs of quoted mail, and the bars of tables: labels and values that go on over one hold white space in its place. */
	readonly marks?: readonly Mark[];
	readonly position: Position;
	/** Only of what was parsed just now: no output has it. */
	readonly data?: ReportData;
}

/** What `parse` returns: fields may still be unread, sections have no statements yet. */
export interface ParsedReport extends Node {
	readonly type: "report";
	readonly form: string;
	readonly children: readonly ReportChild<RawField | Field>[];
	/** The signs of quoted mail, and the bars of tables: labels and values that go on over one hold white space in its place. */
	readonly marks?: readonly Mark[];
	readonly position: Position;
	readonly data?: ReportData;
}

/** The values that fields hold, in the shape that the report JSON gives them. */

/** Someone named in the notes. The name stays whole. */
export interface Person {
	readonly name: string;
	/** Rank or form of address, as written: `H.E. Mr.`, `Lt-Col.` */
	readonly honorific?: string;
	readonly role?: string;
	/** In fields of people only: the words after the name and a comma or dash. */
	readonly affiliation?: string;
	readonly handle?: string;
	readonly remark?: string;
	/** Fields of people only: a body or an unnamed group. */
	readonly group?: true;
}

/** A link as written; `url` is null where the address was lost. */
export interface Link {
	readonly title: string;
	readonly url: string | null;
}

/** One entry of a list field. */
export type ItemValue = string | number | Person | Link;

/** A field's value: EDTF for dates, text, a number, or a list. */
export type FieldValue = string | number | readonly ItemValue[];

/** Limits for nesting: deeper than people write, and less than would break the libraries. */

/** Lists and quotes, where nobody says otherwise. */
export const defaultMaxDepth = 100;

/** The most that can be asked for: every reader and every renderer still has stack to spare. */
export const greatestDepth = 200;

/** Elements, groups and values: a list in a page takes several of them. */
export const markupDepth = (lists: number): number => 5 * lists;

/** How many people speak: who speaks more than once is one. */
export function countSpeakers({ children }: Report): number {
	const names = new Set<string>();
	for (const child of children)
		if (child.type === "section")
			for (const { speakers } of child.statements) for (const { name } of speakers) names.add(name);
	return names.size;
}
