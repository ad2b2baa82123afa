/** Build time only: the JSON Schema of a form's YAML, for editors. */
import { toJsonSchema } from "@valibot/to-json-schema";
import { formSchema } from "./schema.ts";

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
