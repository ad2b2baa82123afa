/** The templates that come with the program, as the build compiled them: the engine is not needed for them. */
import { compiledTemplate } from "./compiled.ts";
import { compiledTemplates } from "./shipped.generated.ts";
import type { Template } from "./template.ts";

/** The names of the shipped templates, in the order of the alphabet. */
export const shippedTemplateNames: readonly string[] = Object.keys(compiledTemplates);

/** A shipped template; null when there is none of that name. */
export function shippedTemplate(name: string): Template | null {
	const compiled = Object.hasOwn(compiledTemplates, name) ? compiledTemplates[name] : undefined;
	return compiled === undefined ? null : compiledTemplate(compiled);
}
