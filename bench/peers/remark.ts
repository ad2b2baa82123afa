import { byNpm, inPackage, packageVersion } from "./folder.ts";
import { filesWritten } from "./outputs.ts";
import type { Peer } from "./peer.ts";

export const remark: Peer = {
	name: "remark-cli",
	less: "no fields, no findings, no page around the text",
	version: () => packageVersion("remark-cli"),
	missing: byNpm,
	command: ({ input, output }) => ({
		program: process.execPath,
		args: [
			inPackage("remark-cli", "cli.js"),
			".",
			"--no-config",
			"--no-ignore",
			"--quiet",
			"--use",
			inPackage("remark-html", "index.js"),
			"--output",
			output,
		],
		cwd: input,
	}),
	proof: ({ output }) => filesWritten(output, ".html"),
};
