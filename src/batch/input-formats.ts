/** Every input format by name; the code of one is loaded when a file needs it. */
import { extensionOf } from "../files/paths.ts";
import { type InputFormat, pickFormat, type TextInfo } from "../structure/formats/format.ts";

/** An input format that is not loaded yet. */
export interface InputFormatEntry {
	readonly name: string;
	readonly extensions: readonly string[];
	/** What a text of this format must begin with, so that others are not loaded just to be asked; null is never asked. */
	readonly begins: RegExp | null;
	readonly load: () => Promise<InputFormat>;
}

/** A new input format is one file in `structure/formats` and one entry here. */
export const inputFormatEntries: readonly InputFormatEntry[] = [
	{
		name: "txt",
		extensions: ["txt"],
		begins: null,
		load: async () => (await import("../structure/formats/txt.ts")).txt,
	},
	{
		name: "markdown",
		extensions: ["md", "markdown"],
		begins: /^---[ \t]*\r?\n/,
		load: async () => (await import("../structure/formats/markdown.ts")).markdown,
	},
	{
		name: "json",
		extensions: ["json"],
		begins: /^\s*\{/,
		load: async () => (await import("../structure/formats/json.ts")).json,
	},
	{
		name: "ast",
		extensions: [],
		begins: /^\s*\{/,
		load: async () => (await import("../structure/formats/ast.ts")).ast,
	},
	document("html", ["html", "htm"]),
	document("docx", ["docx"]),
	document("rtf", ["rtf"]),
	document("odt", ["odt"]),
	document("pdf", ["pdf"]),
];

/** A document is known by its name or its bytes, never by how its text opens. */
function document(name: string, extensions: readonly string[]): InputFormatEntry {
	const load = async (): Promise<InputFormat> => {
		const format = (await import("../structure/formats/txt.ts")).documentFormats.get(name);
		if (format === undefined) throw new Error(`no kind of documents is called ${name}`);
		return format;
	};
	return { name, extensions, begins: null, load };
}

/** The format of a text, by `pickFormat`; only formats that it could be are loaded. */
export async function chooseFormat(info: TextInfo): Promise<InputFormat> {
	const extension = extensionOf(info.path);
	const mayOpen = info.path === null || extension === "json";
	const possible = inputFormatEntries.filter(
		({ name, extensions, begins }) =>
			name === (info.from ?? "txt") || extensions.includes(extension) || (mayOpen && begins?.test(info.text) === true),
	);
	const format = pickFormat(await Promise.all(possible.map(({ load }) => load())), info);
	if (format === null) throw new Error(`no input format is called ${info.from}`);
	return format;
}
