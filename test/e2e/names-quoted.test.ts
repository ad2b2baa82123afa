/** Lists that are links, names with control characters, edited titles: nothing is quoted, obeyed or lost. Through the built program. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn } from "./run.ts";

const run = (cwd: string, ...args: string[]) => runIn(cwd, args);

describe.skipIf(process.platform !== "linux")("a list of files", () => {
	test.each([
		["a link", "list", "secret.txt"],
		["behind a link", "dir/config", ".git"],
		["in .git", ".git/config", null],
		["a link to the environment", "env", "/proc/self/environ"],
		["the environment", "/proc/self/environ", null],
	])("is not read where it is %s", (_, list, target) => {
		const cwd = tree({ ".git/config": "password\n", "secret.txt": "password\n", "n/a.txt": goodNotes });
		if (target !== null) symlinkSync(target, join(cwd, list.split("/")[0] ?? ""));
		const { status, text } = run(cwd, "check", "--files-from", list);
		expect([status, text]).toEqual([2, expect.stringContaining("Can't read this list: it")]);
		expect(text).not.toMatch(/password|PATH=/);
	});

	test("is read from a file and from a shell's pipe", () => {
		const cwd = tree({ list: "n/a.txt\n", "n/a.txt": goodNotes });
		expect(run(cwd, "check", "--files-from", "list").status).toBe(0);
		const args = ["-c", `"$0" "$1" check --files-from <(cat list)`, process.execPath, program];
		expect(spawnSync("bash", args, { cwd }).status).toBe(0);
	});

	test("is not waited for once somebody wants the end", () => {
		const cwd = tree({});
		spawnSync("mkfifo", ["list"], { cwd });
		const args = [program, "convert", "--files-from", "list", "-o", "out/", "--max-time", "20"];
		expect(spawnSync(process.execPath, args, { cwd, timeout: 3000 })).toMatchObject({
			signal: "SIGTERM",
			status: null,
		});
	}, 30_000);
});

test.skipIf(process.platform === "win32")("names and forms are shown without what a terminal obeys", () => {
	const cwd = tree({
		"form.yaml":
			'title: T\nlanguage: en\nfields:\n  a: { label: "A\\eB", type: text }\nsections: { s: { label: S } }\n',
	});
	const name = "x\n::error::y\u001b";
	mkdirSync(join(cwd, "templates", name), { recursive: true });
	writeFileSync(join(cwd, "templates", name, "template.yaml"), "");
	for (const args of [["list"], ["template", "check", name], ["new", "--form", "form.yaml"]]) {
		const { text } = run(cwd, ...args);
		expect([args, text]).toEqual([args, expect.not.stringMatching(/^::error/m)]);
		expect([args, text]).toEqual([args, expect.not.stringContaining("\u001b")]);
	}
});

describe("a report", () => {
	const report = (template: string): { cwd: string; text: string; name: string } => {
		const cwd = tree({ "a.txt": goodNotes });
		const name = `r.${template === "json" ? "json" : "md"}`;
		run(cwd, "convert", "a.txt", "-t", template, "-o", name);
		return { cwd, text: readFileSync(join(cwd, name), "utf8"), name };
	};
	const read = (cwd: string, name: string) =>
		JSON.parse(
			run(cwd, "convert", name, "-t", "json")
				.text.replace(/^[^{]*\n(?=\{)/, "")
				.replace(/\}\n[^}]*$/, "}"),
		);

	test.each([
		["markdown", /^# .*/m, "$& – CANCELLED"],
		["json", /^ {2}"title": "[^"]*/m, "$& – CANCELLED"],
	])("keeps a title that was edited (%s)", (template, title, edited) => {
		const { cwd, text, name } = report(template);
		expect(read(cwd, name).unclassified).toEqual([]);
		writeFileSync(join(cwd, name), text.replace(title, edited));
		expect(read(cwd, name).unclassified).toEqual([
			{ label: null, markdown: expect.stringContaining("CANCELLED"), after: null },
		]);
		run(cwd, "convert", name, "-o", "again.md");
		expect(read(cwd, "again.md").unclassified).toHaveLength(1);
	});

	test("keeps the comments of its front matter", () => {
		const { cwd, text, name } = report("markdown");
		const edited = text
			.replace("date:", "# first\ndate:")
			.replace(/^(staff:)/m, "$1 # second")
			.replace(/^---\n\n/m, "# third\n$&");
		writeFileSync(join(cwd, name), edited);
		const said = read(cwd, name).unclassified.map(({ markdown }: { readonly markdown: string }) => markdown);
		expect(said.toSorted()).toEqual(["first", "second", "third"]);
		run(cwd, "convert", name, "-o", "again.md");
		expect(read(cwd, "again.md").unclassified).toHaveLength(3);
	});
});
