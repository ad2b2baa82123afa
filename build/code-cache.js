// Runs the program that was built, so that its code cache is there before anybody's first run: which takes V8 half as long.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes the caches of the two commands that are run most. Later versions of Node keep caches of their own. */
export function fillCodeCache(root) {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-build-"));
	const env = { ...process.env, XDG_CACHE_HOME: folder, LOCALAPPDATA: folder };
	const notes = join(root, "fixtures", "harbour", "notes.txt");
	const run = (...args) => {
		const { status } = spawnSync(process.execPath, [join(root, "bin", "rapporteur.js"), ...args, "--no-config"], {
			env,
		});
		if (status !== 0) throw new Error(`the program that was built fails: rapporteur ${args.join(" ")}`);
	};
	try {
		run("convert", notes, "-o", join(folder, "report.html"));
		run("check", notes);
		cpSync(join(folder, "rapporteur"), join(root, "dist", "cli", "cache"), {
			recursive: true,
			filter: (path) => !path.endsWith("node"),
		});
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
