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
