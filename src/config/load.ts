/** Reads a config. What only a config needs (YAML, its schema) is loaded here, and not before there is one. */

import { dirname, resolve } from "node:path";
import { readOwnText, whyOutside } from "../files/own-file.ts";
import { isBelow } from "../files/paths.ts";
import type { Severity } from "../findings/finding.ts";
import { readFailure } from "../findings/system-failure.ts";
import { type BrokenFile, brokenFile, quotableFaults, type YamlFault } from "../forms/faults.ts";
import { type FormRule, isFormPath } from "../forms/load.ts";
import { globTest, ignoreTest } from "../read/patterns.ts";
import { isTemplatePath } from "../templates/path.ts";
import type { Config } from "./config.ts";
import type { ConfigData } from "./schema.ts";

/** A config's file, and what it is read with. */
export interface ConfigFile {
	/** Absolute. */
	readonly path: string;
	/** As faults name it. */
	readonly shown: string;
	/** The folder that its patterns count from, absolute. */
	readonly base: string;
	/** Whether the command line names it: then it may be a link. */
	readonly isNamed: boolean;
	/** The names of all templates. */
	readonly templates: readonly string[];
}

/** Reads and checks a config. */
export async function loadConfig({ path, shown, base, isNamed, templates }: ConfigFile): Promise<Config | BrokenFile> {
	const folder = dirname(path);
	const text = textOf(path, isNamed ? null : folder);
	if (typeof text !== "string") return brokenFile("broken-config", shown, [text]);
	const { checkConfig } = await import("./check.ts");
	// Templates around it are looked for only where it may name one.
	const places = /\bto["']?\s*:/.test(text) ? await (await import("../templates/find.ts")).findTemplates(folder) : [];
	const inside = places.filter(({ root, path }) => whyOutside(root, path) === null);
	const own = new Map(inside.filter(({ name }) => !templates.includes(name)).map((place) => [place.name, place.path]));
	const checked = checkConfig(text, { folder, base, templates, own: [...own.keys()] });
	if ("faults" in checked) {
		// What is found has the name of a config, and is no link.
		const faults = isNamed ? quotableFaults(checked.faults, text, "config") : checked.faults;
		return brokenFile("broken-config", shown, faults);
	}
	const to = (checked.data.output.to ?? []).map((given) => {
		return own.get(given) ?? (isTemplatePath(given) ? resolve(folder, given) : given);
	});
	return compile({ ...checked.data, output: { ...checked.data.output, to } }, base, path);
}

async function compile({ files, ignore, forms, severities, output }: ConfigData, base: string, path: string) {
	const folder = dirname(path);
	const held = await globTest(base, files ?? []);
	const config: Config = {
		path,
		base,
		files: files ?? [],
		holds: (path) => files === undefined || !isBelow(base, path) || held(path),
		ignores: await ignoreTest(base, ignore),
		forms: await Promise.all(Object.entries(forms).map((entry) => formRule(entry, base, folder))),
		severities: new Map(Object.entries(severities) as [string, Severity | "off"][]),
		output: {
			to: output.to ?? [],
			folder: output.folder === undefined ? null : resolve(base, output.folder),
		},
	};
	return config;
}

async function formRule([glob, form]: readonly [string, string], base: string, folder: string): Promise<FormRule> {
	const fits = await globTest(base, [glob]);
	if (!isFormPath(form)) return { fits, name: form, file: null, within: null };
	return { fits, name: null, file: resolve(folder, form), within: folder };
}

function textOf(path: string, within: string | null): string | YamlFault {
	try {
		return readOwnText(path, within);
	} catch (error) {
		const message = `Unreadable config: ${readFailure(error)}`;
		return { message, line: 1, column: 1, expected: "a YAML file in UTF-8" };
	}
}
