/** The files that a preview depends on, including missing ones. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isFormPath } from "../forms/load.ts";
import { rendererEntries } from "../output/formats.ts";
import { kindOf } from "../read/load.ts";
import { findTemplates, isTemplatePath } from "../templates/find.ts";
import type { PreviewState } from "./view.ts";

/** Errors that saving a file can't correct: something is missing, or not a file. */
export function lostCauses({ faults }: PreviewState, cwd: string): string[] {
	return faults.filter(({ file }) => file === null || kindOf(resolve(cwd, file)) === null).map(({ line }) => line);
}

/** What a preview was asked for, as written. */
export interface PreviewRequest {
	readonly file: string;
	readonly template: string;
	readonly form: string | null;
}

/** Absolute paths of the notes, the form and the template; of a name, the places where it may come to be. */
export async function pathsOf({ file, template, form }: PreviewRequest, cwd: string): Promise<string[]> {
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

type ImportModule = (url: string) => Promise<unknown>;

/** Node reads a program once for each address: this gives one that was saved a new address. */
export function freshModule(importModule: ImportModule): ImportModule {
	return (url) => {
		const saved = statSync(fileURLToPath(url), { bigint: true, throwIfNoEntry: false })?.mtimeNs;
		return importModule(saved === undefined ? url : `${url}?saved=${saved}`);
	};
}
