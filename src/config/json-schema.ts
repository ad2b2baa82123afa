/** Build time only: the JSON Schema of a config, for editors. */
import { toJsonSchema } from "@valibot/to-json-schema";
import { configSchema } from "./schema.ts";

/** The text of `schemas/config.schema.json`. */
export function configJsonSchema(templates: readonly string[]): string {
	// What JSON Schema has no word for (globs and patterns) is checked when the config is read.
	const { $schema, ...schema } = toJsonSchema(configSchema(templates), {
		target: "draft-2020-12",
		typeMode: "input",
		errorMode: "ignore",
	});
	return `${JSON.stringify({ $schema, title: "The config of rapporteur", ...schema }, null, "\t")}\n`;
}
