import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Writes the declarations of the library, from src/index.ts on. */
export function emitTypes(root) {
	const outDir = join(root, "dist", "types");
	const host = ts.createCompilerHost(options(root, outDir));
	const program = ts.createProgram([join(root, "src", "index.ts")], options(root, outDir), host);
	// The shipped templates lie beside src, and nothing of their types is seen from outside.
	const write = (path, text) => {
		if (path.startsWith(outDir.replaceAll("\\", "/"))) host.writeFile(path, text, false);
	};
	const { emitSkipped } = program.emit(undefined, write, undefined, true);
	if (emitSkipped) throw new Error("the declarations could not be written; `npm run types` says why");
	for (const name of readdirSync(outDir, { recursive: true })) rename(join(outDir, name));
}

function options(root, outDir) {
	const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
	const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
	const rootDir = join(root, "src");
	return { ...options, rootDir, outDir, noEmit: false, declaration: true, emitDeclarationOnly: true };
}

/** Declarations keep the `.ts` of the sources, which an outside compiler refuses. */
function rename(path) {
	if (!path.endsWith(".d.ts")) return;
	const text = readFileSync(path, "utf8");
	writeFileSync(path, text.replace(/((?:from|import\()\s*"\.{1,2}\/[^"]*)\.ts"/g, '$1.js"'));
}
