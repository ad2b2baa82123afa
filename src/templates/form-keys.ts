/** The fields and sections that templates may name. */
import type { Form } from "../forms/form.ts";
import { shippedForm, shippedFormNames } from "../forms/shipped.ts";
import type { Names } from "./source.ts";

/** The keys of one form, or of several together. */
export interface FormKeys extends Names {
	/** What messages call where the keys come from. */
	readonly form: string;
	/** The types of the fields on which all of the forms agree. */
	readonly types: Readonly<Record<string, string>>;
	/** The sections that may be there more than once, in some of the forms at least. */
	readonly repeatable: readonly string[];
}

type Described = Pick<Form, "name" | "fields" | "sections">;

/** The keys that the notes of some forms can have. */
export function keysOf(forms: readonly Described[]): FormKeys {
	const fields = forms.flatMap((form) => form.fields);
	const sections = forms.flatMap((form) => form.sections);
	const agreed = fields.filter(({ name, type }) => fields.every((other) => other.name !== name || other.type === type));
	return {
		form: forms.length === 1 ? `\`${forms[0]?.name}\`` : "any shipped form",
		fields: [...new Set(fields.map(({ name }) => name))],
		sections: [...new Set(sections.map(({ name }) => name))],
		types: Object.fromEntries(agreed.map(({ name, type }) => [name, type])),
		repeatable: sections.filter(({ repeatable }) => repeatable).map(({ name }) => name),
	};
}

/** Finds the keys for what a template says of its form; a list of all names where there is no such form. */
export type FormLookup = (form: string | null) => FormKeys | { readonly known: readonly string[] };

/** Looks among the shipped forms and those of one's own; a template that names none may use the keys of all `own`, else of all shipped. */
export function formLookup(own: readonly Described[]): FormLookup {
	return (wanted) => {
		const shipped = shippedFormNames.flatMap((name) => shippedForm(name) ?? []);
		if (wanted === null) return keysOf(own.length > 0 ? own : shipped);
		const found = own.find(({ name }) => name === wanted) ?? shipped.find(({ name }) => name === wanted);
		return found === undefined ? { known: [...own, ...shipped].map(({ name }) => name) } : keysOf([found]);
	};
}
