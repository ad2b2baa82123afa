/** Whoever follows nothing but the hints of refused commands gets on, wherever a run was killed: through the built program. */
import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** Loaded before the program, which is gone as soon as a report with that ending has its place. */
const deadly = `
	const fs = require("node:fs");
	for (const name of ["linkSync", "renameSync"]) {
		const real = fs[name];
		fs[name] = (from, to) => {
			real(from, to);
			if (process.env.DEADLY && String(to).endsWith(process.env.DEADLY)) process.kill(process.pid, "SIGKILL");
		};
	}
	require("node:module").syncBuiltinESMExports();
`;

/** Runs a command line as it is printed, in a shell. */
function run(cwd: string, line: string, deadlyEnding = "") {
	const script = `rapporteur() { "$NODE" --require ./deadly.cjs "$PROGRAM" "$@"; }; ${line}`;
	const env = { ...process.env, NODE: process.execPath, PROGRAM: program, DEADLY: deadlyEnding };
	const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { cwd, env, encoding: "utf8" });
	return { status, text: stdout + stderr };
}

/** Kills a run over notes at the first report with that ending. */
const kill = (cwd: string, ending: string, line: string): void =>
	expect(run(cwd, `${line} --jobs 1`, ending).status).toBe(137);

const folder = (): string =>
	tree({
		"deadly.cjs": deadly,
		"other/z.txt": goodNotes,
		...Object.fromEntries([..."abcdef"].map((name) => [`n/${name} 1.txt`, goodNotes])),
	});

/** Gives a command until it is done: where it is not, gives the first one that it names, and so on. */
function walk(cwd: string, first: string): string[] {
	const steps: string[] = [];
	for (let line = first; steps.length < 12; ) {
		const { status, text } = run(cwd, line);
		steps.push(`${line} -> ${status}`);
		if (status === 0 && line === first) return steps;
		const [, hint] = /`(rapporteur (?:convert|merge|verify)[^`]*)`/.exec(text) ?? [];
		if (status !== 0 && hint === undefined) throw new Error(`${steps.join("\n")}\nnames no command: ${text}`);
		line = status === 0 || hint === undefined ? first : hint;
	}
	throw new Error(`never ends:\n${steps.join("\n")}`);
}

const states: Readonly<Record<string, (cwd: string) => void>> = {
	"a killed whole run": (cwd) => kill(cwd, "c 1.html", "rapporteur convert n -o out -t html,json"),
	"a killed shard": (cwd) => kill(cwd, ".md", "rapporteur convert n -o out --shard 1/2"),
	"a killed shard that watches": (cwd) => kill(cwd, ".md", "rapporteur convert n -o out --watch --shard 1/2"),
	"a killed shard beside one that is done": (cwd) => {
		run(cwd, "rapporteur convert n -o out --shard 2/2");
		kill(cwd, ".md", "rapporteur convert n -o out --shard=1/2");
	},
	"a killed whole run, then shards with fewer templates": (cwd) => {
		kill(cwd, "c 1.html", "rapporteur convert n -o out -t html,json");
		run(cwd, "rapporteur convert n -o out -t html --shard 1/2");
		run(cwd, "rapporteur convert n -o out -t html --shard 2/2");
	},
	"a killed whole run, then one shard with fewer templates": (cwd) => {
		kill(cwd, "c 1.html", "rapporteur convert n -o out -t html,json");
		run(cwd, "rapporteur convert n -o out -t html --shard 1/2");
	},
	"shards with different templates": (cwd) => {
		run(cwd, "rapporteur convert n -o out -t html --shard 1/2");
		run(cwd, "rapporteur convert n -o out -t html,json --shard 2/2");
	},
	"a missing shard": (cwd) =>
		void run(cwd, "rapporteur convert 'n/a 1.txt' 'n/b 1.txt' 'n/c 1.txt' -o out --shard 2/2"),
	"shards of different notes": (cwd) => {
		run(cwd, "rapporteur convert other -o out --shard 1/2");
		run(cwd, "rapporteur convert n -o out --shard 2/2");
	},
	"a folder with reports of other notes": (cwd) => {
		kill(cwd, "z.md", "rapporteur convert other -o out/");
		run(cwd, "rapporteur convert n -o out");
	},
};

const commands = ["rapporteur verify out", "rapporteur merge out", "rapporteur convert n -o out"];

describe.skipIf(process.platform === "win32")("hints lead on", { timeout: 120_000 }, () => {
	test.each(Object.keys(states))("from %s", (state) => {
		for (const command of commands) {
			const cwd = folder();
			states[state]?.(cwd);
			expect(walk(cwd, command).at(-1)).toBe(`${command} -> 0`);
		}
	});

	test("a shard of a run that is split otherwise", () => {
		const cwd = folder();
		states["a killed whole run, then one shard with fewer templates"]?.(cwd);
		expect(walk(cwd, "rapporteur convert n -o out --shard 1/3").length).toBeGreaterThan(3);
	});

	test("a shard of other notes, in a folder of its own", () => {
		const cwd = folder();
		run(cwd, "rapporteur convert n/ -o 'shard 1' --shard 1/2");
		writeFileSync(join(cwd, "n/g.txt"), goodNotes);
		run(cwd, "rapporteur convert n/ -o shard-2 --shard 2/2");
		expect(walk(cwd, "rapporteur merge 'shard 1' shard-2 -o all")[1]).toContain("-o 'shard 1' ");
	});

	test.each([
		["a missing shard", "convert n -o out --shard 1/2", "merge old"],
		["a killed run", "convert n --output=out", "verify old"],
		["a shard of a run that is split otherwise", "convert n -oout --shard 1/2", "convert n -o old --shard 1/3"],
	])("%s of a folder that was renamed", (state, before, command) => {
		const cwd = folder();
		if (state === "a killed run") kill(cwd, "c 1.md", `rapporteur ${before}`);
		else run(cwd, `rapporteur ${before}`);
		renameSync(join(cwd, "out"), join(cwd, "old"));
		run(cwd, "rapporteur convert n -o out");
		walk(cwd, `rapporteur ${command}`);
		expect(run(cwd, "rapporteur verify out").status).toBe(0);
	});

	test("no list of another shard is replaced", () => {
		const cwd = folder();
		for (const name of "uvwxyz") writeFileSync(join(cwd, `n/${name}.docx`), "bad");
		for (const part of [1, 3]) run(cwd, `rapporteur convert n -o out --shard ${part}/3 --failed-to failed-${part}`);
		const list = readFileSync(join(cwd, "failed-3"), "utf8");
		const [, hint = ""] = /`(rapporteur convert [^`]*)`/.exec(run(cwd, "rapporteur merge out").text) ?? [];
		expect(run(cwd, hint).status).toBe(3);
		expect([list, readFileSync(join(cwd, "failed-3"), "utf8")]).toEqual([expect.stringContaining(".docx"), list]);
	});

	test("where the notes of a killed run are gone, its account is to go", () => {
		const cwd = folder();
		kill(cwd, "z.md", "rapporteur convert other -o out/");
		rmSync(join(cwd, "other"), { recursive: true });
		const { status, text } = run(cwd, "rapporteur verify out");
		expect([status, text]).toEqual([2, expect.stringContaining("notes of that run are gone (`other/z.txt`)")]);
		expect(text).toContain("or remove `out/.rapporteur`");
	});

	test("standard input is not gone", () => {
		const cwd = folder();
		kill(cwd, "x.md", "rapporteur convert - --stdin-path x.txt -o out/ < 'n/a 1.txt'");
		expect(run(cwd, "rapporteur verify out").text).toContain(
			"command: `rapporteur convert - --stdin-path x.txt -o out/",
		);
	});

	test("a command that was given in another folder is not named", () => {
		const cwd = folder();
		kill(cwd, "c 1.md", "rapporteur convert n -o out");
		const { text } = run(cwd, 'cd n && rapporteur() { "$NODE" "$PROGRAM" "$@"; } && rapporteur verify ../out');
		expect(text).toContain("Repeat its command");
		expect(text).not.toContain("rapporteur convert");
	});
});

test("the command for a shard names its folder if a config did, and it was renamed since", () => {
	const cwd = tree({
		"n/a.txt": goodNotes,
		"n/b.txt": goodNotes,
		"rapporteur.config.yaml": "output:\n  folder: out\n",
		"deadly.cjs": "",
	});
	run(cwd, "rapporteur convert n --shard 1/2");
	renameSync(join(cwd, "out"), join(cwd, "old"));
	const { text } = run(cwd, "rapporteur merge old");
	expect(text).toContain("Next: `rapporteur convert n -o old --shard 2/2`");
	run(cwd, "rapporteur convert n -o old --shard 2/2");
	expect(run(cwd, "rapporteur merge old").status).toBe(0);
});
