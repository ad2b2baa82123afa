/** Checks the YAML of a config: its syntax, its keys and values, and whether the files that it names exist. */
import { basename, dirname, extname, normalize, relative, resolve, sep } from "node:path";
import { outsideReason, readOwn } from "../files/own-file.ts";
import { isObeyed } from "../files/paths.ts";
import { isFaultCode } from "../findings/finding.ts";
import { readFailure } from "../findings/system-failure.ts";
import { byPlace, FaultList, type Step, suggestion, type YamlFault } from "../forms/faults.ts";
import { isFormPath } from "../forms/load.ts";
import { readShaped } from "../forms/shape.ts";
import { shippedFormNames } from "../forms/shipped.ts";
import { kindOf, statusOf } from "../read/load.ts";
import { reporters } from "../reporters/index.ts";
import { isModulePath, isTemplatePath } from "../templates/template.ts";
import { type ConfigData, configSchema } from "./schema.ts";

/** A config after checking: its data, or everything that is wrong with it. */
export type CheckedConfig = { readonly data: ConfigData } | { readonly faults: readonly YamlFault[] };

/** What a config may refer to. */
export interface Surroundings {
	/** The config's folder, absolute; paths of forms are relative to it. */
	readonly folder: string;
	/** The folder that `output.folder` counts from, absolute: its own, or the working folder. */
	readonly base?: string;
	/** The names of all templates. */
	readonly templates: readonly string[];
	/** The names of those around the config, in its `templates/` and in packages. */
	readonly own?: readonly string[];
}

/** Checks a config; one that says nothing is fine. */
export function checkConfig(yaml: string, { folder, base = folder, templates, own = [] }: Surroundings): CheckedConfig {
	const shaped = readShaped(yaml, configSchema(templates), {});
	if ("faults" in shaped) return { faults: shaped.faults.map(ofFixedCode) };
	const { source } = shaped;
	// In an object, keys that are numbers come first.
	const forms = Object.entries(shaped.data.forms)
		.map((entry) => ({ entry, ...source.place(["forms", entry[0]], "key") }))
		.sort(byPlace)
		.map(({ entry }) => entry);
	const data = { ...shaped.data, forms };
	const found = new FaultList(source);
	const tell: Tell = (wrong, path) => {
		if (wrong !== null) found.at(path, wrong);
	};
	const files = new Map<string, string>();
	if (isTooMuch(forms, folder))
		found.at(["forms"], `Too many forms: more than ${mostForms} files, or ${mostBytes / 1_000_000} MB together.`);
	else
		for (const [glob, form] of forms) {
			const wrong = isFormPath(form) ? fileFault(form, folder, files) : nameFault(form);
			tell(wrong, ["forms", glob]);
		}
	for (const [index, given] of data.output.to?.entries() ?? [])
		tell(templateFault(given.replace(/^pdf:/, ""), folder, [...templates, ...own]), ["output", "to", index]);
	if (data.output.folder !== undefined) tell(folderFault(data.output.folder, base), ["output", "folder"]);
	checkKeys(data, { folder, base }, tell);
	const faults = found.all();
	return faults.length > 0 ? { faults } : { data };
}

/** The codes of exit 2 are known, and yet no config can change them. */
function ofFixedCode(fault: YamlFault): YamlFault {
	const [, code = ""] = /^Unexpected `([a-z-]+)`\./.exec(fault.message) ?? [];
	if (!isFaultCode(code)) return fault;
	return { ...fault, message: `The severity of \`${code}\` can't be changed: it is always an error.` };
}

function folderFault(folder: string, base: string): string | null {
	const path = resolve(base, folder);
	const why = outsideReason(base, path) ?? whyForPrograms(relative(base, path)) ?? whyNoFolder(base, path);
	if (why === null) return null;
	return `Can't write to the folder \`${folder}\`: ${why}. Use another folder below the config's folder, or \`-o\`.`;
}

function whyNoFolder(base: string, path: string): string | null {
	if (path === base) return null;
	return whyNoFolder(base, dirname(path)) ?? (kindOf(path) === "file" ? `\`${basename(path)}\` is a file` : null);
}

function templateFault(given: string, folder: string, known: readonly string[]): string | null {
	// The path is compared after normalising: `./page.mjs/` is the same file.
	if (isModulePath(given) || (isTemplatePath(given) && isModulePath(resolve(folder, given))))
		return `A config can't run the program \`${given}\`. Name it on the command line with \`-t\`.`;
	if (isTemplatePath(given)) {
		const path = resolve(folder, given);
		const why = outsideReason(folder, path);
		if (why !== null) return `Can't use the template \`${given}\`: ${why}. ${insideOr("-t")}`;
		return kindOf(path) === null ? `Template \`${given}\` not found. Name a folder or a \`.liquid\` file.` : null;
	}
	if (known.includes(given)) return null;
	return `Unknown template \`${given}\`. Write ${suggestion(given, known)}, or the path of a template.`;
}

function nameFault(form: string): string | null {
	if (shippedFormNames.includes(form)) return null;
	return `Unknown form \`${form}\`. Write ${suggestion(form, shippedFormNames)}, or the path of a \`.yaml\` file.`;
}

/** A report names its form by the stem of its file: no two may have the same, nor one the name of a shipped form. */
function fileFault(form: string, folder: string, files: Map<string, string>): string | null {
	const path = resolve(folder, form);
	const stem = basename(path, extname(path));
	if (files.get(stem) === path) return null;
	if (outsideReason(folder, path) === null && kindOf(path) !== "file")
		return `Form \`${form}\` not found. Name a file.`;
	const wrong = unreadable(path, folder);
	if (wrong !== null) return `Can't use the form \`${form}\`: ${wrong}. ${insideOr("--form")}`;
	if (shippedFormNames.includes(stem)) return `An included form is called \`${stem}\` too. Rename the file.`;
	if (!files.has(stem)) {
		files.set(stem, path);
		return null;
	}
	return `Two forms are called \`${stem}\`. Rename one.`;
}

/** Each takes some milliseconds to load. */
const mostForms = 100;

/** Of all forms; one alone may have as many as any small file. */
const mostBytes = 2_000_000;

function isTooMuch(forms: readonly (readonly [string, string])[], folder: string): boolean {
	const files = new Set(forms.flatMap(([, form]) => (isFormPath(form) ? [normalize(form)] : [])));
	if (files.size > mostForms) return true;
	let bytes = 0;
	for (const file of files) bytes += statusOf(resolve(folder, file))?.size ?? 0;
	return files.size > 1 && bytes > mostBytes;
}

/** Why a form can't be read; null where it can. */
function unreadable(path: string, folder: string): string | null {
	try {
		readOwn(path, folder);
		return null;
	} catch (error) {
		return readFailure(error);
	}
}

/** The folders that paths count from, absolute. */
interface Folders {
	/** That of the config, in which a baseline lies. */
	readonly folder: string;
	/** That of what is written: the config's, or the working folder. */
	readonly base: string;
}

/** Adds what is wrong at a path, if anything. */
export type Tell = (wrong: string | null, path: readonly Step[]) => void;

/** Tells what is wrong with `baseline`, `people` and `reporters`. */
function checkKeys({ baseline, people, reporters: asked }: ConfigData, { folder, base }: Folders, tell: Tell): void {
	const why = baseline === undefined ? null : whyNotOwn(baseline, folder);
	tell(why && `Can't use the baseline \`${baseline}\`: ${why}. ${insideOr("--baseline")}`, ["baseline"]);
	const far = people === undefined ? null : outsideReason(folder, resolve(folder, people));
	tell(far && `Can't use the register \`${people}\`: ${far}. ${insideOr("--people")}`, ["people"]);
	const taken = new Set<string>();
	for (const [at, word] of asked?.entries() ?? []) tell(reporterFault(word, base, taken), ["reporters", at]);
}

/** What is wrong with one reporter; `taken` has the files of those before it. */
function reporterFault(word: string, base: string, taken: Set<string>): string | null {
	if (word.includes(",")) return `Several reporters in \`${word}\`. Write one per entry.`;
	const { name, file } = reporterOf(word);
	const names = reporters.map((each) => each.name);
	if (!names.includes(name)) return `Unknown reporter \`${name}\`. Write ${suggestion(name, names)}.`;
	if (file === "") return `No file after \`${name}=\`. Add its name.`;
	const why = file === null ? null : whyNotOwn(file, base);
	if (why !== null) return `Can't write to \`${file}\`: ${why}. ${insideOr("--reporter")}`;
	const place = file === null ? "" : normalize(file);
	const isTaken = taken.has(place);
	taken.add(place);
	if (!isTaken) return null;
	if (file === null) return `Two reporters on standard output. Write \`${name}=FILE\`.`;
	return `Two reporters write to \`${place}\`. Name a file for each.`;
}

/** The parts of `NAME=FILE`; null where it prints to standard output. */
export function reporterOf(word: string): { readonly name: string; readonly file: string | null } {
	const [, name = "", file = "-"] = /^([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
	return { name: name.trim(), file: file.trim() === "-" ? null : file.trim() };
}

/** Where a config may point to, and how to go further. */
const insideOr = (option: string): string => `Use another path inside the config's folder, or \`${option}\`.`;

/** Why a config may not let `check` read or write this file. */
function whyNotOwn(file: string, folder: string): string | null {
	const path = resolve(folder, file);
	return (
		outsideReason(folder, path) ??
		whyForPrograms(relative(folder, path)) ??
		(isObeyed(basename(path)) ? `\`${basename(path)}\` is a reserved name` : null)
	);
}

/** Why a folder below a project, or a file in it, is not for what people keep. */
function whyForPrograms(below: string): string | null {
	if (below === "") return "it is the config's own folder";
	const step = below.split(sep).find((name) => name.startsWith(".") || name.toLowerCase() === "node_modules");
	return step === undefined ? null : `\`${step}\` ${step.startsWith(".") ? "begins with a dot" : "is a reserved name"}`;
}
