/** `init` in folders with so much that a config can't name all of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkConfig } from "../../src/config/check.ts";
import { goodNotes } from "../cli/notes.ts";
import { run } from "../cli/world.ts";
import { tree } from "../tree.ts";

const written = (cwd: string): string => readFileSync(join(cwd, "rapporteur.config.yaml"), "utf8");

const spanish = `Fecha de la reunión: 14 de junio de 2018
Organizador: Red de Puertos
Relator: Ruth Delacroix
Tipo de reunión: evento paralelo
`;

test.each([
	["patterns", 1100, (at: number) => `${at} Harbour meeting, 2 February 2016 in the hall`, goodNotes],
	["characters", 490, (at: number) => `${at} ${"Harbour ".repeat(28)}`, goodNotes],
	["forms", 490, (at: number) => `${at % 2} ${"Harbour ".repeat(28)}/${at}`, spanish],
])("of folders with too many %s for a config, it names the extension", async (_, count, folder, text) => {
	const files = Array.from({ length: count }, (_, at) => [`${folder(at)}/a.txt`, text] as const);
	const cwd = tree(Object.fromEntries(files));
	const { code, stdout } = await run(["init"], { cwd });
	expect([code, stdout]).toEqual([0, expect.stringMatching(/ notes in .*\*\*\/\*\.txt/)]);
	expect(checkConfig(written(cwd), { folder: cwd, templates: [] })).toHaveProperty("data");
	expect((await run(["check", "--quiet"], { cwd })).stdout).toContain(`${count.toLocaleString("en")} files`);
});

const manyFolders = Array.from(
	{ length: 1100 },
	(_, at) => [`${at} Harbour meeting in the hall of 2016/a.txt`, ""] as const,
);

const left = {
	".gitignore": "drafts/\n*old*\n/build/\n",
	"a.txt": goodNotes,
	"build/b.txt": goodNotes,
	"notes/a.txt": goodNotes,
	"notes/drafts/deep/b.txt": goodNotes,
};

test("a glob for all folders reads none of those that are left out", async () => {
	const cwd = tree({ ...left, ...Object.fromEntries(manyFolders) });
	expect((await run(["init"], { cwd })).stdout).toMatch(/ notes? in \*\*\/\*\.txt[,;]/);
	expect(written(cwd)).toContain('"/build/"');
	expect(await checked(cwd)).toEqual(["a.txt", "notes/a.txt", ...manyFolders.map(([path]) => path)].sort());
});

test("if too much is left out for a config, none is written", async () => {
	const many = Array.from({ length: 5000 }, (_, at) => [`notes/old ${at}.txt`, ""] as const);
	const cwd = tree({ ...left, ...Object.fromEntries(many) });
	const { code, stderr } = await run(["init"], { cwd });
	expect([code, stderr]).toEqual([2, expect.stringContaining("Run `rapporteur check .` without a config")]);
	expect(() => written(cwd)).toThrow();
});

/** The paths of all files that a check reads. */
async function checked(cwd: string): Promise<string[]> {
	const { stdout } = await run(["check", "--reporter", "json"], { cwd });
	return JSON.parse(stdout)
		.files.map(({ path }: { path: string }) => path)
		.sort();
}
