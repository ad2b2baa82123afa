/** A note before it is laid out: its parts in order, and the answers. */
import type { Answers, FieldAnswers } from "./answers.ts";

/** The keys of the sections. */
export type SectionKey = "summary" | "significance";

/** A field or a section as it will stand in the note; a line that the form lacks has no key. */
export interface Part {
	readonly key: keyof FieldAnswers | SectionKey | null;
	readonly label: string;
	/** Behind the label of a field, under the heading of a section. */
	readonly text: string;
}

/** Everything but the path and the encoding, which are settled last. */
export interface Draft {
	/** A line above the first part. */
	readonly above: string | null;
	readonly parts: readonly Part[];
	readonly answers: Omit<Answers, "path" | "encoding">;
}

/** The part with a key; null where the note does without it. */
export const partOf = ({ parts }: Draft, key: Part["key"]): Part | null =>
	parts.find((part) => part.key === key) ?? null;

/** Other words in one part. */
export function withPart(draft: Draft, key: Part["key"], change: Partial<Part>): Draft {
	return { ...draft, parts: draft.parts.map((part) => (part.key === key ? { ...part, ...change } : part)) };
}

/** Puts a part in front of another one. */
export function inFrontOf(draft: Draft, key: Part["key"], added: Part): Draft {
	return { ...draft, parts: draft.parts.flatMap((part) => (part.key === key ? [added, part] : [part])) };
}

/** Leaves a part out. */
export function withoutPart(draft: Draft, key: Part["key"]): Draft {
	return { ...draft, parts: draft.parts.filter((part) => part.key !== key) };
}

/** Another answer for a field. */
export function withField<Key extends keyof FieldAnswers>(draft: Draft, key: Key, value: FieldAnswers[Key]): Draft {
	return { ...draft, answers: { ...draft.answers, fields: { ...draft.answers.fields, [key]: value } } };
}

/** One finding more. */
export function withCode(draft: Draft, code: string): Draft {
	return { ...draft, answers: { ...draft.answers, codes: [...new Set([...draft.answers.codes, code])].sort() } };
}
