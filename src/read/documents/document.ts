/** What every kind of document is taken apart into: its words in reading order, less how they look. */

import type { Fault } from "../../findings/faults.ts";

/** A document that was read: from here on it does not matter which kind it was. */
export interface Document {
	readonly blocks: readonly DocumentBlock[];
	/** What was left alone, a name for each: `image`, `linked file`, `macro`. */
	readonly external: readonly string[];
	/** The encoding of its text, by its WHATWG name. */
	readonly encoding: string;
	/** Why this encoding was guessed; null where the document says it. */
	readonly guess: string | null;
	/** What is told where something stood deeper than is allowed and was cut; its words are there. */
	readonly cut: Fault | null;
}

/** A piece of a document. */
export type DocumentBlock = DocumentParagraph | DocumentTable;

/** A paragraph, a heading, or one paragraph of a list item. */
export interface DocumentParagraph {
	readonly kind: "paragraph";
	/** More than one where it has line breaks; a paragraph without words is a blank line. */
	readonly lines: readonly string[];
	readonly heading: boolean;
	readonly item: DocumentItem | null;
	/** What the paragraph is, where it is not one of the text: `footnote 2`, `page 1, line 3`. */
	readonly place: string | null;
}

/** The list item that a paragraph belongs to. */
export interface DocumentItem {
	/** As shown before its first paragraph: `•`, `1.`; "" before the others. */
	readonly marker: string;
	/** From 0. */
	readonly level: number;
}

/** A table, its rows from top to bottom. */
export interface DocumentTable {
	readonly kind: "table";
	readonly rows: readonly DocumentRow[];
}

/** The cells of a row; one that spans others stands there once. */
export type DocumentRow = readonly DocumentCell[];

/** A cell of a table. */
export interface DocumentCell {
	readonly blocks: readonly DocumentBlock[];
	/** It names its column. */
	readonly header: boolean;
}

/** Whether a paragraph has no words. */
export function isBlank({ lines }: DocumentParagraph): boolean {
	return lines.every((line) => line.trim() === "");
}
