import { basename, dirname, relative } from "node:path";
import { byNpm, inPackage, packageVersion } from "./folder.ts";
import { filesWritten } from "./outputs.ts";
import type { Peer } from "./peer.ts";

export const eleventy: Peer = {
	name: "Eleventy",
	less: "no fields, no findings, no page around the text, no sanitizer",
	version: () => packageVersion("@11ty/eleventy"),
	missing: byNpm,
	command: ({ input, output }) => ({
		program: process.execPath,
		args: [
			inPackage("@11ty/eleventy", "cmd.cjs"),
			`--input=${basename(input)}`,
			`--output=${relative(dirname(input), output)}`,
			"--formats=md",
			"--quiet",
		],
		cwd: dirname(input),
	}),
	proof: ({ output }) => filesWritten(output, ".html"),
};
