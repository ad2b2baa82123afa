/** Every output format by name; the code of one is loaded when it is asked for. */
import type { Report } from "../ast/nodes.ts";
import type { RenderContext, Renderer } from "./renderer.ts";
import { templateRenderer } from "./template.ts";

interface Named {
	readonly name: string;
	readonly extension: string;
	/** Whether it is what its extension means where no name is given. */
	readonly isDefault: boolean;
	/** Whether it leaves words of the notes out, as a summary or a table does. */
	readonly isExcerpt?: true;
	/** The hash of the template's content, in hex; those that are built in change with the program only. */
	readonly fingerprint?: string;
	/** The files that it was read from, absolute, none of which an output may take the place of. */
	readonly paths?: readonly string[];
}

/** A renderer that is not loaded yet. */
export interface LoadedEntry extends Named {
	readonly load: () => Promise<Renderer>;
}

/** A template that is not to be trusted: it renders in a process of its own. */
export interface IsolatedEntry extends Named {
	readonly isolated: (outcome: Rendered) => Promise<string>;
}

/** What gives text. */
export type TextEntry = LoadedEntry | IsolatedEntry;

/** What gives bytes: the page of another entry, printed by a browser. */
export interface PrintedEntry extends Named {
	readonly about: string;
	readonly printed: TextEntry;
}

/** An output format. */
export type RendererEntry = TextEntry | PrintedEntry;

/** Tells the templates of a run apart: several may have one name, and differ in their extensions. */
export const templateId = ({ name, extension, isDefault }: Named): string =>
	isDefault ? name : `${name}.${extension}`;

/** What a renderer is given. */
export interface Rendered {
	readonly report: Report;
	readonly form: RenderContext["form"];
	readonly source: NonNullable<RenderContext["source"]>;
}

/** What a renderer may know of it: not the notes themselves. */
export const contextOf = ({ form, source: { path, encoding, sha256 } }: Rendered): RenderContext => ({
	form,
	source: { path, encoding, sha256 },
});

const html: LoadedEntry = {
	name: "html",
	extension: "html",
	isDefault: true,
	load: async () => templateRenderer((await import("../../templates/html/template.ts")).html),
};

/** A new output format is one file in `output` and one entry here. */
export const rendererEntries: readonly (LoadedEntry | PrintedEntry)[] = [
	{
		name: "markdown",
		extension: "md",
		isDefault: true,
		load: async () => (await import("./markdown.ts")).markdown,
	},
	html,
	{
		name: "json",
		extension: "json",
		isDefault: true,
		load: async () => (await import("./json.ts")).json,
	},
	{
		name: "ast",
		extension: "ast.json",
		isDefault: true,
		load: async () => (await import("./ast.ts")).ast,
	},
	{ ...shipped("html-brief", "html"), isExcerpt: true },
	{ ...shipped("markdown-brief", "md"), isExcerpt: true },
	shipped("text", "txt", true),
	{ ...shipped("csv", "csv", true), isExcerpt: true },
	{ ...shipped("dublin-core", "xml", true), isExcerpt: true },
	{
		name: "pdf",
		extension: "pdf",
		isDefault: true,
		about: "The page of `html` on paper, printed by an installed Chromium, Chrome or Edge",
		printed: html,
	},
];

/** A template of the folder `templates`. */
function shipped(name: string, extension: string, isDefault = false): LoadedEntry {
	const load = async (): Promise<Renderer> => (await import("./index.ts")).shippedRenderer(name);
	return { name, extension, isDefault, load };
}
