import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { parse } from "yaml";

/** Compiles the words of fields and the shipped forms into modules, so that the program needs no YAML for them. */
export async function generateForms(root) {
	// What compiles the forms knows the field types, so their words come first.
	generateFieldWords(root);
	// Inside the project, so that what stays outside the bundle is found.
	const outfile = join(root, "dist", "build-forms.mjs");
	const entry = join(root, "src", "forms", "build.ts");
	await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
	try {
		const { generateShipped } = await import(pathToFileURL(outfile).href);
		writeFileSync(join(root, "src", "forms", "shipped.generated.ts"), await generateShipped(root));
	} finally {
		rmSync(outfile, { force: true });
	}
}

/** Writes the words of fields as arrays: of a text each of its words, of a list each entry, of a map the same by key. */
function generateFieldWords(root) {
	const lists = Object.entries(parse(readFileSync(join(root, "forms", "words", "fields.yaml"), "utf8"))).map(
		([name, entry]) => `export const ${name} = ${JSON.stringify(splitWords(entry))};\n`,
	);
	const head = "// Generated from forms/words/fields.yaml by the build.\n";
	writeFileSync(join(root, "src", "fields", "words.generated.ts"), head + lists.join(""));
}

function splitWords(entry) {
	if (typeof entry === "string") return entry.trim().split(/\s+/);
	if (Array.isArray(entry)) return entry;
	return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, splitWords(value)]));
}
