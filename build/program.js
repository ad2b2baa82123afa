// The program: ESM chunks that are loaded when they are needed, each turned into CommonJS for the code cache in bin/.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, transform } from "esbuild";
import { latePatterns } from "./late-patterns.js";
import { lightModules } from "./light-modules.js";
import { everyDay, gather } from "./program-parts.js";

/** Bundles src/cli/main.ts with all it needs; returns the paths of all sources that went in. */
export async function bundleProgram(root) {
	const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
	const define = { RAPPORTEUR_VERSION: JSON.stringify(version) };
	const main = await bundle(root, "cli/main.ts", { define, splitting: true });
	// On its own: what it shares with the program would become chunks that every start has to read.
	const jail = await bundle(root, "templates/jail.ts", { splitting: false });
	const parts = await Promise.all(main.outputFiles.map(toCommonJs));
	const jailed = await Promise.all(jail.outputFiles.map(toCommonJs));
	const gathered = [...gather(parts, everyDay(main.metafile)), ...jailed];
	const chunks = gathered.map(({ name, code }) => ({ name, code: asModule(code) }));
	const id = createHash("sha256");
	for (const { name, code } of chunks) id.update(name).update(code);
	const build_ = id.digest("hex").slice(0, 16);
	mkdirSync(join(root, "dist", "cli"), { recursive: true });
	writeContents(root, main.metafile);
	for (const { name, code } of chunks) writeFileSync(join(root, "dist", "cli", name), `// build ${build_}\n${code}`);
	writeFileSync(join(root, "dist", "cli", "package.json"), '{ "type": "commonjs" }\n');
	return Object.keys({ ...main.metafile.inputs, ...jail.metafile.inputs });
}

/** Which sources each part is made of: the tests ask what a command loads. */
function writeContents(root, { outputs }) {
	const contents = Object.entries(outputs).map(([path, { inputs }]) => [`./${basename(path)}`, Object.keys(inputs)]);
	mkdirSync(join(root, "dist", "tools"), { recursive: true });
	writeFileSync(join(root, "dist", "tools", "parts.json"), JSON.stringify(Object.fromEntries(contents)));
}

function bundle(root, entry, options) {
	return build({
		entryPoints: [join(root, "src", entry)],
		outdir: join(root, "dist", "cli"),
		outExtension: { ".js": ".cjs" },
		absWorkingDir: root,
		bundle: true,
		minifySyntax: true,
		minifyWhitespace: true,
		platform: "node",
		format: "esm",
		target: "node20.19",
		// One starts a browser, and is loaded only where a page is printed; the other is there only if a user brings it.
		external: ["playwright-core", "unpdf"],
		plugins: [lightModules, latePatterns],
		metafile: true,
		write: false,
		...options,
	});
}

async function toCommonJs({ path, text }) {
	const { code } = await transform(text, {
		format: "cjs",
		platform: "node",
		target: "node20.19",
		minifyWhitespace: true,
		// The code cache reads files as Latin-1, which is what V8 stores shortest.
		charset: "ascii",
		// A bundled package may want to make a `require` of its own.
		define: { "import.meta.url": "__filename" },
		// `import()` becomes `require()`: nothing in the program is outside its folder.
		supported: { "dynamic-import": false },
	});
	return { name: basename(path), code: toAscii(code) };
}

/**
 * A script that is a function, where bin/code-cache.js runs it, and a module where Node does: to put the function around
 * the code at each start would be to copy it all, 3 ms with what is collected of that.
 */
function asModule(code) {
	const given = "exports,require,module,__filename,__dirname";
	return `(typeof module==="object"?(code)=>code(${given}):(code)=>code)(function(${given}){${code}\n});\n`;
}

/** esbuild escapes strings, but leaves regular expressions as they are: read as Latin-1, `–` would be three letters. */
function toAscii(code) {
	return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
