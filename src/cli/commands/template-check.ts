/** `template check`: everything that is wrong with a template, without a report. */
import { settleForms } from "../../batch/forms.ts";
import { resolveTemplates } from "../../batch/templates.ts";
import { brokenLines } from "../../forms/faults.ts";
import type { Form } from "../../forms/form.ts";
import type { RawOptions } from "../options/raw.ts";
import { refuse, refuseAll } from "../refuse.ts";
import { messageLine } from "../visible.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `template check` and resolves to its exit code. */
export async function checkTemplate(path: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const { cwd } = world;
	if (/\.m?js$/.test(path)) return refuse(world, `\`${path}\` is a program, expected a template in Liquid`);
	const form = raw.form === undefined ? null : await namedForm(raw.form, cwd);
	if (form !== null && !("labels" in form)) return refuseAll(world, form);
	const importModule = (): Promise<never> => Promise.reject(new Error("a program was to be loaded"));
	const found = await resolveTemplates([path], { cwd, form, importModule, isolate: null });
	if ("broken" in found) return refuseAll(world, brokenLines(found.broken));
	world.stdout.write(messageLine(`${path}: nothing found`));
	return 0;
}

/** The form that was asked for, or the lines that say why it can't be used. */
async function namedForm(given: string, cwd: string): Promise<Form | readonly string[]> {
	const chosen = await settleForms(given, { cwd, rules: [], rulesOf: () => [], pathOf: () => null });
	if ("broken" in chosen) return brokenLines(chosen.broken);
	const form = chosen.choose(null, null);
	if ("code" in form) throw new Error(`${given} is a form of its own`);
	return form;
}
