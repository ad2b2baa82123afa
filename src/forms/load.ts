/**
 * Reads a form, or a register of people, from a file. The code that only such a file needs (YAML, the schema) is loaded
 * here.
 */
import { basename, extname } from "node:path";
import { readOwnText } from "../files/own-file.ts";
import { readFailure } from "../findings/system-failure.ts";
import { quotableFaults, type YamlFault } from "./faults.ts";
import type { Form } from "./form.ts";
import type { LoadedPeople } from "./people-file.ts";

/** A form, or everything that is wrong with its file. */
export type LoadedForm = { readonly form: Form } | { readonly faults: readonly YamlFault[] };

/** A form that somebody named for some files. */
export interface FormRule {
	/** As written. */
	readonly glob: string;
	/** Takes an absolute path. */
	readonly fits: (file: string) => boolean;
	/** The name of a shipped form; null where `file` says more. */
	readonly name: string | null;
	/** The absolute path of the form's file; null for a shipped one. */
	readonly file: string | null;
	/** The folder that the file must be in; null if it may be anywhere. */
	readonly within: string | null;
}

/** Whether what `--form` was given names a file, not a shipped form. */
export function isFormPath(given: string): boolean {
	return /[\\/]|\.ya?ml$|^\.{1,2}$/iu.test(given);
}

/**
 * Reads, checks and compiles a form's file; its name is the file's stem. A file that can't be read is a fault, too, as is
 * one that does not stay in the folder `within`.
 */
export async function loadForm(path: string, within: string | null = null): Promise<LoadedForm> {
	const text = ownText(path, within, "form");
	if (typeof text !== "string") return { faults: [text] };
	const loaded = await parseForm(text, basename(path, extname(path)));
	return "form" in loaded ? loaded : { faults: quotableFaults(loaded.faults, text, "form") };
}

/** Checks and compiles a form's YAML; `name` is the name of the form. Mistakes are returned as faults. */
export async function parseForm(yaml: string, name: string): Promise<LoadedForm> {
	const [{ checkForm }, { compileForm }, { shippedWordLists, wordsOf }] = await Promise.all([
		import("./check.ts"),
		import("./compile.ts"),
		import("./shipped.ts"),
	]);
	const checked = checkForm(yaml, shippedWordLists);
	return "faults" in checked ? checked : { form: compileForm(name, checked.data, wordsOf(checked.data)) };
}

/** Reads and checks the file of a register of people, which must stay in the folder `within`; one that can't be read is a fault, too. */
export async function loadPeople(path: string, within: string | null = null): Promise<LoadedPeople> {
	const text = ownText(path, within, "register of people");
	if (typeof text !== "string") return { faults: [text] };
	const loaded = await parsePeople(text);
	return "people" in loaded ? loaded : { faults: quotableFaults(loaded.faults, text, "people") };
}

/** Checks the YAML of a register of people; mistakes are returned as faults. */
export async function parsePeople(yaml: string): Promise<LoadedPeople> {
	return (await import("./people-file.ts")).checkPeople(yaml);
}

/** The text of a file that somebody wrote for the program; or why it can't be read. */
export function ownText(path: string, within: string | null, what: string): string | YamlFault {
	try {
		return readOwnText(path, within);
	} catch (error) {
		return { message: `Can't read the ${what}: ${readFailure(error)}.`, line: 1, column: 1 };
	}
}
