/** Build time only: turns `templates/` into the module that carries the shipped templates. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { shippedForm } from "../forms/shipped.ts";
import { compileTemplate } from "./compile.ts";
import { templateFaultLine } from "./fault.ts";
import { loadTemplate, manifestName } from "./load.ts";
import { keysOf } from "./names.ts";

/** The text of `src/templates/shipped.generated.ts`. Throws, with every fault, when a shipped template is broken. */
export async function generateTemplates(root: string): Promise<string> {
	const names = readdirSync(join(root, "templates")).filter((name) =>
		existsSync(join(root, "templates", name, manifestName)),
	);
	const entries = await Promise.all(names.sort().map((name) => entry(root, name)));
	return [
		"// Generated from templates/ by the build. Text that is parsed when it is needed starts faster than literals.",
		`export const templatesJson: Readonly<Record<string, string>> = {\n${entries.join("\n")}\n};\n`,
	].join("\n\n");
}

async function entry(root: string, name: string): Promise<string> {
	const loaded = await loadTemplate(join(root, "templates", name), name);
	if ("faults" in loaded) throw new Error(loaded.faults.map(templateFaultLine).join("\n"));
	const form = shippedForm(loaded.source.form ?? "");
	const compiled = compileTemplate(loaded.source, keysOf(form === null ? [] : [form]));
	if ("faults" in compiled) throw new Error(compiled.faults.map(templateFaultLine).join("\n"));
	return `\t${JSON.stringify(name)}: ${JSON.stringify(JSON.stringify(loaded.source))},`;
}
