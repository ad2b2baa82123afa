/** Reads a template that a path names: a folder with a template.yaml, or a single Liquid file. Nothing outside it is read, and no link is followed. */
import { lstat, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as v from "valibot";
import { readOwn } from "../files/own-file.ts";
import { readFailure, systemCode } from "../findings/system-failure.ts";
import { type Place, quotableFaults, type Step, suggestion, type YamlFault, type YamlSource } from "../forms/faults.ts";
import type { Form } from "../forms/form.ts";
import { about, readShaped } from "../forms/shape.ts";
import { shippedForm, shippedFormNames } from "../forms/shipped.ts";
import { locator } from "../text/place.ts";
import { loadingIn } from "./places/markup.ts";
import {
	type FormatName,
	type FormKeys,
	formatNames,
	formats,
	singleFileName,
	type TemplateFault,
	type TemplateSource,
} from "./template.ts";

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

/** Reads a template; `shown` is what messages call its path, and `own` is a form that it may name beside the shipped ones. */
export async function loadTemplate(path: string, shown: string, own: Form | null = null): Promise<LoadedTemplate> {
	const status = await lstat(path).catch(() => null);
	if (status?.isSymbolicLink())
		return { faults: [faultIn(shown, "The template is a link. Name the folder or file itself.")] };
	if (status?.isDirectory()) return loadFolder(path, shown.replace(/[/\\]+$/, ""), own);
	if (status?.isFile()) return loadSingle(path, shown, own);
	const message = status === null ? "Template not found." : "The template is a device or a pipe.";
	return { faults: [faultIn(shown, `${message} Name a folder with a template.yaml, or a \`.liquid\` file.`)] };
}

const faultIn = (file: string, message: string, place = { line: 1, column: 1 }): TemplateFault => ({
	file,
	...place,
	message,
});

function loadSingle(path: string, shown: string, own: Form | null): LoadedTemplate {
	const name = basename(path);
	const said = singleFileName(name);
	if (said === null) {
		const known = formatNames.map((each) => `\`NAME.${formats[each].extension}.liquid\``).join(", ");
		return { faults: [faultIn(shown, `The name of the file gives no format. Call it ${known}.`)] };
	}
	const text = readText(dirname(path), name);
	if (typeof text !== "string") return { faults: [faultIn(shown, text.message)] };
	const source: TemplateSource = {
		...formats[said.format],
		name: nameOf(said.stem),
		title: `A template in one file, ${name}`,
		format: said.format,
		form: null,
		needs: null,
		optional: null,
		entry: shown,
		files: { [shown]: text },
		styles: [],
		assets: {},
		folder: "",
	};
	return { source, keys: keysOf(own), paths: [path] };
}

/** A name that the names of outputs can hold. */
function nameOf(stem: string): string {
	const name = stem.toLowerCase().replace(/[^a-z0-9]+/g, "-");
	return name.replace(/^-|-$/g, "") || "template";
}

async function loadFolder(folder: string, shown: string, own: Form | null): Promise<LoadedTemplate> {
	const yaml = readText(folder, manifestName);
	const file = `${shown}/${manifestName}`;
	if (typeof yaml !== "string") return { faults: [faultIn(file, yaml.message)] };
	const read = readManifest(yaml, own);
	const faults = quotableFaults(read.faults, yaml, "template").map((each): TemplateFault => ({ file, ...each }));
	if (!("manifest" in read)) return { faults };
	const { manifest, keys, place } = read;
	const liquid = await liquidFiles(folder);
	if (liquid.length > mostFiles) faults.push(faultIn(file, `Too many Liquid files: more than ${mostFiles}.`));
	const texts = (
		paths: readonly string[],
		textOf: (path: string, index: number) => string | TemplateFault,
	): Record<string, string> => {
		const found: Record<string, string> = {};
		let size = 0;
		for (const [index, path] of paths.entries()) {
			const text = textOf(path, index);
			if (typeof text === "string") found[path] = text;
			else faults.push(text);
			size += typeof text === "string" ? text.length : 0;
			// If the files are far too long together, no more are read.
			if (size > longestTogether) break;
		}
		return found;
	};
	const files = texts(liquid, (path) => {
		const text = readText(folder, path);
		return typeof text === "string" ? text : faultIn(`${shown}/${path}`, text.message);
	});
	const styles = texts(manifest.styles, (path, index) => {
		const css = readText(folder, path);
		if (typeof css !== "string") return faultIn(file, css.message, place(["styles", index]));
		// The one text of a page that is written as it stands.
		if (/<[/!]/.test(css))
			return faultIn(file, `\`${path}\` holds a tag. Name a style sheet.`, place(["styles", index]));
		const wrong = loadingIn(css);
		const at = (offset: number) => locator(css).point(offset);
		return wrong === null ? css : faultIn(`${shown}/${path}`, wrong.message, at(wrong.offset));
	});
	const assets = texts(manifest.assets, (path, index) => {
		const address = readPicture(folder, path);
		return typeof address === "string" ? address : faultIn(file, address.message, place(["assets", index]));
	});
	const { entry } = manifest;
	if (!liquid.includes(entry)) faults.push(faultIn(file, entryTrouble(folder, entry), place(["entry"])));
	if (faults.length > 0)
		return { faults: faults.toSorted((one, other) => one.line - other.line || one.column - other.column) };
	const name = manifest.name ?? nameOf(basename(folder).replace(/^rapporteur-template-/, ""));
	const paths = [manifestName, ...liquid, ...manifest.styles, ...manifest.assets].map((path) => join(folder, path));
	return { source: { ...manifest, name, files, styles: Object.values(styles), assets, folder: shown }, keys, paths };
}

const longestTogether = 20_000_000;

/** More than any template needs. */
const mostFiles = 100;

/** The paths of all Liquid files below a folder, or of one too many, with `/`, in order; hidden ones and links are left out. */
async function liquidFiles(folder: string, below = ""): Promise<string[]> {
	const entries = await readdir(join(folder, below), { withFileTypes: true });
	const found: string[] = [];
	for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
		const path = below === "" ? entry.name : `${below}/${entry.name}`;
		if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
		if (entry.isFile() && entry.name.endsWith(".liquid")) found.push(path);
		else if (entry.isDirectory() && path.split("/").length < 5) found.push(...(await liquidFiles(folder, path)));
		if (found.length > mostFiles) return found;
	}
	return found;
}

/** Why the main file of a template can't be used: it is missing, a link, or not a file. */
function entryTrouble(folder: string, entry: string): string {
	if (!entry.endsWith(".liquid")) return `\`${entry}\` is not a Liquid file. Name one that ends in \`.liquid\`.`;
	const text = readText(folder, entry);
	if (typeof text !== "string" && !text.isGone) return text.message;
	return `There is no \`${entry}\`. Add it, or name the file to start with as \`entry\`.`;
}

/** Why there is no text or picture to use. */
interface AddressProblem {
	readonly message: string;
	readonly isGone?: boolean;
}

/** A file of the folder, or why it can't be used. No part of its path below the folder may be a link. */
function readBelow(folder: string, path: string): Uint8Array | AddressProblem {
	try {
		return readOwn(join(folder, path), folder);
	} catch (error) {
		const isGone = systemCode(error) === "ENOENT";
		return { message: `Can't read \`${path}\`: ${isGone ? "there is no such file" : readFailure(error)}.`, isGone };
	}
}

/** The same as text. */
function readText(folder: string, path: string): string | AddressProblem {
	const bytes = readBelow(folder, path);
	if (!(bytes instanceof Uint8Array)) return bytes;
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
		// No format can hold it, and a browser reads a page that has one in another way than was checked.
		return unwritable.test(text) ? { message: `\`${path}\` holds a control character. Remove it.` } : text;
	} catch {
		return { message: `\`${path}\` is not UTF-8. Save it as UTF-8.` };
	}
}

const unwritable = /[^\P{Cc}\t\n]|[\ufdd0-\ufdd3]/u;

/** The kinds of pictures by their extensions: the media type, and the first bytes, taken as Latin-1. */
const pictures: ReadonlyMap<string, readonly [string, RegExp]> = new Map([
	["png", ["image/png", /^\x89PNG/]],
	["jpg", ["image/jpeg", /^\xff\xd8\xff/]],
	["jpeg", ["image/jpeg", /^\xff\xd8\xff/]],
	["gif", ["image/gif", /^GIF8[79]a/]],
	["webp", ["image/webp", /^RIFF.{4}WEBP/s]],
	// Behind whatever else XML allows.
	["svg", ["image/svg+xml", /^(?:\xef\xbb\xbf)?\s*<(?:svg|[?!])/]],
]);

/** The address that holds a picture. */
function readPicture(folder: string, path: string): string | AddressProblem {
	const kind = pictures.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase());
	if (kind === undefined)
		return {
			message: `\`${path}\` is not a picture. Use ${[...pictures.keys()].map((each) => `\`.${each}\``).join(", ")}.`,
		};
	const bytes = readBelow(folder, path);
	if (!(bytes instanceof Uint8Array)) return bytes;
	const data = Buffer.from(bytes);
	const [mediaType, begins] = kind;
	if (begins.test(data.toString("latin1", 0, 500))) return `data:${mediaType};base64,${data.toString("base64")}`;
	return { message: `\`${path}\` is not of the type ${mediaType}. Save it in that format, or rename it.` };
}

/** What a template.yaml says, with all that it leaves to the format filled in. */
interface ReadManifest extends Omit<TemplateSource, "name" | "files" | "styles" | "assets" | "folder"> {
	readonly name: string | null;
	/** The files that it names. */
	readonly styles: readonly string[];
	readonly assets: readonly string[];
}

/** A template.yaml and the keys of the form that it names; what is wrong with it; and where something in it is said. */
interface CheckedManifest {
	readonly manifest: ReadManifest;
	readonly keys: FormKeys;
	readonly faults: readonly YamlFault[];
	place(path: readonly Step[]): Place;
}

/** Checks a template.yaml and fills in its defaults; `own` is a form that may be named beside those that are shipped. */
function readManifest(yaml: string, own: Form | null): CheckedManifest | { readonly faults: readonly YamlFault[] } {
	const shaped = readShaped(yaml, manifestSchema);
	if ("faults" in shaped) return shaped;
	const { data, source } = shaped;
	const forms = [...(own === null ? [] : [own]), ...shippedFormNames.flatMap((name) => shippedForm(name) ?? [])];
	const named = data.form === undefined ? null : forms.filter(({ name }) => name === data.form).slice(0, 1);
	const keys = keysOf(named ?? own);
	const faults = named?.length === 0 ? [unknownForm(data.form ?? "", forms, source)] : nameFaults(data, keys, source);
	const { format, form = null, name = null, needs, optional } = data;
	const { extension = formats[format].extension, mediaType = formats[format].mediaType } = data;
	const none = { fields: [], sections: [] };
	const declared = needs === undefined && optional === undefined ? null : none;
	return {
		manifest: {
			...data,
			name,
			extension,
			mediaType,
			form,
			needs: needs ?? declared,
			optional: optional ?? declared,
			entry: data.entry ?? `report.${extension}.liquid`,
		},
		keys,
		faults: [...faults, ...kindFaults(data, source)],
		place: (path) => source.place(path, "value"),
	};
}

/** The keys that the notes of a form can have; null and none are any that is shipped. */
export function keysOf(of: Form | readonly Form[] | null): FormKeys {
	const given = of === null ? [] : [of].flat();
	const forms = given.length > 0 ? given : shippedFormNames.flatMap((name) => shippedForm(name) ?? []);
	return {
		form: forms.length === 1 ? `\`${forms[0]?.name}\`` : "the included forms (name your own with `--form`)",
		fields: [...new Set(forms.flatMap(({ fields }) => fields.map(({ name }) => name)))],
		sections: [...new Set(forms.flatMap(({ sections }) => sections.map(({ name }) => name)))],
	};
}

function unknownForm(form: string, known: readonly Form[], source: YamlSource): YamlFault {
	const names = known.map(({ name }) => name);
	const message = `Unknown form \`${form}\`. Write ${suggestion(form, names)}, or give one of your own with \`--form\`.`;
	return { message, ...source.place(["form"], "value") };
}

function nameFaults(manifest: Manifest, keys: FormKeys, source: YamlSource): YamlFault[] {
	const faults: YamlFault[] = [];
	for (const list of ["needs", "optional"] as const)
		for (const kind of ["fields", "sections"] as const)
			for (const [index, name] of (manifest[list]?.[kind] ?? []).entries()) {
				const place = source.place([list, kind, index], "value");
				const unknown = `Unknown ${kind.slice(0, -1)} \`${name}\` of ${keys.form}. Write ${suggestion(name, keys[kind])}.`;
				if (list === "optional" && manifest.needs?.[kind].includes(name))
					faults.push({ ...place, message: `\`${name}\` is in \`needs\` too. Keep one of the two.` });
				else if (!keys[kind].includes(name)) faults.push({ ...place, message: unknown });
			}
	return faults;
}

/** How the extensions and media types may end that files of a format have: nothing runs them, or reads them by other rules. */
const kinds: Readonly<Record<FormatName, readonly string[]>> = {
	html: ["html", "htm"],
	markdown: ["md", "markdown"],
	text: ["txt", "text", "plain", "log"],
	csv: ["csv", "tsv", "values"],
	xml: "xml xhtml xht svg mml rss atom opml rdf tei dbk kml gpx".split(" "),
	yaml: ["yaml", "yml"],
	json: ["json", "jsonld", "geojson"],
};

/** A text that programs read by the rules of a format is written by these rules. */
function kindFaults({ format, ...said }: Manifest, source: YamlSource): YamlFault[] {
	return (["extension", "mediaType"] as const).flatMap((key) => {
		const kind = said[key] ?? formats[format][key];
		const end = /[a-z0-9]*$/i.exec(kind)?.[0].toLowerCase() ?? "";
		if (kinds[format].includes(end)) return [];
		const other = formatNames.find((each) => kinds[each].includes(end));
		const hint = other === undefined ? suggestion("", kinds[format]) : `\`format: ${other}\``;
		const message = `\`${kind}\` does not fit the format \`${format}\`. Write ${hint}.`;
		return [{ message, ...source.place([key], "value") }];
	});
}

const line = v.pipe(v.string(), v.regex(/^\S(?:[^\r\n]*\S)?$/u, "one line without space around it"));
const key = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]*$/, "the key of a field or section"));
const file = v.pipe(
	v.string(),
	v.regex(/^(?!.*(?:^|\/)\.)[\w-][\w. -]*(?:\/[\w-][\w. -]*)*$/, "a file in the template's folder"),
);
const formName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, "the name of a form"));
const names = v.strictObject({
	fields: about(v.optional(v.array(key), []), "Keys of fields."),
	sections: about(v.optional(v.array(key), []), "Keys of sections."),
});

/** The whole of a template.yaml. */
export const manifestSchema = v.strictObject({
	name: about(
		v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, "small letters, digits and dashes"))),
		"Its name for `-t` and in the names of reports; by default, the name of the folder.",
	),
	title: about(line, "One line that says what comes out; `rapporteur list` shows it. Required."),
	format: about(v.picklist(formatNames), "The format of its files; values are escaped for it. Required."),
	extension: about(
		v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:\.[a-z0-9]+)?$/, "an extension without its dot"))),
		"The extension of reports; by default, the format's.",
	),
	mediaType: about(
		v.optional(v.pipe(v.string(), v.regex(/^[a-z]+\/[\w.+-]+$/, "a media type such as text/html"))),
		"The media type of reports; by default, the format's.",
	),
	form: about(
		v.optional(formName),
		"The form whose fields and sections it names: a built-in one, or your own given by `--form`.",
	),
	needs: about(v.optional(names), "What a report must have; without it, none is written."),
	optional: about(v.optional(names), "What a report may lack; it is then empty."),
	entry: about(v.optional(file), "The file to start with; by default, `report.EXTENSION.liquid`."),
	styles: about(v.optional(v.array(file), []), "Style sheets for `{% styles %}`, in HTML."),
	assets: about(v.optional(v.array(file), []), "Pictures for `{% asset %}`, in HTML: png, jpg, gif, webp, svg."),
});

type Manifest = v.InferOutput<typeof manifestSchema>;
