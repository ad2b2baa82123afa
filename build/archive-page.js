import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { browsers, pageStyle } from "./page-style.js";

/** Bundles the program of the archive page, which runs in browsers, into a module; returns the paths that went in. */
export async function generateArchivePage(root) {
	const folder = join(root, "src", "archive");
	const { outputFiles, metafile } = await build({
		entryPoints: [join(folder, "page", "view", "main.ts")],
		absWorkingDir: root,
		bundle: true,
		minify: true,
		format: "iife",
		platform: "browser",
		target: browsers,
		// The hash that lets it run is of these very bytes.
		charset: "ascii",
		metafile: true,
		write: false,
	});
	const style = await pageStyle(join(folder, "page", "style.css"));
	const script = `${license(root, "minisearch")}${outputFiles[0].text.trim()}`;
	// Both stand in the page as they are.
	if (/<\/|<!--/.test(script + style)) throw new Error("the program or the style of the archive page holds a tag");
	const exports = { pageScript: script, pageStyle: style };
	const lines = Object.entries(exports).map(([name, text]) => `export const ${name} =\n\t${JSON.stringify(text)};\n`);
	writeFileSync(
		join(folder, "page.generated.ts"),
		`// Generated from src/archive/page by the build.\n${lines.join("")}`,
	);
	return Object.keys(metafile.inputs);
}

/** The page leaves the program: the license of what it holds goes with it. */
function license(root, name) {
	return `/*! ${name}\n${readFileSync(join(root, "node_modules", name, "LICENSE.txt"), "utf8").trim()}\n*/\n`;
}
