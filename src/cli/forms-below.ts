import { join } from "node:path";
import { type FormChoice, settleForms } from "../batch/forms.ts";
import { rendererEntries } from "../batch/renderers.ts";
import { openConfigs } from "../config/configs.ts";
import { brokenLines } from "../forms/faults.ts";
import type { BaseSettings } from "./options/normalize.ts";

/** The forms of reports in a folder: the one asked for, else those of the configs above it and above the working folder. */
export async function formsBelow(
	folder: string,
	{ form, config }: Pick<BaseSettings, "form" | "config">,
	cwd: string,
): Promise<{ readonly choose: FormChoice } | { readonly broken: readonly string[] }> {
	const configs = await openConfigs(config, { cwd, templates: rendererEntries.map(({ name }) => name) });
	const inside = join(folder, "manifest.jsonl");
	await configs.load([inside]);
	if (configs.broken().length > 0) return { broken: brokenLines(configs.broken()) };
	const known = new Set([configs.of(inside), configs.home()]);
	const rules = [...known].flatMap((each) => each?.forms ?? []);
	const forms = await settleForms(form, {
		cwd,
		rules,
		rulesOf: () => rules,
		pathOf: () => null,
	});
	if ("broken" in forms) return { broken: brokenLines(forms.broken) };
	// A report names its form itself; what names none is not read here.
	return { choose: (own) => forms.choose(own, { file: inside, shown: inside, path: null }) };
}
