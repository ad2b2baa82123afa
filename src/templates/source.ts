/** A template as it was read: text and names only, so that a build can carry it and a process can hand it on. */
import type { FormatName } from "./formats.ts";

/** The fields and sections that a template names. */
export interface Names {
	readonly fields: readonly string[];
	readonly sections: readonly string[];
}

/** A template before it is compiled. */
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

/** What the engine calls a file: its path without `.liquid`, and without the format's extension too. */
export function engineName({ extension }: Pick<TemplateSource, "extension">, file: string): string {
	const name = file.replace(/\.liquid$/, "");
	return name.endsWith(`.${extension}`) ? name.slice(0, -extension.length - 1) : name;
}

/** All files by the names that the engine has for them. */
export function engineFiles(source: TemplateSource): Record<string, string> {
	return Object.fromEntries(Object.entries(source.files).map(([file, text]) => [engineName(source, file), text]));
}

/** The file that a token of the engine stands in, which not all of them name; the entry where there is none. */
export function fileOf(
	source: TemplateSource,
	token: { readonly file?: string | undefined; readonly input: string },
): string {
	const found = Object.entries(source.files).find(([file, text]) => {
		return token.file === undefined ? text === token.input : engineName(source, file) === token.file;
	});
	return found?.[0] ?? source.entry;
}
