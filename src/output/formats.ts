/** Every output format by name; the code of one is loaded when it is asked for. */
import type { Report } from "../ast/nodes.ts";
import type { Template } from "../templates/template.ts";
import type { RenderContext, Renderer } from "./renderer.ts";

interface Named {
	readonly name: string;
	readonly extension: string;
	/** Whether it is the default format of its extension. */
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

const html = {
	...entry("html", "html", async () => (await import("../../templates/html/template.ts")).html),
	isDefault: true,
};

/** Every output format and shipped template, one line each. The first with an extension is what `-o` means by it, so add new ones at the end. */
export const rendererEntries: readonly (LoadedEntry | PrintedEntry)[] = [
	entry("markdown", "md", async () => (await import("./markdown.ts")).markdown),
	html,
	entry("json", "json", async () => (await import("./json.ts")).json),
	entry("ast", "ast.json", async () => (await import("./json.ts")).ast),
	excerpt("html-brief", "html", async () => (await import("../../templates/html-brief/template.ts")).htmlBrief),
	excerpt(
		"markdown-brief",
		"md",
		async () => (await import("../../templates/markdown-brief/template.ts")).markdownBrief,
	),
	entry("text", "txt", async () => (await import("../../templates/text/template.ts")).text),
	excerpt("csv", "csv", async () => (await import("../../templates/csv/template.ts")).csv),
	excerpt("dublin-core", "xml", async () => (await import("../../templates/dublin-core/template.ts")).dublinCore),
	{
		name: "pdf",
		extension: "pdf",
		about: "The `html` page as a PDF, printed by an installed Chromium, Chrome or Edge",
		printed: html,
	},
].map((each, index, all) => ({
	...each,
	isDefault: all.findIndex(({ extension }) => extension === each.extension) === index,
}));

type Load = () => Promise<Renderer | Template>;

/** A format that has every word of the notes. */
function entry(name: string, extension: string, load: Load) {
	const loadRenderer = async (): Promise<Renderer> => {
		const { rendererOf } = await import("./template.ts");
		return rendererOf(await load());
	};
	return { name, extension, load: loadRenderer };
}

/** A format that leaves words of the notes out. */
function excerpt(name: string, extension: string, load: Load) {
	return { ...entry(name, extension, load), isExcerpt: true as const };
}
