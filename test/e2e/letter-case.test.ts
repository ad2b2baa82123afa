/** Archives on a disk that ignores letter case and Unicode form, as those of macOS and Windows do: through the built program. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { program, runIn } from "./run.ts";

/** Loaded before the program: makes everything below a folder look as on such a disk. */
const ignoring = `
	const fs = require("node:fs");
	const path = require("node:path");
	const root = process.env.IGNORING;
	const { readdirSync, renameSync, linkSync } = fs;
	const fold = (name) => name.normalize("NFC").toLowerCase().replaceAll("ς", "σ");
	const real = (given) => {
		const whole = typeof given === "string" ? path.resolve(given) : "";
		if (!whole.startsWith(root + "/")) return given;
		let at = root;
		for (const name of whole.slice(root.length + 1).split("/")) {
			let names = [];
			try { names = readdirSync(at); } catch {}
			at += "/" + (names.includes(name) ? name : (names.find((each) => fold(each) === fold(name)) ?? name));
		}
		return at;
	};
	const wrap = (owner, names) => {
		for (const name of names) {
			const own = owner[name];
			owner[name] = (given, ...rest) => own(real(given), ...rest);
		}
	};
	const both = ["lstat", "stat", "open", "readFile", "readdir", "access", "opendir"];
	wrap(fs, ["existsSync", "writeFileSync", "rmSync", "unlinkSync", "mkdirSync", "rmdirSync", ...both.map((name) => name + "Sync")]);
	wrap(fs.promises, [...both, "rm", "unlink"]);
	fs.linkSync = (from, to) => linkSync(real(from), real(to));
	fs.renameSync = (from, to) => {
		const place = real(to);
		renameSync(real(from), place);
		if (!process.env.KEEPING) renameSync(place, path.join(path.dirname(place), path.basename(to)));
	};
	const realpathSync = fs.realpathSync;
	fs.realpathSync = (given) => (typeof given === "string" && path.resolve(given).startsWith(root + "/") ? path.resolve(given) : realpathSync(given));
	require("node:module").syncBuiltinESMExports();
`;

interface Disk {
	/** The folder that lies on the disk. */
	readonly ignoring: string;
	/** Whether a file that is replaced keeps its name, as on a stick. */
	readonly isKeeping?: boolean;
}

/** A folder with notes, and how to run the program there. */
function folder(notes: Readonly<Record<string, string>>, { ignoring: below, isKeeping = false }: Disk) {
	const cwd = tree({ ...notes, "ignoring.cjs": ignoring });
	const env = { ...process.env, IGNORING: join(cwd, below), KEEPING: isKeeping ? "1" : "" };
	const before = ["--require", "./ignoring.cjs", program];
	return {
		cwd,
		run(...args: string[]) {
			const { status, stdout, stderr } = spawnSync(process.execPath, [...before, ...args], {
				cwd,
				env,
				encoding: "utf8",
			});
			return { status, text: stdout + stderr };
		},
		move: (from: string, to: string): void => renameSync(join(cwd, from), join(cwd, to)),
		edit: (path: string): void =>
			writeFileSync(join(cwd, path), readFileSync(join(cwd, path), "utf8").replace("said", "told us")),
		paths: (): string[] =>
			readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")
				.trim()
				.split("\n")
				.map((line) => JSON.parse(line).path),
	};
}

const disks: readonly Disk[] = [{ ignoring: "out" }, { ignoring: "out", isKeeping: true }, { ignoring: "" }];

describe.skipIf(process.platform === "win32").each(disks)("with %o", (disk) => {
	const names = ["s/harbour", "b", "re\u0301union", "ΛΟΓΟΣ"];
	const notes = Object.fromEntries(names.map((name) => [`n/${name}.txt`, goodNotes]));

	test.each([
		["n/s/harbour.txt", "n/s/Harbour.txt"],
		["n/s", "n/S"],
		["n/re\u0301union.txt", "n/r\u00e9union.txt"],
		["n/ΛΟΓΟΣ.txt", "n/λογος.txt"],
	])("a note that was renamed from %s to %s is one note, and has its report", (from, to) => {
		const { run, move, edit, paths, cwd } = folder(notes, disk);
		const convert = ["convert", "n", "-o", "out", "-t", "markdown,json", "--prune"];
		run(...convert);
		move(from, to);
		expect(run(...convert).status).toBe(0);
		edit(to === "n/S" ? "n/S/harbour.txt" : to);
		for (const more of [[], ["--force"], []]) expect(run(...convert, ...more).status).toBe(0);
		expect(paths()).toHaveLength(names.length);
		expect(run("verify", "out", "--source", "n")).toEqual({
			status: 0,
			text: expect.stringContaining("nothing changed"),
		});
		expect(run("merge", "out").status).toBe(0);
		expect(
			readdirSync(join(cwd, "out"), { recursive: true }).filter((name) => /\.(?:md|json)$/.test(String(name))),
		).toHaveLength(2 * names.length);
	});

	test("a note that was away for one run, and is back in other letters, has its report", () => {
		const { run, move, paths } = folder(notes, disk);
		const convert = ["convert", "n", "-o", "out"];
		run(...convert);
		move("n/s/harbour.txt", "away");
		run(...convert);
		move("away", "n/s/Harbour.txt");
		expect(run(...convert, "--prune").status).toBe(0);
		expect(paths()).toHaveLength(names.length);
		expect(run("verify", "out", "--source", "n").status).toBe(0);
	});
});

test.skipIf(process.platform === "win32").each(disks)(
	"notes that were renamed between two runs in shards are merged, with %o",
	(disk) => {
		const names = ["a", "b", "c", "d"];
		const { run, move, cwd } = folder(Object.fromEntries(names.map((name) => [`n/${name}.txt`, goodNotes])), disk);
		const shards = () => {
			for (const shard of ["1/2", "2/2"])
				expect(run("convert", "n", "-o", "out", "--shard", shard)).toMatchObject({ status: 0 });
		};
		shards();
		expect(run("merge", "out").status).toBe(0);
		for (const name of names) move(`n/${name}.txt`, `n/${name.toUpperCase()}.txt`);
		shards();
		expect(run("merge", "out")).toMatchObject({ status: 0 });
		expect(run("verify", "out", "--source", "n").status).toBe(0);
		expect(readdirSync(join(cwd, "out")).filter((name) => name.endsWith(".md"))).toHaveLength(names.length);
	},
);

test.skipIf(process.platform === "win32")("reports of a folder renamed in letter case are no notes", () => {
	const { cwd, run, move } = folder({ "n/Min/c.txt": goodNotes, "n/b.txt": goodNotes }, { ignoring: "" });
	run("convert", "n", "-o", "out");
	move("n/Min", "n/min");
	run("convert", "n", "-o", "out", "--prune");
	expect(run("convert", ".", "-o", "web").status).toBe(0);
	expect(readdirSync(join(cwd, "web"), { recursive: true }).filter((name) => /\.md$/.test(String(name)))).toHaveLength(
		2,
	);
	expect(run("check", "out/Min", "--fix").text).not.toContain("Fixed");
});

test.runIf(process.platform === "linux")(
	"where letter case tells files apart, the old report of a renamed note goes",
	() => {
		const cwd = tree({ "n/a.txt": goodNotes, "n/b.txt": goodNotes });
		runIn(cwd, ["convert", "n", "-o", "out"]);
		renameSync(join(cwd, "n/a.txt"), join(cwd, "n/A.txt"));
		expect(runIn(cwd, ["convert", "n", "-o", "out", "--prune"]).status).toBe(0);
		expect(readdirSync(join(cwd, "out"))).toEqual(expect.arrayContaining(["A.md", "b.md"]));
		expect(existsSync(join(cwd, "out/a.md"))).toBe(false);
	},
);

describe.skipIf(process.platform === "win32")("somebody's page and table in other letters", () => {
	const own = { "out/Index.html": "my page", "out/Catalogue.csv": "my;table" };

	test("are not replaced where letter case is ignored", () => {
		const { cwd, run } = folder({ "n/a.txt": goodNotes, ...own }, { ignoring: "out" });
		run("convert", "n", "-o", "out", "-t", "json,html");
		for (const [path, words] of Object.entries(own)) {
			expect(run("archive", "out")).toEqual({ status: 2, text: expect.stringContaining(`${path}: Not written: `) });
			expect(readFileSync(join(cwd, path), "utf8")).toBe(words);
			rmSync(join(cwd, path));
		}
		expect(run("archive", "out").status).toBe(0);
	});

	test.runIf(process.platform === "linux")("are beside those of the archive where it is not", () => {
		const cwd = tree({ "n/a.txt": goodNotes, ...own });
		runIn(cwd, ["convert", "n", "-o", "out", "-t", "json,html"]);
		expect(runIn(cwd, ["archive", "out"]).status).toBe(0);
		expect(readdirSync(join(cwd, "out"))).toEqual(expect.arrayContaining(["Index.html", "index.html"]));
		rmSync(join(cwd, "out/Index.html"));
		symlinkSync("index.html", join(cwd, "out/Index.html"));
		expect(runIn(cwd, ["archive", "out"]).status).toBe(0);
	});

	test("stay those of the archive if it made them", () => {
		const { cwd, run, move } = folder({ "n/a.txt": goodNotes }, { ignoring: "out", isKeeping: true });
		run("convert", "n", "-o", "out", "-t", "json,html");
		run("archive", "out");
		move("out/index.html", "out/Index.html");
		expect(run("archive", "out").status).toBe(0);
		expect(existsSync(join(cwd, "out/Index.html"))).toBe(true);
	});
});

test.skipIf(process.platform === "win32")(
	"a report whose name somebody wrote in other letters is no strange file",
	() => {
		const { run, move } = folder({ "n/a.txt": goodNotes }, { ignoring: "out" });
		run("convert", "n", "-o", "out");
		move("out/a.md", "out/A.md");
		expect(run("verify", "out").status).toBe(0);
	},
);

test.skipIf(process.platform === "win32")("no other note replaces what an archive has in other letters", () => {
	const { cwd, run } = folder({ "n/harbour.txt": goodNotes, "other.txt": `${goodNotes}Other.\n` }, { ignoring: "out" });
	run("convert", "n", "-o", "out", "-t", "markdown,html");
	run("archive", "out");
	for (const name of ["harbour.md", "Harbour.md", "HARBOUR.html", "Index.html"])
		expect(run("convert", "other.txt", "-o", `out/${name}`)).toEqual({
			status: 3,
			text: expect.stringContaining("the existing file belongs to an archive"),
		});
	expect(run("verify", "out").status).toBe(0);
	writeFileSync(join(cwd, "out/other.md"), "");
	expect(run("convert", "other.txt", "-o", "out/Other.md").status).toBe(0);
});
