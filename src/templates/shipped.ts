/** The templates that come with the program. */
import { shippedForm } from "../forms/shipped.ts";
import { compileTemplate, type Template } from "./compile.ts";
import { keysOf } from "./form-keys.ts";
import { templatesJson } from "./shipped.generated.ts";
import type { TemplateSource } from "./source.ts";

/** The names of the shipped templates, in the order of the alphabet. */
export const shippedTemplateNames: readonly string[] = Object.keys(templatesJson);

/** The text of a shipped template; null when there is none of that name. */
function shippedSource(name: string): TemplateSource | null {
	const json = Object.hasOwn(templatesJson, name) ? templatesJson[name] : undefined;
	return json === undefined ? null : (JSON.parse(json) as TemplateSource);
}

const compiled = new Map<string, Template>();

/** A shipped template, compiled when it is first asked for. */
export function shippedTemplate(name: string): Template | null {
	const known = compiled.get(name);
	const source = known === undefined ? shippedSource(name) : null;
	if (source === null) return known ?? null;
	const form = shippedForm(source.form ?? "");
	const result = compileTemplate(source, keysOf(form === null ? [] : [form]));
	if ("faults" in result) throw new Error(`the shipped template ${name} is broken`);
	compiled.set(name, result.template);
	return result.template;
}
