import { settleForms } from "../batch/forms.ts";
import { rendererEntries } from "../batch/renderers.ts";
import { openConfigs } from "../config/configs.ts";
import { sentence } from "../findings/finding.ts";
import { brokenLines } from "../forms/faults.ts";
import type { Form } from "../forms/form.ts";
import type { BaseSettings } from "./options/normalize.ts";

/** The form for notes at a path that are not read: the one asked for, else the config's there; or why there is none. */
export async function formAt(
	path: string | null,
	{ form, config }: Pick<BaseSettings, "form" | "config">,
	cwd: string,
): Promise<Form | readonly string[]> {
	const configs = await openConfigs(config, { cwd, templates: rendererEntries.map(({ name }) => name) });
	if (path !== null) await configs.load([path]);
	if (configs.broken().length > 0) return brokenLines(configs.broken());
	const rules = path === null ? [] : (configs.of(path)?.forms ?? []);
	const forms = await settleForms(form, { cwd, rules, rulesOf: () => rules, pathOf: () => path });
	if ("broken" in forms) return brokenLines(forms.broken);
	const chosen = forms.choose(null, { file: path, shown: "", path: null });
	return "code" in chosen ? [`rapporteur: ${sentence(chosen)}`] : chosen;
}
