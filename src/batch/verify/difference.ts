/** What an archive and its manifest, or the notes, do not agree on. */

/** A word, and the line that it stands in. */
export interface PlacedWord {
	readonly word: string;
	/** From 1 on. */
	readonly line: number;
}

/** One thing that is not as it should be; `path` as people are told it. */
export type Difference =
	| { readonly kind: PlainKind; readonly path: string }
	| { readonly kind: "manifest-missing"; readonly path: string; readonly count: number; readonly total: number }
	| { readonly kind: "line-other"; readonly path: string; readonly names: readonly string[] }
	| { readonly kind: "unreadable" | "output-unread"; readonly path: string; readonly reason: string }
	| { readonly kind: "word-lost" | "word-twice"; readonly path: string; readonly at: PlacedWord }
	| {
			readonly kind: "passage-missing";
			readonly path: string;
			/** How the one begins that lacks most, and where it stands in the notes. */
			readonly words: string;
			readonly note: string;
	  }
	| { readonly kind: "word-other"; readonly path: string; readonly at: PlacedWord; readonly expected: string };

type PlainKind =
	| "manifest-other"
	| "output-changed"
	| "output-large"
	| "output-missing"
	| "output-new"
	| "note-changed"
	| "note-missing"
	| "note-link"
	| "note-excerpts"
	| "not-compared"
	| "output-shared"
	| "note-new"
	| "share-other";

/** What is only worth a word: the archive is what it was. The path is that of notes, or of what keeps account of a run. */
export type Remark = {
	readonly kind:
		| "interrupted"
		| "unsealed"
		| "different-inputs"
		| "unreached"
		| "cut"
		| "failed"
		| "flawed"
		| "skipped"
		| "ignored"
		| "at-work"
		| "unchecked";
	readonly path: string;
	readonly reason?: string | undefined;
};
