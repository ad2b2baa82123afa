import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reporters } from "../../src/reporters/index.ts";
import { tree } from "../tree.ts";
import { goodNotes } from "./notes.ts";
import { run } from "./world.ts";

const config = "rapporteur.config.yaml";

describe("what can't be used is exit 2 and in every report:", () => {
	const unusable: readonly (readonly [string, Record<string, string>, readonly string[], string])[] = [
		["a config", { [config]: "files: x" }, ["."], "broken-config"],
		["a config further down", { [`notes/${config}`]: "files: x" }, ["."], "broken-config"],
		["a config's form", { [config]: "forms: { '**': f.yaml }", "f.yaml": "title: F" }, ["."], "broken-form"],
		["a baseline", { "known.json": "[" }, [".", "--baseline", "known.json"], "broken-baseline"],
		["a missing baseline", {}, [".", "--baseline", "known.json"], "broken-baseline"],
		["a list of files", {}, ["--files-from", "none.txt"], "unreadable-file"],
	];

	test.each(unusable.flatMap((row) => reporters.map(({ name }) => [...row, name] as const)))(
		"%s",
		async (_, files, args, code, reporter) => {
			const cwd = tree({ "notes/a.txt": goodNotes, ...files });
			const ran = await run(["check", ...args, "--reporter", reporter], { cwd });
			expect(ran.code).toBe(2);
			expect(ran.stdout).toContain(code);
			expect(ran.stdout).not.toContain(cwd);
		},
	);

	// A list that can't be read is an argument like others, which standard error does not name.
	test.each(unusable.slice(0, -1))("%s is told once in a terminal", async (_, files, args) => {
		const told = async (...reporter: readonly string[]) => {
			const cwd = tree({ "notes/a.txt": goodNotes, ...files });
			return run(["check", ...args, ...reporter], { cwd, isTTY: true });
		};
		const { code, stdout, stderr } = await told();
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toMatch(/^\S+:\d+:\d+: /);
		expect(await told("--reporter", "pretty,json=found.json")).toEqual({ code, stdout, stderr });
		expect(await told("--reporter", "json")).toEqual({ code, stdout: expect.stringContaining("{"), stderr });
	});

	test("so is wrong usage", async () => {
		for (const option of ["--severity=nope=off", "--reporter=nope", "--max-warnings=x", "--dry-run", "--nope"]) {
			const ran = await run(["check", "a.txt", option], { cwd: tree({ "a.txt": goodNotes }), isTTY: true });
			expect([ran.code, ran.stdout, ran.stderr.split("\n").length]).toEqual([2, "", 2]);
		}
	});

	test("and convert writes nothing", async () => {
		const cwd = tree({ "a.txt": goodNotes, "notes/a.txt": goodNotes, [`notes/${config}`]: "files: x" });
		const ran = await run(["convert", "a.txt", "notes/a.txt", "-o", "out/"], { cwd });
		expect(ran).toEqual({
			code: 2,
			stdout: "",
			stderr: "notes/rapporteur.config.yaml:1:8: Unexpected `x`. Write a list.\n",
		});
		expect(existsSync(join(cwd, "out"))).toBe(false);
	});
});

describe("how bad a finding is", () => {
	const form = `title: Log
fields:
  reporter: { label: Reporter, type: people }
  people: { label: Present, type: people }
rules:
  - { rule: reporter-not-present, field: reporter, other: people, severity: info }
`;
	const notes = "Reporter: Ada Lovell\nPresent: Jonas Feddersen\n";
	const severityOf = async (yaml: string, ...args: string[]): Promise<string> => {
		const cwd = tree({ "a.txt": notes, "log.yaml": form, [config]: yaml });
		const { stdout } = await run(["check", "a.txt", "--form", "log.yaml", "--reporter", "json", ...args], { cwd });
		const [file] = (JSON.parse(stdout) as { files: { findings: { severity: string }[] }[] }).files;
		return file?.findings.map(({ severity }) => severity).join() ?? "";
	};
	const error = "severities: { reporter-not-present: error }";

	test("the command line wins over the config, the config over the form", async () => {
		expect(await severityOf("{}")).toBe("info");
		expect(await severityOf(error)).toBe("error");
		expect(await severityOf(error, "--severity", "reporter-not-present=warning")).toBe("warning");
		expect(await severityOf(error, "--severity", "reporter-not-present=off")).toBe("");
		expect(await severityOf("severities: { reporter-not-present: off }")).toBe("");
	});
});

describe("the output of convert", () => {
	const files = { "notes/a.txt": goodNotes, [config]: "output: { to: [json, html], folder: reports }" };

	test.each([
		["as the config says", [], ["reports/a.json", "reports/a.html"]],
		["-t wins over `to`", ["-t", "markdown"], ["reports/a.md"]],
		["-o wins over `folder`", ["-o", "out/"], ["out/a.json", "out/a.html"]],
		["the extension of -o wins over both", ["-o", "b.md"], ["b.md"]],
	])("%s", async (_, args, outputs) => {
		const cwd = tree(files);
		expect(await run(["convert", "notes/a.txt", ...args], { cwd })).toMatchObject({ code: 0, stdout: "" });
		for (const output of outputs) expect(readFileSync(join(cwd, output), "utf8")).toContain("Ada Lovell");
		expect(["reports", "out", "b.md"].filter((name) => existsSync(join(cwd, name)))).toHaveLength(1);
	});

	test.each(["html, html", "letter, ./templates/letter.html.liquid"])("a template counts once: %s", async (to) => {
		const cwd = tree({
			"a.txt": goodNotes,
			"templates/letter.html.liquid": "{{ title }}",
			[config]: `output: { to: [${to}] }`,
		});
		expect(await run(["convert", "a.txt", "-o", "b"], { cwd })).toMatchObject({ code: 0 });
		expect(await run(["convert", "a.txt", "-o", "out/"], { cwd })).toMatchObject({ code: 0 });
	});

	test("standard input is answered on standard output, and so is -o -", async () => {
		const cwd = tree(files);
		const piped = await run(["convert", "-", "-t", "json"], { cwd, stdin: goodNotes });
		expect(JSON.parse(piped.stdout)).toMatchObject({ form: "un-meeting" });
		const asked = await run(["convert", "notes/a.txt", "-t", "json", "-o", "-"], { cwd });
		expect(JSON.parse(asked.stdout)).toMatchObject({ form: "un-meeting" });
		expect(["reports", "-"].filter((name) => existsSync(join(cwd, name)))).toEqual([]);
	});
});

describe("a baseline on real notes", () => {
	const notes = goodNotes.replace(/^Date:.*\n/, "").replace("Reporter:", "Repotrer:");

	test("once written, hides known findings, also when lines move, and shows new ones", async () => {
		const cwd = tree({
			"notes/a.txt": notes,
			"notes/b.txt": `Title\n\n${notes}`,
		});
		const check = (...args: string[]) =>
			run(["check", "--baseline", "known.json", "--reporter", "json", ...args], { cwd });
		expect((await check("notes/a.txt", "--update-baseline")).code).toBe(0);
		expect(await check("notes/a.txt")).toMatchObject({ code: 0 });
		expect(await check("notes/b.txt")).toMatchObject({ code: 1 });
		expect(await check("-", "--stdin-path", "notes/a.txt")).toMatchObject({ code: 2 });
		const known = await run(["check", "-", "--stdin-path", "notes/a.txt", "--baseline", "known.json"], {
			cwd,
			stdin: `Meeting Title: A harbour\n${notes}`,
		});
		expect(known).toMatchObject({ code: 0, stdout: expect.stringContaining("no problems found") });
	});
});

describe("a file that is nearly called like a config", () => {
	const nearly = "rapporteur.config.yml";

	test.each(["check", "convert"])("is not passed over by %s", async (command) => {
		const cwd = tree({ "n/a.txt": goodNotes, [nearly]: "ignore: [n/]\n" });
		const { code, stderr } = await run([command, "n/a.txt"], { cwd });
		const line = `${nearly}:1:1: This file is not read. Rename it to \`rapporteur.config.yaml\`.\n`;
		expect([code, stderr]).toEqual([2, line]);
		expect((await run([command, "n/a.txt"], { cwd: join(cwd, "n") })).stderr).toContain(`../${nearly}`);
		expect((await run([command, "n/a.txt", "--no-config"], { cwd })).code).toBe(0);
		expect((await run([command, "n/a.txt", "--config", nearly], { cwd })).code).toBe(0);
	});

	test("says nothing next to one that is", async () => {
		const cwd = tree({ "a.txt": goodNotes, [nearly]: "ignored: x\n", "rapporteur.config.yaml": "files: [a.txt]\n" });
		expect(await run(["check"], { cwd })).toMatchObject({ code: 0, stderr: "" });
	});
});

test("the nearest form is proposed", async () => {
	const { stderr } = await run(["check", "a.txt", "--form", "un-meting"], { cwd: tree({ "a.txt": goodNotes }) });
	expect(stderr).toMatch(/Did you mean `un-meeting`\?\n$/);
});

describe("--config", () => {
	const form = "title: Log of a ship\nfields: { date: { label: Date, type: date } }\n";
	const files = {
		"c/c.yaml": "forms: { 'a/*': f/log.yaml, 'b/*': f/bad.yaml }\noutput: { to: [./t.liquid.html, ./none] }",
		"c/d.yaml": "forms: { 'a/*': f/log.yaml, 'b/*': f/bad.yaml, 'd/*': f/log.yaml }",
		"c/f/log.yaml": form,
		"c/f/bad.yaml": "title: x",
	};

	test("gives `list` its forms, and is refused where it is broken", async () => {
		const cwd = tree(files);
		const { code, stdout } = await run(["list", "--config", "c/d.yaml"], { cwd });
		expect([code, stdout]).toEqual([0, expect.stringMatching(/ {2}\.\/c\/f\/log\.yaml +Log of a ship\n/)]);
		expect(stdout).toMatch(/ {2}\.\/c\/f\/bad\.yaml +Broken, line 1: Missing key `fields`\.\n/);
		const broken = await run(["list", "--config", "c/c.yaml"], { cwd });
		expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining("c/c.yaml:2:")]);
	});

	test("that takes the command for its file is reported", async () => {
		const { code, stderr } = await run(["--config", "check", "n.txt", "--quiet"], { cwd: tree({}) });
		const expected = "rapporteur check n.txt --quiet --config FILE";
		expect([code, stderr]).toEqual([2, `rapporteur: \`--config\` took \`check\` as its file. Run \`${expected}\`.\n`]);
	});
});
