import type { CleanNote } from "../clean.ts";
import { inProse, type Mutant, partOf, splice, withLabel } from "../mutant.ts";

/** Puts characters behind the second letter of a field's last word. */
function inValue(note: CleanNote, key: string, characters: string): string {
	const { from, to } = partOf(note, key);
	const at = from + note.text.slice(from, to).search(/\w+\W*$/) + 2;
	return splice(note.text, [at, at], characters);
}

const places: readonly (readonly [string, (note: CleanNote, characters: string) => string])[] = [
	["prose", inProse],
	...["organizer", "staff", "reporter", "type", "tags"].map(
		(key) => [key, (note: CleanNote, characters: string) => inValue(note, key, characters)] as const,
	),
];

const garbled = ["â€™", "Ã©", "â€œ", "Â£", "ðŸ™‚"].flatMap((sign) =>
	places.map(
		([place, put]): Mutant => ({
			name: `${sign} in ${place}`,
			code: "mojibake",
			spoil: (note) => put(note, `⟦${sign}⟧`),
		}),
	),
);

const hidden = ["\u200b", "\u202e", "\u2066", "\u0007", "\ufeff", "\u00ad"].flatMap((sign) =>
	places.map(
		([place, put]): Mutant => ({
			name: `U+${sign.charCodeAt(0).toString(16)} in ${place}`,
			code: "hidden-character",
			spoil: (note) => put(note, `⟦${sign}⟧`),
		}),
	),
);

/** Characters that went wrong on their way here. */
export const characterMutants: readonly Mutant[] = [
	...garbled,
	...hidden,
	...["date", "reporter", "summary", "tags"].map(
		(key): Mutant => ({
			name: `a space of zero width in the label of ${key}`,
			code: "hidden-character",
			spoil: (note) => withLabel(note, key, (label) => `${label.slice(0, 2)}⟦\u200b⟧${label.slice(2)}`),
		}),
	),
];
