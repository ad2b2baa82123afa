/** What a result depends on beside the notes themselves. */
import { createHash } from "node:crypto";
import type { Form } from "../../forms/form.ts";
import type { Input } from "../../read/inputs.ts";
import type { FormChoice } from "../forms.ts";

/** With what a run makes its results. */
export interface Making {
	/** Of the program. */
	readonly version: string;
	/** The options that change what is made: of how notes are read, not of how findings are told. */
	readonly options: Readonly<Record<string, string | number | null>>;
	/** The last day that is "today" anywhere on earth, `YYYY-MM-DD`. */
	readonly today: string;
	/** Larger inputs are refused, bytes. */
	readonly maxSize: number;
	readonly form: FormChoice;
	/** The hash of each template's content by its `id`; "" for those that change with the program only. */
	readonly templates: ReadonlyMap<string, string>;
}

/** Tells the key of the results for an input that was read with the form of a name; null where there is no such form. */
export type KeyOf = (input: Input, form: string) => string | null;

/** Makes the keys of a run. */
export function keysOf({ version, options, form: choose }: Making): KeyOf {
	const keys = new Map<Form, string>();
	const keyOf = (form: Form): string => {
		const key = keys.get(form) ?? hash([version, form.name, form.fingerprint, Object.entries(options).sort()]);
		keys.set(form, key);
		return key;
	};
	return (input, name) => {
		// Only a report says which form it was made with; notes get the one that fits.
		const fitting = choose(null, input);
		const form = "code" in fitting || fitting.name !== name ? choose(name, input) : fitting;
		return "code" in form ? null : keyOf(form);
	};
}

const hash = (parts: unknown): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** How a template's outputs are told from those that it made before it was changed. */
export function templateKey(id: string, { templates }: Making): string {
	const content = templates.get(id) ?? "";
	return content === "" ? id : `${id}@${content}`;
}
