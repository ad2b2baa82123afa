import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineConfig } from "vitest/config";

/** Files that the build puts in as text. */
const textFiles = {
	name: "text-files",
	enforce: "pre" as const,
	resolveId: (source: string, importer: string | undefined) =>
		importer?.endsWith("/template.ts") === true && source.endsWith(".css")
			? `${join(dirname(importer), source)}.text`
			: null,
	load: (id: string) =>
		id.endsWith(".css.text") ? `export default ${JSON.stringify(readFileSync(id.slice(0, -5), "utf8"))};` : null,
};

export default defineConfig({
	plugins: [textFiles],
	test: {
		include: ["test/**/*.test.ts"],
		// Property tests make ten thousand texts, and the program itself is started many times.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		maxWorkers: 2,
	},
});
