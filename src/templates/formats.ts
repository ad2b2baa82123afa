/** The formats that a template can have. */
import { csvSyntax } from "./syntax/csv.ts";
import { htmlSyntax } from "./syntax/html.ts";
import { markdownSyntax } from "./syntax/markdown.ts";
import { plainTextSyntax } from "./syntax/plain-text.ts";
import type { Syntax } from "./syntax/syntax.ts";
import { xmlSyntax } from "./syntax/xml.ts";
import { yamlSyntax } from "./syntax/yaml.ts";

/** A format: what its files are called and how a template in it is read. */
export interface TemplateFormat {
	readonly extension: string;
	readonly mediaType: string;
	readonly syntax: Syntax;
}

/** The names that template.yaml and the names of single files can give. */
export const formatNames = ["html", "markdown", "text", "csv", "xml", "yaml", "json"] as const;

/** The name of a format. */
export type FormatName = (typeof formatNames)[number];

/** Every format by its name. */
export const formats: Readonly<Record<FormatName, TemplateFormat>> = {
	html: { extension: "html", mediaType: "text/html", syntax: htmlSyntax },
	markdown: { extension: "md", mediaType: "text/markdown", syntax: markdownSyntax },
	text: { extension: "txt", mediaType: "text/plain", syntax: plainTextSyntax },
	csv: { extension: "csv", mediaType: "text/csv", syntax: csvSyntax },
	xml: { extension: "xml", mediaType: "application/xml", syntax: xmlSyntax },
	yaml: { extension: "yaml", mediaType: "application/yaml", syntax: yamlSyntax },
	json: { extension: "json", mediaType: "application/json", syntax: yamlSyntax },
};

/** The format that an extension stands for; null where none does. */
export function formatOf(extension: string): FormatName | null {
	return formatNames.find((name) => name === extension || formats[name].extension === extension) ?? null;
}
