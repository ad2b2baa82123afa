/** The pages that users read, and the code blocks in them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const markdownIn = (folder: string): string[] =>
	readdirSync(join(root, folder)).flatMap((name) => (name.endsWith(".md") ? [`${folder}/${name}`] : []));

/** The pages for users, as paths below `root`. */
export const pages = ["README.md", ...markdownIn("docs")];

/** The pages on odd choices, as paths below `root`. */
export const decisions = markdownIn("docs/decisions");

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
