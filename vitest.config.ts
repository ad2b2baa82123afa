import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import picomatch from "picomatch";
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

/** What takes minutes, or needs other programs: `--mode all` runs it too, `--mode slow` alone. */
const slow = [
	"test/{acceptance,bin,browser,e2e,goldens,hostile,package,properties,scale,tools}/**/*.test.ts",
	"test/batch/{fix,ledger/sequences}.test.ts",
	"test/{cli,structure}/hostile.test.ts",
	"test/structure/costs.test.ts",
	"test/check/{markdown-mutations,read-back}.test.ts",
	"test/docs/{commands,transcripts}.test.ts",
	"test/fuzz/fuzz.test.ts",
	"test/output/golden.test.ts",
	"test/templates/attacks.test.ts",
];

/** Whether the command line names slow tests: a file, or a folder of nothing else. They run without a mode. */
const isSlow = picomatch(slow);
const namesSlow = process.argv
	.map((each) => each.replace(/^\.\//, "").replace(/(?:\/|\.test\.ts)$/, ""))
	.some((each) => isSlow(`${each}.test.ts`) || isSlow(`${each}/any.test.ts`));

export default defineConfig(({ mode }) => ({
	plugins: [textFiles],
	test: {
		include: mode === "slow" ? slow : ["test/**/*.test.ts"],
		exclude: mode === "slow" || mode === "all" || namesSlow ? [] : slow,
		// Property tests make ten thousand texts, and the program itself is started many times.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		maxWorkers: 2,
		// The quick tests take half of the time where files share what they load; slow ones fill memory, so each has a process of its own.
		isolate: mode === "slow" || mode === "all" || namesSlow,
		setupFiles: process.env["PROPERTY_SEED"] === undefined ? [] : ["test/property-seed.ts"],
	},
}));
