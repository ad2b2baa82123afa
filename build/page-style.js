import { readFileSync } from "node:fs";
import { transform } from "esbuild";

/** The browsers that our own pages are for. */
export const browsers = ["chrome109", "firefox115", "safari16.4"];

/** A page's style sheet as browsers get it, behind what all of our own pages share. */
export async function pageStyle(file) {
	const css = [new URL("page-base.css", import.meta.url), file].map((path) => readFileSync(path, "utf8")).join("\n");
	const { code } = await transform(css, { loader: "css", minify: true, target: browsers });
	return code.trim();
}
