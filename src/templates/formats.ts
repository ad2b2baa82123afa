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

/** How the extensions and media types may end that files of a format have: nothing runs them, or reads them by other rules. */
export const kinds: Readonly<Record<FormatName, readonly string[]>> = {
	html: ["html", "htm"],
	markdown: ["md", "markdown"],
	text: ["txt", "text", "plain", "log"],
	csv: ["csv", "tsv", "values"],
	xml: "xml xhtml xht svg mml rss atom opml rdf tei dbk kml gpx".split(" "),
	yaml: ["yaml", "yml"],
	json: ["json", "jsonld", "geojson"],
};

/** Such an end, of which kinds there are. */
export const endOf = (kind: string): string => /[a-z0-9]*$/i.exec(kind)?.[0].toLowerCase() ?? "";

/** What the name of a template in one file says, such as `letter.html.liquid`; null where it is no such name. */
export function singleFileName(name: string): { readonly stem: string; readonly format: FormatName } | null {
	const [, stem = "", extension = ""] = /^(.+)\.([a-z]+)\.liquid$/.exec(name) ?? [];
	const format = formatNames.find((each) => each === extension || formats[each].extension === extension);
	return format === undefined ? null : { stem, format };
}
