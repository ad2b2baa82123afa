import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { proposePeople } from "../../src/batch/propose-people.ts";
import { parsePeople } from "../../src/index.ts";
import { tree } from "../tree.ts";
import { run } from "./world.ts";

const note = (date: string, reporter: string, summary: string): string =>
	`Date of Meeting: ${date}\nReporter: ${reporter}\n\nSummary of information presented\n\n${summary}\n`;

const notes = {
	"notes/a.txt": note(
		"14 June 2018",
		"Wilma Aasen",
		"Ms Ruth Delacroix, Chair of the Fund, said that nets are few. She thanked Mr Tomas Brandt.",
	),
	"notes/b.txt": note(
		"2 March 2019",
		"Wilma Aasen",
		"Ruth Delacroix, Chair of the Fund, said that boats are many.\n\nMs Ana Bell noted the weather.",
	),
	"notes/c.txt": note("2019", "W. Aasen", "Ms Ruth Delacriox, a fisher, stated that it rains."),
};

test("a register is proposed from a folder of notes, and nobody is joined", async () => {
	const cwd = tree(notes);
	const { code, stdout, stderr } = await run(["people", "notes"], { cwd });
	expect([code, stderr]).toEqual([0, ""]);
	expect(stdout).toBe(`# yaml-language-server: $schema=node_modules/rapporteur/schemas/people.schema.json
# Proposed from 3 notes. Check it: delete entries that are not people. If a person has several entries, keep one, and list the other names under its \`spellings\`. Then save it as people.yaml.
people:
  # named in 2 notes, spoke in 2, addressed as Ms
  # maybe the same as Ruth Delacriox
  - name: Ruth Delacroix
    roles:
      - { role: "Chair of the Fund", from: 2018-06-14, until: 2019-03-02 } # in 2 notes
  # named in 2 notes, never spoke
  # maybe the same as W. Aasen
  - name: Wilma Aasen
  # named in 1 note, spoke in 1, addressed as Ms
  - name: Ana Bell
  # named in 1 note, spoke in 1, addressed as Ms
  # maybe the same as Ruth Delacroix
  - name: Ruth Delacriox
    roles:
      - { role: "fisher", from: 2019, until: 2019 } # in 1 note
  # named in 1 note, never spoke
  # maybe the same as Wilma Aasen
  - name: W. Aasen

# Named, but not a speaker and in no field:
#   # named in 1 note, never spoke, addressed as Mr
#   - name: Tomas Brandt
`);
});

test("the file is a register, is never replaced, and whom it knows is not proposed again", async () => {
	const cwd = tree(notes);
	expect((await run(["people", "notes", "-o", "notes/people.yaml"], { cwd })).code).toBe(0);
	const text = readFileSync(join(cwd, "notes/people.yaml"), "utf8");
	expect(await parsePeople(text)).toHaveProperty("people");
	const again = await run(["people", "notes", "-o", "notes/people.yaml"], { cwd });
	expect(again.code).toBe(2);
	expect(readFileSync(join(cwd, "notes/people.yaml"), "utf8")).toBe(text);
	const { stdout } = await run(["people", "notes"], { cwd });
	expect(stdout).toContain("people: []\n\n# Named");
	expect(await parsePeople(stdout)).toHaveProperty("people");
});

test("notes that can't be read are reported, and the others count", async () => {
	const cwd = tree({ ...notes, "notes/d.txt": "x".repeat(1000) });
	const { code, stdout, stderr } = await run(["people", "notes", "--max-size", "900"], { cwd });
	expect(code).toBe(2);
	expect(stderr).toContain("notes/d.txt");
	expect(stdout).toContain("Proposed from 3 notes");
	const none = await run(["people", "none/"], { cwd });
	expect([none.code, existsSync(join(cwd, "none"))]).toEqual([2, false]);
});

test.each(["gone.txt", "empty/", "*.odt"])("where %s is all that was named, nothing is written", async (input) => {
	const cwd = tree({ "empty/.keep": "" });
	const { code, stdout, stderr } = await run(["people", input, "-o", "people.yaml"], { cwd });
	expect([code, stdout, stderr.split("\n")]).toEqual([2, "", [expect.stringContaining(input), ""]]);
	expect(existsSync(join(cwd, "people.yaml"))).toBe(false);
	expect((await run(["people", input], { cwd })).stdout).toBe("");
});

test("an empty file is a register without people, which the proposal may fill", async () => {
	const { stdout } = await run(["people", "notes"], { cwd: tree(notes) });
	for (const empty of ["", "# none yet\n"]) {
		const cwd = tree({ ...notes, "people.yaml": empty });
		expect(await run(["people", "notes"], { cwd })).toMatchObject({ code: 0, stdout, stderr: "" });
		expect((await run(["check", "notes"], { cwd })).stderr).toBe("");
		expect((await run(["convert", "notes", "-o", "out"], { cwd })).code).toBe(0);
		const written = await run(["people", "notes", "-o", "people.yaml"], { cwd });
		expect(written.code).toBe(empty === "" ? 0 : 2);
		expect(readFileSync(join(cwd, "people.yaml"), "utf8")).toBe(empty === "" ? stdout : empty);
	}
});

test("a register that the config names and that is missing is made as the hint says", async () => {
	const cwd = tree({ ...notes, "rapporteur.config.yaml": "people: names.yaml\n" });
	const hint = "To create it, run `rapporteur people NOTES -o names.yaml`.";
	expect(await run(["convert", "notes", "-o", "out"], { cwd })).toMatchObject({
		code: 2,
		stderr: `names.yaml:1:1: The register of people does not exist. ${hint}\n`,
	});
	expect((await run(["people", "notes", "--people", "none.yaml"], { cwd })).stderr).toContain("-o none.yaml");
	expect((await run(["people", "notes"], { cwd })).code).toBe(0);
	expect((await run(["people", "notes", "-o", "names.yaml"], { cwd })).code).toBe(0);
	expect((await run(["convert", "notes", "-o", "out"], { cwd })).code).toBe(0);
	writeFileSync(join(cwd, "rapporteur.config.yaml"), "people: ../names.yaml\n");
	expect((await run(["people", "notes"], { cwd })).code).toBe(2);
});

test.each(["rapporteur.config.yaml", "template.yaml", "manifest.jsonl"])(
	"a register is not called %s",
	async (name) => {
		const cwd = tree(notes);
		const { code, stderr } = await run(["people", "notes", "-o", name], { cwd });
		expect([code, stderr, existsSync(join(cwd, name))]).toEqual([2, expect.stringContaining("another name"), false]);
	},
);

test("whatever people are called, the proposal is a register", async () => {
	const text = fc.oneof(
		fc.string({ unit: "binary", maxLength: 12 }),
		fc.constantFrom("Ana: Bell", "- x", "true", "a #b", "'q", '"', "A\u2028B", "a\u202e"),
	);
	const person = fc.record({
		name: text,
		honorific: fc.option(text),
		role: fc.option(text),
		inField: fc.boolean(),
		speaks: fc.boolean(),
	});
	const date = fc.constantFrom(null, "2018-06-14", "2018-06-14/2018-06-16", "2018", "XXXX-06-14");
	await fc.assert(
		fc.asyncProperty(fc.array(fc.record({ date, people: fc.array(person) })), async (seen) => {
			const loaded = await parsePeople(proposePeople(seen));
			expect("faults" in loaded ? loaded.faults : []).toEqual([]);
		}),
		{ numRuns: 200 },
	);
});
