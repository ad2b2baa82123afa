/** `convert --jsonl`: a line of JSON for each line of JSON. */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type JsonLine, lineSchema } from "../../src/reporters/json-schema.ts";
import { outputSchema } from "../schema-text.ts";
import { tree } from "../tree.ts";
import { datelessNotes, goodNotes } from "./notes.ts";
import { run } from "./world.ts";

const schemaText = outputSchema(lineSchema, {
	$id: "https://rapporteur.dev/schemas/line.schema.json",
	title: "A line of `convert --jsonl`",
});
const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(schemaText) as object);

/** Runs it in a folder: each value is a line, a text stands as it is. */
async function answers(cwd: string, lines: readonly unknown[], ...args: string[]) {
	const stdin = lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");
	return answersTo(cwd, stdin, ...args);
}

async function answersTo(cwd: string, stdin: string | Uint8Array, ...args: string[]) {
	const { code, stdout, stderr } = await run(["convert", "--jsonl", ...args], { cwd, stdin });
	const printed = stdout
		.split("\n")
		.slice(0, -1)
		.map((line) => JSON.parse(line) as JsonLine);
	for (const line of printed) expect(validate(line), JSON.stringify(validate.errors)).toBe(true);
	return { code, stderr, printed };
}

const quoted = JSON.stringify;

test("the published schema is that of the source", async () => {
	await expect(schemaText).toMatchFileSnapshot("../../schemas/line.schema.json");
});

test("answers paths and texts in order, with the report that `convert` gives", async () => {
	const cwd = tree({ "a/good.txt": goodNotes, "dateless.txt": datelessNotes });
	const lines = [quoted("a/good.txt"), "", { path: "dateless.txt", id: { n: [1, null] } }, { text: goodNotes, id: 0 }];
	const { code, stderr, printed } = await answers(cwd, lines);
	expect([code, stderr]).toEqual([0, "3 files: 3 converted\n1 error in the notes\n"]);
	expect(printed.map(({ id, path, status }) => [id, path, status])).toEqual([
		[undefined, "a/good.txt", "converted"],
		[{ n: [1, null] }, "dateless.txt", "converted"],
		[0, null, "converted"],
	]);
	const { stdout } = await run(["convert", "-", "-t", "json", "--stdin-path", "a/good.txt"], { cwd, stdin: goodNotes });
	expect(printed[0]?.report).toEqual(JSON.parse(stdout));
	const checked = await run(["check", "dateless.txt", "--reporter", "json"], { cwd });
	expect(printed[1]?.findings).toEqual((JSON.parse(checked.stdout) as { files: JsonLine[] }).files[0]?.findings);
});

test("another template gives text", async () => {
	const { printed } = await answers(tree({}), [{ text: goodNotes }], "-t", "markdown");
	const { stdout } = await run(["convert", "-"], { cwd: "/", stdin: goodNotes });
	expect(printed).toEqual([{ path: null, status: "converted", findings: [], text: stdout }]);
});

test("what can't be converted fails for itself", async () => {
	const cwd = tree({ "good.txt": goodNotes, "broken.docx": Buffer.from([0, 1, 2]), "folder/x.txt": "" });
	symlinkSync("good.txt", join(cwd, "link.txt"));
	const { code, stderr, printed } = await answers(cwd, [
		"{",
		"[1]",
		"null",
		{ id: 1 },
		{ id: 2, path: 3 },
		{ id: 3, path: "" },
		{ id: 4, path: "gone.txt" },
		{ id: 5, path: "folder" },
		{ id: 6, path: "a\0b" },
		quoted("broken.docx"),
		quoted("link.txt"),
		'{"id": 12345678901234567890, "path": "good.txt"}',
		`{"id": ${"[".repeat(50_000)}${"]".repeat(50_000)}, "path": "good.txt"}`,
		'{"text": "half \\ud800"}',
		quoted("good.txt"),
	]);
	expect(code).toBe(3);
	expect(printed.map(({ status }) => status)).toEqual([...Array(14).fill("failed"), "converted"]);
	expect(printed.map(({ id }) => id).filter((id) => id !== undefined)).toEqual([1, 2, 3, 4, 5, 6]);
	for (const { reason, findings, report } of printed.slice(0, -1))
		expect([reason, report]).toEqual([findings[0]?.message, undefined]);
	expect(printed.map(({ reason }) => reason)).toMatchInlineSnapshot(`
		[
		  "Can't read this line: it is neither a path in quotes nor an object. Write \`"notes.txt"\` or \`{"path": …}\`.",
		  "Can't read this line: it is neither a path in quotes nor an object. Write \`"notes.txt"\` or \`{"path": …}\`.",
		  "Can't read this line: it is neither a path in quotes nor an object. Write \`"notes.txt"\` or \`{"path": …}\`.",
		  "Can't read this line: it names no notes. Write \`path\` or \`text\`, each a string.",
		  "Can't read this line: it names no notes. Write \`path\` or \`text\`, each a string.",
		  "Can't read this line: it names no notes. Write \`path\` or \`text\`, each a string.",
		  "Can't read this file: there is no such file.",
		  "Can't read this file: it is a folder.",
		  "Can't read this line: it names no notes. Write \`path\` or \`text\`, each a string.",
		  "Not a Word document (\`.docx\`). Check its extension, or name another format with \`--from\`.",
		  "Can't read this file: it is a link. Name a file that is not a link.",
		  "Can't read this line: \`id\` has a number with too many digits, or too many levels. Write \`id\` as a string.",
		  "Can't read this line: \`id\` has a number with too many digits, or too many levels. Write \`id\` as a string.",
		  "Can't read this text: it has half of a character (\`\\ud800\` to \`\\udfff\`).",
		  undefined,
		]
	`);
	expect(stderr).toMatch(/^15 files: 1 converted, 14 failed$/m);
	expect(stderr).toMatch(/^line 1 .*unreadable-file$/m);
});

test("a line that is no UTF-8, and one without an end", async () => {
	const { code, printed } = await answersTo(tree({}), Buffer.from('"\xff"\n{"text": "A"}', "latin1"));
	expect([code, printed.map(({ status }) => status)]).toEqual([3, ["failed", "converted"]]);
});

test("nothing comes of nothing, as of an empty partition", async () => {
	expect(await answersTo(tree({}), "\n")).toEqual({ code: 0, stderr: "0 files: nothing to do\n", printed: [] });
});

test("a line, a text or a file over the limit fails, and the next does not", async () => {
	const cwd = tree({ "long.txt": "x".repeat(201) });
	const lines = [{ text: "x".repeat(200) }, quoted("long.txt"), { text: "x" }];
	const { printed } = await answers(cwd, lines, "--max-size", "200");
	expect(printed.map(({ status, reason }) => [status, reason])).toEqual([
		["failed", "Too large: 211 bytes. The limit is 200 (`--max-size`)."],
		["failed", "Too large: 201 bytes. The limit is 200 (`--max-size`)."],
		["converted", undefined],
	]);
});

test("what a limit cuts is told apart from what failed", async () => {
	const { code, printed } = await answers(tree({}), [{ text: `# Notes\n\n${">".repeat(300)} words`, path: "a.md" }]);
	expect([code, printed[0]?.status]).toEqual([3, "cut"]);
	expect(JSON.stringify(printed[0]?.report)).toContain("words");
});

describe("the config above the working folder", () => {
	const files = {
		"rapporteur.config.yaml":
			"encoding: latin1\nfiles: ['*.md']\noutput: {to: [html], folder: out}\nseverities: {missing-field: info}\nforms: {'board/**': board-minutes}\n",
		"sub/rapporteur.config.yaml": "severities: {missing-field: 'off'}\n",
		"sub/a.txt": Buffer.from("Title\n\nReporter: Café\n", "latin1"),
		"people.yaml": "people:\n  - name: Ada Lovell\n",
	};

	test("counts for every line, and notes in a line are no bytes in another encoding", async () => {
		const lines = [
			{ path: "sub/a.txt" },
			{ text: "Title\n\nReporter: Café\n", path: "board/b.txt" },
			{ text: "Title\n\nReporter: Café\n" },
		];
		const { code, printed } = await answers(tree(files), lines);
		expect(code).toBe(0);
		const read = printed.map(({ report, findings }) => ({
			hasWord: JSON.stringify(report).includes("Café"),
			form: (report as { form?: string }).form,
			severities: [...new Set(findings.filter((each) => each.code === "missing-field").map((each) => each.severity))],
		}));
		expect(read).toEqual([
			{ hasWord: true, form: "un-meeting", severities: ["info"] },
			{ hasWord: true, form: "board-minutes", severities: ["info"] },
			{ hasWord: true, form: "un-meeting", severities: ["info"] },
		]);
	});

	test("a broken one is refused before any line", async () => {
		const cwd = tree({ "rapporteur.config.yaml": "forms: 1" });
		expect(await answers(cwd, [{ text: "A" }])).toMatchObject({ code: 2, printed: [] });
	});
});

test("`--strict`, `--max-unclassified` and `--quiet` do what they do elsewhere", async () => {
	const line = { text: `${datelessNotes}\nOdd: words that no field has\n` };
	expect(await answers(tree({}), [line], "--strict", "--quiet")).toMatchObject({ code: 1, stderr: "" });
	expect(await answers(tree({}), [line], "--max-unclassified", "0")).toMatchObject({
		code: 1,
		stderr: expect.stringContaining("line 1: "),
	});
	const failed = await answers(tree({}), ["{"], "--quiet");
	expect(failed.stderr).toMatch(/^line 1 +error .*\n$/);
});

test.each([
	["notes.txt"],
	["-"],
	["-o", "out"],
	["--watch"],
	["--shard", "1/2"],
	["--prune"],
	["--force"],
	["--failed-to", "list"],
	["--files-from", "list"],
	["--no-clobber"],
	["--jobs", "2"],
	["--stdin-path", "a.txt"],
	["-t", "pdf"],
	["-t", "pdf:html"],
	["-t", "json,html"],
	["-t", "no-such"],
])("is refused with %s %s", async (...args) => {
	const { code, stdout, stderr } = await run(["convert", "--jsonl", ...args], {
		cwd: tree({}),
		stdin: '{"text": "A"}\n',
	});
	expect([code, stdout]).toEqual([2, ""]);
	expect(stderr).toMatch(/^rapporteur: .*[.] (?:Write|Leave|Name|Use) /);
});

test("says why a line failed, whatever else is wrong with the notes", async () => {
	const cwd = tree({
		"t.mjs":
			'export const name = "t", extension = "txt", mediaType = "text/plain", description = "x"; export const render = () => { throw new Error("no"); };\n',
	});
	const { code, stdout } = await run(["convert", "--jsonl", "-t", "./t.mjs"], { cwd, stdin: '{"text": "A"}\n' });
	const { reason, findings } = JSON.parse(stdout) as { reason: string; findings: { code: string; message: string }[] };
	expect(code).toBe(3);
	expect(findings.length).toBeGreaterThan(1);
	expect(reason).toContain(findings.find((each) => each.code === "broken-template")?.message);
});

test("ends quietly when its reader has gone", async () => {
	const stdin = '{"text": "A"}\n'.repeat(10);
	const { code, stdout, stderr } = await run(["convert", "--jsonl"], { cwd: tree({}), stdin, closesAfter: 2 });
	expect([code, stdout.split("\n").length - 1, stderr]).toEqual([2, 2, ""]);
});
