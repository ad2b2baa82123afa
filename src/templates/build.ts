/** Build time only: turns `templates/` into the module that carries the shipped templates. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { shippedForm } from "../forms/shipped.ts";
import { compileTemplate } from "./compile.ts";
import { templateFaultLine } from "./fault.ts";
import { keysOf } from "./form-keys.ts";
import { loadTemplate, manifestName } from "./load.ts";

/** The two modules: what runs, and the very files, for those who start from them. */
export interface Generated {
	readonly sources: string;
	readonly files: string;
}

/** The texts of `src/templates/shipped.generated.ts` and `shipped-files.generated.ts`. Throws, with every fault, when a shipped template is broken. */
export async function generateTemplates(root: string): Promise<Generated> {
	const names = readdirSync(join(root, "templates")).filter((name) =>
		existsSync(join(root, "templates", name, manifestName)),
	);
	const entries = await Promise.all(names.sort().map((name) => entry(root, name)));
	const sources = [
		"// Generated from templates/ by the build. Text that is parsed when it is needed starts faster than literals.",
		`export const templatesJson: Readonly<Record<string, string>> = {\n${entries.join("\n")}\n};\n`,
	].join("\n\n");
	const files = Object.fromEntries(names.map((name) => [name, filesBelow(join(root, "templates", name))]));
	const type = "Readonly<Record<string, Readonly<Record<string, string>>>>";
	const text = `// Generated from templates/ by the build.\nexport const shippedFiles: ${type} = ${JSON.stringify(files)};\n`;
	return { sources, files: text };
}

function filesBelow(folder: string): Record<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
	return Object.fromEntries(
		paths.map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8")]),
	);
}

async function entry(root: string, name: string): Promise<string> {
	const loaded = await loadTemplate(join(root, "templates", name), name);
	if ("faults" in loaded) throw new Error(loaded.faults.map(templateFaultLine).join("\n"));
	const form = shippedForm(loaded.source.form ?? "");
	const compiled = compileTemplate(loaded.source, keysOf(form === null ? [] : [form]));
	if ("faults" in compiled) throw new Error(compiled.faults.map(templateFaultLine).join("\n"));
	return `\t${JSON.stringify(name)}: ${JSON.stringify(JSON.stringify(loaded.source))},`;
}
