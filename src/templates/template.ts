/** What a template is, which formats it can have, and what can be wrong with it. */
import { type Fault, fault } from "../findings/finding.ts";
import { faultLine, type YamlFault } from "../forms/faults.ts";
import type { TemplateData } from "./data.ts";

/** How a report is laid out in one format: a pure function of what it sees of the report. */
export interface Template {
	/** Words of small letters and digits, joined by dashes: what `-t` and the names of files call it. */
	readonly name: string;
	/** Without its dot. */
	readonly extension: string;
	readonly mediaType: string;
	/** One line for those who choose. */
	readonly description: string;
	/** The whole text, which ends in one newline. Throws `BrokenTemplate` if it can't be rendered. */
	render(data: TemplateData): string;
}

/** A template in Liquid, ready to render. */
export interface LiquidTemplate extends Template {
	readonly source: TemplateFacts;
}

/** What is known of a template in Liquid beside its text. */
export type TemplateFacts = Omit<TemplateSource, "files">;

/** Keys of fields and sections. */
export interface Names {
	readonly fields: readonly string[];
	readonly sections: readonly string[];
}

/** The keys that a template may name, and what messages call where they come from. */
export interface FormKeys extends Names {
	readonly form: string;
}

/** A template as it was read: text and names only, so that a process can hand it on. */
export interface TemplateSource {
	readonly name: string;
	/** One line for those who choose. */
	readonly title: string;
	readonly format: FormatName;
	readonly extension: string;
	readonly mediaType: string;
	/** The form whose fields and sections it names; null where it does not say. */
	readonly form: string | null;
	/** What a report must have, and what it may lack; both null where the template does not say. */
	readonly needs: Names | null;
	readonly optional: Names | null;
	/** Which of the files is the page. */
	readonly entry: string;
	/** Its Liquid files by their path in the folder, with `/`. */
	readonly files: Readonly<Record<string, string>>;
	/** The texts of its style sheets. */
	readonly styles: readonly string[];
	/** Its pictures by name, as `data:` addresses. */
	readonly assets: Readonly<Record<string, string>>;
	/** What messages put before the name of a file; "" for a single file, whose only name is its path. */
	readonly folder: string;
}

/** How messages name one of a template's files. */
export function shownFile({ folder }: Pick<TemplateSource, "folder">, file: string): string {
	return folder === "" ? file : `${folder}/${file}`;
}

/** Whether what `-t` was given looks like a path. */
export function isTemplatePath(given: string): boolean {
	return /[\\/]|\.(?:liquid|m?js)$/.test(given);
}

/** Changes the name or path of a template, of which `pdf:` prints the page. */
export function mapTemplate(given: string, change: (name: string) => string): string {
	return given.startsWith("pdf:") ? `pdf:${change(given.slice(4))}` : change(given);
}

/** Whether it is the path of a program, which only a person may name. */
export function isModulePath(given: string): boolean {
	return /\.m?js$/.test(given);
}

/** Every format by the name that template.yaml and the names of single files can give. */
export const formats = {
	html: { extension: "html", mediaType: "text/html" },
	markdown: { extension: "md", mediaType: "text/markdown" },
	text: { extension: "txt", mediaType: "text/plain" },
	csv: { extension: "csv", mediaType: "text/csv" },
	xml: { extension: "xml", mediaType: "application/xml" },
	yaml: { extension: "yaml", mediaType: "application/yaml" },
	json: { extension: "json", mediaType: "application/json" },
} as const;

/** The name of a format. */
export type FormatName = keyof typeof formats;

/** All of these names. */
export const formatNames = Object.keys(formats) as readonly FormatName[];

/** What the name of a template in one file says, such as `letter.html.liquid`; null where it is no such name. */
export function singleFileName(name: string): { readonly stem: string; readonly format: FormatName } | null {
	const [, stem = "", extension = ""] = /^(.+)\.([a-z]+)\.liquid$/.exec(name) ?? [];
	const format = formatNames.find((each) => each === extension || formats[each].extension === extension);
	return format === undefined ? null : { stem, format };
}

/** Something wrong in one of a template's files. */
export interface TemplateFault extends YamlFault {
	/** As messages name it. */
	readonly file: string;
	/** Whether the template is sound, and it is a report that lacks what it needs. */
	readonly unmet?: boolean;
}

/** The same as a finding about the notes that could not be rendered. */
export function templateFinding(broken: TemplateFault): Fault {
	const { file, line, column, message, unmet } = broken;
	if (unmet === true) return fault("missing-template-data", message);
	return fault("broken-template", `${file}:${line}:${column}: ${message}`);
}

/** Thrown if a template can't render a report. */
export class BrokenTemplate extends Error {
	readonly faults: readonly TemplateFault[];

	constructor(faults: readonly TemplateFault[]) {
		super(faults.map((each) => faultLine(each.file, each)).join("\n"));
		this.name = "BrokenTemplate";
		this.faults = faults;
	}
}

/** A fault of a template as a whole. */
export const faultOf = (source: TemplateFacts, message: string): TemplateFault => ({
	file: shownFile(source, source.entry),
	line: 1,
	column: 1,
	message,
});

/** What a template needs and a report's data lack; `labels` are those of the form's fields and sections. */
export function missingNeeds(
	source: TemplateFacts,
	data: TemplateData,
	labels: Readonly<Record<string, string>>,
): TemplateFault[] {
	return (["fields", "sections"] as const).flatMap((kind) => {
		const missing = (source.needs?.[kind] ?? []).filter((key) => !Object.hasOwn(data[kind], key));
		return missing.map((key) => {
			const label = Object.hasOwn(labels, key) ? labels[key] : key;
			const message = `The notes lack \`${label}\`, which the template \`${source.name}\` needs.`;
			return { ...faultOf(source, message), unmet: true };
		});
	});
}
