/** Which file each output goes to. Pure: names are settled before anything is written. */
import { foldName, isReserved } from "../files/paths.ts";

/** The template's name and file extension, without the dot. */
export interface OutputKind {
	readonly name: string;
	readonly extension: string;
	/** Whether it is what its extension means by default; another one adds its name to the file's. */
	readonly isDefault: boolean;
}

/** A name in use, and its owner. */
export interface TakenName {
	readonly name: string;
	readonly by: "report" | "folder" | "archive" | "hidden";
}

/** The output path of an input (relative, with `/`) below the output folder. */
export type NameOutput = (path: string, kind: OutputKind) => string | TakenName;

/**
 * Decides the names of all outputs. Inputs with the same stem keep their extension; names that still collide are
 * refused. Only unusual names are stored, since there may be very many inputs.
 */
export function nameOutputs(paths: Iterable<string>, kinds: readonly OutputKind[]): NameOutput {
	const sharedStems = repeated(paths, (path) => [splitExtension(path).stem]);
	const nameOf = (path: string, kind: OutputKind): string => {
		const { stem, extension } = splitExtension(path);
		const short = `${stem}.${suffix(kind)}`;
		const isShared = sharedStems.has(foldName(stem));
		return extension !== "" && (isShared || isReserved(short)) ? `${stem}${extension}.${suffix(kind)}` : short;
	};
	const folders = new Set([...foldersOf(paths)].map(foldName));
	const sharedNames = repeated(paths, (path) => kinds.map((kind) => nameOf(path, kind)));
	return (path, kind) => {
		const name = nameOf(path, kind);
		const folded = foldName(name);
		if (isReserved(name)) return { name, by: /(?:^|\/)\./.test(name) ? "hidden" : "archive" };
		if (folders.has(folded)) return { name, by: "folder" };
		return sharedNames.has(folded) ? { name, by: "report" } : name;
	};
}

/** The part of an output's name after the stem of its notes. */
export const suffix = ({ name, extension, isDefault }: OutputKind): string =>
	isDefault ? extension : `${name}.${extension}`;

/** The folded names of paths that occur more than once. To save memory, names are first compared by a number. */
function repeated(paths: Iterable<string>, namesOf: (path: string) => readonly string[]): ReadonlySet<string> {
	const hashes = hashesOf(paths, namesOf).sort();
	const suspects = new Set<number>();
	for (let at = 1; at < hashes.length; at++) if (hashes[at] === hashes[at - 1]) suspects.add(hashes[at] ?? 0);
	const [seen, found] = [new Set<string>(), new Set<string>()];
	for (const path of suspects.size === 0 ? [] : paths)
		for (const name of namesOf(path).map(foldName)) {
			if (!suspects.has(hashOf(name))) continue;
			if (seen.has(name)) found.add(name);
			seen.add(name);
		}
	return found;
}

function hashesOf(paths: Iterable<string>, namesOf: (path: string) => readonly string[]): Uint32Array {
	let hashes = new Uint32Array(1024);
	let count = 0;
	for (const path of paths)
		for (const name of namesOf(path)) {
			if (count === hashes.length) {
				const more = new Uint32Array(2 * count);
				more.set(hashes);
				hashes = more;
			}
			hashes[count++] = hashOf(foldName(name));
		}
	return hashes.subarray(0, count);
}

/** A number of 32 bits. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}

/** Every folder that paths lead through: `a.html/b.txt` beside `a.txt` leaves no place for the report of the latter. */
function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
	const folders = new Set<string>();
	for (const path of paths) {
		for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
			const folder = path.slice(0, at);
			if (folders.has(folder)) break;
			folders.add(folder);
		}
	}
	return folders;
}

function splitExtension(path: string): { stem: string; extension: string } {
	const dot = path.lastIndexOf(".");
	const isName = dot > path.lastIndexOf("/") + 1;
	return isName ? { stem: path.slice(0, dot), extension: path.slice(dot) } : { stem: path, extension: "" };
}
