import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";

/** Turns the style sheet of the HTML reports into a module, so that every bundler and test runner can import it. */
export async function generateStyles(root) {
	const css = readFileSync(join(root, "templates", "html", "style.css"), "utf8");
	const { code } = await transform(css, { loader: "css", minifyWhitespace: true });
	const module = `// Generated from templates/html/style.css by the build.\nexport const styleSheet =\n\t${JSON.stringify(code.trim())};\n`;
	writeFileSync(join(root, "src", "render", "html", "style.generated.ts"), module);
}
