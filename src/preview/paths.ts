/** Which files a preview depends on, whether they are there or not. */
import { resolve } from "node:path";
import { rendererEntries } from "../batch/renderers.ts";
import { isFormPath } from "../forms/load.ts";
import { findTemplates, isTemplatePath } from "../templates/find.ts";

/** What a preview was asked for, as written. */
export interface Wanted {
	readonly file: string;
	readonly template: string;
	readonly form: string | null;
}

/** Absolute paths of the notes, the form and the template; of a name, the places where it may come to be. */
export async function pathsOf({ file, template, form }: Wanted, cwd: string): Promise<string[]> {
	const forms = form !== null && isFormPath(form) ? [form] : [];
	const templates = await templatePaths(template, cwd);
	return [file, ...forms, ...templates].map((path) => resolve(cwd, path));
}

/** Where a template lies, as written or absolute; none of a built-in one. */
export async function templatePaths(wanted: string, cwd: string): Promise<string[]> {
	const given = wanted.replace(/^pdf:/, "");
	if (rendererEntries.some(({ name }) => name === given)) return [];
	if (await isTemplatePath(given, cwd)) return [given];
	return (await findTemplates(cwd)).filter(({ name }) => name === given).map(({ path }) => path);
}
