/** The forms that come with the program, read and compiled the first time each is asked for. */
import { readFileSync } from "node:fs";
import type { Messages } from "../findings/kind.ts";
import { lazy } from "../text/lazy.ts";
import type { Words } from "../text/words.ts";
import { compileForm } from "./compile.ts";
import type { Form } from "./form.ts";
import type { FormData } from "./schema.ts";
import { formNames, languageNames, wordListNames } from "./shipped.generated.ts";
import { compileWords, mergeWords, type WordData } from "./words.ts";

/** The form for notes that name none. */
export const defaultFormName = "un-meeting";

/** The names of the shipped forms, in the order of the alphabet. */
export const shippedFormNames: readonly string[] = formNames;

/** The names of the shipped word lists. */
export const shippedWordLists: readonly string[] = wordListNames;

/** The languages of messages. */
export const messageLanguages: readonly string[] = ["en", ...languageNames];

/** What findings say in one of them; null is English, which their kinds have themselves. */
export const shippedMessages = (language: string): Messages | null =>
	languageNames.includes(language) ? builtData(`messages/${language}.json`) : null;

const forms = new Map<string, Form>();

/** A shipped form by its name; null when no form has it. */
export function shippedForm(name: string): Form | null {
	const known = forms.get(name);
	if (known !== undefined) return known;
	if (!formNames.includes(name)) return null;
	const data = builtData<FormData>(`forms/${name}.json`);
	const form = compileForm(name, data, wordsOf(data));
	forms.set(name, form);
	return form;
}

/** The words that a form's data asks for, made when first needed; its list is one of the shipped. */
export function wordsOf({ words: list, extraWords }: FormData): () => Words {
	if (Object.keys(extraWords).length === 0) return () => listWords(list);
	return lazy(() => compileWords(mergeWords(listData(list), extraWords), list));
}

const compiled = new Map<string, Words>();

function listWords(name: string): Words {
	const words = compiled.get(name) ?? compileWords(listData(name), name);
	compiled.set(name, words);
	return words;
}

const listData = (name: string): WordData => builtData(`words/${name}.json`);

/** What the build made of a YAML file. */
function builtData<T>(path: string): T {
	return JSON.parse(readFileSync(new URL(`../../dist/${path}`, import.meta.url), "utf8")) as T;
}
