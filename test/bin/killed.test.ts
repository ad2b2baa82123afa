/** A run that is killed, wherever, leaves whole files and a true manifest, and the next one goes on to the same end. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const inputs = 120;

const note = (at: number): string =>
	[
		"Date of Meeting: 2 February 2016",
		`Meeting Organizer: Group ${at}`,
		"Brief summary of presentation of information made:",
		...Array.from({ length: 60 }, (_, line) => `Ms Ann Lee said that word ${at} of line ${line} matters to all of us.`),
	].join("\n");

const notes = Object.fromEntries(Array.from({ length: inputs }, (_, at) => [`notes/${at % 7}/n${at}.txt`, note(at)]));
const args = [program, "convert", "notes", "-t", "markdown,html", "-o", "out/", "--jobs", "2"];

const start = (cwd: string): ChildProcess => spawn(process.execPath, args, { cwd, stdio: "ignore" });

/** All files with their hashes, and what the ledger keeps for itself left out. */
function filesIn(folder: string): Record<string, string> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => !path.includes(".rapporteur"));
	return Object.fromEntries(
		paths.map((path) => [path.slice(folder.length), createHash("sha256").update(readFileSync(path)).digest("hex")]),
	);
}

function expectTrueLines(out: string): void {
	const path = join(out, "manifest.jsonl");
	if (!existsSync(path)) return;
	for (const line of readFileSync(path, "utf8").split("\n").slice(0, -1)) {
		for (const output of JSON.parse(line).outputs) {
			const bytes = readFileSync(join(out, output.path));
			expect(createHash("sha256").update(bytes).digest("hex")).toBe(output.sha256);
		}
	}
}

describe.skipIf(process.platform === "win32")("a run that is killed", () => {
	test("goes on to the same end", async () => {
		const undisturbed = tree(notes);
		spawnSync(process.execPath, args, { cwd: undisturbed });
		const expected = filesIn(join(undisturbed, "out"));
		expect(Object.keys(expected)).toHaveLength(2 * inputs + 1);
		const cwd = tree(notes);
		// Later and later, so that one of them strikes while it converts however slow the machine is.
		for (const delay of [150, 300, 500, 800]) {
			const child = start(cwd);
			const ended = once(child, "exit");
			await wait(delay);
			child.kill("SIGKILL");
			await ended;
			for (const [path, hash] of Object.entries(existsSync(join(cwd, "out")) ? filesIn(join(cwd, "out")) : {})) {
				if (!path.endsWith("manifest.jsonl")) expect([path, hash]).toEqual([path, expected[path]]);
			}
			expectTrueLines(join(cwd, "out"));
		}
		await once(start(cwd), "exit");
		expect(filesIn(join(cwd, "out"))).toEqual(expected);
		expect(readdirSync(join(cwd, "out/.rapporteur")).sort()).toEqual(["state.tsv"]);
	}, 120_000);
});
