/** Build time only: the JSON Schema of a line of the manifest, for programs that read it. */
import { toJsonSchema } from "@valibot/to-json-schema";
import { manifestLineSchema } from "../../read/manifest.ts";

/** The text of `schemas/manifest.schema.json`. */
export function manifestJsonSchema(): string {
	const { $schema, ...schema } = toJsonSchema(manifestLineSchema, { target: "draft-2020-12" });
	return `${JSON.stringify({ $schema, title: "A line of manifest.jsonl", ...schema }, null, "\t")}\n`;
}
