/** A word or phrase from the form's vocabulary, or any other text. */
import { memoizePer } from "../text/lazy.ts";
import { fold } from "../text/normalize.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import type { FieldType, Term } from "./field-type.ts";
import { filledParts } from "./pieces.ts";

/** Text; a term of the form gets the form's spelling. */
export const choice = {
	type: "choice",
	about: "One of the form's terms, in the form's spelling; any other text stays as written.",
	example: "Forum",
	list: false,
	read(parts, context) {
		const pieces = filledParts(parts, context).map(({ raw }) => {
			const written = collapseWhiteSpace(raw);
			return spellingsOf(context.vocabulary).get(keyOf(written)) ?? written;
		});
		return { value: pieces.join("; "), items: [] };
	},
	print: String,
} satisfies FieldType;

const spellingsOf = memoizePer((vocabulary: readonly Term[]): ReadonlyMap<string, string> => {
	// A name beats another term's alias, so the names come last.
	const aliases = vocabulary.flatMap((term) => term.aliases.map((alias) => [keyOf(alias), term.name] as const));
	return new Map([...aliases, ...vocabulary.map((term) => [keyOf(term.name), term.name] as const)]);
});

function keyOf(written: string): string {
	const key = collapseWhiteSpace(fold(written));
	return key.endsWith(".") ? key.slice(0, -1) : key;
}
