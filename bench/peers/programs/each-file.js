// Calls a renderer for each Markdown file below a folder, as a program of this kind would be written by hand.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export function eachFile(render) {
	const [input, output] = process.argv.slice(2);
	for (const name of readdirSync(input, { recursive: true })) {
		if (!name.endsWith(".md")) continue;
		const path = join(output, name.replace(/md$/, "html"));
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, render(readFileSync(join(input, name), "utf8")));
	}
}
