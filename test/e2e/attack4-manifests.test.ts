/** Manifests that lie about what was too large, or name paths without an end, and merges that are refused: through the built program. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** `status` is null where a run did not end in time. */
function run(cwd: string, ...args: string[]) {
	const options = { cwd, encoding: "utf8", timeout: 15_000, killSignal: "SIGKILL" } as const;
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
			...{ outcome: "failed", reason: `Too large: ${size} bytes` },
			...{ findings: { error: 1, warning: 0, info: 0, codes: { "too-large": 1 } }, outputs: [], share: null },
		})}\n`,
	);
	expect(run(cwd, "verify", "o", "--source", "n")).toMatchObject({
		status: 1,
		text: expect.stringMatching(/n\/a\.txt: .*reason/),
	});
	const { text } = run(cwd, "verify", "o", "--source", "n", "--max-size", "10");
	expect(text).toContain("nothing changed");
});
