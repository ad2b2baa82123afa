/** The built program, interrupted in mid-run: no half file, a true manifest, and a run that goes on from there. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

const notes = Object.fromEntries(
	Array.from({ length: 400 }, (_, at) => [
		`notes/n${String(at).padStart(3, "0")}.txt`,
		`Date: 2 May 2016\nSummary:\n${`Words of note ${at}. `.repeat(200)}\n`,
	]),
);

/** Runs to the end, or until so much was told; then the signal comes. */
async function convert(cwd: string, args: readonly string[], signal: NodeJS.Signals | null = null) {
	const all = [program, "convert", "notes", "-o", "out", "-t", "html,json", ...args];
	const child = spawn(process.execPath, all, { cwd, env: { HOME: cwd } });
	let told = "";
	child.stderr.on("data", (chunk) => {
		told += chunk;
		if (signal !== null && told.length > 200 && !child.killed) child.kill(signal);
	});
	const [code] = await once(child, "close");
	return { code, told };
}

const hash = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

const reports = (cwd: string): string[] => readdirSync(join(cwd, "out")).filter((name) => name.startsWith("n"));

/** The hash of every output that the manifest tells, by its name. */
function listed(cwd: string): Map<string, string> {
	const lines = readFileSync(join(cwd, "out/manifest.jsonl"), "utf8").split("\n").slice(0, -1);
	const outputs = lines.flatMap((line) => JSON.parse(line).outputs as { path: string; sha256: string }[]);
	return new Map(outputs.map(({ path, sha256 }) => [path, sha256]));
}

describe.skipIf(process.platform === "win32")("a run that is interrupted", () => {
	test.each([
		["SIGINT", 130, "1"],
		["SIGINT", 130, "2"],
		["SIGTERM", 143, "2"],
	] as const)(
		"by %s ends with %i and a true manifest, %s thread(s), and goes on",
		async (signal, code, jobs) => {
			const cwd = tree(notes);
			const stopped = await convert(cwd, ["--jobs", jobs], signal);
			expect(stopped.code).toBe(code);
			expect(stopped.told).toMatch(
				/rapporteur: Interrupted: \d+ of 400 files are done; repeat the command to continue/,
			);
			const outputs = listed(cwd);
			expect(outputs.size).toBeLessThan(800);
			for (const [name, sha256] of outputs) expect(hash(join(cwd, "out", name))).toBe(sha256);
			expect(readdirSync(join(cwd, "out/.rapporteur")).sort()).toEqual(["state.tsv"]);
			const ended = await convert(cwd, ["--jobs", jobs]);
			expect([ended.code, reports(cwd).length, listed(cwd).size]).toEqual([0, 800, 800]);
			expect(ended.told).toMatch(/: \d+ converted, \d+ unchanged$/m);
		},
		60_000,
	);

	test("by SIGKILL leaves nothing among the reports that is not whole", async () => {
		const cwd = tree(notes);
		await convert(cwd, ["--jobs", "2"], "SIGKILL");
		expect(existsSync(join(cwd, "out/manifest.jsonl"))).toBe(false);
		const before = new Map(reports(cwd).map((name) => [name, hash(join(cwd, "out", name))]));
		expect((await convert(cwd, ["--jobs", "2"])).code).toBe(0);
		for (const [name, sha256] of before) expect(listed(cwd).get(name)).toBe(sha256);
		expect(readdirSync(join(cwd, "out/.rapporteur")).sort()).toEqual(["state.tsv"]);
	}, 60_000);
});
