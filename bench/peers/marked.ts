import { byNpm, packageVersion, peerProgram } from "./folder.ts";
import { filesWritten } from "./outputs.ts";
import type { Peer } from "./peer.ts";

export const marked: Peer = {
	name: "marked",
	less: "no fields, no findings, no page around the text, no sanitizer",
	version: () => packageVersion("marked"),
	missing: byNpm,
	command: ({ input, output }) => ({
		program: process.execPath,
		args: [peerProgram("marked"), input, output],
		cwd: input,
	}),
	proof: ({ output }) => filesWritten(output, ".html"),
};
