import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkConfig } from "../../src/config/check.ts";
import { tree } from "../tree.ts";
import { goodNotes } from "./notes.ts";
import { run } from "./world.ts";

const written = (cwd: string): string => readFileSync(join(cwd, "rapporteur.config.yaml"), "utf8");

test("a config fits the folder: its notes, and no other files", async () => {
	const cwd = tree({ "notes/2016/a.txt": goodNotes, "b.md": goodNotes, "README.md": "# Read me\n", "logo.png": "" });
	const { code, stdout, stderr } = await run(["init"], { cwd });
	const also = ", and README.md, in which no field was found";
	expect([code, stdout]).toEqual([0, `rapporteur.config.yaml: 2 notes in *.md, notes/**/*.txt${also}\n`]);
	expect(stderr).toContain("rapporteur check");
	expect(written(cwd)).toContain('\nfiles: ["*.md","notes/**/*.txt"]\n');
	expect((await run(["check"], { cwd })).stdout).toContain("3 files");
});

test("files that look like no notes, and will be read with the notes, are named", async () => {
	const odd = { "n/b.txt": "Hello.\n", "n/c.txt": "x\0y", "n/d.txt": "A.\n", "n/e.txt": "B.\n", "f.html": "<p>C" };
	const { stdout } = await run(["init"], { cwd: tree({ "n/a.txt": goodNotes, ...odd }) });
	const also = ", and n/b.txt, n/c.txt, n/d.txt and 1 other file, in which no field was found";
	expect(stdout).toBe(`rapporteur.config.yaml: 1 note in n/**/*.txt${also}\n`);
});

test("of very many files, only some are read, but all folders are covered", async () => {
	const many = Array.from({ length: 500 }, (_, at) => [`2015/${at}.txt`, "Date of meeting: 14 June 2018\n"] as const);
	const cwd = tree({ ...Object.fromEntries(many), "2016/a.md": goodNotes, "2017/logo.png": "" });
	const { stdout } = await run(["init"], { cwd });
	expect(stdout).toBe(
		"rapporteur.config.yaml: 500 notes in 2015/**/*.txt, 2016/**/*.md; only the first 500 files were read\n",
	);
	expect(written(cwd)).toContain('\nfiles: ["2015/**/*.txt","2016/**/*.md"]\n');
});

const spanish = `Fecha de la reunión: 14 de junio de 2018
Organizador: Red de Puertos
Relator: Ruth Delacroix
Tipo de reunión: evento paralelo
`;

test("notes in another language get the form of their language: by folder, or by name among others", async () => {
	const cwd = tree({
		"notes/a.txt": goodNotes,
		"notes/acta [1].txt": spanish,
		"notes/es/a.txt": spanish,
		"notes/es/b.txt": spanish,
	});
	expect((await run(["init"], { cwd })).stdout).toContain("4 notes in notes/**/*.txt");
	const forms = '\nforms:\n  "notes/acta ?1?.txt": un-meeting-es\n  "notes/es/*.txt": un-meeting-es\n';
	expect(written(cwd)).toContain(forms);
	expect((await run(["check"], { cwd })).stdout).not.toContain("other-form");
});

test("a folder without notes has a config that says nothing yet", async () => {
	const cwd = tree({});
	expect((await run(["init"], { cwd })).stderr).toContain("rapporteur new -o first.txt");
	expect(checkConfig(written(cwd), { folder: cwd, templates: [] })).toHaveProperty("data");
});

test("what is commented out is right, too", async () => {
	const cwd = tree({ "forms/board.yaml": "title: Log\nfields: { date: { label: Date, type: date } }\n" });
	await run(["init"], { cwd });
	const yaml = written(cwd).replace(
		/^# (?=(?:files|ignore|forms|severities|output|maxWarnings|reporters|baseline|encoding):| )/gm,
		"",
	);
	expect(checkConfig(yaml, { folder: cwd, templates: ["html", "json"] })).toMatchObject({ data: { maxWarnings: 0 } });
});

test("one that is nearly called so is not ousted", async () => {
	const cwd = tree({ "rapporteur.config.yml": "files: [a.txt]\n" });
	const { code, stderr } = await run(["init"], { cwd });
	const line = "rapporteur: `rapporteur.config.yml` is not read. Rename it to `rapporteur.config.yaml`.\n";
	expect([code, stderr, existsSync(join(cwd, "rapporteur.config.yaml"))]).toEqual([2, line, false]);
});

test("a config that is there is left alone", async () => {
	const cwd = tree({ "rapporteur.config.yaml": "files: [a.txt]\n" });
	const { code, stderr } = await run(["init"], { cwd });
	expect([code, stderr]).toEqual([2, expect.stringContaining("` already exists. Edit it, or remove it")]);
	expect(written(cwd)).toBe("files: [a.txt]\n");
});

test("one that was written just now is there, too", async () => {
	const cwd = tree({ "a.txt": goodNotes });
	await run(["init"], { cwd });
	expect((await run(["init"], { cwd })).code).toBe(2);
});

const nastyNames = [
	"notes [old]",
	"a{b,c}",
	"a{1..3}",
	"(draft) +(x)",
	"!kept",
	"#1",
	" indented",
	"ends in a space ",
	"star*",
	"two**",
	"why?",
	"C:",
	"back\\slash",
	'"quoted" | piped',
	"it's $HOME ~",
	"two\nlines",
	"\u{1f4dd} Protokolle",
	"A\u0301 NFD",
	"a&b@c",
	"a..b",
].filter((name) => process.platform !== "win32" || /^[^\s"*:?<>|\\][^"*:?<>|\n\\]*(?<![ .])$/.test(name));

test.each([...nastyNames.map((name) => [name]), nastyNames])(
	"of a folder called %j, all notes are read",
	async (...names) => {
		const shown = names.flatMap((name) => [`${name}/a.txt`, `${name}/${name}/b.txt`]);
		const cwd = tree(Object.fromEntries(shown.map((path) => [path, path.endsWith("b.txt") ? spanish : goodNotes])));
		await run(["init"], { cwd });
		expect(await checked(cwd)).toEqual(shown.sort());
		expect((await run(["check"], { cwd })).stdout).not.toContain("other-form");
	},
);

const fewFolders = {
	".gitignore": "drafts/\n*old*\n/build/\n",
	"a.txt": goodNotes,
	"a-old.txt": goodNotes,
	"build/b.txt": goodNotes,
	"notes/a.txt": goodNotes,
	"notes/drafts/deep/b.txt": goodNotes,
	"notes/old logo.png": "",
	"notes/x/.rapporteurignore": "secret*\n",
	"notes/x/c.txt": goodNotes,
	"notes/x/secret [1].txt": goodNotes,
	"notes/[old]/a.txt": goodNotes,
};
test("what ignore files leave out is left out of the config, too", async () => {
	const cwd = tree(fewFolders);
	expect((await run(["init"], { cwd })).stdout).toContain("3 notes in *.txt, notes/**/*.txt\n");
	const left = ["/a-old.txt", "/notes/\\[old\\]/", "/notes/drafts/", "/notes/x/secret \\[1\\].txt"];
	expect(written(cwd)).toContain(`\nignore: ${JSON.stringify(left)}\n`);
	expect(await checked(cwd)).toEqual(["a.txt", "notes/a.txt", "notes/x/c.txt"]);
});

/** The paths of all files that a check reads. */
async function checked(cwd: string): Promise<string[]> {
	const { stdout } = await run(["check", "--reporter", "json"], { cwd });
	return JSON.parse(stdout)
		.files.map(({ path }: { path: string }) => path)
		.sort();
}
