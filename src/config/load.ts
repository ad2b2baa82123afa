/** Reads a config. What only a config needs (YAML, its schema) is loaded here, and not before there is one. */

import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Severity } from "../findings/finding.ts";
import { readFailure } from "../findings/system-failure.ts";
import { type BrokenFile, brokenFile } from "../forms/broken-file.ts";
import type { YamlFault } from "../forms/fault.ts";
import type { FormRule } from "../forms/form-rule.ts";
import { isFormPath } from "../forms/load.ts";
import { globTest, ignoreTest, isBelow } from "../read/patterns.ts";
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
	/** The names of all templates. */
	readonly templates: readonly string[];
}

/** Reads and checks a config. */
export async function loadConfig({ path, shown, base, templates }: ConfigFile): Promise<Config | BrokenFile> {
	const text = textOf(path);
	if (typeof text !== "string") return brokenFile("broken-config", shown, [text]);
	const folder = dirname(path);
	const { checkConfig } = await import("./check.ts");
	// Templates around it are looked for only where it may name one.
	const places = /\bto["']?\s*:/.test(text) ? await (await import("../templates/find.ts")).findTemplates(folder) : [];
	const own = new Map(places.filter(({ name }) => !templates.includes(name)).map((place) => [place.name, place.path]));
	const checked = checkConfig(text, { folder, templates, own: [...own.keys()] });
	if ("faults" in checked) return brokenFile("broken-config", shown, checked.faults);
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
	return isFormPath(form) ? { fits, name: null, file: resolve(folder, form) } : { fits, name: form, file: null };
}

// The reader of YAML takes a quarter of that; more is not even read.
const largest = 4_000_000;

function textOf(path: string): string | YamlFault {
	try {
		const stats = statSync(path);
		if (!stats.isFile()) return unreadable("The config is no file", "a YAML file");
		if (stats.size > largest) return unreadable("The config is too large", `at most ${largest} bytes`);
		return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
	} catch (error) {
		return unreadable(`Unreadable config: ${readFailure(error)}`, "a YAML file in UTF-8");
	}
}

function unreadable(message: string, expected: string): YamlFault {
	return { message, line: 1, column: 1, expected };
}
