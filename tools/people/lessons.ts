/** What is learned from for the weights of each list of words. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Form } from "../../src/forms/form.ts";
import { shippedForm, shippedFormNames } from "../../src/forms/shipped.ts";
import { type Example, readExamples, rewriteExamples } from "./notes.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The notes of the list that others lend their words from lie at the top, those of each other list in a folder of its name. */
const lender = "english";
export const notesFolder = (list: string): string => join(root, "fixtures", "notes", list === lender ? "" : list);

/** The form that notes of a list of words are read by. */
export function formOf(list: string): Form {
	const forms = shippedFormNames.map((name) => shippedForm(name) as Form).filter(({ words }) => words.list === list);
	const form = forms.find(({ name }) => name.startsWith("un-meeting"));
	if (form === undefined) throw new Error(`No form of meetings has the words \`${list}\`.`);
	return form;
}

/** One in so many notes of the lender teaches the others too: how sentences are built around people is much the same. */
const lent = 8;
/** How often the notes of any other list are gone through, as they are few. */
const repeats = 2;

/** The labelled notes of a list, and those and all others that its weights are learned from. */
export function lessonsOf(list: string): { own: readonly Example[]; lessons: readonly Example[] } {
	const [folder, form] = [notesFolder(list), formOf(list)];
	const own = readExamples(folder, form);
	const rewritten = rewriteExamples(folder, form);
	if (list === lender) return { own, lessons: [...own, ...rewritten] };
	const others = readExamples(notesFolder(lender), formOf(lender)).filter((_, index) => index % lent === 0);
	const often = Array.from({ length: repeats }, () => own).flat();
	return { own, lessons: [...others, ...often, ...rewritten] };
}
