/** What `verify`, `archive` and `merge` say of files that are not theirs, can't be read, or are only looked at otherwise: through the built program. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
	return { status, text: stdout + stderr };
}

/** Notes and what was made of them. */
function archive(files: Record<string, string>, ...to: string[]): string {
	const cwd = tree(files);
	run(cwd, "convert", "notes", "-o", "out", ...(to.length === 0 ? ["-t", "markdown,json"] : to));
	return cwd;
}

describe("`archive` replaces nothing of somebody else's", { timeout: 60_000 }, () => {
	test.each([
		["catalogue.data/words-0.js", []],
		["catalogue.data/words-7.js", []],
		["sitemap-1.xml", ["--base-url", "https://example.org/"]],
	])("%s", (name, args) => {
		const cwd = archive({ "notes/a.txt": goodNotes });
		mkdirSync(dirname(join(cwd, "out", name)), { recursive: true });
		writeFileSync(join(cwd, "out", name), "my own words");
		const text = expect.stringContaining(`out/${name}: Not written: \`archive\` did not make`);
		expect(run(cwd, "archive", "out", ...args)).toEqual({ status: 2, text });
		expect(readFileSync(join(cwd, "out", name), "utf8")).toBe("my own words");
		expect(run(cwd, "verify", "out").text).toContain(`out/${name}: in no line of the manifest`);
	});
});
