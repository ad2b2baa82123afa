/** The JSON Schemas in `schemas/`, which the tests of each compare and `npm run generate` writes. */
import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";

/** What a schema is called. */
type About = { readonly $id?: string; readonly title: string };

/** The text of the JSON Schema of what a program reads. */
export const outputSchema = (of: v.GenericSchema, about: About): string =>
	textOf(toJsonSchema(of, { target: "draft-2020-12" }), about);

/** The text of the JSON Schema of what people write: what it has no word for is checked when the file is read. */
export const inputSchema = (of: v.GenericSchema, about: About): string =>
	textOf(toJsonSchema(of, { target: "draft-2020-12", typeMode: "input", errorMode: "ignore" }), about);

function textOf({ $schema, ...schema }: ReturnType<typeof toJsonSchema>, about: About): string {
	return `${JSON.stringify({ $schema, ...about, ...schema }, null, "\t")}\n`;
}
