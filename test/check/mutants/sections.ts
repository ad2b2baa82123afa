import { inProse, type Mutant, partOf, pointed, splice, without } from "../mutant.ts";

const keys = ["summary", "significance"];

const missing = keys.flatMap((key): Mutant[] => [
	{ name: `${key} left out`, code: "missing-section", spoil: (note) => without(note, key) },
	{
		name: `${key} without its heading`,
		code: "missing-section",
		spoil: (note) => {
			const { start, from, to } = partOf(note, key);
			// The text of the second section runs on in the first, so that this one ends where the second did.
			if (key !== "summary") return splice(`${note.text.slice(0, to)}⟦⟧${note.text.slice(to)}`, [start, from], "");
			const above = note.text.slice(0, start).trimEnd().length;
			return `${note.text.slice(0, above)}⟦⟧${note.text.slice(above, start)}\n${note.text.slice(from)}`;
		},
	},
]);

const empty = keys.flatMap((key) =>
	[
		"",
		"(NB: to be written)\n\n",
		...["-", "...", "N/A", "TBC", "none", "•", "1.", "***", "- none"].map((words) => `\n${words}\n\n`),
	].map(
		(words): Mutant => ({
			name: `${key} with nothing but ${JSON.stringify(words)}`,
			code: "empty-section",
			spoil: (note) => {
				const { label, start, from, end } = partOf(note, key);
				return splice(note.text, [start, end], `⟦${label}⟧${note.text.slice(start + label.length, from)}${words}`);
			},
		}),
	),
);

const duplicate = keys.map(
	(key): Mutant => ({
		name: `${key} twice`,
		code: "duplicate-section",
		spoil: (note) => {
			const { end } = partOf(note, key);
			return splice(note.text, [end, end], `\n${pointed(note, key)}\n`);
		},
	}),
);

const lost = [" ⟦(⟧ as told elsewhere", " ⟦- -⟧ as told elsewhere", " ⟦(⟧ )"].map(
	(words): Mutant => ({
		name: `prose with${words}`,
		code: "lost-url",
		spoil: (note) => inProse(note, words),
	}),
);

/** Mistakes in sections and their prose. */
export const sectionMutants: readonly Mutant[] = [...missing, ...empty, ...duplicate, ...lost];
