import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../cli/world.ts";
import { tree } from "../tree.ts";

const config = "rapporteur.config.yaml";
const note = "Date of Meeting: 14 June 2018\n\nSummary of information presented\n\nThe hosts thanked Ana Bell.\n";
const register = (role: string): string =>
	`people:\n  - { name: Ana Bell, speaks: true, roles: [{ role: ${role} }] }\n`;

/** The role of the one who speaks in a note; null where nobody does. */
async function roleIn(cwd: string, ...args: string[]): Promise<string | null> {
	const { code, stdout, stderr } = await run(["convert", "-t", "json", ...args], { cwd });
	expect(code, stderr).toBe(0);
	const { sections } = JSON.parse(stdout) as {
		sections: { summary: { statements: { speakers: { role: string }[] }[] } };
	};
	return sections.summary.statements[0]?.speakers[0]?.role ?? null;
}

describe("the register that counts", () => {
	test("is the nearest one above the note", async () => {
		const cwd = tree({
			"people.yaml": register("Chair"),
			"a/people.yaml": register("Clerk"),
			"a/b/n.txt": note,
			"n.txt": note,
		});
		expect(await roleIn(cwd, "a/b/n.txt")).toBe("Clerk");
		expect(await roleIn(cwd, "n.txt")).toBe("Chair");
	});

	test("lies in the config's folder, or without a config in the working folder", async () => {
		const cwd = tree({
			"people.yaml": register("Chair"),
			[`a/${config}`]: "files: ['**']",
			"a/n.txt": note,
			"b/n.txt": note,
		});
		expect(await roleIn(cwd, "a/n.txt")).toBeNull();
		expect(await roleIn(cwd, "b/n.txt")).toBe("Chair");
		expect(await roleIn(join(cwd, "b"), "n.txt")).toBeNull();
		expect(await roleIn(join(cwd, "a"), "../b/n.txt")).toBeNull();
	});

	test("is the one that the config names, or the command line", async () => {
		const cwd = tree({
			[config]: "people: who/is-who.yaml",
			"who/is-who.yaml": register("Clerk"),
			"people.yaml": register("Chair"),
			"n.txt": note,
		});
		expect(await roleIn(cwd, "n.txt")).toBe("Clerk");
		expect(await roleIn(cwd, "n.txt", "--people", "people.yaml")).toBe("Chair");
		expect(await roleIn(cwd, "n.txt", "--no-config")).toBeNull();
	});

	test("counts for standard input too", async () => {
		const cwd = tree({ "people.yaml": register("Chair") });
		const { stdout } = await run(["convert", "-t", "json"], { cwd, stdin: note });
		expect(stdout).toContain('"Chair"');
	});

	test("is that of each note, in threads too", async () => {
		const files = Array.from({ length: 4 }, (_, at) => [
			[`n${at}/people.yaml`, register(`Clerk ${at}`)] as const,
			[`n${at}/n.txt`, note] as const,
		]);
		const cwd = tree(Object.fromEntries(files.flat()));
		await run(["convert", ".", "-t", "json", "-o", "out/", "--jobs", "2"], { cwd });
		for (const at of files.keys())
			expect(readFileSync(join(cwd, `out/n${at}/n.json`), "utf8")).toContain(`"Clerk ${at}"`);
	});
});

describe("what can't be used is exit 2, with its place:", () => {
	test.each([
		[
			"an unknown key",
			"people:\n  - name: Ana Bell\n    speak: true\n",
			"3:5: Unexpected key `speak`. Write `speaks`.",
		],
		["no name", "people:\n  - speaks: true\n", "2:5: Missing key `name`."],
		["a name of no letters", "people: [{ name: '-' }]\n", "1:18: Unexpected `-`. Write a name, with letters."],
		[
			"a day that is not in the calendar",
			"people: [{ name: A, roles: [{ role: B, from: 2018-13 }] }]\n",
			"1:46: people.yaml:1:46: Unexpected `2018-13`. Write a year, month or day: `2016`, `2016-03`, `2016-03-14`.",
		],
		[
			"an end before the start",
			"people: [{ name: A, roles: [{ role: B, from: 2018, until: 2017 }] }]\n",
			"1:59: people.yaml:1:59: `until` is before `from`. Write a later day.",
		],
		[
			"a name of two",
			"people:\n  - name: Ana Bell\n  - name: Bo\n    spellings: [ana  bell]\n",
			"4:17: people.yaml:4:17: Two people are called `ana  bell`. Keep it for one of them.",
		],
		[
			"another file of that name",
			"password: swordfish\n",
			"1:1: people.yaml:1:1: Not a register of people: a register of people has the key `people`. Write it, or move this file away and run `rapporteur people NOTES -o FILE`.",
		],
		["no YAML", "people: [", "1:10: Invalid YAML: `[` opened on line 1 is never closed"],
	])("%s", async (_, people, fault) => {
		const cwd = tree({ "people.yaml": people, "n.txt": note });
		for (const command of ["check", "convert", "explain"]) {
			const { code, stdout, stderr } = await run([command, "n.txt"], { cwd });
			expect(code).toBe(2);
			expect(stdout + stderr).toContain("people.yaml");
			expect(stdout + stderr).toContain(fault.replace(/^\d+:\d+: /, ""));
			expect(stdout + stderr).toContain(fault.split(" ")[0]?.replace(/:$/, ""));
			expect(stdout + stderr).not.toContain("swordfish");
		}
	});

	test("a link, one outside the folder, a folder, a large one, and none", async () => {
		const cwd = tree({ "notes/n.txt": note, "secret.yaml": register("Chair") });
		symlinkSync(join(cwd, "secret.yaml"), join(cwd, "notes/people.yaml"));
		const at = join(cwd, "notes");
		expect((await run(["check", "n.txt"], { cwd: at })).stdout).toContain("it is a link");
		const named = async (people: string) => {
			writeFileSync(join(at, config), `people: ${people}`);
			const { code, stdout } = await run(["check", "n.txt"], { cwd: at });
			expect(code).toBe(2);
			return stdout;
		};
		expect(await named("../secret.yaml")).toContain("it is outside the folder");
		mkdirSync(join(at, "folder.yaml"));
		expect(await named("folder.yaml")).toContain("it is a folder");
		writeFileSync(join(at, "large.yaml"), `people:\n${" ".repeat(1_000_001)}`);
		expect(await named("large.yaml")).toContain("it is larger than 1000000 bytes");
		expect(await named("none.yaml")).toContain("none.yaml");
	});
});

test("what was made with another register is made again", async () => {
	const cwd = tree({ "people.yaml": register("Chair"), "n.txt": note, "m.txt": note });
	const convert = () => run(["convert", "n.txt", "m.txt", "-t", "json,html", "-o", "out/"], { cwd });
	expect((await convert()).stderr).toContain("2 converted");
	expect((await convert()).stderr).toContain("2 unchanged");
	writeFileSync(join(cwd, "people.yaml"), register("Clerk"));
	expect((await convert()).stderr).toContain("2 converted");
});

describe("what the register does not know", () => {
	const files = { "people.yaml": register("Chair"), "n.txt": `Reporter: Anna Bell\n${note}` };
	const codes = async (cwd: string, ...args: string[]): Promise<string[]> => {
		const { stdout } = await run(["check", "n.txt", "--reporter", "json", ...args], { cwd });
		const [file] = (JSON.parse(stdout) as { files: { findings: { code: string; severity: string }[] }[] }).files;
		return file?.findings.flatMap(({ code, severity }) => (code === "unknown-person" ? [severity] : [])) ?? [];
	};

	test("is looked for where somebody asks for it", async () => {
		expect(await codes(tree(files))).toEqual([]);
		expect(await codes(tree(files), "--severity", "unknown-person=info")).toEqual(["info"]);
		const asking = { ...files, [config]: "severities: { unknown-person: error }" };
		expect(await codes(tree(asking))).toEqual(["error"]);
		expect(await codes(tree(asking), "--severity", "unknown-person=off")).toEqual([]);
		expect(await codes(tree(asking), "--people", config)).toEqual([]);
	});

	test("makes reports again when asked to", async () => {
		const cwd = tree({ ...files, "m.txt": note });
		const convert = () => run(["convert", "n.txt", "m.txt", "-o", "out/"], { cwd });
		await convert();
		writeFileSync(join(cwd, config), "severities: { unknown-person: warning }");
		expect((await convert()).stderr).toContain("2 converted");
		expect((await convert()).stderr).toContain("2 unchanged");
	});
});
