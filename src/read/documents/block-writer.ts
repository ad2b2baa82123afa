/** Collects the words of a document into blocks, for readers that meet them in reading order. */
import { type DocumentBlock, type DocumentItem, type DocumentParagraph, isBlank } from "./document.ts";
import { type Span, spanLines } from "./spans.ts";

/** Takes words and line breaks until `end` makes a paragraph of them. */
export interface BlockWriter {
	text(text: string, href: string | null): void;
	breakLine(): void;
	/** Ends the paragraph; without words it is a blank one, or with `false` none at all. */
	end(look: Look, keepBlank: boolean): void;
	/** Adds a whole block. */
	block(block: DocumentBlock): void;
	blocks(): readonly DocumentBlock[];
}

/** How a paragraph stands in its document. */
export type Look = Pick<DocumentParagraph, "heading" | "item" | "place">;

/** A paragraph that is neither a heading nor an item. */
export const plainLook: Look = { heading: false, item: null, place: null };

/** How a list item looks that has this marker. */
export const itemLook = (item: DocumentItem): Look => ({ ...plainLook, item });

/** Begins with no blocks; `collapses` says that white space is worth one space, as in HTML. */
export function blockWriter(collapses: () => boolean): BlockWriter {
	const blocks: DocumentBlock[] = [];
	let spans: Span[] = [];
	return {
		text(text, href) {
			spans.push({ text: collapses() ? text.replace(/[ \t\n\r\f]+/g, " ") : text, href });
		},
		breakLine() {
			spans.push({ text: "\n", href: null });
		},
		end(look, keepBlank) {
			const broken = spans.some(({ text }) => text.includes("\n"));
			const paragraph: DocumentParagraph = { kind: "paragraph", lines: spanLines(spans), ...look };
			spans = [];
			if (!isBlank(paragraph) || keepBlank || broken) blocks.push(paragraph);
		},
		block(block) {
			blocks.push(block);
		},
		blocks: () => blocks,
	};
}
