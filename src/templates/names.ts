/** Which names a template uses, and which of them mean nothing. */
import { analyzeSync, type Template, type Variable } from "liquidjs";
import type { Form } from "../forms/form.ts";
import { suggestion } from "../forms/issues.ts";
import { dataKeys } from "./data-keys.ts";
import type { TemplateFault } from "./fault.ts";
import type { ShownFiles } from "./liquid-fault.ts";
import type { Names, TemplateSource } from "./source.ts";

/** The keys of one form, or of several together. */
export interface FormKeys extends Names {
	/** What messages call where the keys come from. */
	readonly form: string;
}

interface NameContext {
	readonly keys: FormKeys;
	readonly shown: ShownFiles;
	/** Whether to look into the files that are rendered from here: only where all of them are there. */
	readonly partials: boolean;
}

/** The faults of names: unknown ones, and fields and sections that the template does not own up to. */
export function nameFaults(
	templates: readonly Template[],
	source: Pick<TemplateSource, "needs" | "optional">,
	{ keys, shown, partials }: NameContext,
): TemplateFault[] {
	const { globals } = analyzeSync([...templates], { partials });
	return Object.values(globals)
		.flat()
		.flatMap((variable) => {
			const wrong = wrongName(variable, source, keys);
			if (wrong === null) return [];
			const { row, col, file } = variable.location;
			return [{ file: shown(file), line: row, column: col, ...wrong }];
		});
}

interface Wrong {
	readonly message: string;
	readonly expected: string;
}

function wrongName(
	variable: Variable,
	source: Pick<TemplateSource, "needs" | "optional">,
	keys: FormKeys,
): Wrong | null {
	const [root, second, third] = variable.segments;
	const top = Object.keys(dataKeys);
	if (typeof root !== "string" || !top.includes(root)) {
		return { message: `Unknown name \`${String(root)}\``, expected: suggestion(String(root), top) };
	}
	if (typeof second !== "string" || second === "size") return null;
	if (root === "fields" || root === "sections") {
		return wrongKey(root, second, { source, keys }) ?? (root === "sections" ? wrongPart(root, third) : null);
	}
	return dataKeys[root]?.many === "list" ? null : wrongPart(root, second);
}

function wrongKey(
	kind: "fields" | "sections",
	key: string,
	{ source, keys }: { readonly source: Pick<TemplateSource, "needs" | "optional">; readonly keys: FormKeys },
): Wrong | null {
	const what = kind === "fields" ? "field" : "section";
	if (!keys[kind].includes(key)) {
		return { message: `Unknown ${what} \`${key}\` of ${keys.form}`, expected: suggestion(key, keys[kind]) };
	}
	const { needs, optional } = source;
	if (needs === null || optional === null || [...needs[kind], ...optional[kind]].includes(key)) return null;
	return { message: `Undeclared ${what} \`${key}\``, expected: "it in `needs` or `optional` of template.yaml" };
}

const always = ["size", "first", "last"];

function wrongPart(root: string, part: unknown): Wrong | null {
	const known = Object.keys(dataKeys[root]?.keys ?? {});
	if (typeof part !== "string" || known.length === 0 || [...always, ...known].includes(part)) return null;
	return { message: `Unknown name \`${part}\` in \`${root}\``, expected: suggestion(part, known) };
}

/** The keys that the notes of some forms can have. */
export function keysOf(forms: readonly Pick<Form, "name" | "fields" | "sections">[]): FormKeys {
	const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
	return {
		form: forms.length === 1 ? `\`${forms[0]?.name}\`` : "any shipped form",
		fields: [...new Set(forms.flatMap(({ fields }) => names(fields)))],
		sections: [...new Set(forms.flatMap(({ sections }) => names(sections)))],
	};
}
