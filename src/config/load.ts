/** Reads a config. The code that only a config needs (YAML, its schema) is loaded here, when there is one. */
import { basename, dirname, relative, resolve } from "node:path";
import { outsideReason } from "../files/own-file.ts";
import { configName, isBelow, nearlyConfigName, slashed } from "../files/paths.ts";
import type { SeverityMap } from "../findings/finding.ts";
import { type BrokenFile, brokenFile, quotableFaults } from "../forms/faults.ts";
import { type FormRule, isFormPath, ownText } from "../forms/load.ts";
import { globTest, ignoreTest } from "../read/patterns.ts";
import { isTemplatePath, mapTemplate } from "../templates/template.ts";
import { reporterOf } from "./check.ts";
import type { ConfigData } from "./schema.ts";

/** One config. Paths that it is asked about are absolute; of those outside its folder it says nothing. */
export type Config = Readonly<ReturnType<typeof compile>>;

/** A config's file, and what it is read with. */
export interface ConfigFile {
	/** Absolute. */
	readonly path: string;
	/** Whether the command line names it: then it may be a link. */
	readonly isNamed: boolean;
	/** The working folder. */
	readonly cwd: string;
	/** The names of all templates. */
	readonly templates: () => readonly string[];
}

/** Reads and checks a config. */
export async function loadConfig(file: ConfigFile): Promise<Config | BrokenFile> {
	const { path, isNamed, cwd } = file;
	const folder = dirname(path);
	const shown = slashed(relative(cwd, path)) || ".";
	// One that was asked for may stand anywhere: its patterns are about the folder that the work is done in.
	const base = isNamed ? cwd : folder;
	const templates = file.templates();
	if (!isNamed && basename(path) === nearlyConfigName) {
		const message = `This file is not read. Rename it to \`${configName}\`.`;
		return brokenFile("broken-config", shown, [{ message, line: 1, column: 1 }]);
	}
	const text = ownText(path, isNamed ? null : folder, "config");
	if (typeof text !== "string") {
		const isLink = !isNamed && outsideReason(folder, path) !== null;
		const hint = isLink ? " Put the file itself here, or pass it with `--config`." : "";
		return brokenFile("broken-config", shown, [{ ...text, message: text.message + hint }]);
	}
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
	return compile(checked.data, { path, base, cwd, own });
}

/** Where a config lies, and what its paths become. */
interface Place {
	readonly path: string;
	readonly base: string;
	readonly cwd: string;
	/** The paths of templates that it may name, absolute. */
	readonly own: ReadonlyMap<string, string>;
}

function compile(data: ConfigData, { path, base, cwd, own }: Place) {
	const { files, people, baseline } = data;
	const folder = dirname(path);
	const isHeld = globTest(base, files ?? []);
	const isIgnored = ignoreTest(data.ignore);
	const shown = (from: string, file: string): string => slashed(relative(cwd, resolve(from, file)));
	return {
		/** The config's own file, absolute. */
		path,
		/** The folder that its patterns count from, absolute. */
		base,
		/** Globs of the notes, as written; empty means all. */
		files: files ?? [],
		/** Whether `files` leave a file in. */
		holds: (file: string) => files === undefined || !isBelow(base, file) || isHeld(file),
		/** Whether a folder or a glob leaves a file out. */
		ignores: (file: string) => isBelow(base, file) && isIgnored(slashed(relative(base, file)), false) === true,
		forms: data.forms.map(([glob, form]): FormRule => {
			const fits = globTest(base, [glob]);
			if (!isFormPath(form)) return { glob, fits, name: form, file: null, within: null };
			return { glob, fits, name: null, file: resolve(folder, form), within: folder };
		}),
		severities: new Map(Object.entries(data.severities)) as SeverityMap,
		/** The register of people that it names, absolute. */
		people: people === undefined ? null : resolve(folder, people),
		/** Templates as `-t` takes them, if it names any, and the folder, absolute. */
		output: {
			to: (data.output.to ?? []).map((given) =>
				mapTemplate(given, (name) => {
					const template = own.get(name) ?? (isTemplatePath(name) ? name : null);
					return template === null ? name : `./${shown(folder, template)}`;
				}),
			),
			folder: data.output.folder === undefined ? null : resolve(base, data.output.folder),
		},
		check: {
			/** Absolute, and the folder that it must stay in. */
			baseline: baseline === undefined ? null : { path: resolve(folder, baseline), within: folder },
			maxWarnings: data.maxWarnings ?? null,
			/** As `--reporter` takes them. */
			reporters: (data.reporters ?? [])
				.map(reporterOf)
				.map(({ name, file }) => (file === null ? name : `${name}=${shown(base, file)}`)),
		},
		/** The encoding of notes; null: detected from their bytes. */
		encoding: data.encoding ?? null,
	};
}
