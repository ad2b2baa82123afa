/** `check --since` and `--staged`, in real repositories. */
import { execFileSync } from "node:child_process";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";
import { datelessNotes, goodNotes } from "./notes.ts";
import { run } from "./world.ts";

const git = (cwd: string, ...args: string[]) =>
	execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], { cwd, stdio: "pipe" });

/** Three notes, all of them without a date, committed on `main`; then another branch. */
function repository(): string {
	const cwd = tree({ "notes/a.txt": datelessNotes, "notes/b.txt": datelessNotes, "notes/gone.txt": datelessNotes });
	git(cwd, "init", "-q", "-b", "main");
	git(cwd, "add", ".");
	git(cwd, "commit", "-qm", "first");
	git(cwd, "checkout", "-qb", "other");
	return cwd;
}

async function checked(cwd: string, ...args: string[]) {
	const { code, stdout, stderr } = await run(["check", "--reporter", "json", ...args], { cwd });
	const paths = (JSON.parse(stdout).files as { path: string }[]).map(({ path }) => path);
	return { code, paths, stderr };
}

describe("--since", () => {
	test("checks what this branch has changed, committed or not, and nothing else", async () => {
		const cwd = repository();
		writeFileSync(join(cwd, "notes/a.txt"), `${datelessNotes}More.\n`);
		git(cwd, "commit", "-qam", "second");
		writeFileSync(join(cwd, "notes/new one.txt"), datelessNotes);
		rmSync(join(cwd, "notes/gone.txt"));
		git(cwd, "checkout", "-q", "main");
		writeFileSync(join(cwd, "notes/b.txt"), goodNotes);
		git(cwd, "commit", "-qm", "of others", "notes/b.txt");
		git(cwd, "checkout", "-q", "other");
		const both = { code: 1, paths: ["notes/a.txt", "notes/new one.txt"], stderr: "" };
		expect(await checked(cwd, "notes", "--since", "main")).toEqual(both);
		expect(await checked(cwd, "--since", "main")).toEqual(both);
		expect((await checked(join(cwd, "notes"), ".", "--since", "main")).paths).toEqual(["a.txt", "new one.txt"]);
	});

	test.skipIf(process.platform === "win32")("finds them through a link", async () => {
		const cwd = repository();
		writeFileSync(join(cwd, "notes/a.txt"), `${datelessNotes}More.\n`);
		const link = join(tree({}), "link");
		symlinkSync(cwd, link);
		expect(await checked(cwd, join(link, "notes"), "--since", "main")).toMatchObject({
			code: 1,
			paths: [expect.stringMatching(/a\.txt$/)],
		});
	});

	test("is green where nothing has changed", async () => {
		expect(await checked(repository(), "notes", "--since", "main")).toEqual({ code: 0, paths: [], stderr: "" });
	});

	test.each([
		["an unknown commit", ["--since", "nowhere"], "fetch-depth: 0"],
		["an option of git", ["--since=--output=x"], "needs a value"],
		["both", ["--since", "main", "--staged"], "`--staged` can't be used with `--since`."],
	])("refuses %s", async (_, args, why) => {
		const { code, stderr } = await checked(repository(), "notes", ...args);
		expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
	});

	test.each([["--staged"], ["--since=main"]])("refuses standard input with %s", async (option) => {
		const { code, stderr } = await run(["check", "-", option], { cwd: repository(), stdin: datelessNotes });
		expect([code, stderr]).toEqual([2, expect.stringContaining("git does not track standard input")]);
	});

	test("says what to do where there is no repository", async () => {
		const { code, stderr } = await checked(tree({ "a.txt": goodNotes }), "a.txt", "--since", "main");
		expect([code, stderr]).toEqual([2, expect.stringContaining("not in a Git repository")]);
	});
});

test("--staged checks what is staged, as it is on disk, and says where that differs", async () => {
	const cwd = repository();
	writeFileSync(join(cwd, "notes/a.txt"), `${datelessNotes}More.\n`);
	writeFileSync(join(cwd, "notes/b.txt"), `${datelessNotes}More.\n`);
	git(cwd, "add", "notes/a.txt");
	expect(await checked(cwd, "--staged")).toEqual({ code: 1, paths: ["notes/a.txt"], stderr: "" });
	writeFileSync(join(cwd, "notes/a.txt"), goodNotes);
	const { code, stderr } = await checked(cwd, "--staged");
	expect([code, stderr]).toEqual([0, "notes/a.txt: has changes that are not staged; they were checked too\n"]);
});

test("known findings are suppressed results in SARIF, with the fingerprints they had", async () => {
	const cwd = tree({ "a.txt": datelessNotes });
	const sarif = async (...args: string[]) =>
		JSON.parse((await run(["check", "a.txt", "--reporter", "sarif", ...args], { cwd })).stdout).runs[0].results;
	const [before] = await sarif();
	await run(["check", "a.txt", "--baseline", "known.json", "--update-baseline"], { cwd });
	const after = await sarif("--baseline", "known.json");
	expect(after).toEqual([{ ...before, suppressions: [{ kind: "external", justification: expect.any(String) }] }]);
	expect((await run(["check", "a.txt", "--baseline", "known.json", "--reporter", "json"], { cwd })).code).toBe(0);
});
