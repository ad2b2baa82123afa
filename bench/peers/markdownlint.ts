import { byNpm, inPackage, packageVersion } from "./folder.ts";
import type { Peer } from "./peer.ts";

export const markdownlint: Peer = {
	name: "markdownlint-cli2",
	less: "checks the style of Markdown, not the content",
	version: () => packageVersion("markdownlint-cli2"),
	missing: byNpm,
	command: ({ input }) => ({
		program: process.execPath,
		args: [inPackage("markdownlint-cli2", "markdownlint-cli2-bin.mjs"), "**/*.md"],
		cwd: input,
	}),
	proof: (_job, printed) => Number(/^Linting: (\d+) file/m.exec(printed)?.[1] ?? 0),
};
