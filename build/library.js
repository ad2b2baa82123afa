import { join } from "node:path";
import { build } from "esbuild";

/** The library: ESM; packages stay outside, so that a user's own copies of unified and vfile are the same ones. */
export async function bundleLibrary(root) {
	await build({
		entryPoints: [join(root, "src", "index.ts")],
		outdir: join(root, "dist", "library"),
		chunkNames: "[name]-[hash]",
		bundle: true,
		splitting: true,
		platform: "node",
		format: "esm",
		target: "node20.19",
		packages: "external",
	});
}
