/** `template check`: everything that is wrong with a template, without a report. */
import { chooseForms } from "../../batch/forms.ts";
import { resolveTemplates } from "../../batch/templates.ts";
import { brokenLines } from "../../forms/broken-file.ts";
import type { RawOptions } from "../options/raw.ts";
import { refuse, refuseAll } from "../refuse.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `template check` and resolves to its exit code. */
export async function checkTemplate(path: string, raw: RawOptions, world: World): Promise<ExitCode> {
	const { cwd } = world;
	if (/\.m?js$/.test(path)) return refuse(world, `\`${path}\` is a program, expected a template in Liquid`);
	const forms = await chooseForms(raw.form ?? null, cwd);
	if ("faults" in forms) return refuseAll(world, forms.faults);
	const form = raw.form === undefined ? null : forms.choose(null);
	const named = form === null || "code" in form ? null : form;
	const importModule = (): Promise<never> => Promise.reject(new Error("nothing is loaded"));
	const context = { cwd, form: named, importModule, isolate: null };
	const found = await resolveTemplates([path.replace(/[/\\]+$/, "/")], context);
	if ("broken" in found) return refuseAll(world, brokenLines(found.broken));
	await found[0]?.load();
	world.stdout.write(`${path}: nothing found\n`);
	return 0;
}
