/** Names that trip programs up: each note is converted or refused with a finding, and none takes another's place. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateNote } from "../notes/note.ts";
import { type Figure, faultless } from "./figures.ts";
import { manifestFaults, manifestOf } from "./manifest.ts";
import { run } from "./program.ts";
import { filesBelow, sha256, treeOf } from "./tree.ts";
import { templates } from "./work.ts";

const long = (bytes: number): string => "n".repeat(bytes - ".txt".length);

/** Every one is a note of its own. */
const names: readonly string[] = [
	"two words.txt",
	" led by a space.txt",
	"ends with a space .txt",
	"two\nlines.txt",
	"a\ttab.txt",
	"-t.txt",
	"--prune.txt",
	"-",
	"--",
	`${long(200)}.txt`,
	`${long(250)}.txt`,
	`${long(255)}.txt`,
	`${"é".repeat(120)}.txt`,
	"caf\u00e9.txt",
	"cafe\u0301.txt",
	"Case.txt",
	"case.txt",
	"CASE.txt",
	"twin.txt",
	"twin.md",
	"twin.txt.txt",
	"twin.md.txt",
	"index.txt",
	"index.md",
	"index.txt.txt",
	"Index.txt",
	"catalogue.txt",
	"manifest.txt",
	"manifest.jsonl.txt",
	"manifest.1-of-4.jsonl.txt",
	"feed.txt",
	"feed.xml.txt",
	"sitemap.xml.txt",
	".rapporteur.txt",
	"folder/index.txt",
	"folder/catalogue.txt",
	"folder.txt",
	"html/note.txt",
	"note.html/note.txt",
	"note.txt",
	"[x].txt",
	"{a,b}.txt",
	"*.txt",
	"?.txt",
	"!not.txt",
	"#hash.txt",
	"%41.txt",
	"a:b.txt",
	"a\\b.txt",
	"quote'\".txt",
	"$HOME.txt",
	"`id`.txt",
	"<b>.txt",
	"&amp;.txt",
	"con.txt",
	"..txt",
	"...txt",
	"__proto__.txt",
	"constructor.txt",
	"\u202egpj.txt",
	"\ufeffmark.txt",
	"UPPER.TXT",
	"upper.txt",
	"emoji 😀.txt",
];

/** Converts a folder of them. */
export async function oddNames(folder: string): Promise<Figure[]> {
	const [notes, outputs] = [join(folder, "odd"), join(folder, "odd-outputs")];
	const made = names.filter((name, at) => madeNote(notes, name, at));
	symlinkSync(".", join(notes, "loop"));
	symlinkSync("nowhere", join(notes, "dangling.txt"));
	symlinkSync("../odd", join(notes, "folder", "up"));
	writeFileSync(
		Buffer.concat([Buffer.from(`${notes}/bytes`), Buffer.from([0xff]), Buffer.from(".txt")]),
		generateNote(4, 999).bytes,
	);
	const before = treeOf(notes);
	const { code, err } = await run(["convert", notes, "-o", `${outputs}/`, ...templates]);
	const lines = manifestOf(outputs);
	const tree = treeOf(outputs);
	const faults = [
		...([0, 3].includes(code ?? -1) ? [] : [`exit code ${code}`]),
		...made
			.filter((name) => isNote(name) && !err.includes(told(name)) && !lines.some(({ path }) => path === name))
			.map((name) => `${JSON.stringify(name)} is neither converted nor told`),
		...sharedOutputs(lines.flatMap((line) => line.outputs.map(({ path }) => path))),
		...lines.flatMap(({ path, outputs: made }) =>
			made
				.filter((each) => each.path.endsWith(".json"))
				.flatMap((each) => sourceFaults(outputs, each.path, join(notes, path))),
		),
		...manifestFaults(lines, notes, tree),
		...(sameTree(before, treeOf(notes)) ? [] : ["the notes themselves have changed"]),
		...filesBelow(outputs)
			.filter((path) => path.includes("loop/"))
			.map((path) => `${path} went through a link`),
	];
	const converted = lines.filter(({ outcome }) => outcome === "converted").length;
	rmSync(notes, { recursive: true });
	rmSync(outputs, { recursive: true });
	return [faultless(`${made.length} odd names`, faults, `none, ${converted} converted, the others told`)];
}

function madeNote(notes: string, name: string, at: number): boolean {
	try {
		mkdirSync(dirname(join(notes, name)), { recursive: true });
		writeFileSync(join(notes, name), generateNote(4, at).bytes, { flag: "wx" });
		return true;
	} catch {
		// This file system does not know such names.
		return false;
	}
}

const isNote = (name: string): boolean => /\.(?:txt|md)$/i.test(name) && !name.startsWith(".");

/** As much of a name as messages show as it is. */
const told = (name: string): string => name.replace(/[\n\t\u202e\ufeff][\s\S]*/, "");

function sharedOutputs(paths: readonly string[]): string[] {
	return paths.filter((path, at) => paths.indexOf(path) !== at).map((path) => `${path} belongs to two notes`);
}

function sourceFaults(outputs: string, path: string, note: string): string[] {
	const { source } = JSON.parse(readFileSync(join(outputs, path), "utf8")) as { source: { sha256: string } };
	return source.sha256 === sha256(readFileSync(note)) ? [] : [`${path} is of another note`];
}

const sameTree = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
	one.size === other.size && [...one].every(([path, hash]) => other.get(path) === hash);
