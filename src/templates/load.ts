/** Reads a template that a path names: a folder with a template.yaml, or a single Liquid file. */
import { lstat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { quotableFaults } from "../forms/faults.ts";
import { locator } from "../text/place.ts";
import type { TemplateFault } from "./fault.ts";
import { liquidFiles, readBelow, readTextBelow, type Unreadable } from "./folder.ts";
import { type FormKeys, type FormLookup, formLookup } from "./form-keys.ts";
import { formatNames, formats, singleFileName } from "./formats.ts";
import { type CheckedManifest, readManifest } from "./manifest.ts";
import { loadingIn } from "./places/html.ts";
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
		message: "There is no such template",
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
	const checked = readManifest(yaml, lookup);
	const { manifest } = checked;
	const told = quotableFaults(checked.faults, yaml, "template");
	const files = await readAll(folder, shown);
	const styles = await readStyles(folder, shown, checked);
	const assets = await readAssets(folder, checked);
	const found = [...told, ...files.faults, ...styles.faults, ...assets.faults];
	const { entry } = checked.files;
	if (entry !== null && !files.found.includes(entry)) {
		found.push({ ...(await entryFault(folder, entry)), ...checked.place(["entry"]) });
	}
	if (found.length > 0 || manifest === null) return inPlaceOrder(faults(file, ...found));
	const { name, keys, ...rest } = manifest;
	const source = {
		...rest,
		name: name ?? nameOf(basename(folder).replace(/^rapporteur-template-/, "")),
		files: files.texts,
		styles: styles.texts,
		assets: assets.texts,
	};
	const names = [manifestName, ...files.found, ...checked.files.styles, ...checked.files.assets];
	return { source: { ...source, folder: shown }, keys, paths: names.map((name) => join(folder, name)) };
}

function inPlaceOrder(loaded: { readonly faults: readonly TemplateFault[] }): LoadedTemplate {
	return { faults: loaded.faults.toSorted((one, other) => one.line - other.line || one.column - other.column) };
}

type Trouble = Omit<Unreadable, "expected"> & {
	readonly expected: string | null;
	readonly file?: string;
	readonly line?: number;
	readonly column?: number;
};

/** Why a template has nothing to start with: no such file, or one that is a link or of another kind. */
async function entryFault(folder: string, entry: string): Promise<Unreadable> {
	if (!entry.endsWith(".liquid")) {
		return { message: `\`${entry}\` is no file of Liquid`, expected: "a name that ends in `.liquid`" };
	}
	const text = await readTextBelow(folder, entry);
	if (typeof text !== "string" && !text.message.endsWith(" is not there")) return text;
	return { message: `There is no \`${entry}\``, expected: "the template itself, or its name as `entry`" };
}

const largestTogether = 1_000_000;

async function readAll(folder: string, shown: string) {
	const found = await liquidFiles(folder);
	const texts: Record<string, string> = {};
	const faults: Trouble[] = [];
	let size = 0;
	for (const path of found) {
		// What is far too long together is refused when it is compiled: no more of it needs to be read.
		if (size > largestTogether) break;
		const text = await readTextBelow(folder, path);
		if (typeof text === "string") {
			texts[path] = text;
			size += text.length;
		} else faults.push({ ...text, file: `${shown}/${path}` });
	}
	return { found, texts, faults };
}

async function readStyles(folder: string, shown: string, { files, place }: CheckedManifest) {
	const texts: string[] = [];
	const faults: Trouble[] = [];
	for (const [index, path] of files.styles.entries()) {
		const text = await readTextBelow(folder, path);
		if (typeof text !== "string") faults.push({ ...text, ...place(["styles", index]) });
		// The one text of a page that is written as it stands.
		else if (/<[/!]/.test(text))
			faults.push({
				message: `\`${path}\` holds a tag`,
				expected: "a style sheet",
				...place(["styles", index]),
			});
		else {
			texts.push(text);
			faults.push(...sheetFaults(`${shown}/${path}`, text));
		}
	}
	return { texts, faults };
}

function sheetFaults(file: string, css: string): Trouble[] {
	const wrong = loadingIn(css);
	if (wrong === null) return [];
	const { offset, ...rest } = wrong;
	const { line, column } = locator(css).point(offset);
	return [{ ...rest, file, line, column }];
}

async function readAssets(folder: string, { files, place }: CheckedManifest) {
	const texts: Record<string, string> = {};
	const faults: Trouble[] = [];
	for (const [index, path] of files.assets.entries()) {
		const address = await readPicture(folder, path);
		if (typeof address === "string") texts[path] = address;
		else faults.push({ ...address, ...place(["assets", index]) });
	}
	return { texts, faults };
}

async function readPicture(folder: string, path: string): Promise<string | Unreadable> {
	const kind = pictureKind(path);
	const expected = pictureExtensions.map((each) => `\`.${each}\``).join(", ");
	if (kind === null) return { message: `\`${path}\` is no picture`, expected };
	const bytes = await readBelow(folder, path);
	if (!(bytes instanceof Uint8Array)) return bytes;
	const wrong = { message: `\`${path}\` is not what its name says`, expected: `a picture of ${kind.mediaType}` };
	return pictureAddress(kind, bytes) ?? wrong;
}

interface Kind {
	readonly mediaType: string;
	/** In its first bytes, taken as Latin-1. */
	readonly begins: RegExp;
}

const jpeg: Kind = { mediaType: "image/jpeg", begins: /^\xff\xd8\xff/ };

const kinds: Readonly<Record<string, Kind>> = {
	png: { mediaType: "image/png", begins: /^\x89PNG/ },
	jpg: jpeg,
	jpeg,
	gif: { mediaType: "image/gif", begins: /^GIF8[79]a/ },
	webp: { mediaType: "image/webp", begins: /^RIFF.{4}WEBP/s },
	// Behind whatever else XML allows.
	svg: { mediaType: "image/svg+xml", begins: /^(?:\xef\xbb\xbf)?\s*<(?:svg|[?!])/ },
};

/** The extensions of pictures. */
const pictureExtensions: readonly string[] = Object.keys(kinds);

/** A picture by its name, as it is looked for. */
function pictureKind(path: string): Kind | null {
	const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
	return Object.hasOwn(kinds, extension) ? (kinds[extension] ?? null) : null;
}

/** The address that holds a picture; null where the bytes are none of its kind. */
function pictureAddress({ mediaType, begins }: Kind, bytes: Uint8Array): string | null {
	const data = Buffer.from(bytes);
	return begins.test(data.toString("latin1", 0, 500)) ? `data:${mediaType};base64,${data.toString("base64")}` : null;
}
