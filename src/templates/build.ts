/** Build time only: turns `templates/` into the modules that carry the shipped templates. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { shippedForm } from "../forms/shipped.ts";
import { createEngine } from "./engine.ts";
import { templateFaultLine } from "./fault.ts";
import { keysOf } from "./form-keys.ts";
import { moduleText } from "./generate/module.ts";
import { loadTemplate, manifestName } from "./load.ts";
import { placeTemplate } from "./place-template.ts";
import { engineFiles } from "./read-files.ts";

/**
 * The texts of modules by their paths in `src/templates`: a function for each template, a table of them, and the very
 * files, for those who start from them. Throws, with every fault, when a shipped template is broken.
 */
export async function generateTemplates(root: string): Promise<Readonly<Record<string, string>>> {
	const folder = join(root, "templates");
	const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, manifestName)));
	const modules = await Promise.all(
		names.sort().map(async (name) => [`shipped/${name}.generated.ts`, await moduleOf(join(folder, name), name)]),
	);
	const files = Object.fromEntries(names.map((name) => [name, filesBelow(join(folder, name))]));
	const type = "Readonly<Record<string, Readonly<Record<string, string>>>>";
	return {
		...Object.fromEntries(modules),
		"shipped.generated.ts": tableOf(names),
		"shipped-files.generated.ts": `${notice}export const shippedFiles: ${type} = ${JSON.stringify(files)};\n`,
	};
}

const notice = "// Generated from templates/ by the build.\n";

function tableOf(names: readonly string[]): string {
	const imports = names.map((name, index) => `import * as template${index} from "./shipped/${name}.generated.ts";\n`);
	const entries = names.map((name, index) => `\t${JSON.stringify(name)}: template${index},\n`);
	const type = 'import type { CompiledTemplate } from "./compiled.ts";\n';
	const table = `export const compiledTemplates: Readonly<Record<string, CompiledTemplate>> = {\n${entries.join("")}};\n`;
	return [notice, type, ...imports, table].join("");
}

function filesBelow(folder: string): Record<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
	return Object.fromEntries(
		paths.map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8")]),
	);
}

async function moduleOf(path: string, name: string): Promise<string> {
	const loaded = await loadTemplate(path, name);
	if ("faults" in loaded) throw new Error(loaded.faults.map(templateFaultLine).join("\n"));
	const { files, ...facts } = loaded.source;
	const form = shippedForm(facts.form ?? "");
	const engine = createEngine(engineFiles(loaded.source));
	const placed = placeTemplate(loaded.source, keysOf(form === null ? [] : [form]), engine);
	if ("faults" in placed) throw new Error(placed.faults.map(templateFaultLine).join("\n"));
	return moduleText(facts, placed);
}
