/** Where templates that have a name and no path are: in the project's `templates/`, then in packages. */
import { lstat, readdir, readFile, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { manifestName } from "./load.ts";
import { isTemplatePath as looksLikePath, singleFileName } from "./template.ts";

/** A template that somebody put somewhere. */
export interface Place {
	readonly name: string;
	/** Absolute. */
	readonly path: string;
	/** The folder in which it was searched; its links must not lead out of it. */
	readonly root: string;
	/** As messages and `list` call it. */
	readonly shown: string;
}

const folderName = "templates";
const packagePrefix = "rapporteur-template-";

/** Whether what `-t` was given is a path: it looks like one, or there is a template. */
export async function isTemplatePath(given: string, cwd: string): Promise<boolean> {
	return looksLikePath(given) || isThere(join(cwd, given, manifestName));
}

/** All templates around a folder, in the order in which they are looked for. */
export async function findTemplates(cwd: string): Promise<Place[]> {
	const found = [...(await inFolder(cwd)), ...(await inPackages(cwd))];
	const names = new Map<string, Place>();
	for (const place of found) if (!names.has(place.name)) names.set(place.name, place);
	return [...names.values()];
}

async function inFolder(cwd: string): Promise<Place[]> {
	const places = await Promise.all(
		(await namesIn(join(cwd, folderName))).map(async (name): Promise<Place[]> => {
			const path = join(cwd, folderName, name);
			const shown = `${folderName}/${name}`;
			const single = singleFileName(name);
			// A link is no template: what it leads to could be anything.
			const status = await lstat(path).catch(() => null);
			if (status?.isFile() === true && single !== null) return [{ name: single.stem, path, shown, root: cwd }];
			const isFolder = status?.isDirectory() === true && (await isThere(join(path, manifestName)));
			return isFolder ? [{ name, path, shown, root: cwd }] : [];
		}),
	);
	return places.flat();
}

/** Packages are looked for as Node does: in each `node_modules` on the way up. */
async function inPackages(cwd: string): Promise<Place[]> {
	const places: Place[] = [];
	for (let folder = cwd; ; folder = dirname(folder)) {
		for (const name of await namesIn(join(folder, "node_modules"))) {
			if (!name.startsWith(packagePrefix)) continue;
			// Some installers put a link in place of a package, and the package elsewhere.
			const path = await realpath(join(folder, "node_modules", name)).catch(() => null);
			if (path === null || !(await isThere(join(path, manifestName)))) continue;
			const root = await realpath(folder).catch(() => folder);
			places.push({ name: name.slice(packagePrefix.length), path, shown: name, root });
		}
		if (dirname(folder) === folder) return places;
	}
}

const namesIn = async (folder: string): Promise<string[]> => (await readdir(folder).catch(() => [])).sort();

const isThere = async (path: string): Promise<boolean> => (await lstat(path).catch(() => null))?.isFile() === true;

/** The built-in template that one of your own starts from: its files in Liquid lie beside its code. */
export const starter = "html-brief";

/** The files that `template new` copies, by their paths with `/`. */
export async function starterFiles(): Promise<Readonly<Record<string, string>>> {
	const folder = dirname(createRequire(import.meta.url).resolve(`../../templates/${starter}/template.yaml`));
	const names = (await namesIn(folder)).filter((name) => !name.endsWith(".ts"));
	return Object.fromEntries(
		await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")])),
	);
}
