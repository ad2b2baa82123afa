/** What checks of changed notes, runs over odd names and `verify` must not pass over: through the built program. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn as run } from "./run.ts";

const author = ["-c", "user.email=a@example.org", "-c", "user.name=a"];
const git = (cwd: string, ...args: string[]): Buffer => execFileSync("git", [...author, ...args], { cwd });

function repository(files: Record<string, string>): string {
	const cwd = tree(files);
	git(cwd, "init", "-q");
	git(cwd, "add", "-A");
	git(cwd, "commit", "-qm", "one");
	return cwd;
}

describe("a check of changed notes", () => {
	test("sees those of a repository in this one", () => {
		const cwd = repository({ "notes/a.txt": goodNotes });
		mkdirSync(join(cwd, "notes/inner"));
		git(join(cwd, "notes/inner"), "init", "-q");
		writeFileSync(join(cwd, "notes/inner/b.txt"), "nothing of a form\n");
		expect(run(cwd, ["check", "notes", "--since", "HEAD"])).toMatchObject({
			status: 1,
			text: expect.stringContaining("notes/inner/b.txt"),
		});
	});

	test.skipIf(process.platform === "win32")("refuses notes of another repository, behind a link too", () => {
		const notes = repository({ "notes/a.txt": goodNotes });
		const cwd = repository({ "b.txt": goodNotes });
		mkdirSync(join(cwd, "content"));
		symlinkSync(join(notes, "notes"), join(cwd, "content/notes"));
		const outside = {
			status: 2,
			text: expect.stringContaining("a.txt` is not in the Git repository of the working folder"),
		};
		for (const named of [join(notes, "notes"), join(notes, "notes/a.txt"), "content/notes"])
			for (const changes of ["--since=HEAD", "--staged"])
				expect(run(cwd, ["check", "b.txt", named, changes])).toMatchObject(outside);
		expect(run(notes, ["check", join(notes, "notes"), "--since=HEAD"])).toMatchObject({ status: 0 });
	});

	test("leaves out notes of other repositories if only the config names them", () => {
		const cwd = tree({
			"rapporteur.config.yaml": 'files: ["*/notes/**/*.txt"]\n',
			"one/notes/a.txt": goodNotes,
			"two/notes/a.txt": goodNotes,
			"three/b.txt": goodNotes,
		});
		for (const name of ["one", "two", "three"]) {
			git(join(cwd, name), "init", "-q");
			git(join(cwd, name), "add", "-A");
			git(join(cwd, name), "commit", "-qm", "one");
		}
		for (const name of ["one", "two"]) writeFileSync(join(cwd, name, "notes/a.txt"), "nothing of a form\n");
		git(join(cwd, "one"), "add", "-A");
		for (const changes of ["--since=HEAD", "--staged"]) {
			const { status, text } = run(join(cwd, "one"), ["check", changes, "--quiet"]);
			expect([status, text]).toEqual([1, expect.stringMatching(/^notes\/a\.txt/m)]);
			expect(text).toContain("1 file left out: 1 outside of the Git repository of the working folder\n");
			expect(text).not.toContain("two/notes");
			const outside = { status: 2, text: expect.stringContaining("is not in the Git repository") };
			expect(run(join(cwd, "one"), ["check", "../two/notes", changes])).toMatchObject(outside);
			expect(run(join(cwd, "three"), ["check", changes])).toMatchObject(outside);
		}
	});

	test.skipIf(process.platform === "win32")(
		"finds what is staged in a hook of a linked worktree, in any folder",
		() => {
			const cwd = repository({ "notes/a.txt": goodNotes, "notes/b.txt": goodNotes, "c.txt": goodNotes });
			const linked = join(cwd, "linked");
			git(cwd, "worktree", "add", "-q", linked, "-b", "topic");
			const command = `cd notes && ${JSON.stringify(process.execPath)} ${JSON.stringify(program)} check --staged .`;
			writeFileSync(join(cwd, ".git/hooks/pre-commit"), `#!/bin/sh\n${command}\nexit 1\n`, { mode: 0o755 });
			const named = (folder: string, ...args: string[]): string[] => {
				const { stderr } = spawnSync("git", [...author, "commit", "-qm", "two", ...args], {
					cwd: folder,
					encoding: "utf8",
				});
				return stderr.match(/^\w+\.txt$/gm) ?? [];
			};
			for (const folder of [cwd, linked]) {
				for (const file of ["notes/a.txt", "notes/b.txt", "c.txt"])
					writeFileSync(join(folder, file), "nothing of a form\n");
				git(folder, "add", "notes/a.txt");
				expect([folder, named(folder)]).toEqual([folder, ["a.txt"]]);
				expect([folder, named(folder, "notes/b.txt")]).toEqual([folder, ["b.txt"]]);
				expect([folder, named(folder, "-a")]).toEqual([folder, ["a.txt", "b.txt"]]);
				expect(named(join(folder, "notes"))).toEqual(["a.txt"]);
			}
		},
	);

	test("says why Git refuses a repository", () => {
		const cwd = repository({ "a.txt": goodNotes });
		writeFileSync(join(cwd, ".git/config"), "[core\n");
		for (const changes of ["--since=HEAD", "--staged"]) {
			const { status, text } = run(cwd, ["check", "a.txt", changes]);
			expect(status).toBe(2);
			expect(text).toMatch(/Git can't use the repository of the working folder: bad config.*`git status`/);
		}
	});

	test("names notes that are staged and not on disk", () => {
		const cwd = repository({ "notes/a.txt": goodNotes, "code.ts": "" });
		for (const name of ["notes/b.txt", "other.ts"]) writeFileSync(join(cwd, name), "nothing of a form\n");
		git(cwd, "add", "-A");
		rmSync(join(cwd, "other.ts"));
		expect(run(cwd, ["check", "--staged"]).status).toBe(1);
		rmSync(join(cwd, "notes/b.txt"));
		const missing = { status: 2, text: expect.stringContaining("`notes/b.txt` is staged, but not on disk") };
		expect(run(cwd, ["check", "--staged"])).toMatchObject(missing);
		rmSync(join(cwd, "notes/a.txt"));
		git(cwd, "rm", "-q", "--cached", "notes/a.txt");
		expect(run(cwd, ["check", "--staged"])).toMatchObject(missing);
	});
});

test.skipIf(process.platform !== "linux")("a file whose name is not UTF-8 fails alone", () => {
	const cwd = tree({ "notes/a.txt": goodNotes });
	writeFileSync(
		Buffer.concat([Buffer.from(join(cwd, "notes/b")), Buffer.from([0xff]), Buffer.from(".txt")]),
		goodNotes,
	);
	expect(run(cwd, ["convert", "notes", "-o", "out", "--failed-to", "failed.txt"]).status).toBe(3);
	expect(readFileSync(join(cwd, "failed.txt"), "utf8")).toBe(".//notes/b\ufffd.txt\n");
});

test("`verify` knows the bars of tables and the signs of quoted mail", () => {
	const rows = "| Ann Bell | Ministry | She spoke. |\n| Bo Cole | Office | He did too. |\n";
	const cwd = tree({
		"notes/table.txt": goodNotes.replace(/The harbour.*/, rows),
		"notes/rows.txt": `${goodNotes}\n\n${rows}`,
		"notes/numbers.md": goodNotes.replace(/The harbour.*/, "1. one\n2.\n3) three\n\n7."),
		"notes/sorted.md": "---\nform: un-meeting\nrapporteur: 1\n---\n\nnets\n",
		"notes/mail.txt": goodNotes.replace(/^/gm, "> "),
	});
	expect(run(cwd, ["convert", "notes", "-o", "out"]).status).toBe(0);
	expect(run(cwd, ["verify", "out", "--source", "notes"])).toMatchObject({ status: 0 });
});
