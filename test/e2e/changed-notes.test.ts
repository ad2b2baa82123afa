/** What checks of changed notes, runs over odd names and `verify` must not pass over: through the built program. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { runIn as run } from "./run.ts";

const git = (cwd: string, ...args: string[]): Buffer =>
	execFileSync("git", ["-c", "user.email=a@example.org", "-c", "user.name=a", ...args], { cwd });

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
