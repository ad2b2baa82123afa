import type { FieldItem } from "../../ast/nodes.ts";
import { fieldType } from "../../fields/index.ts";
import { typeOfOther } from "../../fields/people.ts";
import type { FieldDefinition } from "../../forms/form.ts";
import type { KnownField } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A value does not fit the type of its field. */
export const unreadableValue: Rule = {
	code: "unreadable-value",
	examples: [
		["names", "Reporter: Captain Ruth Delacroix, J. Feddersen\n"],
		["a number is not a name", "Reporter: 1234\n", "1:11-1:15"],
		["punctuation is not a tag", "Tags: United Nations, !!!\n", "1:23-1:26"],
	],
	check({ legible, required }, tell) {
		for (const known of legible.values()) {
			const { label, type } = known.definition;
			const unread = toldElsewhere.has(type) ? [] : misfits(known);
			if (unread.length === 0) continue;
			const must = required.find(({ definition }) => definition === known.definition);
			const severity = must === undefined ? {} : { severity: "error" as const, ...must.own };
			const expected = type === "choice" ? termsOf(known.definition) : [fieldType(type).example];
			for (const { raw, position } of unread)
				tell({ code: "unreadable-value", position, raw, label, expected, ...severity });
		}
	},
};

/** Types whose misfits have codes of their own: `invalid-date`, `ambiguous-date`, `unknown-goal`. */
const toldElsewhere: ReadonlySet<string> = new Set(["date", "goals"]);

const termsOf = ({ read }: FieldDefinition): string[] => read.vocabulary.map(({ name }) => name);

/** The value if it does not fit as a whole, else the items that do not fit. */
function misfits({ field, definition }: KnownField): readonly Pick<FieldItem, "raw" | "position">[] {
	const { raw, value, items, valuePosition: position } = field;
	if (value === null || (definition.type === "choice" && !isChosen(String(value), definition)))
		return [{ raw, position }];
	return items.filter(
		(item, at) => item.value === null && !isTitleAlone(items[at - 1]) && !isMisplaced(item.raw, definition),
	);
}

/** Reported as `misplaced-value`. */
const isMisplaced = (raw: string, { type }: FieldDefinition): boolean => type === "people" && typeOfOther(raw) !== null;

/** The signs after a title are the remnants of its address: `link-without-url` reports both. */
function isTitleAlone(item: FieldItem | undefined): boolean {
	const value = item?.value ?? null;
	return value !== null && typeof value === "object" && "url" in value && value.url === null;
}

/** Whether a choice is one of the terms, or several on lines of their own are. */
function isChosen(value: string, definition: FieldDefinition): boolean {
	const terms = termsOf(definition);
	return value === "" || terms.includes(value) || value.split("; ").every((piece) => terms.includes(piece));
}
