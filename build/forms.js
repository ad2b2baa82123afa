import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Compiles the shipped forms and the words of fields into modules, so that the program needs no YAML for them. */
export async function generateForms(root) {
	// Inside the project, so that what stays outside the bundle is found.
	const outfile = join(root, "dist", "build-forms.mjs");
	const entry = join(root, "src", "forms", "build.ts");
	await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
	try {
		const { generateFieldWords, generateShipped } = await import(pathToFileURL(outfile).href);
		writeFileSync(join(root, "src", "forms", "shipped.generated.ts"), await generateShipped(root));
		writeFileSync(join(root, "src", "fields", "words.generated.ts"), await generateFieldWords(root));
	} finally {
		rmSync(outfile, { force: true });
	}
}
