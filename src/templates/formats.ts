/** The formats that a template can have. */
import { csvSyntax, plainTextSyntax, yamlSyntax } from "./syntax/data.ts";
import { htmlSyntax } from "./syntax/html.ts";
import { markdownSyntax } from "./syntax/markdown.ts";
import type { Syntax } from "./syntax/syntax.ts";
import { xmlSyntax } from "./syntax/xml.ts";

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

/** What the name of a template in one file says, such as `letter.html.liquid`; null where it is no such name. */
export function singleFileName(name: string): { readonly stem: string; readonly format: FormatName } | null {
	const [, stem = "", extension = ""] = /^(.+)\.([a-z]+)\.liquid$/.exec(name) ?? [];
	const format = formatNames.find((each) => each === extension || formats[each].extension === extension);
	return format === undefined ? null : { stem, format };
}
