/** Completion in the real shells, where they are installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { tree } from "../tree.ts";
import { run } from "./world.ts";

const isInstalled = (shell: string): boolean => spawnSync(shell, ["-c", "exit"]).status === 0;

async function script(shell: string): Promise<string> {
	const path = join(tree({}), `_rapporteur.${shell}`);
	writeFileSync(path, (await run(["completion", shell], { cwd: tree({}) })).stdout);
	return path;
}

const lines: readonly [line: string, words: readonly string[]][] = [
	["rapporteur con", ["convert"]],
	["rapporteur convert --fai", ["--failed-to"]],
	["rapporteur check --reporter sa", ["sarif"]],
	["rapporteur convert -t markdown-", ["markdown-brief"]],
	["rapporteur help ver", ["verify"]],
	["rapporteur template n", ["new"]],
];

test("an unknown shell is refused", async () => {
	const { code, stderr } = await run(["completion", "tcsh"], { cwd: tree({}) });
	expect([code, stderr]).toEqual([2, expect.stringContaining("Use `bash`, `zsh`, `fish`")]);
});

describe.skipIf(!isInstalled("bash"))("bash", () => {
	test.each(lines)("%s", async (line, words) => {
		const all = line.split(" ");
		const say = `source "$1"; COMP_WORDS=(${all.join(" ")}); COMP_CWORD=${all.length - 1}; _rapporteur; printf '%s\\n' "\${COMPREPLY[@]}"`;
		const printed = execFileSync("bash", ["-uc", say, "bash", await script("bash")], { encoding: "utf8" });
		expect(printed.trim().split("\n")).toEqual(words);
	});
});

describe.skipIf(!isInstalled("fish"))("fish", () => {
	test.each(lines)("%s", async (line, words) => {
		const say = `source $argv[1]; complete -C "${line}"`;
		const printed = execFileSync("fish", ["--no-config", "-c", say, await script("fish")], { encoding: "utf8" });
		expect(
			printed
				.trim()
				.split("\n")
				.map((each) => each.split("\t")[0]),
		).toEqual(words);
	});
});

// Zsh completes at a prompt only; here, what is handed to its own functions is read.
describe.skipIf(!isInstalled("zsh"))("zsh", () => {
	test.each(Object.keys(commands))("%s: every option is one that _arguments takes", async (name) => {
		const say = `
			compdef() { :; }
			_describe() { print -l -- \${(P)2}; }
			_arguments() { for each; do [[ $each == (-*\\[*\\]*|\\**) ]] || exit 9; print -r -- $each; done; }
			source $1
			words=(rapporteur ${name} x); CURRENT=3
			_rapporteur`;
		const printed = execFileSync("zsh", ["-fc", say, "zsh", await script("zsh")], { encoding: "utf8" });
		expect(printed).toContain("--help[");
	});
});
