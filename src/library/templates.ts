/** Templates for programs. */
import { toMessage } from "../findings/message.ts";
import type { Form } from "../forms/form.ts";
import type { Renderer } from "../output/renderer.ts";
import { type TemplateFault, templateFinding } from "../templates/fault.ts";

/** How a template is to be read. */
export interface TemplateOptions {
	/** The form whose fields and sections it may name, where it does not say so itself; default: any that is shipped. */
	readonly form?: Form;
}

/**
 * A renderer for `render`: a built-in template by its name, or one of your own by the path of its folder or file. What
 * is wrong with it is thrown as a `VFileMessage`; so is, by `render`, what a report lacks that it needs.
 */
export async function loadTemplate(given: string, { form }: TemplateOptions = {}): Promise<Renderer> {
	const { shippedTemplates } = await import("../templates/shipped.ts");
	const shipped = shippedTemplates.find(({ name }) => name === given);
	if (shipped !== undefined) return (await import("../output/template.ts")).templateRenderer(shipped);
	const [{ loadTemplate: load }, { compileTemplate }, { formLookup }, { templateRenderer }] = await Promise.all([
		import("../templates/load.ts"),
		import("../templates/liquid/compile.ts"),
		import("../templates/form-keys.ts"),
		import("../output/template.ts"),
	]);
	const loaded = await load(given, given, formLookup(form === undefined ? [] : [form]));
	if ("faults" in loaded) throw templateMessage(loaded.faults);
	const compiled = compileTemplate(loaded.source, loaded.keys);
	if ("faults" in compiled) throw templateMessage(compiled.faults);
	return templateRenderer(compiled.template);
}

/** The first of some faults, as what every tool built on vfile understands. */
export function templateMessage([first]: readonly TemplateFault[]): Error {
	if (first === undefined) return new RangeError("a template is broken without a fault");
	return toMessage(templateFinding(first));
}
