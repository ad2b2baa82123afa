/** The templates of a run, found and checked before anything is read. */
import type { FormChoice } from "../batch/forms.ts";
import type { RendererEntry } from "../batch/renderers.ts";
import { resolveTemplates } from "../batch/templates.ts";
import type { BrokenFile } from "../forms/faults.ts";
import type { Form } from "../forms/form.ts";
import type { BaseSettings } from "./options/normalize.ts";
import type { World } from "./world.ts";

/** What a command knows of the templates that it was given. */
export interface Asked {
	readonly settings: BaseSettings & { readonly untrusted: boolean };
	readonly form: FormChoice;
}

/** Finds the templates that `-t` names. */
export function templatesFor(
	names: readonly string[],
	{ settings, form }: Asked,
	{ cwd, importModule, isolate }: World,
): Promise<readonly RendererEntry[] | { readonly broken: readonly BrokenFile[] }> {
	return resolveTemplates(names, {
		cwd,
		form: settings.form === null ? null : givenForm(form),
		importModule,
		isolate: settings.untrusted ? isolate : null,
	});
}

/** A form that was asked for is that of every input. */
function givenForm(choose: FormChoice): Form | null {
	const form = choose(null, null);
	return "code" in form ? null : form;
}
