/** Files that trip programs up: odd names, and hostile files among good ones. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type HostileKind, hostileKinds } from "../hostile/kinds.ts";
import { bytesOf, knownNote } from "../notes/known.ts";
import { mulberry32 } from "../random.ts";
import { type ManifestLine, manifestFaults, manifestOf } from "./manifest.ts";
import { run } from "./run.ts";
import { filesBelow, sha256, strangers, treeOf } from "./tree.ts";
import { place, size, templates, write } from "./work.ts";

const folder = mkdtempSync(join(tmpdir(), "rapporteur-odd-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

function madeNote(notes: string, name: string, at: number): boolean {
	try {
		write(join(notes, name), bytesOf(knownNote(at + 1)));
		return true;
	} catch {
		// This file system does not know such names.
		return false;
	}
}

const isNote = (name: string): boolean => /\.(?:txt|md)$/i.test(name) && !name.startsWith(".");

/** As much of a name as messages show as it is. */
const told = (name: string): string => name.replace(/[\n\t\u202e\ufeff][\s\S]*/, "");

function sourceFaults(outputs: string, path: string, note: string): string[] {
	const { source } = JSON.parse(readFileSync(join(outputs, path), "utf8")) as { source: { sha256: string } };
	return source.sha256 === sha256(readFileSync(note)) ? [] : [`${path} is of another note`];
}

describe.skipIf(process.platform === "win32")("a folder", { timeout: 3_600_000 }, () => {
	test("of odd names: each note is converted or told, and none takes another's place", async () => {
		const [notes, outputs] = [join(folder, "odd"), join(folder, "odd-outputs")];
		const made = names.filter((name, at) => madeNote(notes, name, at));
		symlinkSync(".", join(notes, "loop"));
		symlinkSync("nowhere", join(notes, "dangling.txt"));
		symlinkSync("../odd", join(notes, "folder", "up"));
		const noText = Buffer.concat([Buffer.from(`${notes}/bytes`), Buffer.from([0xff]), Buffer.from(".txt")]);
		writeFileSync(noText, bytesOf(knownNote(999)));
		const before = treeOf(notes);
		const { code, err } = await run(["convert", notes, "-o", `${outputs}/`, ...templates]);
		const lines = manifestOf(outputs);
		const missing = made.filter(
			(name) => isNote(name) && !err.includes(told(name)) && !lines.some(({ path }) => path === name),
		);
		const written = lines.flatMap((line) => line.outputs.map(({ path }) => path));
		const foreign = lines.flatMap(({ path, outputs: reports }) =>
			reports
				.filter((each) => each.path.endsWith(".json"))
				.flatMap((each) => sourceFaults(outputs, each.path, join(notes, path))),
		);
		expect([code, missing, foreign]).toEqual([3, [], []]);
		expect(new Set(written).size).toBe(written.length);
		expect(manifestFaults(lines, notes, treeOf(outputs))).toEqual([]);
		expect(treeOf(notes)).toEqual(before);
		expect(filesBelow(outputs).filter((path) => path.includes("loop/"))).toEqual([]);
	});

	test(`of ${size.hostile} hostile files among as many good ones: these give what they give alone, those are all told`, async () => {
		const [mixed, alone] = [join(folder, "mixed"), join(folder, "alone")];
		const hostile = new Map<string, HostileKind>();
		for (let number = 1; number <= size.hostile; number++) {
			for (const each of [mixed, alone]) place(each, number);
			const kind = hostileKinds[number % hostileKinds.length] ?? expect.fail("there are no hostile kinds");
			const path = `${dirname(knownNote(number).path)}/hostile ${number}.${kind.extension}`;
			hostile.set(path, kind);
			write(join(mixed, path), kind.make(mulberry32(11_000 + number)));
		}
		const first = await run(["convert", alone, "-o", `${alone}-out/`, ...templates]);
		const { code, err, peak } = await run(["convert", mixed, "-o", `${mixed}-out/`, ...templates]);
		expect([first.code, code], err.slice(-200)).toEqual([0, 3]);
		const lost = strangers(treeOf(`${mixed}-out`), treeOf(`${alone}-out`));
		expect(lost.filter((fault) => !fault.startsWith("manifest.jsonl"))).toEqual([]);
		const lines = new Map(manifestOf(`${mixed}-out`).map((line) => [line.path, line]));
		expect(lines.size).toBe(2 * size.hostile);
		expect([...hostile].map(([path]) => [path, endOf(lines.get(path))])).toEqual(
			[...hostile].map(([path, kind]) => [path, expectedEnd(kind)]),
		);
		// Of two threads, each with the largest file of its own at once.
		expect(peak / 1024).toBeLessThan(600);
	});
});

/** How a hostile file is reported. */
const endOf = (line: ManifestLine | undefined) => ({
	outcome: line?.outcome,
	isRead: (line?.outputs.length ?? 0) > 0,
	told: Object.keys(line?.findings.codes ?? {}).filter((code) => faults.has(code)),
});

const faults: ReadonlySet<string> = new Set(hostileKinds.flatMap(({ refused }) => refused ?? []));

const expectedEnd = ({ refused, read }: HostileKind) => ({
	outcome: refused === null ? "converted" : read ? "cut" : "failed",
	isRead: read,
	told: refused === null ? [] : [refused],
});
