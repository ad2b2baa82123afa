/** One input, decoded: where the flow starts. */
import type { Fault } from "../findings/finding.ts";

/** How an encoding was guessed: UTF-8 with invalid bytes, UTF-16 without a byte order mark, an older one. */
export type EncodingGuess = "damaged" | "unmarked" | "likely" | "unsure";

/** The text of an input, before its format is known. */
export interface DecodedText {
	/** Relative to the root, with `/`; null for standard input without a name. */
	readonly path: string | null;
	/** Decoded, without its BOM; line ends as they were. Of a document, its words as one would type them. */
	readonly text: string;
	/** WHATWG name: `utf-8`. */
	readonly encoding: string;
	/** Why this encoding was guessed; null where the bytes, or somebody, said it. */
	readonly guess: EncodingGuess | null;
	/** Of the bytes as read, in hex. */
	readonly sha256: string;
	/** Only of a document, which has places of its own. */
	readonly document?: Transcribed;
}

/** The input of the flow. */
export interface Source extends DecodedText {
	/** The input format that parses it: `txt`, `markdown`, `docx`. */
	readonly format: string;
}

/** The origin of text from a document: places, and what was not read. */
export interface Transcribed {
	readonly places: readonly TranscriptPlace[];
	/** In words, counted: `3 images`. */
	readonly external: readonly string[];
	/** The finding where something stood too deep. */
	readonly cut: Fault | null;
}

/** Where a part of the document begins in the text: `paragraph 12`. */
export interface TranscriptPlace {
	readonly start: number;
	readonly where: string;
}

/** The part of the document that an offset of its text comes from. */
export function whereIn({ places }: Pick<Transcribed, "places">, offset: number): string {
	let [low, high] = [0, places.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((places[middle]?.start ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return places[low]?.where ?? "the whole document";
}
