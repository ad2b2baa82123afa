/** A report may come from anybody: what it names is a name, never a file to read or a program to run. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tree } from "../tree.ts";
import { run } from "./world.ts";

const form = readFileSync(new URL("../../forms/un-meeting.yaml", import.meta.url), "utf8");
const program = `import { writeFileSync } from "node:fs";
writeFileSync(new URL("ran", import.meta.url), "");
export const name = "evil", extension = "txt", mediaType = "text/plain", render = () => "";
`;
const report = (front: string): string => `---\nrapporteur: 1\n${front}\n---\n\n# A title\n`;
const point = '{"line": 1, "column": 1, "offset": 0}';
const syntaxTree = `{"type": "report", "form": "un-meeting", "children": [], "position": {"start": ${point}, "end": ${point}}}`;
const beside = { "evil.yaml": form, "evil.mjs": program };

test.each([
	["a.md", report("form: ./evil.yaml")],
	["a.md", report("form: evil.yaml")],
	["a.md", report("form: ../../evil")],
	["a.json", '{"version": 1, "form": "./evil.yaml", "fields": {}, "sections": {}}'],
	["a.ast.json", syntaxTree.replace("un-meeting", "./evil.yaml")],
])("%s that names the path of a form is not read: %j", async (name, text) => {
	const cwd = tree({ ...beside, [name]: text });
	const { code, stderr } = await run(["convert", name], { cwd });
	expect(code).toBe(3);
	expect(stderr).toContain("broken-form");
});

test.each(["template: ./evil.mjs", "to: ./evil.mjs", "output: { to: ./evil.mjs }"])(
	"a report that says `%s` runs nothing",
	async (line) => {
		const cwd = tree({ ...beside, "a.md": report(`form: un-meeting\n${line}`) });
		await run(["convert", "a.md"], { cwd });
		expect(existsSync(join(cwd, "ran"))).toBe(false);
	},
);

test("the program would have been caught running", async () => {
	const cwd = tree({ ...beside, "a.txt": "Date: 2 May 2016\n" });
	await run(["convert", "a.txt", "-t", "./evil.mjs"], { cwd });
	expect(existsSync(join(cwd, "ran"))).toBe(true);
});
