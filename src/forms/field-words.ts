/** Build time only: the module that carries the words of fields. It imports no reader of values, since these import what it writes. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

/** Words that values are read by: no list of a form's, and no class that the learned weights know. */
export const fieldWordsName = "fields";

/** The text of `src/fields/words.generated.ts`: each entry is an array of its words, or a map of such. */
export async function generateFieldWords(root: string): Promise<string> {
	const yaml = await readFile(join(root, "forms", "words", `${fieldWordsName}.yaml`), "utf8");
	const lists = Object.entries(parse(yaml) as Record<string, WordTree>).map(
		([name, tree]) => `export const ${name} = ${JSON.stringify(splitWords(tree))};\n`,
	);
	return `// Generated from forms/words/${fieldWordsName}.yaml by the build.\n${lists.join("")}`;
}

/** Words in a text, one by one in a list, or by key. */
type WordTree = string | readonly string[] | { readonly [key: string]: WordTree };

function splitWords(tree: WordTree): unknown {
	if (typeof tree === "string") return tree.trim().split(/\s+/);
	if (Array.isArray(tree)) return tree;
	return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, splitWords(value)]));
}
