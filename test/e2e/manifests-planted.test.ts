/** A manifest or a state that somebody planted hides no notes, and gives no leave to remove or replace what no run wrote. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, ...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
	return { status, text: stdout + stderr, stdout };
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A line of a manifest as `convert` writes them. */
const line = (path: string, outputs: Readonly<Record<string, string>>, notes = "other notes"): string =>
	JSON.stringify({
		path,
		sha256: sha256(notes),
		size: notes.length,
		encoding: { name: "utf-8", why: "valid UTF-8" },
		form: "un-meeting",
		outcome: "converted",
		findings: { error: 0, warning: 0, info: 0, codes: {} },
		outputs: Object.entries(outputs).map(([name, text]) => ({ path: name, sha256: sha256(text) })),
		share: { fields: 0, sections: 0, unclassified: 0, ignored: 0 },
	});

describe("--prune", () => {
	const logo = "a picture";

	test("removes nothing that only a manifest says a run wrote", () => {
		const report = "---\nrapporteur: 1\nform: any\n---\n";
		const outputs = { "harbour.csv": '"report",\n', "harbour.md": report, "harbour.my.logo": logo };
		const cwd = tree({ "n/harbour.txt": goodNotes, "n/z.txt": goodNotes });
		for (const [name, text] of Object.entries({
			...outputs,
			"manifest.jsonl": `${line("harbour.txt", outputs)}\n`,
		})) {
			mkdirSync(join(cwd, "out"), { recursive: true });
			writeFileSync(join(cwd, "out", name), text);
		}
		const { text } = run(cwd, "convert", "n", "-o", "out", "-t", "json", "--prune", "--force");
		expect(text).toContain(
			"Kept harbour.csv: `harbour.txt` no longer produces it, but nothing shows that a run made it from this note.",
		);
		rmSync(join(cwd, "n/harbour.txt"));
		expect(run(cwd, "convert", "n", "-o", "out", "-t", "json", "--prune").text).toContain("Removed harbour.json");
		for (const [name, held] of Object.entries(outputs)) expect(readFileSync(join(cwd, "out", name), "utf8")).toBe(held);
	});

	test.each([
		["harbour.logo", logo, ""],
		[
			"harbour.md",
			"# My own page\n",
			"Kept harbour.md: `harbour.txt` is gone, but nothing shows that a run made it from this note.",
		],
	])("removes no %s that is no report, though the state lists it", (name, content, told) => {
		const cwd = tree({ "n/harbour.txt": goodNotes, "n/z.txt": goodNotes });
		run(cwd, "convert", "n", "-o", "out/");
		const state = join(cwd, "out/.rapporteur/state.tsv");
		const manifest = join(cwd, "out/manifest.jsonl");
		const report = readFileSync(join(cwd, "out/harbour.md"), "utf8");
		writeFileSync(join(cwd, "out", name), content);
		const forge = (text: string): string =>
			text.replaceAll(`"harbour.md","sha256":"${sha256(report)}"`, `"${name}","sha256":"${sha256(content)}"`);
		for (const path of [state, manifest]) writeFileSync(path, forge(readFileSync(path, "utf8")));
		const end = /"manifest":"\w+"\}\tended/;
		const sealed = `"manifest":"${sha256(readFileSync(manifest, "utf8"))}"}\tended`;
		writeFileSync(state, readFileSync(state, "utf8").replace(end, sealed));
		rmSync(join(cwd, "n/harbour.txt"));
		expect(run(cwd, "convert", "n", "-o", "out/", "--prune").text).toContain(told);
		expect(existsSync(join(cwd, "out", name))).toBe(true);
	});
});

describe("a manifest among notes hides no note", () => {
	test.each(["check", "convert"])("%s", (command) => {
		const two = goodNotes.replace("2 February", "3 February");
		const manifest = `${line("two.md", { "two.txt": two })}\n`;
		const cwd = tree({ "n/one.txt": goodNotes, "n/two.txt": two, "n/manifest.jsonl": manifest });
		const { text } = run(
			cwd,
			...(command === "check" ? ["check", "n", "--reporter", "json"] : ["convert", "n", "-o", "out/"]),
		);
		expect(text).not.toContain("skipped: written by an earlier run");
		if (command === "check") expect(text).toContain("n/two.txt");
		else expect(existsSync(join(cwd, "out/two.md"))).toBe(true);
	});

	test("and what looks like a report is reported with --quiet too", () => {
		const two = `Side event\n\n${"-".repeat(72)}\nTags\n`;
		const manifest = `${line("two.md", { "two.txt": two })}\n`;
		const cwd = tree({ "n/one.txt": goodNotes, "n/two.txt": two, "n/manifest.jsonl": manifest });
		const told = "1 skipped: written by an earlier run (n/two.txt)\n";
		expect(run(cwd, "check", "n", "--quiet").text).toContain(told);
		expect(run(cwd, "convert", "n", "-o", "out/").text).toContain(told);
		expect(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).toMatch(
			/"two.txt".*"outcome":"skipped","reason":"written by/,
		);
	});
});

describe("in the folder that only a config names, a file is kept that no run wrote", () => {
	const files = { "n/a.txt": goodNotes, "out/a.md": "mine", "rapporteur.config.yaml": "output: { folder: out }\n" };

	test.each<readonly [string, Readonly<Record<string, string>>]>([
		["an empty account", { "out/.rapporteur/state.tsv": "" }],
		["a manifest with another hash", { "out/manifest.jsonl": `${line("a.txt", { "a.md": "theirs" }, goodNotes)}\n` }],
	])("beside %s", (_, planted) => {
		const cwd = tree({ ...files, ...planted });
		for (let time = 0; time < 2; time++) {
			const { status, text } = run(cwd, "convert", "n");
			expect([status, text]).toEqual([3, expect.stringContaining("name-collision")]);
			expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toBe("mine");
		}
	});

	test("and what a run wrote is replaced, unless it was changed since", () => {
		const cwd = tree({ ...files, "out/a.md": "" });
		rmSync(join(cwd, "out/a.md"));
		for (const day of ["3 May 2016", "4 May 2016"]) {
			writeFileSync(join(cwd, "n/a.txt"), goodNotes.replace("2 February 2016", day));
			expect(run(cwd, "convert", "n")).toMatchObject({ status: 0 });
		}
		writeFileSync(join(cwd, "out/a.md"), "mine");
		expect(run(cwd, "convert", "n")).toMatchObject({ status: 3 });
		expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toBe("mine");
	});
});
