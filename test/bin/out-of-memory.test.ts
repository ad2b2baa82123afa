/** A note that takes too much memory fails alone in a thread; without threads, the run fails. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const count = 40;

const notes = Object.fromEntries(
	Array.from({ length: count }, (_, at) => [
		`notes/n${10 + at}.txt`,
		`Summary:\n${at === 20 ? "Hungry" : "Some"} words.\n`,
	]),
);

/** Takes what there is: in many pieces, or in one that grows. */
const template = (piece: string): string => `
	export const name = "eat", extension = "txt", mediaType = "text/plain";
	export const render = (report) => {
		const eaten = [];
		while (JSON.stringify(report).includes("Hungry")) for (let at = 0; at < 10_000; at++) eaten.push(${piece});
		return "fed\\n";
	};
`;

function convert(cwd: string, jobs: string) {
	const args = [program, "convert", "notes", "-o", "out/", "-t", "./eat.mjs", "--jobs", jobs];
	const env = { ...process.env, NODE_OPTIONS: "--max-old-space-size=120" };
	const { status, signal, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", env });
	return { isDead: signal !== null || (status ?? 0) > 130, status, stderr };
}

const told = "notes/n30.txt  error    Can't read this file: it took more memory than there is";
const reports = (cwd: string): number => readdirSync(join(cwd, "out")).filter((name) => name.endsWith(".txt")).length;

test.each(["[at, at]", "at"])(
	"in a thread, by pieces of %s",
	(piece) => {
		const cwd = tree({ ...notes, "eat.mjs": template(piece) });
		const { status, stderr } = convert(cwd, "2");
		expect([status, stderr]).toEqual([3, expect.stringContaining(told)]);
		expect(stderr).toContain("39 converted, 1 failed\n");
		expect(reports(cwd)).toBe(count - 1);
		expect(convert(cwd, "2").stderr).toContain("39 unchanged, 1 failed\n");
	},
	60_000,
);

test("without threads, the next run goes on, and with threads it says which note it was", () => {
	const cwd = tree({ ...notes, "eat.mjs": template("[at, at]") });
	expect(convert(cwd, "1").isDead).toBe(true);
	expect(reports(cwd)).toBe(20);
	const { status, stderr } = convert(cwd, "2");
	expect([status, stderr]).toEqual([3, expect.stringContaining(told)]);
	expect(stderr).toContain("19 converted, 20 unchanged, 1 failed\n");
	expect(readdirSync(join(cwd, "out/.rapporteur")).sort()).toEqual(["state.tsv"]);
}, 60_000);
