// Builds dist/: the program, the library with its types, our own tools. `npm ci` runs it too.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { relative } from "node:path";
import { build } from "rolldown";
import { generateSources } from "./build/generated.js";
import { writeLicenses } from "./build/licenses.js";
import { forNode, outside } from "./build/settings.js";

process.chdir(import.meta.dirname);
rmSync("dist", { recursive: true, force: true });
const pageSources = await generateSources();
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/**
 * What is loaded for notes in plain text, in few files: the way to a command, how notes are read and checked, how they are
 * converted. Each has all that it needs and that none before it has: from file to file calls are slower.
 */
const everyDay = [
	["main", /^\0rolldown|[\\/]src[\\/]cli[\\/]main\.ts$/],
	["check", /[\\/]src[\\/](?:cli[\\/]commands[\\/]check|structure[\\/]formats[\\/]txt)\.ts$/],
	["convert", /[\\/]src[\\/]cli[\\/]commands[\\/]convert\.ts$/],
].map(([name, test], at) => ({ name, test, priority: 3 - at }));

/** One part of the program; CommonJS, which Node 20 starts sooner. What is asked for with `import()` stands in files of its own. */
const program = (entry, codeSplitting) =>
	build({
		...forNode,
		input: `src/${entry}.ts`,
		// Users who print, or who read PDFs, install them.
		external: ["playwright-core", "unpdf"],
		moduleTypes: { ".css": "text" },
		preserveEntrySignatures: "allow-extension",
		transform: { ...forNode.transform, define: { RAPPORTEUR_VERSION: JSON.stringify(version) } },
		output: {
			dir: "dist/cli",
			format: "cjs",
			entryFileNames: "[name].cjs",
			chunkFileNames: "[name]-[hash].cjs",
			comments: false,
			codeSplitting,
		},
	});

/** Packages stay outside: a user's own copies of unified and vfile are the same ones. */
const modules = (input, dir, extension) =>
	build({
		...forNode,
		input,
		external: outside,
		moduleTypes: { ".css": "text" },
		output: { dir, format: "esm", entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` },
	});

const tools = {
	accuracy: "tools/accuracy/main.ts",
	train: "tools/people/learn-weights.ts",
	people: "tools/people/main.ts",
	bench: "tools/bench/main.ts",
	functions: "tools/functions.ts",
};

const [main, jail, pdf] = await Promise.all([
	program("cli/main", { groups: everyDay }),
	// On its own: what it shares with the program would come with the rest of it.
	program("templates/jail", false),
	// A thread of its own loads it.
	program("read/documents/pdf-library", false),
	modules("src/index.ts", "dist/library", "js"),
	modules(tools, "dist/tools", "mjs"),
]);

// What the bundler adds has no path.
const sourcesOf = ({ moduleIds }) => moduleIds.filter((id) => !id.startsWith("\0")).map((path) => relative(".", path));
const chunks = [...main.output, ...jail.output, ...pdf.output];
writeLicenses([...chunks.flatMap(sourcesOf), ...pageSources]);
// The tests ask what a command loads.
const sources = chunks.map((chunk) => [chunk.fileName, sourcesOf(chunk)]);
writeFileSync("dist/tools/parts.json", JSON.stringify(Object.fromEntries(sources)));
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
execFileSync(process.execPath, [tsc, "-p", "build/types.json", "--noCheck"], { stdio: "inherit" });
