/** The forms that come with the program, compiled from plain data the first time each is asked for. */
import { later } from "../text/later.ts";
import type { Words } from "../text/words.ts";
import { compileForm } from "./compile.ts";
import type { Form } from "./form.ts";
import type { FormData } from "./schema.ts";
import { formsJson, wordsJson } from "./shipped.generated.ts";
import { compileWords, mergeWords, type WordData } from "./words.ts";

/** The form for notes that name none. */
export const defaultFormName = "un-meeting";

/** The names of the shipped forms, in the order of the alphabet. */
export const shippedFormNames: readonly string[] = Object.keys(formsJson);

/** The names of the shipped word lists. */
export const shippedWordLists: readonly string[] = Object.keys(wordsJson);

const forms = new Map<string, Form>();

/** A shipped form by its name; null when no form has it. */
export function shippedForm(name: string): Form | null {
	const known = forms.get(name);
	if (known !== undefined) return known;
	const json = own(formsJson, name);
	if (json === null) return null;
	const data = JSON.parse(json) as FormData;
	const form = compileForm(name, data, wordsOf(data));
	forms.set(name, form);
	return form;
}

/** The words that a form's data asks for, made when first needed; its list is one of the shipped. */
export function wordsOf({ words: list, extraWords }: FormData): () => Words {
	if (Object.keys(extraWords).length === 0) return () => listWords(list);
	return later(() => compileWords(mergeWords(listData(list), extraWords), list));
}

const compiled = new Map<string, Words>();

function listWords(name: string): Words {
	const words = compiled.get(name) ?? compileWords(listData(name), name);
	compiled.set(name, words);
	return words;
}

function listData(name: string): WordData {
	return JSON.parse(own(wordsJson, name) ?? "null") as WordData;
}

function own(texts: Readonly<Record<string, string>>, name: string): string | null {
	return Object.hasOwn(texts, name) ? (texts[name] ?? null) : null;
}
