import type { Node } from "unist";
import { plainText } from "../../ast/text.ts";
import { isPlaceholder } from "../../fields/pieces.ts";
import type { Form } from "../../forms/form.ts";
import type { Rule } from "../rule.ts";

/** A required section has a heading and nothing below it, or only words or signs for nothing. */
export const emptySection: Rule = {
	code: "empty-section",
	examples: [
		["a line is enough", "Summary of information presented\nBoats were counted.\n"],
		["only the heading", "Summary of information presented\n\nTags: harbours\n", "1:1-1:33"],
		['only a word that means "nothing"', "Summary of information presented\n\n- N/A\n", "1:1-1:33"],
		["a list number without words", "Summary of information presented\n1.\n", "1:1-1:33"],
		["only a remark about the form", "Summary of information presented\n(NB: one page at most)\n", "1:1-1:33"],
	],
	check({ report, form, known }, tell) {
		for (const child of report.children) {
			if (child.type !== "section" || child.children.some((block) => saysSomething(block, form))) continue;
			const definition = form.sections.find(({ name }) => name === child.name);
			// The fields inside it are its content.
			if (definition?.required !== true || definition.fields.some((name) => known.has(name))) continue;
			tell({ code: "empty-section", position: child.labelPosition, label: definition.label });
		}
	},
};

interface Branch extends Node {
	readonly children?: readonly Node[];
}

const silent: ReadonlySet<string> = new Set(["ignored", "thematicBreak"]);
const branches: ReadonlySet<string> = new Set(["list", "listItem", "blockquote"]);
/** Most text does, which saves the pattern with the classes of all letters. */
const startsWord = /^[A-Za-z]/;
/** Signs alone say nothing, nor does a number whose words were never written. */
const word = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const numberAlone = /^\(?\d{1,3}[.)]$/;

function saysSomething(block: Branch, form: Form): boolean {
	if (silent.has(block.type)) return false;
	if (branches.has(block.type)) return block.children?.some((child) => saysSomething(child, form)) ?? false;
	if (block.type !== "paragraph" && block.type !== "heading") return true;
	if (block.children?.some(({ type }) => type === "image")) return true;
	const text = plainText([block]).trim();
	return (startsWord.test(text) || (word.test(text) && !numberAlone.test(text))) && !isPlaceholder(text, form);
}
