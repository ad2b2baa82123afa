import { safeParse } from "valibot";
import { inconsistencies } from "./consistency.ts";
import type { YamlFault } from "./fault.ts";
import { inOrder, issueFaults } from "./issues.ts";
import { type FormData, formSchema } from "./schema.ts";
import { readYaml } from "./yaml-source.ts";

/** A form's YAML after checking: its data, or everything that is wrong with it. */
export type CheckedForm = { readonly data: FormData } | { readonly faults: readonly YamlFault[] };

/** Checks a form's YAML: its syntax, its shape, and whether its parts agree. `wordLists` are the names it may use. */
export function checkForm(yaml: string, wordLists: readonly string[]): CheckedForm {
	const source = readYaml(yaml);
	if ("faults" in source) return source;
	const result = safeParse(formSchema, source.data);
	if (!result.success) return { faults: issueFaults(source, formSchema, result.issues) };
	const faults = inconsistencies(result.output, wordLists).map(({ path, aspect, message, expected }) => ({
		message,
		...source.place(path, aspect),
		expected,
	}));
	return faults.length > 0 ? { faults: inOrder(faults) } : { data: result.output };
}
