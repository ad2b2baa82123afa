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

/** The ends of extensions and media types that are read by the rules of a format; those that run, or are read by rules that no format has, last. */
const readers: ReadonlyMap<string, FormatName | null> = new Map(
	(
		[
			["html", "html htm shtml shtm"],
			["xml", "xml xhtml xht svg xsl xslt mml rss atom"],
			["markdown", "md markdown"],
			["csv", "csv tsv"],
			["yaml", "yaml yml"],
			["json", "json"],
			[
				null,
				`hta mht mhtml svgz php phtml phar asp aspx jsp cgi js mjs cjs jse javascript vbs vbe wsf wsh bat cmd com exe scr
				ps1 psm1 py pl rb sh bash zsh command desktop url lnk reg jar pdf xls doc rtf slk iqy`,
			],
		] as const
	).flatMap(([format, kinds]) => kinds.split(/\s+/).map((kind) => [kind, format] as const)),
);

/** The format by whose rules a file is read that has an extension or a media type: null where no format is safe there, and undefined where it is only text. */
export const formatOf = (kind: string): FormatName | null | undefined =>
	readers.get(/[a-z0-9]*$/i.exec(kind)?.[0].toLowerCase() ?? "");

/** What the name of a template in one file says, such as `letter.html.liquid`; null where it is no such name. */
export function singleFileName(name: string): { readonly stem: string; readonly format: FormatName } | null {
	const [, stem = "", extension = ""] = /^(.+)\.([a-z]+)\.liquid$/.exec(name) ?? [];
	const format = formatNames.find((each) => each === extension || formats[each].extension === extension);
	return format === undefined ? null : { stem, format };
}
