import { existsSync } from "node:fs";
import { byNpm, inPackage, packageVersion } from "./folder.ts";
import type { Peer } from "./peer.ts";

/** The native binary itself: the script that npm puts on the path would add a start of Node. */
const binary = inPackage(
	`@rumdl/cli-${process.platform}-${process.arch}`,
	`rumdl${process.platform === "win32" ? ".exe" : ""}`,
);

export const rumdl: Peer = {
	name: "rumdl",
	less: "checks the style of Markdown, not the content",
	version: () => (existsSync(binary) ? packageVersion("rumdl") : null),
	missing: byNpm,
	command: ({ input }) => ({ program: binary, args: ["check", "--no-cache", "--no-config", "."], cwd: input }),
	proof: (_job, printed) => Number(/ in (?:\d+\/)?(\d+) files?/.exec(printed)?.[1] ?? 0),
};
