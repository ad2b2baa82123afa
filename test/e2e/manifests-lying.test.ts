/** Manifests that lie about what was too large, or name paths without an end, and merges that are refused: through the built program. */
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** `status` is null where a run did not end in time. */
function run(cwd: string, ...args: string[]) {
	const options = { cwd, encoding: "utf8", timeout: 90_000, killSignal: "SIGKILL" } as const;
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
	return { status, text: stdout + stderr };
}

interface Line {
	readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
}

/** Writes the only line of a manifest again, with what is given in place of its own. */
function forge(cwd: string, change: (line: Line) => object): void {
	const manifest = join(cwd, "o/manifest.jsonl");
	const line: Line = JSON.parse(readFileSync(manifest, "utf8"));
	writeFileSync(manifest, `${JSON.stringify({ ...line, ...change(line) })}\n`);
}

test("verify does not believe a manifest that small notes are too large", { timeout: 60_000 }, () => {
	const cwd = tree({ "n/a.txt": goodNotes });
	run(cwd, "convert", "n", "-o", "o");
	rmSync(join(cwd, "o/a.md"));
	const size = Buffer.byteLength(goodNotes);
	writeFileSync(
		join(cwd, "o/manifest.jsonl"),
		`${JSON.stringify({
			...{ path: "a.txt", sha256: null, size, encoding: null, form: null },
			...{ outcome: "failed", reason: `Too large: ${size} bytes. The limit is 10 (\`--max-size\`).` },
			...{ findings: { error: 1, warning: 0, info: 0, codes: { "too-large": 1 } }, outputs: [], share: null },
		})}\n`,
	);
	expect(run(cwd, "verify", "o", "--source", "n")).toMatchObject({
		status: 2,
		text: expect.stringContaining("n/a.txt: Not compared: the last run could not convert it, but it can be read now"),
	});
	const { text } = run(cwd, "verify", "o", "--source", "n", "--max-size", "10");
	expect(text).not.toContain("Not compared");
	// The account knows that there was a report.
	expect(text).toContain("o/a.md: its line was removed from the manifest after the run");
});

const steps = "a/".repeat(20_000);

test.each([
	["an output of very many steps", ({ outputs }: Line) => ({ outputs: [{ ...outputs[0], path: `${steps}a.md` }] })],
	["an input of very many steps", () => ({ path: `${steps}a.txt` })],
	["an output with a very long name", ({ outputs }: Line) => ({ outputs: [{ ...outputs[0], path: longName }] })],
])("%s in a manifest is reported with its line, at once", { timeout: 60_000 }, (_, change) => {
	const cwd = tree({ "n/a.txt": goodNotes });
	run(cwd, "convert", "n", "-o", "o");
	forge(cwd, change);
	const before = readFileSync(join(cwd, "o/manifest.jsonl"));
	for (const args of [
		["verify", "o"],
		["verify", "o", "--source", "n"],
		["merge", "o", "-o", "all"],
		["convert", "n", "-o", "o"],
		["archive", "o"],
	]) {
		const { status, text } = run(cwd, ...args);
		expect(status).toBe(2);
		expect(text).toMatch(/manifest\.jsonl:1\b|line 1 /);
	}
	expect(readFileSync(join(cwd, "o/manifest.jsonl"))).toEqual(before);
});

const longName = `manifest.${"-of-".repeat(100_000)}`;

test("a manifest that lists outputs of very many steps does not keep their folder from being read", () => {
	const cwd = tree({ "n/a.txt": goodNotes });
	run(cwd, "convert", "n", "-o", "o");
	forge(cwd, ({ outputs }) => ({ outputs: [{ ...outputs[0], path: `${steps}a.md` }] }));
	expect(run(cwd, "convert", "o", "--dry-run").status).not.toBe(null);
});

test("a merge that is refused leaves the target's reports as they were", { timeout: 60_000 }, () => {
	const names = ["a", "b", "c", "d", "e", "f"];
	const cwd = tree(Object.fromEntries(names.map((name) => [`n/${name}.txt`, goodNotes])));
	run(cwd, "convert", "n", "-o", "all");
	for (const name of names) writeFileSync(join(cwd, `n/${name}.txt`), `${goodNotes}\nOne more word.\n`);
	run(cwd, "convert", "n", "-o", "all", "--shard", "1/2");
	run(cwd, "convert", "n", "-o", "part", "--shard", "2/2");
	const reports = names.map((name) => `${name}.md`).filter((name) => existsSync(join(cwd, "part", name)));
	const held = () => reports.map((name) => readFileSync(join(cwd, "all", name), "utf8"));
	const before = held();
	const last = join(cwd, "part", reports.at(-1) ?? "");
	const good = readFileSync(last);
	writeFileSync(last, "evil");
	expect(run(cwd, "merge", "all", "part", "-o", "all")).toMatchObject({
		status: 2,
		text: expect.stringContaining("Changed since it was written"),
	});
	expect(held()).toEqual(before);
	writeFileSync(last, good);
	expect(run(cwd, "merge", "all", "part", "-o", "all").status).toBe(0);
	expect(held()).not.toEqual(before);
	expect(run(cwd, "verify", "all", "--source", "n").status).toBe(0);
});

test.skipIf(process.platform !== "linux")("gaps without an end in a state are not read", { timeout: 60_000 }, () => {
	const cwd = tree({ "n/a.txt": goodNotes });
	run(cwd, "convert", "n", "-o", "o");
	const state = join(cwd, "o/.rapporteur/state.tsv");
	const file = openSync(state, "r+");
	for (let at = 1; at <= 4000; at++) writeSync(file, "\n", at * 16_000_000);
	closeSync(file);
	const refused = { status: 2, text: expect.stringContaining("was interrupted") };
	expect(run(cwd, "merge", "o", "-o", "all")).toMatchObject(refused);
	expect(run(cwd, "convert", "n", "-o", "o").status).toBe(0);
	expect(statSync(state).size).toBeLessThan(10_000);
	expect(run(cwd, "merge", "o", "-o", "all").status).toBe(0);
});
