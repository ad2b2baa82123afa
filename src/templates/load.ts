/** Reads a template that a path names: a folder with a template.yaml, or a single Liquid file. Nothing outside it is read, and no link is followed. */
import { isUtf8 } from "node:buffer";
import { lstat, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as v from "valibot";
import { readOwn } from "../files/own-file.ts";
import { slashed } from "../files/paths.ts";
import { readFailure, systemCode } from "../findings/system-failure.ts";
import { type Place, quotableFaults, type Step, suggestion, type YamlFault, type YamlSource } from "../forms/faults.ts";
import type { Form } from "../forms/form.ts";
import { about, maybe, oneLine, readShaped } from "../forms/shape.ts";
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
	const folder = shown.replace(/[/\\]+$/, "");
	try {
		if (status?.isSymbolicLink()) throw new Unusable("The template is a link. Name the folder or file itself.");
		if (status?.isDirectory()) return await loadFolder(path, folder, own);
		if (status?.isFile()) return loadSingle(path, shown, own);
		const message = status === null ? "Template not found." : "The template is a device or a pipe.";
		throw new Unusable(`${message} Name a folder with a template.yaml, or a \`.liquid\` file.`);
	} catch (error) {
		if (!(error instanceof Unusable)) throw error;
		return { faults: [faultIn(status?.isDirectory() ? `${folder}/${manifestName}` : shown, error.message)] };
	}
}

/** Why a template, or one of its files, can't be used. */
class Unusable extends Error {
	/** Where in the file itself, if it is a part of it. */
	place: Place | null = null;
	isGone = false;
}

const faultIn = (file: string, message: string, place: Place = { line: 1, column: 1 }): TemplateFault => ({
	file,
	...place,
	message,
});

function loadSingle(path: string, shown: string, own: Form | null): LoadedTemplate {
	const name = basename(path);
	const said = singleFileName(name);
	if (name === manifestName)
		throw new Unusable(`A template with a \`${name}\` is named by its folder. Use \`${slashed(dirname(shown))}\`.`);
	if (said === null) {
		const known = formatNames.map((each) => `\`NAME.${formats[each].extension}.liquid\``).join(", ");
		throw new Unusable(`The name of the file gives no format. Call it ${known}.`);
	}
	const source: TemplateSource = {
		...formats[said.format],
		name: nameOf(said.stem),
		title: `A template in one file, ${name}`,
		format: said.format,
		form: null,
		needs: null,
		optional: null,
		entry: shown,
		files: { [shown]: readText(dirname(path), name) },
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
	const read = readManifest(yaml, own);
	const faults = quotableFaults(read.faults, yaml, "template").map((each): TemplateFault => ({ file, ...each }));
	if (!("manifest" in read)) return { faults };
	const { manifest, keys, place } = read;
	const liquid = await liquidFiles(folder);
	if (liquid.length > mostFiles) faults.push(faultIn(file, `Too many Liquid files: more than ${mostFiles}.`));
	/** The texts of files by their paths; `list` is the key of the manifest that names them. */
	const texts = (paths: readonly string[], textOf: typeof readText, list: string | null): Record<string, string> => {
		const found: Record<string, string> = {};
		let size = 0;
		for (const [index, path] of paths.entries()) {
			try {
				const text = textOf(folder, path);
				found[path] = text;
				size += text.length;
			} catch (error) {
				if (!(error instanceof Unusable)) throw error;
				const isInside = list === null || error.place !== null;
				const at = isInside ? (error.place ?? undefined) : place([list, index]);
				faults.push(faultIn(isInside ? `${shown}/${path}` : file, error.message, at));
			}
			// If the files are far too long together, no more are read.
			if (size > longestTogether) break;
		}
		return found;
	};
	const files = texts(liquid, readText, null);
	const styles = texts(manifest.styles, readStyle, "styles");
	const assets = texts(manifest.assets, readPicture, "assets");
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
	try {
		readText(folder, entry);
	} catch (error) {
		if (!(error instanceof Unusable)) throw error;
		if (!error.isGone) return error.message;
	}
	return `There is no \`${entry}\`. Add it, or name the file to start with as \`entry\`.`;
}

/** A file of the folder. No part of its path below the folder may be a link. */
function readBelow(folder: string, path: string): Uint8Array {
	try {
		return readOwn(join(folder, path), folder);
	} catch (error) {
		const isGone = systemCode(error) === "ENOENT";
		const why = isGone ? "there is no such file" : readFailure(error);
		throw Object.assign(new Unusable(`Can't read \`${path}\`: ${why}.`), { isGone });
	}
}

/** The same as text. */
function readText(folder: string, path: string): string {
	const bytes = readBelow(folder, path);
	if (!isUtf8(bytes)) throw new Unusable(`\`${path}\` is not UTF-8. Save it as UTF-8.`);
	const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
	// No format can hold it, and a browser reads a page that has one in another way than was checked.
	if (unwritable.test(text)) throw new Unusable(`\`${path}\` holds a control character. Remove it.`);
	return text;
}

/** The same as a style sheet, the one text of a page that is written as it stands. */
function readStyle(folder: string, path: string): string {
	const css = readText(folder, path);
	if (/<[/!]/.test(css))
		throw new Unusable(`\`${path}\` contains an HTML tag or comment. Remove it: a style sheet holds only CSS.`);
	const wrong = loadingIn(css);
	if (wrong !== null) throw Object.assign(new Unusable(wrong.message), { place: locator(css).point(wrong.offset) });
	return css;
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
function readPicture(folder: string, path: string): string {
	const kind = pictures.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase());
	if (kind === undefined) {
		const known = [...pictures.keys()].map((each) => `\`.${each}\``).join(", ");
		throw new Unusable(`\`${path}\` is not a picture. Use ${known}.`);
	}
	const data = Buffer.from(readBelow(folder, path));
	const [mediaType, begins] = kind;
	if (begins.test(data.toString("latin1", 0, 500))) return `data:${mediaType};base64,${data.toString("base64")}`;
	throw new Unusable(`\`${path}\` is not of the type ${mediaType}. Save it in that format, or rename it.`);
}

/**
 * Checks a template.yaml and fills in what it leaves to the format: with the keys of the form that it names, and where
 * something in it is said. `own` is a form that may be named beside those that are shipped.
 */
function readManifest(yaml: string, own: Form | null) {
	const shaped = readShaped(yaml, manifestSchema);
	if ("faults" in shaped) return shaped;
	const { data, source } = shaped;
	const forms = [...(own === null ? [] : [own]), ...shippedFormNames.flatMap((name) => shippedForm(name) ?? [])];
	const named = data.form === undefined ? null : forms.filter(({ name }) => name === data.form).slice(0, 1);
	const keys = keysOf(named ?? own);
	const faults = named?.length === 0 ? [unknownForm(data.form ?? "", forms, source)] : nameFaults(data, keys, source);
	const declared = data.needs === undefined && data.optional === undefined ? null : { fields: [], sections: [] };
	const { form = null, name, needs = declared, optional = declared } = data;
	const { extension = formats[data.format].extension, mediaType = formats[data.format].mediaType } = data;
	const { entry = `report.${extension}.liquid` } = data;
	return {
		manifest: { ...data, name, extension, mediaType, form, needs, optional, entry },
		keys,
		faults: [...faults, ...kindFaults(data, source)],
		place: (path: readonly Step[]) => source.place(path, "value"),
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
	name: maybe(
		v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and dashes, beginning with a letter")),
		"Its name for `-t` and in the names of reports; by default, the name of the folder.",
	),
	title: about(v.pipe(v.string(), oneLine), "One line that says what comes out; `rapporteur list` shows it. Required."),
	format: about(v.picklist(formatNames), "The format of its files; values are escaped for it. Required."),
	extension: maybe(
		v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:\.[a-z0-9]+)?$/, "an extension without its dot")),
		"The extension of reports; by default, the format's.",
	),
	mediaType: maybe(
		v.pipe(v.string(), v.regex(/^[a-z]+\/[\w.+-]+$/, "a media type such as text/html")),
		"The media type of reports; by default, the format's.",
	),
	form: maybe(formName, "The form whose fields and sections it names: a built-in one, or your own given by `--form`."),
	needs: maybe(names, "What a report must have; if the notes lack it, no report is written."),
	optional: maybe(names, "What a report may lack; it is then empty."),
	entry: maybe(file, "The file to start with; by default, `report.EXTENSION.liquid`."),
	styles: about(v.optional(v.array(file), []), "Style sheets for `{% styles %}`, in HTML."),
	assets: about(v.optional(v.array(file), []), "Pictures for `{% asset %}`, in HTML: png, jpg, gif, webp, svg."),
});

type Manifest = v.InferOutput<typeof manifestSchema>;
