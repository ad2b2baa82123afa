/** Notes that are deleted, replaced and made unreadable while they are converted. */
import type { ChildProcess } from "node:child_process";
import {
	appendFileSync,
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { generateNote } from "../notes/note.ts";
import { mulberry32, type Random, sample } from "../notes/random.ts";
import { type Figure, faultless } from "./figures.ts";
import { type ManifestLine, manifestFaults, manifestOf, outputFaults } from "./manifest.ts";
import { leftovers } from "./midway.ts";
import { run } from "./program.ts";
import { differences, filesBelow, treeOf } from "./tree.ts";
import { outputOf, templates, type Undisturbed } from "./work.ts";

/** What happens to notes; each at a moment of its own. */
const mishaps: readonly ((file: string, random: Random) => void)[] = [
	(file) => rmSync(file, { force: true }),
	(file, random) => {
		const other = `${file}.new`;
		writeFileSync(other, generateNote(99, Math.floor(random() * 1e6)).bytes);
		renameSync(other, file);
	},
	(file) => appendFileSync(file, "\nOne line more.\n"),
	(file) => {
		rmSync(file);
		mkdirSync(file);
	},
	makeUnreadable,
];

function makeUnreadable(file: string): void {
	// Nothing is forbidden to the superuser; a link to itself can't be read by anybody.
	if (process.getuid?.() === 0) {
		renameSync(file, `${file}.kept`);
		symlinkSync(file, file);
	} else chmodSync(file, 0);
}

/** Notes can be read again. */
function makeReadable(file: string): void {
	if (existsSync(`${file}.kept`)) renameSync(`${file}.kept`, file);
	else if (existsSync(file)) chmodSync(file, 0o644);
}

/** Converts while a tenth of the notes have a mishap, then again: the end is what the notes have come to. */
export async function changingNotes({ work, run: first }: Undisturbed): Promise<Figure[]> {
	const [notes, folder] = [outputOf(work, "changing"), outputOf(work, "changed")];
	cpSync(work.notes, notes, { recursive: true });
	const random = mulberry32(11);
	const victims = sample(random, filesBelow(notes), Math.ceil(work.count / 10));
	const args = ["convert", notes, ...templates, "--jobs", "2"];
	const disturbed = await run([...args, "-o", `${folder}/`], {
		meanwhile: (child) => befall(child, { notes, victims, seconds: first.seconds, random }),
	});
	const now = treeOf(folder);
	const midway = [
		...([0, 3].includes(disturbed.code ?? -1) ? [] : [`exit code ${disturbed.code}: ${disturbed.err.slice(-200)}`]),
		...manifestOf(folder).flatMap((line) => outputFaults(line, now).map((fault) => `${line.path}: ${fault}`)),
		...leftovers(folder),
	];
	for (const path of victims.filter((_, at) => mishapAt(at) === makeUnreadable)) makeReadable(join(notes, path));
	const settled = await run([...args, "-o", `${folder}/`, "--prune"]);
	const fresh = await run([...args, "-o", `${outputOf(work, "fresh")}/`]);
	const tree = treeOf(folder);
	const after = [
		...(settled.code === fresh.code ? [] : [`exit code ${settled.code}, not ${fresh.code}`]),
		...differences(treeOf(outputOf(work, "fresh")), tree),
		...otherLines(manifestOf(outputOf(work, "fresh")), manifestOf(folder)),
		...manifestFaults(manifestOf(folder), notes, tree),
	];
	for (const each of [notes, folder, outputOf(work, "fresh")]) rmSync(each, { recursive: true });
	return [
		faultless(
			`${victims.length} notes deleted, replaced, lengthened, unreadable meanwhile`,
			midway,
			`none, exit code ${disturbed.code}`,
		),
		faultless("and once they have settled", after),
	];
}

/** Lines that differ, whole, so that somebody can see why. */
function otherLines(expected: readonly ManifestLine[], got: readonly ManifestLine[]): string[] {
	const known = new Set(expected.map((line) => JSON.stringify(line)));
	return got.map((line) => JSON.stringify(line)).filter((line) => !known.has(line));
}

/** What befalls notes until the program ends. */
function befall(child: ChildProcess, { notes, victims, seconds, random }: Befalling): void {
	const timers = victims.map((path, at) =>
		setTimeout(() => mishapAt(at)?.(join(notes, path), random), random() * seconds * 600),
	);
	child.on("exit", () => {
		for (const timer of timers) clearTimeout(timer);
	});
}

interface Befalling {
	readonly notes: string;
	readonly victims: readonly string[];
	readonly seconds: number;
	readonly random: Random;
}

const mishapAt = (at: number) => mishaps[at % mishaps.length];
