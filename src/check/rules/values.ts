/** Values that do not fit their field. */
import type { FieldItem } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
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

/** Among people or in free words, alone or behind others, or at the end of a section stands what is a value of another field. */
export const misplacedValue: Rule = {
	code: "misplaced-value",
	examples: [
		["a name with a role", "Reporter: Victoria Lane, Intern\n"],
		["a goal among people", "Reporter: Victoria, SDG 16\n", "1:11-1:27"],
		["a goal after a name", "Reporter: Victoria Lane, SDG 16\n", "1:11-1:32"],
		["a target after a type of meeting", "Type of meeting: side event, sdg 8.7\n", "1:18-1:37"],
		["words about goals", "Type of meeting: side event on SDG 8\n"],
		[
			"a link that ends a section",
			"What was of particular significance?\n\nNets.\n\nPapers: https://un.org/a\n",
			"5:1-5:25",
		],
		["a link in a sentence", "What was of particular significance?\n\nNets.\n\nSee https://un.org/a\n"],
	],
	check({ firsts, legible, form }, tell) {
		for (const { type, closing, required, name: links, label: other } of form.fields) {
			// That a required field is missing is a finding already.
			if (type !== "links" || !closing || required || firsts.has(links)) continue;
			for (const { name, label } of form.sections) {
				const part = firsts.get(name);
				const last = part?.type === "section" ? part.children.at(-1) : undefined;
				const raw = last?.type === "paragraph" ? plainText(last.children) : "";
				if (last?.position === undefined || !titledAddress.test(raw)) continue;
				const { position } = last;
				tell({ code: "misplaced-value", position, raw, label, other });
			}
		}
		for (const known of legible.values()) {
			const { label, type, name } = known.definition;
			if (name === form.titleField) continue;
			const looked =
				type === "people"
					? known.field.items.map((item) => ({ words: wordsOf(item), position: item.position }))
					: wordsIn(known);
			for (const { words, position } of looked) {
				const raw = words.find((each) => typeOfOther(each) !== null);
				const other = raw === undefined ? undefined : form.fields.find((field) => field.type === typeOfOther(raw));
				if (raw !== undefined && other !== undefined)
					tell({ code: "misplaced-value", position, raw, label, other: other.label });
			}
		}
	},
};

/** An address, alone or behind a short title and a colon. */
const titledAddress = /^(?:[^\s:](?:[^:]{0,38}[^\s:])?:\s*)?https?:\/\/\S+$/u;

/** The pieces of a text that are nothing but a goal, or targets of one. */
function wordsIn({ field: { raw, valuePosition: position }, definition }: KnownField) {
	if (definition.type !== "text") return [];
	const words = raw.split(/[,;]/).map((piece) => piece.trim());
	return [{ words: words.filter((piece) => /^\p{L}+\s?#?[\d.]+$/u.test(piece)), position }];
}

/** An entry that is no person, or what is said of one. */
function wordsOf({ value, raw }: FieldItem): string[] {
	if (value === null) return [raw];
	if (typeof value !== "object" || !("name" in value)) return [];
	return [value.affiliation, value.role, value.remark].filter((text) => text !== undefined);
}
