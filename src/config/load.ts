/** Reads a config. The code that only a config needs (YAML, its schema) is loaded here, when there is one. */

import { dirname, relative, resolve } from "node:path";
import { outsideReason } from "../files/own-file.ts";
import { isBelow, slashed } from "../files/paths.ts";
import type { Severity, SeverityMap } from "../findings/finding.ts";
import { type BrokenFile, brokenFile, quotableFaults } from "../forms/faults.ts";
import { type FormRule, isFormPath, ownText } from "../forms/load.ts";
import { globTest, ignoreTest } from "../read/patterns.ts";
import { isTemplatePath, mapTemplate } from "../templates/template.ts";
import { reporterOf } from "./check-keys.ts";
import type { ConfigData } from "./schema.ts";

/** The defaults of `convert`. */
export interface OutputDefaults {
	/** Names of built-in templates, and absolute paths of others; empty leaves the choice open. */
	readonly to: readonly string[];
	/** Absolute; null writes to standard output. */
	readonly folder: string | null;
}

/** The defaults of `check`; null and an empty list set nothing. */
export interface CheckDefaults {
	/** Absolute, and the folder that it must stay in. */
	readonly baseline: { readonly path: string; readonly within: string } | null;
	readonly maxWarnings: number | null;
	/** As `--reporter` takes them, with absolute paths. */
	readonly reporters: readonly string[];
}

/** One config. Paths that it is asked about are absolute; of those outside its folder it says nothing. */
export interface Config {
	/** The config's own file, absolute. */
	readonly path: string;
	/** The folder that its patterns count from, absolute. */
	readonly base: string;
	/** Globs of the notes, as written; empty means all. */
	readonly files: readonly string[];
	/** Whether `files` leave a file in. */
	readonly holds: (file: string) => boolean;
	/** Whether a folder or a glob leaves a file out. */
	readonly ignores: (file: string) => boolean;
	readonly forms: readonly FormRule[];
	readonly severities: SeverityMap;
	/** The register of people that it names, absolute. */
	readonly people: string | null;
	readonly output: OutputDefaults;
	readonly check: CheckDefaults;
	/** The encoding of notes; null: detected from their bytes. */
	readonly encoding: string | null;
}

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
	const text = ownText(path, isNamed ? null : folder, "config");
	if (typeof text !== "string") return brokenFile("broken-config", shown, [text]);
	const { checkConfig } = await import("./check.ts");
	// Templates around it are looked for only where it may name one.
	const places = /\bto["']?\s*:/.test(text) ? await (await import("../templates/find.ts")).findTemplates(folder) : [];
	const inside = places.filter(({ root, path }) => outsideReason(root, path) === null);
	const own = new Map(inside.filter(({ name }) => !templates.includes(name)).map((place) => [place.name, place.path]));
	const checked = checkConfig(text, { folder, base, templates, own: [...own.keys()] });
	if ("faults" in checked) {
		// What is found has the name of a config, and is no link.
		const faults = isNamed ? quotableFaults(checked.faults, text, "config") : checked.faults;
		return brokenFile("broken-config", shown, faults);
	}
	const inPlace = (name: string): string => own.get(name) ?? (isTemplatePath(name) ? resolve(folder, name) : name);
	const to = (checked.data.output.to ?? []).map((given) => mapTemplate(given, inPlace));
	return compile({ ...checked.data, output: { ...checked.data.output, to } }, base, path);
}

function compile(data: ConfigData, base: string, path: string): Config {
	const { files, ignore, forms, severities, people, output, baseline, reporters = [] } = data;
	const folder = dirname(path);
	const held = globTest(base, files ?? []);
	const ignored = ignoreTest(ignore);
	return {
		path,
		base,
		files: files ?? [],
		holds: (path) => files === undefined || !isBelow(base, path) || held(path),
		ignores: (path) => isBelow(base, path) && ignored(slashed(relative(base, path)), false) === true,
		forms: forms.map((entry) => formRule(entry, base, folder)),
		severities: new Map(Object.entries(severities) as [string, Severity | "off"][]),
		people: people === undefined ? null : resolve(folder, people),
		output: {
			to: output.to ?? [],
			folder: output.folder === undefined ? null : resolve(base, output.folder),
		},
		check: {
			baseline: baseline === undefined ? null : { path: resolve(folder, baseline), within: folder },
			maxWarnings: data.maxWarnings ?? null,
			reporters: reporters
				.map(reporterOf)
				.map(({ name, file }) => (file === null ? name : `${name}=${resolve(base, file)}`)),
		},
		encoding: data.encoding ?? null,
	};
}

function formRule([glob, form]: readonly [string, string], base: string, folder: string): FormRule {
	const fits = globTest(base, [glob]);
	if (!isFormPath(form)) return { fits, name: form, file: null, within: null };
	return { fits, name: null, file: resolve(folder, form), within: folder };
}
