/** Every output format by name; the code of one is loaded when it is asked for. */
import type { Outcome } from "../process.ts";
import type { Renderer } from "../render/renderer.ts";

/** A renderer that is not loaded yet. */
export interface RendererEntry {
	readonly name: string;
	readonly extension: string;
	/** Whether it is what its extension means where no name is given. */
	readonly isDefault: boolean;
	readonly load: () => Promise<Renderer>;
	/** Renders in a process of its own, where the template is not to be trusted. */
	readonly isolated?: (outcome: Rendered) => Promise<string>;
}

/** Tells the templates of a run apart: several may have one name, and differ in their extensions. */
export const templateId = ({ name, extension, isDefault }: Omit<RendererEntry, "load">): string =>
	isDefault ? name : `${name}.${extension}`;

/** What a renderer is given. */
export type Rendered = Pick<Outcome, "report" | "form" | "source">;

/** A new output format is one file in `render/formats` and one entry here. */
export const rendererEntries: readonly RendererEntry[] = [
	{
		name: "markdown",
		extension: "md",
		isDefault: true,
		load: async () => (await import("../render/formats/markdown.ts")).markdown,
	},
	{
		name: "html",
		extension: "html",
		isDefault: true,
		load: async () => (await import("../render/formats/html.ts")).html,
	},
	{
		name: "json",
		extension: "json",
		isDefault: true,
		load: async () => (await import("../render/formats/json.ts")).json,
	},
	{
		name: "ast",
		extension: "ast.json",
		isDefault: true,
		load: async () => (await import("../render/formats/ast.ts")).ast,
	},
	shipped("html-brief", "html"),
	shipped("markdown-brief", "md"),
	shipped("text", "txt", true),
	shipped("csv", "csv", true),
	shipped("dublin-core", "xml", true),
];

/** A template of the folder `templates`, which the build compiled. */
function shipped(name: string, extension: string, isDefault = false): RendererEntry {
	const load = async (): Promise<Renderer> => (await import("../render/template/shipped.ts")).shippedRenderer(name);
	return { name, extension, isDefault, load };
}
