/** Where the peers are installed: outside the project's own packages, and not below its sources. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The manifest, the lockfile and the small programs that are copied to the folder of peers. */
export const manifestFolder = fileURLToPath(new URL("../../bench/peers/", import.meta.url));

/** The folder of peers, whether this file stands in its place or is bundled. */
export const peersFolder = fileURLToPath(new URL("../../.bench/peers/", import.meta.url));

/** A file of an installed package. */
export const inPackage = (name: string, path: string): string => join(peersFolder, "node_modules", name, path);

/** One of the programs that stand beside the peers. */
export const peerProgram = (name: string): string => join(peersFolder, "programs", `${name}.js`);

/** The version of an installed package; null where it is not there. */
export function packageVersion(name: string): string | null {
	const path = inPackage(name, "package.json");
	if (!existsSync(path)) return null;
	const manifest: unknown = JSON.parse(readFileSync(path, "utf8"));
	if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) return null;
	return String(manifest.version);
}

/** How to get a peer that npm installs. */
export const byNpm = "npm run bench installs it";
