/** Every input format by name; the code of one is loaded when a file needs it. */
import { extname } from "node:path";
import type { InputFormat } from "../parse/input-format.ts";

/** An input format that is not loaded yet. */
export interface InputFormatEntry {
	readonly name: string;
	readonly extensions: readonly string[];
	/** What a text of this format must begin with, so that others are not loaded just to be asked; null is never asked. */
	readonly begins: RegExp | null;
	readonly load: () => Promise<InputFormat>;
}

/** A new input format is one file in `parse/formats` and one entry here. */
export const inputFormatEntries: readonly InputFormatEntry[] = [
	{
		name: "txt",
		extensions: ["txt"],
		begins: null,
		load: async () => (await import("../parse/formats/txt.ts")).txt,
	},
	{
		name: "markdown",
		extensions: ["md", "markdown"],
		begins: /^---[ \t]*\r?\n/,
		load: async () => (await import("../parse/formats/markdown.ts")).markdown,
	},
	{
		name: "json",
		extensions: ["json"],
		begins: /^\s*\{/,
		load: async () => (await import("../parse/formats/json.ts")).json,
	},
	{
		name: "ast",
		extensions: [],
		begins: /^\s*\{/,
		load: async () => (await import("../parse/formats/ast.ts")).ast,
	},
];

/** Kinds of notes that a folder means, but that are not read yet: refused instead of skipped. */
const unread: ReadonlySet<string> = new Set(["docx", "rtf", "odt", "html"]);

/** Whether a file is of a kind that can't be read. */
export function isUnread(path: string | null): boolean {
	return unread.has(extensionOf(path));
}

const extensionOf = (path: string | null): string => (path === null ? "" : extname(path).slice(1).toLowerCase());

/** The format of a text: as named, as its path's extension says, or as it opens; an unknown extension is `.txt`. */
export async function chooseFormat(from: string | null, path: string | null, text: string): Promise<InputFormat> {
	if (from !== null) return named(from).load();
	const extension = extensionOf(path);
	const byExtension = inputFormatEntries.filter(({ extensions }) => extensions.includes(extension));
	const candidates = path === null || extension === "json" ? inputFormatEntries : byExtension;
	return (await whichOpens(candidates, text)) ?? (byExtension[0] ?? named("txt")).load();
}

async function whichOpens(candidates: readonly InputFormatEntry[], text: string): Promise<InputFormat | null> {
	for (const { begins, load } of candidates) {
		if (begins === null || !begins.test(text)) continue;
		const format = await load();
		if (format.opens(text)) return format;
	}
	return null;
}

function named(name: string): InputFormatEntry {
	const entry = inputFormatEntries.find((entry) => entry.name === name);
	if (entry === undefined) throw new Error(`no input format is called ${name}`);
	return entry;
}
