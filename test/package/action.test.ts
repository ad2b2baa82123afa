/** The action for GitHub and the hooks for pre-commit do what they say: thin calls of `check`. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { datelessNotes, goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const program = `${root}/bin/rapporteur.js`;

interface Action {
	readonly inputs: Readonly<Record<string, { readonly default: string }>>;
	readonly runs: { readonly steps: readonly { readonly name: string; readonly run: string }[] };
}

interface Hook {
	readonly id: string;
	readonly entry: string;
	readonly language: string;
}

const read = (name: string): unknown => parse(readFileSync(`${root}/${name}`, "utf8"));

const windows = process.platform === "win32";

describe.skipIf(windows)("the step of action.yml", () => {
	const { inputs, runs } = read("action.yml") as Action;
	const script = runs.steps.find(({ name }) => name === "Check")?.run ?? "";
	const step = (cwd: string, given: { files?: string; args?: string }) => {
		const { files = inputs["files"]?.default, args = inputs["args"]?.default } = given;
		const env = { PATH: process.env["PATH"], HOME: cwd, RAPPORTEUR: program, FILES: files, ARGS: args };
		return spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], { cwd, env, encoding: "utf8" });
	};

	test("checks the folder it runs in, and annotates", () => {
		const { status, stdout } = step(tree({ "a.txt": datelessNotes }), {});
		expect([status, stdout]).toEqual([1, expect.stringContaining("::error file=a.txt,line=1")]);
	});

	test("takes files and arguments, one on each line, blank ones left out", () => {
		const cwd = tree({ "good notes/a.txt": goodNotes, "b.txt": datelessNotes });
		expect(step(cwd, { files: "good notes/\n\n" }).status).toBe(0);
		expect(step(cwd, { args: "--severity=missing-field=warning\n--max-warnings=0\n" }).status).toBe(1);
	});

	test("runs nothing that its inputs say", () => {
		const cwd = tree({ "a.txt": goodNotes });
		const { status, stdout } = step(cwd, { files: "a.txt\n$(touch made)\n--version" });
		expect([status, stdout.includes("touch made")]).toEqual([2, true]);
	});
});

test("each hook calls check", () => {
	const hooks = read(".pre-commit-hooks.yaml") as readonly Hook[];
	expect(hooks.map(({ id, entry, language }) => `${id}: ${language} ${entry}`)).toEqual([
		"rapporteur-check: node rapporteur check --",
		"rapporteur-fix: node rapporteur check --fix --",
	]);
	// Names of files follow the entry.
	for (const { entry } of hooks) {
		const cwd = tree({ "--reporter=json=made/x.txt": goodNotes, "a.txt": goodNotes });
		const args = [...entry.split(" ").slice(1), "--reporter=json=made/x.txt", "a.txt"];
		const { status, stdout } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
		expect([status, stdout, existsSync(join(cwd, "made"))]).toEqual([0, expect.stringContaining("2 files"), false]);
	}
});

test.skipIf(windows)("packing prints the name of the package alone, which pre-commit reads", () => {
	// Packing builds again, while other tests run what is built: a copy is packed.
	const folder = tree({});
	const copy = join(folder, "copy");
	const left = ["node_modules", "dist", ".git"].map((name) => join(root, name));
	cpSync(root, copy, { recursive: true, filter: (path) => !left.includes(path) });
	symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
	const packed = spawnSync("npm", ["pack", "--pack-destination", folder], { cwd: copy, encoding: "utf8" });
	expect([packed.status, packed.stdout]).toEqual([0, expect.stringMatching(/^rapporteur-\d+\.\d+\.\d+\.tgz\n$/)]);
});
