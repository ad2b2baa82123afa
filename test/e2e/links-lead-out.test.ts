/** A stranger's repository can't lead a run out of it, by links in a list of files or in the place of outputs; and unreadable ignore files are reported. */
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { run as runHere } from "../cli/world.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

function run(cwd: string, args: readonly string[], input = "") {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, input, encoding: "utf8" });
	return { status, text: stdout + stderr };
}

/** A repository beside a file that nobody named. */
function repository(links: Readonly<Record<string, string>>, secret = "Dat: 2 February 2016\nhunter2\n"): string {
	const cwd = join(tree({ "repo/a.txt": goodNotes, "outside/secret.txt": secret }), "repo");
	for (const [path, to] of Object.entries(links)) {
		mkdirSync(join(cwd, path, ".."), { recursive: true });
		symlinkSync(to, join(cwd, path));
	}
	return cwd;
}

const secretOf = (cwd: string): string => readFileSync(join(cwd, "../outside/secret.txt"), "utf8");

describe.skipIf(process.platform === "win32")("a list of files", () => {
	test.each([
		["b.txt", "b.txt", "../outside/secret.txt", "it is a link"],
		["b.txt", "b.txt", "../outside", "it is a link"],
		["d/secret.txt", "d", "../outside", "its path leads through a link"],
	])("names %s, and the link %s to %s is not followed", (listed, path, to, why) => {
		const cwd = repository({ [path]: to });
		const before = secretOf(cwd);
		for (const list of [listed, join(cwd, listed)]) {
			const { status, text } = run(cwd, ["check", "--fix", "--files-from", "-"], `a.txt\0${list}\0`);
			expect([status, text]).toEqual([2, expect.stringContaining(`: ${why}`)]);
			expect(text).not.toContain("hunter2");
		}
		expect(secretOf(cwd)).toBe(before);
	});

	test("may name files elsewhere", () => {
		const cwd = repository({}, goodNotes);
		expect(run(cwd, ["check", "--files-from", "-"], "a.txt\n../outside/secret.txt\n")).toMatchObject({ status: 0 });
	});
});

describe.skipIf(process.platform === "win32")("a link that comes after the notes were listed", () => {
	const misspelt = goodNotes.replace("Reporter:", "Repotrer:");

	/** Runs a command, and puts a link in the place of a file or folder as soon as `isBegun`. */
	async function swapping(cwd: string, args: readonly string[], path: string, isBegun: () => boolean) {
		const running = runHere(args, { cwd });
		while (!isBegun()) await new Promise((resume) => setImmediate(resume));
		renameSync(join(cwd, path), join(cwd, "moved"));
		symlinkSync(join(cwd, "../outside", path === "n/s" ? "" : "secret.txt"), join(cwd, path));
		return running;
	}

	const withNotes = (notes: Readonly<Record<string, string>>): string => {
		const inside = Object.entries(notes).map(([path, text]) => [`repo/${path}`, text] as const);
		const files = { "outside/secret.txt": `${misspelt}hunter2\n`, "repo/n/a.txt": misspelt };
		return join(tree({ ...files, ...Object.fromEntries(inside) }), "repo");
	};

	test.each([
		["n/s/secret.txt", "n/s"],
		["n/secret.txt", "n/secret.txt"],
	])("makes `check --fix` of %s write nothing elsewhere, at %s", async (note, path) => {
		const cwd = withNotes({ [note]: `${misspelt}hunter2\n` });
		const before = secretOf(cwd);
		const isFixed = () => readFileSync(join(cwd, "n/a.txt"), "utf8") !== misspelt;
		const { code, stdout } = await swapping(cwd, ["check", "n", "--fix"], path, isFixed);
		expect([code, secretOf(cwd)]).toEqual([2, before]);
		expect(stdout).toMatch(/input-changed|it is a link/);
	});

	test.each([
		["a folder", ["n"]],
		["a list", ["--files-from", "list"]],
	])("is not read, named by %s", async (_, args) => {
		const cwd = withNotes({ "n/b.txt": goodNotes, list: "n/a.txt\nn/b.txt\n" });
		const isBegun = () => existsSync(join(cwd, "out/a.md"));
		const ran = await swapping(cwd, ["convert", ...args, "-o", "out"], "n/b.txt", isBegun);
		expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining("it is a link") });
		expect(existsSync(join(cwd, "out/b.md"))).toBe(false);
		expect(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).toContain('"path":"b.txt","sha256":null');
	});

	test("is read where it was named", () => {
		const cwd = repository({ "b.txt": "../outside/secret.txt" }, goodNotes);
		expect(run(cwd, ["check", "b.txt"])).toMatchObject({ status: 0 });
	});
});

describe.skipIf(process.platform === "win32")("a link that has the name of an output is replaced", () => {
	test.each([
		["a report of check", ["check", "a.txt", "--reporter", "sarif=found"]],
		["a report", ["convert", "a.txt", "-o", "found"]],
	])("%s", (_, args) => {
		for (const to of ["../outside/secret.txt", "/dev/null", "../outside/new.txt"]) {
			const cwd = repository({ found: to }, "");
			const { text } = run(cwd, args);
			expect([lstatSync(join(cwd, "found")).isFile(), text]).toEqual([true, expect.anything()]);
			expect(secretOf(cwd)).toBe("");
		}
	});

	test("a baseline", () => {
		const cwd = repository({}, "");
		run(cwd, ["check", "../outside/secret.txt", "--baseline", "../outside/known", "--update-baseline"]);
		const before = readFileSync(join(cwd, "../outside/known"), "utf8");
		symlinkSync("../outside/known", join(cwd, "found"));
		run(cwd, ["check", "a.txt", "--baseline", "found", "--update-baseline"]);
		expect(lstatSync(join(cwd, "found")).isFile()).toBe(true);
		expect(readFileSync(join(cwd, "../outside/known"), "utf8")).toBe(before);
	});

	test.skipIf(process.platform !== "linux")("also by a name that the system gives the folder", () => {
		const cwd = repository({ found: "../outside/secret.txt" }, "");
		expect(run(cwd, ["convert", "a.txt", "-o", "/proc/self/cwd/found", "-t", "html"])).toMatchObject({ status: 0 });
		expect(lstatSync(join(cwd, "found")).isFile()).toBe(true);
		expect(secretOf(cwd)).toBe("");
	});

	test("but not a link of the system, nor one to a folder", () => {
		const cwd = repository({ folder: "../outside" });
		const shell = `"$0" "$@" -o /dev/stdout > got; echo $?; "$0" "$@" -o /dev/full; echo $?; "$0" "$1" check a.txt --reporter json=folder; echo $?`;
		const words = [program, "convert", "a.txt"];
		const { stdout, stderr } = spawnSync("bash", ["-c", shell, process.execPath, ...words], { cwd, encoding: "utf8" });
		expect([stdout, stderr]).toEqual([
			"0\n3\n2\n",
			expect.stringMatching(/no space left[\s\S]*`[^`]+` is a folder\. Name a file/),
		]);
		expect(readFileSync(join(cwd, "got"), "utf8")).toContain("Friends of the Harbour");
	});

	test("--no-clobber keeps it", () => {
		const cwd = repository({ found: "../outside/secret.txt" });
		expect(run(cwd, ["convert", "a.txt", "-o", "found", "--no-clobber"])).toMatchObject({ status: 3 });
		expect(lstatSync(join(cwd, "found")).isSymbolicLink()).toBe(true);
	});
});

describe("an ignore file that can't be read is reported", () => {
	const utf16 = (text: string): Uint8Array => Buffer.from(text, "utf16le");
	test.each<readonly [string, Readonly<Record<string, string | Uint8Array>>, string]>([
		["UTF-16", { ".gitignore": utf16("\uFEFFb.txt\n") }, "it is not UTF-8"],
		["UTF-16 without a mark", { ".rapporteurignore": utf16("b.txt\n") }, "it is not UTF-8"],
		["a folder", { ".gitignore/x": "b.txt\n" }, "it is a folder"],
		["a folder further down", { "d/.rapporteurignore/x": "", "d/c.txt": goodNotes }, "it is a folder"],
	])("%s", (_, files, why) => {
		const { status, text } = run(tree({ "a.txt": goodNotes, ...files }), ["check", "."]);
		expect([status, text]).toEqual([2, expect.stringContaining(`: ${why}`)]);
	});

	test("UTF-8 with a mark is read", () => {
		const cwd = tree({ "a.txt": goodNotes, "b.txt": "bad", ".gitignore": "\uFEFFb.txt\n" });
		expect(run(cwd, ["check", "."])).toMatchObject({ status: 0 });
	});
});
