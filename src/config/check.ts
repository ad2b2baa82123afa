/** Checks the YAML of a config: its syntax, its shape, and whether the forms that it names are there. */
import { basename, extname, relative, resolve, sep } from "node:path";
import { type BaseIssue, safeParse } from "valibot";
import { readOwn, whyOutside } from "../files/own-file.ts";
import { isFaultCode } from "../findings/faults.ts";
import { readFailure } from "../findings/system-failure.ts";
import { inOrder, issueFaults, suggestion, type YamlFault, type YamlSource } from "../forms/faults.ts";
import { isFormPath } from "../forms/load.ts";
import { shippedFormNames } from "../forms/shipped.ts";
import { readYaml } from "../forms/yaml.ts";
import { kindOf } from "../read/load.ts";
import { isModulePath, isTemplatePath } from "../templates/path.ts";
import { type ConfigData, configSchema } from "./schema.ts";

/** A config after checking: its data, or everything that is wrong with it. */
export type CheckedConfig = { readonly data: ConfigData } | { readonly faults: readonly YamlFault[] };

/** What a config may refer to. */
export interface Surroundings {
	/** The folder that it stands in, absolute: paths of forms count from there. */
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
	const source = readYaml(yaml);
	if ("faults" in source) return source;
	const schema = configSchema(templates);
	const result = safeParse(schema, source.data ?? {});
	if (!result.success) {
		const open = result.issues.filter((issue) => fixedCode(issue) === null);
		const fixed = result.issues.map((issue) => fixedCodeFault(source, issue)).filter((fault) => fault !== null);
		return { faults: inOrder([...issueFaults(source, schema, open), ...fixed]) };
	}
	const { forms, output } = result.output;
	const wanted = templateFaults(source, output.to ?? [], { folder, base, templates, own });
	const strays = outputFaults(source, output.folder, base);
	const faults = inOrder([...formFaults(source, forms, folder), ...wanted, ...strays]);
	return faults.length > 0 ? { faults } : { data: result.output };
}

/** The code of exit 2 that an issue is about: those are known, and yet can't be changed. */
function fixedCode({ path }: BaseIssue<unknown>): string | null {
	const [outer, inner] = path ?? [];
	const code = String(inner?.key);
	return outer?.key === "severities" && isFaultCode(code) ? code : null;
}

function fixedCodeFault(source: YamlSource, issue: BaseIssue<unknown>): YamlFault | null {
	const code = fixedCode(issue);
	if (code === null) return null;
	const expected = "a code that does not keep the whole job from being done";
	return { message: `Unexpected code \`${code}\``, ...source.place(["severities", code], "key"), expected };
}

function formFaults(source: YamlSource, forms: ConfigData["forms"], folder: string): YamlFault[] {
	const { forms: written } = (source.data ?? {}) as { readonly forms?: unknown };
	if (Array.isArray(written)) {
		// The schema takes a list for a map with the keys 0, 1, 2.
		return [{ message: "Unexpected list", ...source.place(["forms"], "value"), expected: "a map of keys" }];
	}
	const files = new Map<string, string>();
	return Object.entries(forms).flatMap(([glob, form]) => {
		const wrong = isFormPath(form) ? fileFault(form, { path: resolve(folder, form), folder }, files) : nameFault(form);
		return wrong === null ? [] : [{ ...wrong, ...source.place(["forms", glob], "value") }];
	});
}

function outputFaults(source: YamlSource, folder: string | undefined, base: string): YamlFault[] {
	if (folder === undefined) return [];
	const path = resolve(base, folder);
	const why = whyOutside(base, path) ?? whyNotForOutput(relative(base, path));
	if (why === null) return [];
	const message = `Unexpected output folder \`${folder}\`: ${why}`;
	return [
		{ message, ...source.place(["output", "folder"], "value"), expected: "a folder inside it; `-o` may name any" },
	];
}

/** Why a folder of a project holds something else than reports. */
function whyNotForOutput(below: string): string | null {
	if (below === "") return "it is the folder itself";
	const step = below.split(sep).find((name) => name.startsWith(".") || name.toLowerCase() === "node_modules");
	return step === undefined ? null : `\`${step}\` is for programs`;
}

function templateFaults(source: YamlSource, to: readonly string[], around: Required<Surroundings>): YamlFault[] {
	return to.flatMap((given, index) => {
		const wrong = templateFault(given, around);
		return wrong === null ? [] : [{ ...wrong, ...source.place(["output", "to", index], "value") }];
	});
}

function templateFault(given: string, { folder, templates, own }: Required<Surroundings>): Wrong | null {
	if (isModulePath(given)) {
		return {
			message: `Unexpected program \`${given}\``,
			expected: "a template: programs are run by the command line only",
		};
	}
	if (isTemplatePath(given)) {
		const expected = "the path of a folder or of a `.liquid` file";
		const path = resolve(folder, given);
		const why = whyOutside(folder, path);
		if (why !== null) return { message: `Unexpected template \`${given}\`: ${why}`, expected: insideOr("-t") };
		return kindOf(path) === null ? { message: `Missing template \`${given}\``, expected } : null;
	}
	const known = [...templates, ...own];
	if (known.includes(given)) return null;
	return { message: `Unexpected \`${given}\``, expected: `${suggestion(given, known)}, or the path of a template` };
}

type Wrong = Pick<YamlFault, "message" | "expected">;

function nameFault(form: string): Wrong | null {
	if (shippedFormNames.includes(form)) return null;
	const expected = `${suggestion(form, shippedFormNames)}, or the path of a \`.yaml\` file`;
	return { message: `Unknown form \`${form}\``, expected };
}

const insideOr = (option: string): string => `one in the config's folder; \`${option}\` may name any`;

/** Why a form can't be read; null where it can. */
function unreadable(path: string, folder: string): string | null {
	try {
		readOwn(path, folder);
		return null;
	} catch (error) {
		return readFailure(error);
	}
}

/** A report names its form by the stem of its file: no two may have the same, nor one the name of a shipped form. */
function fileFault(
	form: string,
	{ path, folder }: { readonly path: string; readonly folder: string },
	files: Map<string, string>,
): Wrong | null {
	const stem = basename(path, extname(path));
	if (whyOutside(folder, path) === null && kindOf(path) !== "file")
		return { message: `Missing form \`${form}\``, expected: "the path of a file" };
	const wrong = unreadable(path, folder);
	if (wrong !== null) return { message: `Unexpected form \`${form}\`: ${wrong}`, expected: insideOr("--form") };
	if (shippedFormNames.includes(stem)) {
		return { message: `Unexpected name \`${stem}\` of a form`, expected: "one that no shipped form has" };
	}
	const other = files.get(stem);
	files.set(stem, path);
	if (other === undefined || other === path) return null;
	return { message: `Unexpected second form of the name \`${stem}\``, expected: "a name for each" };
}
