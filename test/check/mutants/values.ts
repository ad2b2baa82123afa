import { type Mutant, partOf, splice, withValue } from "../mutant.ts";

const dates = (
	[
		["invalid-date", ["31 Feb 2016", "31/04/2016", "32 March 2016", "last Tuesday", "2016-13-01"]],
		["ambiguous-date", ["02/03/2016", "3/4/2019", "11-12-2018"]],
		["incomplete-date", ["13 March", "March 2016", "2016", "Friday, 14th March"]],
		["future-date", ["2 February 2199", "2030-01-02", "30 December 2029 - 2 January 2030"]],
	] as const
).flatMap(([code, values]) =>
	values.map(
		(value): Mutant => ({
			name: `the date is ${value}`,
			code,
			spoil: (note) => withValue(note, "date", `⟦${value}⟧`),
		}),
	),
);

const goals: readonly Mutant[] = [
	{
		name: "a goal among the staff",
		code: "misplaced-value",
		spoil: (note) => {
			const { to } = partOf(note, "staff");
			return splice(note.text, [to, to], "; ⟦Victoria Lane, SDG 16⟧");
		},
	},
	{
		name: "a goal too many",
		code: "unknown-goal",
		spoil: (note) => {
			const { to } = partOf(note, "sdgs");
			return splice(note.text, [to, to], ", ⟦18⟧");
		},
	},
	{
		name: "a goal with its figures turned",
		code: "unknown-goal",
		spoil: (note) => {
			const { from, to } = partOf(note, "sdgs");
			const value = note.text.slice(from, to).replace(/\d+(?=\D*$)/, "⟦71⟧");
			return splice(note.text, [from, to], value);
		},
	},
	{
		name: "no goal",
		code: "unknown-goal",
		spoil: (note) => withValue(note, "sdgs", "⟦several⟧"),
	},
	{
		name: "a tag of no goal",
		code: "unknown-goal",
		spoil: (note) => withValue(note, "tags", "Boats, ⟦SDG27: Gender Equality⟧, Beds"),
	},
	{
		name: "signs for a tag",
		code: "unreadable-value",
		spoil: (note) => withValue(note, "tags", "Boats, ⟦!!!⟧, Beds"),
	},
	{
		name: "a goal that no tag has",
		code: "goal-tag-mismatch",
		spoil: (note) => aroundGoals(note.text, partOf(note, "sdgs"), (value) => `${value}, 17`),
	},
	{
		name: "a goal that only a tag has",
		code: "goal-tag-mismatch",
		spoil: (note) => aroundGoals(note.text, partOf(note, "sdgs"), (value) => value.replace(/\W*(?:SDG )?\d+$/, "")),
	},
];

function aroundGoals(text: string, { start, from, to }: ReturnType<typeof partOf>, change: (value: string) => string) {
	return splice(text, [start, to], `⟦${text.slice(start, from)}${change(text.slice(from, to))}⟧`);
}

const comma = /(SDG(?:9|16): \w+), (?=(?:Innovation|Justice)([^,;\n]|, and)+)/;

const tags: readonly Mutant[] = [
	{
		name: "a tag without what stood behind its comma",
		code: "broken-tag",
		spoil: ({ text }) => text.replace(/(SDG(?:9|16): \w+), (?:(?:Innovation|Justice)(?:, and|[^,;\n.])+)/, "⟦$1⟧"),
	},
	{
		name: "a tag with another sign for its comma",
		code: "broken-tag",
		spoil: ({ text }) => text.replace(comma, "⟦$1⟧; "),
	},
];

const people = ["⟦Zelda Unheard⟧", "⟦Captain Zelda Unheard⟧"].flatMap((name): Mutant[] => [
	{
		name: `${name} reports alone`,
		code: "reporter-not-present",
		spoil: (note) => withValue(note, "reporter", name),
	},
	{
		name: `${name} reports too`,
		code: "reporter-not-present",
		spoil: (note) => {
			const { to } = partOf(note, "reporter");
			return splice(note.text, [to, to], `, ${name}`);
		},
	},
]);

const hints = (
	[
		["date", "[day, month and year]"],
		["organizer", "[who held the meeting]"],
		["staff", "[names of staff, separated by commas]"],
		["reporter", "[your name]"],
		["sdgs", "[numbers of goals, separated by commas]"],
		["type", "[side event, briefing, ...]"],
		["links", "[a title and its address on each line]"],
		["tags", "[United Nations, SDG1: No Poverty, ...]"],
	] as const
).map(
	([key, hint]): Mutant => ({
		name: `the hint of ${key} left there`,
		code: "unfilled-placeholder",
		spoil: (note) => withValue(note, key, `⟦${hint}⟧`),
	}),
);

/** Mistakes in the values of fields. */
export const valueMutants: readonly Mutant[] = [
	...dates,
	...goals,
	...tags,
	...people,
	...hints,
	{
		name: "a link without its address",
		code: "link-without-url",
		spoil: ({ text, link: [whole, cut] }) => text.replace(whole, cut),
	},
];
