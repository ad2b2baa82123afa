import { byNpm, packageVersion, peerProgram } from "./folder.ts";
import { filesWritten } from "./outputs.ts";
import type { Peer } from "./peer.ts";

export const markdownIt: Peer = {
	name: "markdown-it",
	less: "no fields, no findings, no page around the text, no sanitizer",
	version: () => packageVersion("markdown-it"),
	missing: byNpm,
	command: ({ input, output }) => ({
		program: process.execPath,
		args: [peerProgram("markdown-it"), input, output],
		cwd: input,
	}),
	proof: ({ output }) => filesWritten(output, ".html"),
};
