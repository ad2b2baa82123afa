import { spawnSync } from "node:child_process";
import { filesWritten } from "./outputs.ts";
import type { Peer } from "./peer.ts";

/** One process a file, as the recipes for pandoc have it: with many inputs it makes one output. */
const loop = `find . -name '*.md' | while IFS= read -r file; do pandoc -s --quiet "$file" -o "$1/\${file%.md}.html"; done`;

export const pandoc: Peer = {
	name: "pandoc loop",
	less: "no fields, no findings; one process a file",
	version: () =>
		/^pandoc (\S+)/.exec(spawnSync("pandoc", ["--version"], { encoding: "utf8" }).stdout ?? "")?.[1] ?? null,
	missing: "apt-get install pandoc",
	command: ({ input, output }) => ({ program: "/bin/sh", args: ["-c", loop, "sh", output], cwd: input }),
	proof: ({ output }) => filesWritten(output, ".html"),
};
