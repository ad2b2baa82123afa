/** Reads a template.yaml. */
import { safeParse } from "valibot";
import type { YamlFault } from "../forms/fault.ts";
import { issueFaults } from "../forms/issues.ts";
import { readYaml } from "../forms/yaml-source.ts";
import { formats } from "./formats.ts";
import { type Manifest, manifestSchema } from "./manifest-schema.ts";
import type { TemplateSource } from "./source.ts";

/** What a template.yaml says, with all that it leaves to the format filled in. */
export interface ReadManifest
	extends Pick<
		TemplateSource,
		"title" | "format" | "extension" | "mediaType" | "form" | "needs" | "optional" | "entry"
	> {
	readonly name: string | null;
	readonly styles: readonly string[];
	readonly assets: readonly string[];
	/** Where each of the files is named, for what is said of it. */
	place(list: "styles" | "assets", index: number): { readonly line: number; readonly column: number };
}

/** Checks a template.yaml and fills in its defaults. */
export function readManifest(yaml: string): ReadManifest | { readonly faults: readonly YamlFault[] } {
	const source = readYaml(yaml);
	if ("faults" in source) return source;
	const result = safeParse(manifestSchema, source.data);
	if (!result.success) return { faults: issueFaults(source, manifestSchema, result.issues) };
	return {
		...filledIn(result.output),
		place: (list, index) => source.place([list, index], "value"),
	};
}

function filledIn(manifest: Manifest): Omit<ReadManifest, "place"> {
	const { format, needs, optional } = manifest;
	const extension = manifest.extension ?? formats[format].extension;
	const nothing = { fields: [], sections: [] };
	const declares = needs !== undefined || optional !== undefined;
	return {
		name: manifest.name ?? null,
		title: manifest.title,
		format,
		extension,
		mediaType: manifest.mediaType ?? formats[format].mediaType,
		form: manifest.form ?? null,
		needs: declares ? (needs ?? nothing) : null,
		optional: declares ? (optional ?? nothing) : null,
		entry: manifest.entry ?? `report.${extension}.liquid`,
		styles: manifest.styles,
		assets: manifest.assets,
	};
}
