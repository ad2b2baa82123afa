/** One input, decoded: where the flow starts. */
export interface Source {
	/** Relative to the root, with `/`; null for standard input without a name. */
	readonly path: string | null;
	/** Decoded, without its BOM; line ends as they were. */
	readonly text: string;
	/** WHATWG name: `utf-8`. */
	readonly encoding: string;
	/** Why this encoding was guessed; null where the bytes, or somebody, said it. */
	readonly guess: string | null;
	/** Of the bytes as read, in hex. */
	readonly sha256: string;
	/** The input format that will parse it: `txt`, `markdown`, `json`, `ast`. */
	readonly format: string;
}
