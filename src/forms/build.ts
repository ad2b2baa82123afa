/** Build time only: the shipped forms, word lists and messages as JSON, so that no start parses YAML. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { grammarClasses } from "../text/lexicon.ts";
import { plainLists, wordClasses } from "../text/words.ts";
import { checkForm } from "./check.ts";
import { faultLine } from "./faults.ts";
import { expandWords, type WordTexts } from "./words.ts";

/** The forms, word lists and messages as JSON by their paths below `dist/`. Throws, with every fault, when a shipped form is broken. */
export async function shippedFiles(root: string): Promise<Map<string, string>> {
	const words = await readFolder(join(root, "forms", "words"));
	words.delete(fieldWordsName);
	const forms = await readFolder(join(root, "forms"));
	const files = new Map<string, string>();
	const faults: string[] = [];
	for (const [name, yaml] of forms) {
		const checked = checkForm(yaml, [...words.keys()]);
		if ("faults" in checked) faults.push(...checked.faults.map((fault) => faultLine(`forms/${name}.yaml`, fault)));
		else files.set(`forms/${name}.json`, JSON.stringify(checked.data));
	}
	if (faults.length > 0) throw new Error(faults.join("\n"));
	const lender = readWords(lenderName, words.get(lenderName) ?? "");
	for (const [name, yaml] of words)
		files.set(`words/${name}.json`, JSON.stringify(expandWords(readWords(name, yaml), lender)));
	for (const [language, yaml] of await readFolder(join(root, "forms", "messages")))
		files.set(`messages/${language}.json`, JSON.stringify(parse(yaml)));
	return files;
}

/** The list that others borrow classes from. */
const lenderName = "english";

/** Words that values are read by: no list of a form's, and no class that the learned weights know. */
const fieldWordsName = "fields";

function readWords(name: string, yaml: string): WordTexts {
	const lists = parse(yaml) as WordTexts;
	const classes: readonly string[] = [...wordClasses, ...grammarClasses, ...plainLists, "borrowed"];
	const unknown = Object.keys(lists).filter((key) => !classes.includes(key));
	if (unknown.length === 0) return lists;
	throw new Error(`forms/words/${name}.yaml: unknown classes of words: ${unknown.join(", ")}`);
}

async function readFolder(folder: string): Promise<Map<string, string>> {
	const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
	const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
	return new Map(names.map((name, index) => [name.slice(0, -".yaml".length), texts[index] ?? ""]));
}
