import { byNpm, packageVersion, peerProgram } from "./folder.ts";
import { filesWritten } from "./outputs.ts";
import type { Peer } from "./peer.ts";

/** The limit: no program of Node that reads and writes these files can be quicker. */
export const copy: Peer = {
	name: "plain copy",
	less: "only reads and writes",
	version: () => (packageVersion("marked") === null ? null : process.version),
	missing: byNpm,
	command: ({ input, output }) => ({
		program: process.execPath,
		args: [peerProgram("copy"), input, output],
		cwd: input,
	}),
	proof: ({ output }) => filesWritten(output, ".html"),
};
