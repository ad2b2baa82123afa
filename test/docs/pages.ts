/** The pages that users read, and the code blocks in them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The paths of the pages below `root`. */
export const pages = [
	"README.md",
	...readdirSync(join(root, "docs"))
		.filter((name) => name.endsWith(".md"))
		.map((name) => `docs/${name}`),
];

/** A code block: its language, the name of the file that it holds (if any), and its text. */
export interface CodeBlock {
	readonly language: string;
	readonly name: string | undefined;
	readonly text: string;
}

/** The code blocks of a page, in order. */
export function codeBlocks(page: string): CodeBlock[] {
	const fences = readFileSync(join(root, page), "utf8").matchAll(/^```(\w*)(?: (\S+))?\n([\s\S]*?)^```$/gm);
	return Array.from(fences, ([, language = "", name, text = ""]) => ({ language, name, text }));
}
