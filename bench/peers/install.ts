/** Brings the peers that npm has into a folder of their own, in the versions of our lockfile. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { manifestFolder, peersFolder } from "./folder.ts";

/** Installs only where something has changed since; the small programs are copied each time. */
export function installPeers(): void {
	const isSame = sameLockfile();
	mkdirSync(peersFolder, { recursive: true });
	for (const name of ["package.json", "package-lock.json", "programs"])
		cpSync(join(manifestFolder, name), join(peersFolder, name), { recursive: true });
	if (isSame) return;
	execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
		cwd: peersFolder,
		stdio: ["ignore", "ignore", "inherit"],
		shell: process.platform === "win32",
	});
}

/** npm keeps what it has installed in a lockfile of its own; it is there once all the rest is. */
function sameLockfile(): boolean {
	const [ours, theirs] = [join(manifestFolder, "package-lock.json"), join(peersFolder, "package-lock.json")];
	const isInstalled = existsSync(join(peersFolder, "node_modules", ".package-lock.json")) && existsSync(theirs);
	return isInstalled && readFileSync(ours, "utf8") === readFileSync(theirs, "utf8");
}
