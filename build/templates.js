import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Checks the shipped templates and turns them into modules. Needs the forms, whose fields they name. */
export async function generateTemplates(root) {
	// Inside the project, so that what stays outside the bundle is found.
	const outfile = join(root, "dist", "build-templates.mjs");
	const entry = join(root, "src", "templates", "build.ts");
	await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
	try {
		const generator = await import(pathToFileURL(outfile).href);
		const modules = await generator.generateTemplates(root);
		rmSync(join(root, "src", "templates", "shipped"), { recursive: true, force: true });
		for (const [path, text] of Object.entries(modules)) {
			const file = join(root, "src", "templates", path);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
	} finally {
		rmSync(outfile, { force: true });
	}
}
