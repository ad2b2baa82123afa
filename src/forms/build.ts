/** Build time only: the module that carries the shipped forms, so that no start parses YAML, and their JSON Schema. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { parse } from "yaml";
import { grammarClasses } from "../text/lexicon.ts";
import { plainLists, wordClasses } from "../text/words.ts";
import { checkForm } from "./check.ts";
import { faultLine } from "./faults.ts";
import { peopleSchema } from "./people-file.ts";
import { formSchema } from "./schema.ts";
import { expandWords, type WordTexts } from "./words.ts";

/** The text of `src/forms/shipped.generated.ts`. Throws, with every fault, when a shipped form is broken. */
export async function generateShipped(root: string): Promise<string> {
	const words = await readFolder(join(root, "forms", "words"));
	words.delete(fieldWordsName);
	const forms = await readFolder(join(root, "forms"));
	const lists = [...words.keys()];
	const faults: string[] = [];
	const formTexts = [...forms].map(([name, yaml]) => {
		const checked = checkForm(yaml, lists);
		if ("faults" in checked) faults.push(...checked.faults.map((fault) => faultLine(`forms/${name}.yaml`, fault)));
		return entry(name, "data" in checked ? checked.data : null);
	});
	if (faults.length > 0) throw new Error(faults.join("\n"));
	const lender = readWords(lenderName, words.get(lenderName) ?? "");
	const wordTexts = [...words].map(([name, yaml]) => entry(name, expandWords(readWords(name, yaml), lender)));
	return [
		"// Generated from forms/ by the build. Text that is parsed when it is needed starts faster than literals.",
		table("formsJson", formTexts),
		table("wordsJson", wordTexts),
	].join("\n\n");
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

function table(name: string, entries: readonly string[]): string {
	return `export const ${name}: Readonly<Record<string, string>> = {\n${entries.join("\n")}\n};\n`;
}

function entry(name: string, data: unknown): string {
	return `\t${JSON.stringify(name)}: ${JSON.stringify(JSON.stringify(data))},`;
}

async function readFolder(folder: string): Promise<Map<string, string>> {
	const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
	const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
	return new Map(names.map((name, index) => [name.slice(0, -".yaml".length), texts[index] ?? ""]));
}

/** The text of `schemas/form.schema.json`. */
export function formJsonSchema(): string {
	// What JSON Schema has no word for (labels that hold a word, patterns) is checked when the form is read.
	const { $schema, ...schema } = toJsonSchema(formSchema, {
		target: "draft-2020-12",
		typeMode: "input",
		errorMode: "ignore",
	});
	return `${JSON.stringify({ $schema, title: "A form for meeting notes", ...schema }, null, "\t")}\n`;
}

/** The text of `schemas/people.schema.json`. */
export function peopleJsonSchema(): string {
	const { $schema, ...schema } = toJsonSchema(peopleSchema, {
		target: "draft-2020-12",
		typeMode: "input",
		errorMode: "ignore",
	});
	return `${JSON.stringify({ $schema, title: "A register of people", ...schema }, null, "\t")}\n`;
}
