/** Every command and program that a page shows does its work: the output is not compared, only how it ends. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { checkPeople } from "../../src/forms/people-file.ts";
import { tree } from "../tree.ts";
import { codeBlocks, pages, root } from "./pages.ts";

const notes = readFileSync(join(root, "fixtures/harbour/notes.txt"), "utf8");
const author = "-c user.name=Ann -c user.email=ann@example.org";
const letter =
	'<!doctype html>\n<html lang="en">\n<head>{% styles %}<title>{{ title }}</title></head>\n<p>{{ title }}\n</html>\n';

/** A folder like that of a user who follows the page, in git: notes, a form and a template of hers, and the program on the path. */
function desk(): { cwd: string; env: NodeJS.ProcessEnv } {
	const cwd = tree({
		"notes.txt": notes,
		"notes/2016/harbour.txt": notes,
		"notes/forum.txt": notes.replace("Ingrid", "Astrid"),
		"old-notes/2016/meeting.txt": notes,
		"shards/notes.txt": notes,
		"page.html": "<p>Date: 2 February 2016</p>\n",
		"forms/minutes.yaml": "title: Minutes\nfields:\n  date: { label: Date of Meeting, type: date }\n",
		"templates/my-letter/template.yaml": "title: A letter\nformat: html\n",
		"templates/my-letter/report.html.liquid": letter,
	});
	copyFileSync(join(root, "fixtures/documents/libreoffice-lines.docx"), join(cwd, "minutes.docx"));
	const bin = tree({
		rapporteur: `#!/bin/sh\nexec "${process.execPath}" "${join(root, "bin/rapporteur.js")}" "$@"\n`,
	});
	chmodSync(join(bin, "rapporteur"), 0o755);
	for (const args of ["init -q", "add notes", `${author} commit -qm notes`, "update-ref refs/remotes/origin/main HEAD"])
		execFileSync("git", args.split(" "), { cwd });
	const PATH = [bin, dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter);
	return { cwd, env: { PATH, HOME: bin } };
}

/** The lines of a block as the shell joins them, without blank ones and comments. */
const commandsOf = (text: string): string[] =>
	text
		.replace(/\\\n\s*/g, "")
		.replace(/\|\n\s*/g, "| ")
		.split("\n")
		.filter((line) => /^\s*[^#\s]/.test(line));

/** Commands of a page: those in blocks for the shell, and those that its workflows run. */
const commandsOfPage = (page: string): string[] =>
	codeBlocks(page).flatMap(({ language, name, text }) => {
		if (name !== undefined) return [];
		if (language === "sh") return commandsOf(text).filter((line) => /\brapporteur [a-z]/.test(line));
		const inWorkflow = /(?:^\s*(?:- )?(?:run|script): |^sh ')(rapporteur [^'\n]+)/gm;
		return Array.from(text.matchAll(inWorkflow), ([, command = ""]) => command);
	});

const has = (program: string): boolean => existsSync(`/usr/bin/${program}`) || existsSync(`/bin/${program}`);

/** A clone and its installation are tested by `.ci/run`, which also installs jq and LibreOffice. */
const isElsewhere = (command: string): boolean =>
	/\bgit clone|\bnpm ci\b/.test(command) ||
	(/\bjq\b/.test(command) && !has("jq")) ||
	(command.includes("--office") && !has("soffice"));

describe.skipIf(process.platform === "win32")("commands", () => {
	test.each(pages)("of %s", { timeout: 240_000 }, (page) => {
		const { cwd, env } = desk();
		for (const command of commandsOfPage(page)) {
			if (isElsewhere(command)) continue;
			const stays = /\bpreview\b|--watch/.test(command);
			const { status, stdout, stderr } = spawnSync("/bin/sh", ["-c", stays ? `timeout -s INT 3 ${command}` : command], {
				cwd,
				env,
				encoding: "utf8",
				input: notes,
			});
			expect([0, 1, ...(stays ? [124, 130] : [])], `${command}\n${stdout}${stderr}`).toContain(status);
		}
	});
});

describe("programs", () => {
	const programs = pages.flatMap((page) =>
		codeBlocks(page)
			.filter(({ language, name }) => language === "js" && name === undefined)
			.map(({ text }, index) => [`${page}, ${index + 1}`, text] as const),
	);
	test.each(programs)("of %s", { timeout: 60_000 }, (_, program) => {
		const { cwd, env } = desk();
		const modules = join(tree({ "node_modules/.keep": "" }), "node_modules");
		for (const name of readdirSync(join(root, "node_modules"))) {
			if (!name.startsWith(".")) symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
		}
		symlinkSync(root, join(modules, "rapporteur"), "junction");
		symlinkSync(modules, join(cwd, "node_modules"), "junction");
		const path = join(cwd, "program.mjs");
		writeFileSync(path, program);
		const { status, stderr } = spawnSync(process.execPath, [path], { cwd, env, encoding: "utf8" });
		expect(status, stderr).toBe(0);
	});
});

test.each([...pages, "CONTRIBUTING.md"])("scripts of npm that %s names are there", (page) => {
	const scripts = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts;
	const named = readFileSync(join(root, page), "utf8").matchAll(/npm run ([a-z-]+)/g);
	for (const [, name = ""] of named) expect(Object.keys(scripts)).toContain(name);
});

test.each(pages)("configs and registers of people of %s are right", (page) => {
	for (const { language, name, text } of codeBlocks(page)) {
		if (language === "yaml" && text.includes("people.schema.json")) expect(checkPeople(text)).toHaveProperty("people");
		if (language !== "yaml" || !(name === "rapporteur.config.yaml" || text.includes("config.schema.json"))) continue;
		const cwd = tree({
			"forms/board.yaml": "title: Board\nfields: { date: { label: Date, type: date } }\n",
			"club.yaml": "title: Club\nfields: { date: { label: Date, type: date } }\n",
			"rapporteur.config.yaml": text,
		});
		const { status, stderr } = spawnSync(process.execPath, [join(root, "bin/rapporteur.js"), "list"], {
			cwd,
			encoding: "utf8",
		});
		expect(status, stderr).toBe(0);
	}
});

test.each(pages)("YAML and JSON of %s can be read", (page) => {
	for (const { language, text } of codeBlocks(page)) {
		if (language === "json") JSON.parse(text);
		if (language !== "yaml") continue;
		expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
	}
});

/** Blocks of text are not run, so each page that has one is here, with the reason. */
const unrun: Readonly<Record<string, string>> = {
	"docs/architecture.md": "a drawing of the flow",
	"docs/converting.md": "the end of a very long run; test/cli/summary.test.ts prints it",
	"docs/forms-markdown.md": "labels; test/docs/lists.test.ts reads each",
	"docs/preview.md": "a message in the browser",
};

test("every other block is run, read, or the file of one that is", () => {
	const read = new Set(["sh", "console", "js", "json", "yaml", "groovy"]);
	const others = pages.filter((page) =>
		codeBlocks(page).some(({ language, name }) => name === undefined && !read.has(language)),
	);
	expect(others).toEqual(Object.keys(unrun));
});

// Indented blocks can't say what they are, and so would not be run.
test.each(pages)("code blocks of %s have a language", (page) => {
	const text = readFileSync(join(root, page), "utf8").replace(/^```[\s\S]*?^```$/gm, "```");
	expect(text.match(/^\n {4}(?! *[-\d(]).*$/gm) ?? []).toEqual([]);
	expect(codeBlocks(page).filter(({ language }) => language === "")).toEqual([]);
});
