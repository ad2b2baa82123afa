import { byNpm, inPackage, packageVersion } from "./folder.ts";
import { filesWritten } from "./outputs.ts";
import type { Peer } from "./peer.ts";

export const asciidoctor: Peer = {
	name: "Asciidoctor.js",
	less: "no fields, no findings, no sanitizer; all pages in one folder",
	version: () => packageVersion("asciidoctor"),
	missing: byNpm,
	command: ({ input, output, files }) => ({
		program: process.execPath,
		args: [inPackage("asciidoctor", "bin/asciidoctor"), "-q", "-D", output, ...files],
		cwd: input,
	}),
	proof: ({ output }) => filesWritten(output, ".html"),
};
