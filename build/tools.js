import { join } from "node:path";
import { build } from "esbuild";

/** The project's own measuring tools, which run on the built program. */
export async function bundleTools(root) {
	await build({
		entryPoints: [join(root, "bench", "accuracy", "main.ts")],
		outfile: join(root, "dist", "tools", "accuracy.mjs"),
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20.19",
		packages: "external",
	});
}
