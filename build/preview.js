import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { pageStyle } from "./page-style.js";

/** Turns the files of the preview's page into a module: the program carries them with it. */
export async function generatePreview(root) {
	const folder = join(root, "src", "preview", "page");
	const html = readFileSync(join(folder, "page.html"), "utf8");
	const css = await pageStyle(join(folder, "page.css"));
	const script = await build({
		entryPoints: [join(folder, "script.ts")],
		bundle: true,
		minify: true,
		format: "esm",
		target: "es2022",
		write: false,
	});
	const files = { html, css, js: script.outputFiles[0].text };
	const module = `// Generated from src/preview/page by the build.\nexport const pageFiles = ${JSON.stringify(files, null, "\t")};\n`;
	writeFileSync(join(root, "src", "preview", "page.generated.ts"), module);
}
