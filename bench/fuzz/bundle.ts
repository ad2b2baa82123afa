/** Bundles the proof of one reader with all that it needs: the engine watches the paths through CommonJS alone. */
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "rolldown";

const here = fileURLToPath(new URL("../../bench/fuzz/", import.meta.url));

/** Writes `target.cjs` into a folder, a module whose `fuzz` the engine calls; its findings go to another folder. */
export async function bundle(reader: string, folder: string, findings: string): Promise<void> {
	const code = `import { harness } from "./harness.ts";
import { ${reader} } from "./proofs/${reader}.ts";
export const fuzz = harness(${reader}, ${JSON.stringify(findings)});
`;
	const packages = new Set<string>();
	await write("entry.ts", code, join(folder, "target.cjs"), apart(packages));
	for (const name of packages) await write("entry.cjs", asNodeHasIt(name), join(folder, fileOf(name)));
}

/** What is required is the default export for a module that imports it, with the others on it. */
const asNodeHasIt = (name: string): string => `const whole = require(${JSON.stringify(name)});
module.exports = whole.__esModule && whole.default ? Object.assign(whole.default, whole) : whole;`;

const fileOf = (name: string): string => `packages/${name.replace(here, "").replace(/\W/g, "_")}.cjs`;

/** A module that exists as text only, in one file. A dynamic import would be one of Node, past the engine. */
async function write(name: string, code: string, file: string, ...plugins: readonly Plugin[]): Promise<void> {
	const entry = join(here, name);
	const given: Plugin = {
		name: "given code",
		resolveId: (id) => (id === entry ? id : null),
		load: (id) => (id === entry ? code : null),
	};
	await build({
		input: entry,
		platform: "node",
		// Two folders below the project, as all that asks for a file of it.
		transform: { target: "node20.19", define: { "import.meta.url": JSON.stringify(pathToFileURL(entry).href) } },
		moduleTypes: { ".css": "text" },
		plugins: [given, ...plugins],
		output: { file, format: "cjs", codeSplitting: false, dynamicImportInCjs: false },
		logLevel: "silent",
	});
}

/** Packages and what judges stay beside the bundle: watched, they would be most of the time, and nobody asks for their paths. */
function apart(packages: Set<string>): Plugin {
	return {
		name: "packages apart",
		resolveId(id, importer) {
			if (importer === undefined || isBuiltin(id) || !/^[^.]|\/test\//.test(id)) return null;
			const name = id.startsWith(".") ? join(importer, "..", id) : id;
			packages.add(name);
			return { id: `./${fileOf(name)}`, external: true };
		},
	};
}
