/** The words of a page with their places, as a reader sees it: from the left and from the top. */

/** Words that were set together, on one line. */
export interface PdfWords {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	/** Their base line, from the top. */
	readonly base: number;
	/** The height of their letters; 0 for white space. */
	readonly size: number;
	/** Where they lead. */
	readonly href: string | null;
	/** They run up, down or upside down. */
	readonly turned: boolean;
}

/** A page; its words are in the order in which they were set, which is that of the text. */
export interface PdfSheet {
	/** From 1. */
	readonly number: number;
	readonly width: number;
	readonly words: readonly PdfWords[];
}
