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
	["rapporteur template new --from ht", ["html-brief"]],
	["rapporteur template check --fo", ["--form"]],
	["rapporteur template check --ba", []],
	["rapporteur check --from ht", ["html"]],
	["rapporteur --config x.yaml check --repo", ["--reporter"]],
	["rapporteur convert check --ba", []],
	["rapporteur explain ambiguous-d", ["ambiguous-date"]],
	["rapporteur check --severity ambiguous-d", ["ambiguous-date"]],
	["rapporteur help template n", ["new"]],
	["rapporteur completion z", ["zsh"]],
	["rapporteur completion bash z", []],
	["rapporteur convert n --form un-meeting-f", ["un-meeting-fr"]],
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
		expect(printed.split("\n").filter((each) => each !== "")).toEqual(words);
	});

	// Bash itself completes files where nothing else fits.
	test("offers files where a form may be one", async () => {
		const say = `compopt() { echo no files; }; source "$1"; COMP_WORDS=(rapporteur convert --form fo); COMP_CWORD=3; _rapporteur; printf '%s' "\${COMPREPLY[@]}"`;
		expect(execFileSync("bash", ["-uc", say, "bash", await script("bash")], { encoding: "utf8" })).toBe("");
	});
});

describe.skipIf(!isInstalled("fish"))("fish", () => {
	test.each(lines)("%s", async (line, words) => {
		const say = `source $argv[1]; complete -C "${line}"`;
		const printed = execFileSync("fish", ["--no-config", "-c", say, await script("fish")], { encoding: "utf8" });
		expect(
			printed
				.split("\n")
				.filter((each) => each !== "")
				.map((each) => each.split("\t")[0]),
		).toEqual(words);
	});

	test("offers files where a form may be one", async () => {
		const say = `source $argv[1]; complete -C "rapporteur convert --form fo"`;
		const cwd = tree({ "forms/a.yaml": "" });
		const printed = execFileSync("fish", ["--no-config", "-c", say, await script("fish")], { encoding: "utf8", cwd });
		expect(printed).toMatch(/^forms\//m);
	});
});

// Zsh completes at a prompt only; here, what is handed to its own functions is read.
describe.skipIf(!isInstalled("zsh"))("zsh", () => {
	test.each(Object.keys(commands))("%s: every option is one that _arguments takes", async (name) => {
		const say = `
			compdef() { :; }
			_describe() { print -l -- \${(P)2}; }
			_arguments() { for each; do [[ $each == (-*\\[*\\]*|\\**|1:*) ]] || exit 9; print -r -- $each; done; }
			source $1
			words=(rapporteur ${name} x); CURRENT=3
			_rapporteur`;
		const printed = execFileSync("zsh", ["-fc", say, "zsh", await script("zsh")], { encoding: "utf8" });
		expect(printed).toContain("--help[");
	});

	test.each([
		["--config x.yaml check --ba", "--baseline["],
		["template check --", "--form["],
		["template new --from ", ":template:(html-brief)"],
		["help template ", "1:word:(check new)"],
		["explain am", "ambiguous-date"],
		["convert --form fo", '"files\\:file\\:_files"'],
		["completion bash ", "1:word:(bash zsh fish)"],
		["--config x.yaml che", "check:"],
	])("%s", async (line, part) => {
		const words = ["rapporteur", ...line.split(" ")];
		const say = `
			compdef() { :; }
			_describe() { print -l -- \${(P)2}; }
			_arguments() { print -rl -- "$@"; }
			source $1
			words=(${words.map((word) => `'${word}'`).join(" ")}); CURRENT=${words.length}
			_rapporteur`;
		expect(execFileSync("zsh", ["-fc", say, "zsh", await script("zsh")], { encoding: "utf8" })).toContain(part);
	});
});
