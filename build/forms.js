import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Compiles the words of fields, then the shipped forms, into modules, so that the program needs no YAML for them. */
export async function generateForms(root) {
	// The forms are checked by code that reads fields, and so needs their words.
	const { generateFieldWords } = await load(root, "field-words");
	writeFileSync(join(root, "src", "fields", "words.generated.ts"), await generateFieldWords(root));
	const { generateShipped } = await load(root, "build");
	writeFileSync(join(root, "src", "forms", "shipped.generated.ts"), await generateShipped(root));
}

async function load(root, name) {
	// Inside the project, so that what stays outside the bundle is found.
	const outfile = join(root, "dist", `${name}.mjs`);
	const entry = join(root, "src", "forms", `${name}.ts`);
	await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
	try {
		return await import(pathToFileURL(outfile).href);
	} finally {
		rmSync(outfile, { force: true });
	}
}
