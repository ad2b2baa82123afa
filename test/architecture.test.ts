import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type SourceFile, sourceFile } from "./architecture/source-file.ts";
import { cycles, forbiddenImports, strangeImports, tooLong, wordsInPatterns } from "./architecture/violations.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const below = (folder: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"));

const files = [...below("src"), ...below("templates")]
	.filter((path) => path.endsWith(".ts") && !path.endsWith(".generated.ts"))
	.map((path) => sourceFile(posix.relative("src", path), readFileSync(join(root, path), "utf8")));

/** What hands the process to commands as a world. */
const ownsProcess = /^cli\/(?:process-world|programs)\.ts$/;

const globalsOf = ({ path, globals }: SourceFile): string[] => globals.map((use) => `${path}: ${use}`);

describe("src", () => {
	test("is looked at", () => expect(files.length).toBeGreaterThan(20));
	test("imports only from folders below", () => expect(forbiddenImports(files)).toEqual([]));
	test("leaves each package to its owners", () => expect(strangeImports(files)).toEqual([]));
	test("has no import cycle", () => expect(cycles(files)).toEqual([]));
	test("has short files and functions", () => expect(tooLong(files)).toEqual([]));
	test("has no words of notes in patterns", () => expect(wordsInPatterns(files)).toEqual([]));
	test("touches no process and no console", () =>
		expect(files.filter(({ path }) => !ownsProcess.test(path)).flatMap(globalsOf)).toEqual([]));
});

describe("the test itself fails on", () => {
	const file = (path: string, text: string) => sourceFile(path, text);

	test.each([
		["a stage that imports a stage", "structure/lines.ts", 'import type { Rule } from "../check/rule.ts";'],
		["a low folder that imports a high one", "text/lines.ts", 'export { main } from "../cli/main.ts";'],
		["a dynamic import", "check/rule.ts", 'const load = () => import("../output/renderer.ts");'],
		["a type import in passing", "ast/nodes.ts", 'type A = import("../forms/form.ts").Form;'],
	])("%s", (_, path, text) => expect(forbiddenImports([file(path, text)])).toHaveLength(1));

	test.each([
		["check/rule.ts", "node:fs"],
		["interpret/index.ts", "node:fs/promises"],
		["pipeline.ts", "unified"],
		["output/html.ts", "chalk"],
		["batch/run.ts", "commander"],
		["fields/date.ts", "yaml"],
	])("%s importing %s", (path, name) => expect(strangeImports([file(path, `import "${name}";`)])).toHaveLength(1));

	test("a cycle of types", () => {
		const one = file("text/one.ts", 'import type { Two } from "./two.ts";');
		const two = file("text/two.ts", 'import type { One } from "./one.ts";');
		expect(cycles([one, two])).toEqual(["text/one.ts -> text/two.ts -> text/one.ts"]);
	});

	test("a long file, and a long function", () => {
		const long = `export function long() {\n${"\n".repeat(401)}}\n`;
		expect(tooLong([file("text/long.ts", long)])).toHaveLength(2);
	});

	test.each([String.raw`/^\d+ (?:minutes?|min)$/i`, 'new RegExp("^\\d+ (?:minutes?|min)$", "i")'])(
		"a word of notes: %s",
		(pattern) => expect(wordsInPatterns([file("fields/length.ts", `const length = ${pattern};`)])).toHaveLength(1),
	);

	test("the process", () => expect(file("cli/main.ts", "process.exit(1)").globals).toEqual(["process.exit in line 1"]));
});

test("no file holds a path of somebody's machine", () => {
	const machine = new RegExp(`(?:^|[^A-Za-z0-9.])/(?:${["home", "root", "work", "farm", "Users"].join("|")})/`, "m");
	const folders = ["src", "bin", "build", "tools", "forms", "fixtures", "docs", "test", ".ci", "schemas"];
	const top = readdirSync(root, { withFileTypes: true }).filter(
		(entry) => entry.isFile() && !/lock|tmp|^\.git$/.test(entry.name),
	);
	const paths = [...folders.flatMap(below), ...top.map(({ name }) => name)];
	expect(paths.filter((path) => machine.test(readFileSync(join(root, path), "utf8")))).toEqual([]);
});
