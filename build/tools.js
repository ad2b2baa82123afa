import { join } from "node:path";
import { build } from "esbuild";

const tools = {
	accuracy: "bench/accuracy/main.ts",
	train: "tools/people/learn-weights.ts",
	people: "tools/people/main.ts",
	fuzz: "bench/fuzz/main.ts",
	bench: "bench/speed/main.ts",
	functions: "bench/functions.ts",
	notes: "bench/notes/main.ts",
	shapes: "bench/shapes/main.ts",
	soak: "bench/soak/main.ts",
};

/** The project's own measuring tools, which run on the built program. */
export async function bundleTools(root) {
	await build({
		entryPoints: Object.fromEntries(Object.entries(tools).map(([name, path]) => [name, join(root, path)])),
		outdir: join(root, "dist", "tools"),
		outExtension: { ".js": ".mjs" },
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20.19",
		packages: "external",
	});
}
