// Calls a renderer for each Markdown file below a folder, as a program of this kind would be written by hand; stands beside the peers.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What a peer makes of a text; also for comparisons within one process. */
export async function rendererOf(name) {
	if (name === "copy") return (text) => text;
	const module = await import(name);
	if (name === "marked") return (text) => module.marked.parse(text);
	const markdown = new module.default();
	return (text) => markdown.render(text);
}

async function convert(name, input, output) {
	const render = await rendererOf(name);
	for (const file of readdirSync(input, { recursive: true })) {
		if (!file.endsWith(".md")) continue;
		const path = join(output, file.replace(/md$/, "html"));
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, render(readFileSync(join(input, file), "utf8")));
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await convert(...process.argv.slice(2));
