/** The files of a template that are there, and are not what they should be. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../cli/world.ts";
import { tree } from "../tree.ts";

const page = "<!doctype html><html><head>{% styles %}<title>x</title></head><body></body></html>";
const manifest = "title: x\nformat: html\n";

async function check(yaml: string, files: Readonly<Record<string, string>>) {
	const cwd = tree({ "t/template.yaml": yaml });
	for (const [name, bytes] of Object.entries({ "report.html.liquid": page, ...files })) {
		const file = join(cwd, "t", name);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, bytes, "latin1");
	}
	const { stdout, stderr } = await run(["template", "check", "t"], { cwd });
	return stdout + stderr;
}

test.each<readonly [string, Record<string, string>, string, string]>([
	["the template in Latin-1", { "report.html.liquid": "caf\xe9" }, "report.html.liquid", "is not UTF-8"],
	["a part in UTF-16", { "parts/a.html.liquid": "\xff\xfea\0" }, "parts/a.html.liquid", "is not UTF-8"],
	["a NUL", { "report.html.liquid": "a\0b" }, "report.html.liquid", "holds a control character"],
	["a sign of no text", { "report.html.liquid": "\xef\xb7\x90" }, "report.html.liquid", "holds a control character"],
	["an escape", { "report.html.liquid": "\x1b[31m" }, "report.html.liquid", "holds a control character"],
])("%s is reported once, of the file that has it", async (_, files, name, message) => {
	const lines = (await check(manifest, files)).trimEnd().split("\n");
	expect(lines).toEqual([expect.stringContaining(`t/${name}:1:1: \`${name}\` ${message}. `)]);
});

test("an entry that is a link, or another file, is reported as what it is", async () => {
	const cwd = tree({ "t/template.yaml": manifest, "other.liquid": page });
	symlinkSync(join(cwd, "other.liquid"), join(cwd, "t/report.html.liquid"));
	expect((await run(["template", "check", "t"], { cwd })).stderr).toMatch(
		/^t\/template\.yaml:1:1: Can't read `report\.html\.liquid`: it is a link\.\n$/,
	);
	expect(await check(`${manifest}entry: page.html\n`, { "page.html": page })).toMatch(
		/^t\/template\.yaml:3:8: `page\.html` is not a Liquid file\. Name one that ends in `\.liquid`\.\n$/,
	);
});

test("more files than any template needs are reported, and so is a pipe", async () => {
	const parts = Array.from({ length: 100 }, (_, n) => [`p${n}.html.liquid`, "x"]);
	expect(await check(manifest, Object.fromEntries(parts))).toBe(
		"t/template.yaml:1:1: Too many Liquid files: more than 100.\n",
	);
	const cwd = tree({});
	execFileSync("mkfifo", [join(cwd, "t.txt.liquid")]);
	expect((await run(["template", "check", "t.txt.liquid"], { cwd })).stderr).toMatch(
		"The template is a device or a pipe",
	);
});

describe("a picture", () => {
	const told = (name: string, bytes: string) => check(`${manifest}assets: [${name}]\n`, { [name]: bytes });

	test.each([
		["a.png", "\x89PNG\r\n\x1a\n"],
		["a.jpg", "\xff\xd8\xff\xe0"],
		["a.JPEG", "\xff\xd8\xff\xdb"],
		["a.gif", "GIF89a"],
		["a.webp", "RIFF\0\n\0\0WEBP"],
		["a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
		["b.svg", '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><svg/>'],
	])("%s is one", async (name, bytes) => expect(await told(name, bytes)).toBe("t: no problems found\n"));

	test.each([
		["a.png", "<script>"],
		["a.png", "\xff\xd8\xff\xe0"],
		["a.svg", ""],
		["a.webp", "RIFF\0\0\0\0WAVE"],
	])("%s with %j is not a template", async (name, bytes) =>
		expect(await told(name, bytes)).toContain(`t/template.yaml:3:10: \`${name}\` is not of the type `),
	);
});
