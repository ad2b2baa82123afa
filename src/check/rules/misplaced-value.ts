import type { FieldItem } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import { typeOfOther } from "../../fields/people.ts";
import type { KnownField } from "../context.ts";
import type { Rule } from "../rule.ts";

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
		["the label of another field, above its value", "Reporter:\nVictoria Lane\nSDG\n", "3:1-3:4"],
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
			for (const { raw, position } of type === "people" ? known.field.items : []) {
				const target = form.allLabels.find(raw);
				const other = target === null || target.name === name ? undefined : target.label;
				if (other !== undefined) tell({ code: "misplaced-value", position, raw, label, other });
			}
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

interface Looked {
	readonly words: readonly string[];
	readonly position: FieldItem["position"];
}

/** The pieces of a text that are nothing but a goal, or targets of one. */
function wordsIn({ field: { raw, valuePosition: position }, definition }: KnownField): Looked[] {
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
