/** As many hostile files as good ones in one run: the good ones are converted as if they were alone, the others are all told. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { HostileKind } from "../hostile/kind.ts";
import { hostileKinds } from "../hostile/kinds.ts";
import { generateNote } from "../notes/note.ts";
import { mulberry32 } from "../notes/random.ts";
import { atMost, type Figure, faultless } from "./figures.ts";
import { type ManifestLine, manifestOf } from "./manifest.ts";
import { run } from "./program.ts";
import { strangers, type Tree, treeOf } from "./tree.ts";
import { templates } from "./work.ts";

const seed = 11;
/** Of two threads, each with the largest file of its own at once. */
const mostMegabytes = 600;

/** Converts so many good notes with as many hostile files among them. */
export async function hostileFiles(folder: string, count: number): Promise<Figure[]> {
	const [mixed, alone] = [join(folder, "mixed"), join(folder, "alone")];
	const hostile = new Map<string, HostileKind>();
	for (let number = 1; number <= count; number++) {
		const { bytes, answers } = generateNote(seed, number);
		for (const each of [mixed, alone]) write(join(each, answers.path), bytes);
		const kind = hostileKinds[number % hostileKinds.length];
		if (kind === undefined) continue;
		const path = `${dirname(answers.path)}/hostile ${number}.${kind.extension}`;
		hostile.set(path, kind);
		write(join(mixed, path), kind.make(mulberry32(seed * 1_000 + number)));
	}
	const first = await run(["convert", alone, "-o", `${alone}-out/`, ...templates]);
	const { code, err, seconds, peak } = await run(["convert", mixed, "-o", `${mixed}-out/`, ...templates]);
	const [before, after] = [treeOf(`${alone}-out`), treeOf(`${mixed}-out`)];
	const lines = new Map(manifestOf(`${mixed}-out`).map((line) => [line.path, line]));
	const faults = [
		...(first.code === 0 ? [] : [`exit code ${first.code} without hostile files`]),
		...(code === 3 ? [] : [`exit code ${code}, not 3: ${err.slice(-200)}`]),
		...goodFaults(before, after),
		...[...hostile].flatMap(([path, kind]) =>
			hostileFaults(lines.get(path), kind).map((fault) => `${path} (${kind.what}): ${fault}`),
		),
		...(lines.size === 2 * count ? [] : [`${lines.size} lines in the manifest, not ${2 * count}`]),
	];
	for (const each of [mixed, alone, `${mixed}-out`, `${alone}-out`]) rmSync(each, { recursive: true });
	return [
		faultless(`${count} hostile files among ${count} good ones, ${seconds.toFixed(1)} s`, faults),
		atMost("memory with hostile files", peak / 1024, mostMegabytes, " MB"),
	];
}

function write(path: string, bytes: Uint8Array | string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, bytes);
}

/** What the good notes gave alone is there, byte for byte. */
const goodFaults = (before: Tree, after: Tree): string[] =>
	strangers(after, before).filter((fault) => !fault.startsWith("manifest.jsonl"));

/** What is wrong with how a hostile file is reported; every one has a line. */
function hostileFaults(line: ManifestLine | undefined, { refused, read }: HostileKind): string[] {
	if (line === undefined) return ["it has no line in the manifest"];
	const outcome = refused === null ? "converted" : read === true ? "cut" : "failed";
	const isRead = refused === null || read === true;
	return [
		...(line.outcome === outcome ? [] : [`it is ${line.outcome}`]),
		...(line.outputs.length > 0 === isRead ? [] : [`it has ${line.outputs.length} reports`]),
		...(refused === null || line.findings.codes[refused] === 1
			? []
			: [`it is reported as ${Object.keys(line.findings.codes).join()}, not ${refused}`]),
	];
}
