/** The formats that a template can have. */

/** A format: what its files are called. */
export interface TemplateFormat {
	readonly extension: string;
	readonly mediaType: string;
}

/** The names that template.yaml and the names of single files can give. */
export const formatNames = ["html", "markdown", "text", "csv", "xml", "yaml", "json"] as const;

/** The name of a format. */
export type FormatName = (typeof formatNames)[number];

/** Every format by its name. */
export const formats: Readonly<Record<FormatName, TemplateFormat>> = {
	html: { extension: "html", mediaType: "text/html" },
	markdown: { extension: "md", mediaType: "text/markdown" },
	text: { extension: "txt", mediaType: "text/plain" },
	csv: { extension: "csv", mediaType: "text/csv" },
	xml: { extension: "xml", mediaType: "application/xml" },
	yaml: { extension: "yaml", mediaType: "application/yaml" },
	json: { extension: "json", mediaType: "application/json" },
};

/** The format by whose rules a file is read that has an extension or a media type; null where nobody reads it as markup. */
export function markupFormat(kind: string): FormatName | null {
	if (/(?:^|[./])s?html?$/.test(kind)) return "html";
	return /(?:^|[./+])(?:xml|xhtml|xht|svg|xslt?|mml|rss|atom)$/.test(kind) ? "xml" : null;
}

/** What the name of a template in one file says, such as `letter.html.liquid`; null where it is no such name. */
export function singleFileName(name: string): { readonly stem: string; readonly format: FormatName } | null {
	const [, stem = "", extension = ""] = /^(.+)\.([a-z]+)\.liquid$/.exec(name) ?? [];
	const format = formatNames.find((each) => each === extension || formats[each].extension === extension);
	return format === undefined ? null : { stem, format };
}
