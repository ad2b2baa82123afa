/** Reads a template that a path names: a folder with a template.yaml, or a single Liquid file. */
import { lstat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { quotableFaults } from "../forms/faults.ts";
import { locator } from "../text/place.ts";
import type { TemplateFault } from "./fault.ts";
import { liquidFiles, mostFiles, readBelow, readTextBelow, type Unreadable } from "./folder.ts";
import { type FormKeys, type FormLookup, formLookup } from "./form-keys.ts";
import { formatNames, formats, singleFileName } from "./formats.ts";
import { readManifest } from "./manifest.ts";
import { loadingIn } from "./places/policy.ts";
import type { TemplateSource } from "./source.ts";

/** A template's text, or everything that is wrong with its files. */
export type LoadedTemplate =
	| {
			readonly source: TemplateSource;
			readonly keys: FormKeys;
			/** The files that it was read from. */
			readonly paths: readonly string[];
	  }
	| { readonly faults: readonly TemplateFault[] };

/** The file that makes a folder a template. */
export const manifestName = "template.yaml";

/** Reads a template; `shown` is what messages call its path, and `lookup` knows the forms that it may name. */
export async function loadTemplate(
	path: string,
	shown: string,
	lookup: FormLookup = formLookup([]),
): Promise<LoadedTemplate> {
	const status = await lstat(path).catch(() => null);
	if (status?.isSymbolicLink())
		return faults(shown, { message: "The template is a link", expected: "the folder or file itself" });
	if (status?.isDirectory()) return loadFolder(path, shown.replace(/[/\\]+$/, ""), lookup);
	if (status?.isFile()) return loadSingle(path, shown, lookup);
	return faults(shown, {
		message: status === null ? "There is no such template" : "The template is a device or a pipe",
		expected: "a folder with a template.yaml, or a `.liquid` file",
	});
}

function faults(file: string, ...found: readonly Trouble[]): { readonly faults: readonly TemplateFault[] } {
	return { faults: found.map((each) => ({ file, line: 1, column: 1, ...each })) };
}

async function loadSingle(path: string, shown: string, lookup: FormLookup): Promise<LoadedTemplate> {
	const name = basename(path);
	const said = singleFileName(name);
	if (said === null) {
		const known = formatNames.map((each) => `\`NAME.${formats[each].extension}.liquid\``).join(", ");
		return faults(shown, { message: "The name says no format", expected: known });
	}
	const text = await readTextBelow(dirname(path), name);
	if (typeof text !== "string") return faults(shown, text);
	const { extension, mediaType } = formats[said.format];
	const source: TemplateSource = {
		name: nameOf(said.stem),
		title: `A template in one file, ${name}`,
		format: said.format,
		extension,
		mediaType,
		form: null,
		needs: null,
		optional: null,
		entry: shown,
		files: { [shown]: text },
		styles: [],
		assets: {},
		folder: "",
	};
	const keys = lookup(null);
	if ("known" in keys) throw new Error("a template that names no form has none that is unknown");
	return { source, keys, paths: [path] };
}

/** A name that the names of outputs can hold. */
function nameOf(stem: string): string {
	return (
		stem
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, "-")
			.replace(/^-|-$/g, "") || "template"
	);
}

async function loadFolder(folder: string, shown: string, lookup: FormLookup): Promise<LoadedTemplate> {
	const yaml = await readTextBelow(folder, manifestName);
	const file = `${shown}/${manifestName}`;
	if (typeof yaml !== "string") return faults(file, yaml);
	const { manifest, faults: told, files: named, place } = readManifest(yaml, lookup);
	const found: Trouble[] = [...quotableFaults(told, yaml, "template")];
	const liquid = await liquidFiles(folder);
	if (liquid.length > mostFiles) found.push({ message: "Too many Liquid files", expected: `${mostFiles} at most` });
	const files = await readAll(liquid, found, async (path) => {
		const text = await readTextBelow(folder, path);
		return typeof text === "string" ? text : { ...text, file: `${shown}/${path}` };
	});
	const styles = await readAll(named.styles, found, async (path, index) => {
		const text = await readSheet(folder, shown, path);
		return typeof text === "string" ? text : { ...place(["styles", index]), ...text };
	});
	const assets = await readAll(named.assets, found, async (path, index) => {
		const address = await readPicture(folder, path);
		return typeof address === "string" ? address : { ...place(["assets", index]), ...address };
	});
	const { entry } = named;
	if (entry !== null && !liquid.includes(entry))
		found.push({ ...(await entryFault(folder, entry)), ...place(["entry"]) });
	if (found.length > 0 || manifest === null) {
		const all = faults(file, ...found).faults;
		return { faults: all.toSorted((one, other) => one.line - other.line || one.column - other.column) };
	}
	const { name, keys, ...rest } = manifest;
	const own = name ?? nameOf(basename(folder).replace(/^rapporteur-template-/, ""));
	const source = { ...rest, name: own, files, styles: Object.values(styles), assets, folder: shown };
	const paths = [manifestName, ...liquid, ...named.styles, ...named.assets].map((path) => join(folder, path));
	return { source, keys, paths };
}

type Trouble = Omit<Unreadable, "expected"> & {
	readonly expected: string | null;
	readonly file?: string;
	readonly line?: number;
	readonly column?: number;
};

/** What is in some files, by their paths; what is wrong with any goes to `found`. */
async function readAll(
	paths: readonly string[],
	found: Trouble[],
	read: (path: string, index: number) => Promise<string | Trouble>,
): Promise<Record<string, string>> {
	const texts: Record<string, string> = {};
	let size = 0;
	for (const [index, path] of paths.entries()) {
		// What is far too long together is refused: no more of it needs to be read.
		if (size > longestTogether) break;
		const text = await read(path, index);
		if (typeof text === "string") texts[path] = text;
		else found.push(text);
		size += typeof text === "string" ? text.length : 0;
	}
	return texts;
}

const longestTogether = 20_000_000;

/** Why a template has nothing to start with: no such file, or one that is a link or of another kind. */
async function entryFault(folder: string, entry: string): Promise<Unreadable> {
	if (!entry.endsWith(".liquid")) {
		return { message: `\`${entry}\` is no file of Liquid`, expected: "a name that ends in `.liquid`" };
	}
	const text = await readTextBelow(folder, entry);
	if (typeof text !== "string" && !text.message.endsWith(" is not there")) return text;
	return { message: `There is no \`${entry}\``, expected: "the template itself, or its name as `entry`" };
}

/** A style sheet that loads nothing. */
async function readSheet(folder: string, shown: string, path: string): Promise<string | Trouble> {
	const css = await readTextBelow(folder, path);
	if (typeof css !== "string") return css;
	// The one text of a page that is written as it stands.
	if (/<[/!]/.test(css)) return { message: `\`${path}\` holds a tag`, expected: "a style sheet" };
	const wrong = loadingIn(css);
	if (wrong === null) return css;
	const { line, column } = locator(css).point(wrong.offset);
	return { message: wrong.message, expected: wrong.expected, file: `${shown}/${path}`, line, column };
}

/** The kinds of pictures by their extensions: the media type, and the first bytes, taken as Latin-1. */
const pictures: Readonly<Record<string, readonly [string, RegExp]>> = {
	png: ["image/png", /^\x89PNG/],
	jpg: ["image/jpeg", /^\xff\xd8\xff/],
	jpeg: ["image/jpeg", /^\xff\xd8\xff/],
	gif: ["image/gif", /^GIF8[79]a/],
	webp: ["image/webp", /^RIFF.{4}WEBP/s],
	// Behind whatever else XML allows.
	svg: ["image/svg+xml", /^(?:\xef\xbb\xbf)?\s*<(?:svg|[?!])/],
};

/** The address that holds a picture. */
async function readPicture(folder: string, path: string): Promise<string | Unreadable> {
	const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
	const [mediaType, begins] = (Object.hasOwn(pictures, extension) ? pictures[extension] : undefined) ?? [];
	if (mediaType === undefined || begins === undefined) {
		const expected = Object.keys(pictures)
			.map((each) => `\`.${each}\``)
			.join(", ");
		return { message: `\`${path}\` is no picture`, expected };
	}
	const bytes = await readBelow(folder, path);
	if (!(bytes instanceof Uint8Array)) return bytes;
	const data = Buffer.from(bytes);
	if (begins.test(data.toString("latin1", 0, 500))) return `data:${mediaType};base64,${data.toString("base64")}`;
	return { message: `\`${path}\` is not what its name says`, expected: `a picture of ${mediaType}` };
}
