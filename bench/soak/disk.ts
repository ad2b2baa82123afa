/** A disk that is full before all is written: told, nothing spoilt, and made good once there is room. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Figure, faultless, skipped } from "./figures.ts";
import { manifestOf, outputFaults } from "./manifest.ts";
import { leftovers } from "./midway.ts";
import { run } from "./program.ts";
import { differences, strangers, treeOf } from "./tree.ts";
import { outputOf, templates, type Undisturbed } from "./work.ts";

const shares = [0.02, 0.3, 0.7, 0.95] as const;

/** Converts onto disks that hold only a part of the reports. */
export async function fullDisk(undisturbed: Undisturbed): Promise<Figure[]> {
	if (process.getuid?.() !== 0) return [skipped("full disk", "only the superuser may mount one")];
	const mount = outputOf(undisturbed.work, "disk");
	mkdirSync(mount, { recursive: true });
	if (!mounts(["-t", "tmpfs", "-o", "size=1m", "tmpfs", mount]))
		return [skipped("full disk", "no disk may be mounted here")];
	execFileSync("umount", [mount]);
	const whole = kilobytesOf(outputOf(undisturbed.work, "undisturbed"));
	const figures: Figure[] = [];
	for (const share of shares) figures.push(await onDisk(undisturbed, mount, Math.ceil(whole * share)));
	rmSync(mount, { recursive: true });
	return figures;
}

function mounts(args: readonly string[]): boolean {
	try {
		execFileSync("mount", args, { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}

/** Kilobytes that the files of a folder take on a disk, its folders aside. */
const kilobytesOf = (folder: string): number =>
	[...treeOf(folder).keys()].reduce((sum, path) => sum + 4 * Math.ceil(statSync(join(folder, path)).size / 4096), 0);

async function onDisk({ work, run: first, tree }: Undisturbed, mount: string, kilobytes: number): Promise<Figure> {
	mounts(["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", mount]);
	try {
		const folder = join(mount, "archive");
		const args = ["convert", work.notes, "-o", `${folder}/`, ...templates, "--jobs", "2"];
		const { code, err } = await run(args);
		const now = treeOf(folder);
		const manifest = now.has("manifest.jsonl") ? manifestOf(folder) : [];
		const faults = [
			...(code === 2 ? [] : [`exit code ${code}, not 2`]),
			...(/space/.test(err) ? [] : [`the full disk is not told: ${err.slice(-200)}`]),
			...strangers(tree, now).filter((fault) => fault !== "manifest.jsonl differs"),
			...manifest.flatMap((line) => outputFaults(line, now).map((fault) => `${line.path}: ${fault}`)),
		];
		mounts(["-o", "remount,size=90%", mount]);
		const again = await run(args);
		faults.push(
			...(again.code === first.code ? [] : [`exit code ${again.code} with room: ${again.err.slice(-200)}`]),
			...differences(tree, treeOf(folder)),
			...leftovers(folder),
		);
		return faultless(
			`full disk of ${Math.round(kilobytes / 1024)} MB, then room`,
			faults,
			`none, ${now.size} files held`,
		);
	} finally {
		execFileSync("umount", [mount]);
	}
}
