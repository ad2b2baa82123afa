/** Bundles the proof of one reader with all that it needs: the engine watches the paths through CommonJS alone. */
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

const here = fileURLToPath(new URL("../../bench/fuzz/", import.meta.url));
/** A dynamic import would be one of Node, past the engine. */
const supported = { "dynamic-import": false };
const common = {
	bundle: true,
	platform: "node",
	format: "cjs",
	target: "node20.19",
	logLevel: "error",
	supported,
} as const;

/** Writes `target.cjs` into a folder, a module whose `fuzz` the engine calls; its findings go to another folder. */
export async function bundle(reader: string, folder: string, findings: string): Promise<void> {
	const contents = `import { harness } from "./harness.ts";
import { ${reader} } from "./proofs/${reader}.ts";
export const fuzz = harness(${reader}, ${JSON.stringify(findings)});
`;
	const packages = new Set<string>();
	const stdin = { contents, resolveDir: here, loader: "ts" } as const;
	await build({ ...common, stdin, outfile: join(folder, "target.cjs"), plugins: [apart(packages)] });
	for (const name of packages) await bundlePackage(name, join(folder, fileOf(name)));
}

const fileOf = (name: string): string => `packages/${name.replace(here, "").replace(/\W/g, "_")}.cjs`;

/** Packages and what judges stay beside the bundle: watched, they would be most of the time, and nobody asks for their paths. */
function apart(packages: Set<string>): Plugin {
	return {
		name: "packages apart",
		setup(builder) {
			builder.onResolve({ filter: /^[^.]|\/test\// }, ({ path, kind, resolveDir }) => {
				if (kind === "entry-point" || isBuiltin(path)) return null;
				const name = path.startsWith(".") ? join(resolveDir, path) : path;
				packages.add(name);
				return { path: `./${fileOf(name)}`, external: true };
			});
		},
	};
}

async function bundlePackage(name: string, outfile: string): Promise<void> {
	const contents = `module.exports = require(${JSON.stringify(name)});`;
	await build({ ...common, stdin: { contents, resolveDir: here }, outfile });
}
