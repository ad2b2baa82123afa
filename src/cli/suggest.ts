import { edits } from "../text/edits.ts";

// More edits are another word, however long it is.
const most = 3;

/** `; did you mean …?` where one of the known names is near, else "". */
export function suggest(word: string, known: readonly string[]): string {
	const near = known
		.map((name) => ({ name, distance: edits(word.toLowerCase(), name.toLowerCase(), most) }))
		.filter(({ name, distance }) => distance <= Math.min(most, Math.max(1, Math.floor(name.length / 3))))
		.sort((left, right) => left.distance - right.distance)[0];
	const begun = known.find((name) => word.length > 1 && name.startsWith(word.toLowerCase()));
	const best = near?.name ?? begun;
	return best === undefined ? "" : `; did you mean \`${best}\`?`;
}
