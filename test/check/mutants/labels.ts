import { inserted, linesOf, type Mutant, partOf, pointed, splice, withLabel, without, withValue } from "../mutant.ts";

/** The longest word of a label with a slip in it. */
function slip(label: string, change: (word: string) => string): string {
	const words = label.match(/[A-Za-z]+/g) ?? [];
	const longest = words.reduce((one, other) => (other.length > one.length ? other : one), "");
	return `⟦${label.replace(longest, change)}⟧`;
}

const misspelled = (
	[
		["two letters changed places", swapped],
		["a letter too many", (word) => `${word.slice(0, 2)}${word.slice(1)}`],
		["a letter too few", (word) => word.slice(0, 2) + word.slice(3)],
	] as const satisfies readonly (readonly [string, (word: string) => string])[]
).flatMap(([slipName, change]) =>
	["date", "organizer", "staff", "reporter", "sdgs", "type", "summary", "significance", "links", "tags"].map(
		(key): Mutant => ({
			name: `${slipName} in the label of ${key}`,
			code: "misspelled-label",
			spoil: (note) => withLabel(note, key, (label) => slip(label, change)),
		}),
	),
);

const misspelledAmid = ["date", "staff", "reporter"].map(
	(key): Mutant => ({
		name: `two letters changed places in the label of ${key}, with an aside behind it`,
		code: "misspelled-label",
		spoil: (note) => withLabel(note, key, (label) => `${slip(label, swapped)} (as far as known)`),
	}),
);

/** Labels that begin with a shorter one, alone on their line and without a colon. */
const misspelledAlone = (
	[
		["date", "Date of Meteing"],
		["organizer", "Organizer of Meetng"],
		["staff", "ISJC Staff Prseent"],
		["reporter", "Reporter Nmae"],
		["summary", "Brief summary of presentation of inofrmation made"],
		["links", "Web links for more infromation"],
	] as const
).map(
	([key, label]): Mutant => ({
		name: `${label}, which begins with a shorter label`,
		code: "misspelled-label",
		spoil: (note) => {
			const { start, from, to } = partOf(note, key);
			return splice(note.text, [start, to], `⟦${label}⟧\n${note.text.slice(from, to)}`);
		},
	}),
);

/** The first two neighbours that differ, behind the first letter, change places. */
function swapped(word: string): string {
	return word.replace(/(?<=^\w+)(\w)(?!\1)(\w)/, "$2$1");
}

const missing = ["organizer", "reporter", "sdgs", "type"].map(
	(key): Mutant => ({
		name: `${key} left out`,
		code: "missing-field",
		spoil: (note) => without(note, key),
	}),
);

const empty = ["date", "organizer", "reporter", "sdgs", "type"].flatMap((key) =>
	["", "N/A", "____", "none", "...", "…"].map(
		(words): Mutant => ({
			name: `${key} is ${JSON.stringify(words)}`,
			code: "empty-field",
			spoil: (note) => {
				const { label, start } = partOf(note, key);
				const text = withValue(note, key, words);
				return splice(text, [start, start + label.length], `⟦${label}⟧`);
			},
		}),
	),
);

const duplicate = ["date", "reporter", "sdgs", "type"].map(
	(key): Mutant => ({
		name: `${key} twice`,
		code: "duplicate-field",
		spoil: (note) => inserted(note, "summary", pointed(note, key)),
	}),
);

const unknown = ["Venue: Room 4", "Number of Participants: 200", "Contact (office): Ms Vane"].map(
	(line): Mutant => ({
		name: `an unknown label: ${line}`,
		code: "unknown-label",
		spoil: (note) => inserted(note, "type", line.replace(/^[^:]+/, "⟦$&⟧")),
	}),
);

/** Takes a part away and puts it in front of another one. */
const moved = (
	[
		["reporter", "staff", "staff"],
		["type", "organizer", "type"],
		["significance", "summary", "summary"],
		["tags", "links", "links"],
		["links", "date", "links"],
		["date", "reporter", "date"],
	] as const
).map(
	([key, before, told]): Mutant => ({
		name: `${key} before ${before}`,
		code: "section-order",
		spoil: (note) => {
			const lines = told === key ? pointed(note, key) : linesOf(note, key);
			const { start, end } = partOf(note, key);
			const text = inserted({ ...note, text: splice(note.text, [start, end], "") }, before, lines);
			if (told === key) return text;
			const label = note.labels.get(told) ?? "";
			const at = text.lastIndexOf(`\n${label}`) + 1;
			return splice(text, [at, at + label.length], `⟦${label}⟧`);
		},
	}),
);

/** Mistakes in labels and in what stands behind them. */
export const labelMutants: readonly Mutant[] = [
	{ name: "date left out", code: "missing-field", spoil: (note) => atStart(without(note, "date")) },
	...missing,
	...empty,
	...duplicate,
	...misspelled,
	...misspelledAmid,
	...misspelledAlone,
	...unknown,
	...moved,
];

/** Nothing stands before the date in the form. */
function atStart(text: string): string {
	return `⟦⟧${text.replace(/[⟦⟧]/g, "")}`;
}
