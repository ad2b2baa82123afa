/** One input, decoded: where the flow starts. */
import type { Transcribed } from "./transcribed.ts";

/** What the flow starts from. */
export interface Source {
	/** Relative to the root, with `/`; null for standard input without a name. */
	readonly path: string | null;
	/** Decoded, without its BOM; line ends as they were. Of a document, its words as one would type them. */
	readonly text: string;
	/** WHATWG name: `utf-8`. */
	readonly encoding: string;
	/** Why this encoding was guessed; null where the bytes, or somebody, said it. */
	readonly guess: string | null;
	/** Of the bytes as read, in hex. */
	readonly sha256: string;
	/** The input format that will parse it: `txt`, `markdown`, `docx`. */
	readonly format: string;
	/** Only of a document, which has places of its own. */
	readonly document?: Transcribed;
}
