/** What a run writes takes the place of nothing but its own earlier work, and waits for nobody. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const note = "Date: 2 May 2016\n";

/** A run that hangs has the status null. */
function run(cwd: string, ...args: string[]) {
	const limits = { timeout: 20_000, killSignal: "SIGKILL" } as const;
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
		cwd,
		encoding: "utf8",
		...limits,
	});
	return { status, stdout, stderr };
}

test.each(["convert", "archive"])("%s refuses a pipe in its output folder, and does not wait for it", (command) => {
	const cwd = tree({ "n/a.txt": note });
	if (command === "archive") run(cwd, "convert", "n", "-t", "json", "-o", "out");
	const [name, args] = command === "convert" ? ["a.md", ["n", "-o", "out"]] : ["index.html", ["out"]];
	const refusal =
		command === "convert"
			? "`a.md` is a pipe or a device. Rename or remove it."
			: "it is a pipe or a device. Rename it.";
	execFileSync("mkdir", ["-p", join(cwd, "out")]);
	execFileSync("mkfifo", [join(cwd, "out", name)]);
	const { status, stderr } = run(cwd, command, ...args);
	expect([status, stderr]).toEqual([command === "convert" ? 3 : 2, expect.stringContaining(`Not written: ${refusal}`)]);
});

test("a pipe that is named and that nobody reads is refused at once", () => {
	const cwd = tree({ "a.txt": note });
	execFileSync("mkfifo", [join(cwd, "pipe")]);
	const why = expect.stringContaining("Not written: nothing reads this pipe");
	const { status, stderr } = run(cwd, "convert", "a.txt", "-o", "pipe");
	expect([status, stderr]).toEqual([3, why]);
	const checked = run(cwd, "check", "a.txt", "--reporter", "json=pipe");
	expect([checked.status, checked.stderr]).toEqual([2, why]);
});

test.each([
	["pipe", 'mkfifo pipe; cat a.txt > pipe & timeout -s KILL 10 "$0" "$@"'],
	["/dev/fd/3", 'cat a.txt | timeout -s KILL 10 "$0" "$@" 3<&0'],
])(
	"`check --fix` of the pipe %s says that it can't be fixed, and does not wait",
	{ timeout: 30_000 },
	(name, command) => {
		const cwd = tree({ "a.txt": `${note}Repotrer: Ada Lovell\n\nSummary\nMore words.\n` });
		const words = [program, "check", name, "--fix"];
		const { status, stdout } = spawnSync("bash", ["-c", command, process.execPath, ...words], {
			cwd,
			encoding: "utf8",
		});
		expect([status, stdout]).toEqual([2, expect.stringContaining("Not fixed: a pipe or device can't be written to")]);
	},
);

test("a pipe takes all of a report that is larger than it, and devices that are named are written to", () => {
	const cwd = tree({ "a.txt": note + "More words of these notes.\n".repeat(3000) });
	const command = `mkfifo pipe; cat pipe > got & sleep 0.5; "$0" "$@" -o pipe; code=$?; wait; exit $code`;
	const words = [program, "convert", "a.txt"];
	const { status } = spawnSync("bash", ["-c", command, process.execPath, ...words], { cwd, timeout: 20_000 });
	const through = spawnSync("bash", ["-c", `"$0" "$@" -o /dev/stdout | cat`, process.execPath, ...words], { cwd });
	const plain = run(cwd, "convert", "a.txt").stdout;
	expect(status).toBe(0);
	expect(plain.length).toBeGreaterThan(65_536);
	expect(through.stdout.toString()).toBe(plain);
	expect(run(cwd, "convert", "a.txt", "-o", "/dev/null").status).toBe(0);
});

test("what stands behind standard output goes on, and no other descriptor is replaced", () => {
	const cwd = tree({ "a.txt": note, "b.txt": note, log: "yesterday\n" });
	symlinkSync("/dev", join(cwd, "devices"));
	const convert = `for i in a b; do "$0" "$1" convert $i.txt -t text -o`;
	const shell = (line: string) => spawnSync("bash", ["-c", line, process.execPath, program], { cwd, encoding: "utf8" });
	shell(`{ ${convert} /dev/stdout; done; ${convert} devices/fd/1; done; echo end; } > got`);
	const report = run(cwd, "convert", "a.txt", "-t", "text").stdout;
	expect(readFileSync(join(cwd, "got"), "utf8")).toBe(`${report.repeat(4)}end\n`);
	const refused = shell(
		`"$0" "$1" convert a.txt -o /dev/fd/7 7>> log; echo $?; "$0" "$1" convert a.txt -o /dev/fd/5; echo $?`,
	);
	expect(refused.stdout).toBe("3\n3\n");
	expect(refused.stderr).toContain("this file descriptor is not open for writing");
	shell(`{ "$0" "$1" convert a.txt -o out --failed-to /dev/stdout; echo today; } >> log`);
	expect(readFileSync(join(cwd, "log"), "utf8")).toBe("yesterday\ntoday\n");
});

test.each([
	["an unknown severity", ["n", "--severity", "xyz=off", "--reporter", "json=n/bad.txt"]],
	["an unknown form", ["n", "--form", "nope", "--reporter", "junit=n/bad.txt"]],
	["two reports to one file", ["n", "--reporter", "json=n/bad.txt,sarif=./n/bad.txt"]],
	["an unknown option", ["n", "--nope", "--reporter", "sarif=n/bad.txt"]],
	["a broken config", ["n", "--config", "bad.yaml", "--reporter", "json=n/bad.txt"]],
])("%s leaves the notes as they are", (_, args) => {
	const cwd = tree({ "n/bad.txt": note, "bad.yaml": "nope: 1\n" });
	const { status, stdout, stderr } = run(cwd, "check", ...args);
	expect([status, stdout + stderr]).toEqual([2, expect.stringContaining("the existing file is not an earlier report")]);
	expect(readFileSync(join(cwd, "n/bad.txt"), "utf8")).toBe(note);
});

test("a refused check replaces an earlier report, and not a broken config", () => {
	const cwd = tree({ "n/a.txt": note, "rapporteur.config.yaml": "nope: 1\n", empty: "" });
	const reports = "json=r.json,sarif=r.sarif,junit=r.xml";
	expect(run(cwd, "check", "n", "--no-config", "--reporter", reports).status).toBe(1);
	const told = run(cwd, "check", "n", "--reporter", `${reports},pretty=empty,json=rapporteur.config.yaml`);
	expect(told.stderr).toContain("rapporteur.config.yaml  error    Not written: this file is an input");
	expect(readFileSync(join(cwd, "rapporteur.config.yaml"), "utf8")).toBe("nope: 1\n");
	for (const name of ["r.json", "r.sarif", "r.xml", "empty"])
		expect(readFileSync(join(cwd, name), "utf8")).toContain("broken-config");
});

test.each([
	["form", "f.yaml", ["--form", "f.yaml", "-t", "json"]],
	["config", "rapporteur.config.yaml", ["-t", "json"]],
	["form of a config", "forms/minutes-x.yaml", ["-t", "json"]],
	["list of inputs", "list", ["--files-from", "list", "-t", "json"]],
	["template", "own.md.liquid", ["-t", "./own.md.liquid"]],
	["file of a template in a folder", "own/style.css", ["-t", "./own"]],
])("an output takes the place of no %s", (_, name, args) => {
	const form = "title: Own\nfields:\n  date: { label: Date, type: date }\n";
	const cwd = tree({
		"a.txt": note,
		"f.yaml": form,
		"forms/minutes-x.yaml": form,
		list: "a.txt\n",
		"rapporteur.config.yaml": 'forms: { "*.txt": forms/minutes-x.yaml }\n',
		"own.md.liquid": "{{ title }}\n",
		"own/template.yaml": "title: Own\nformat: html\nstyles: [style.css]\n",
		"own/report.html.liquid": "{{ title }}\n",
		"own/style.css": "p { margin: 0 }\n",
	});
	const before = readFileSync(join(cwd, name), "utf8");
	const { status, stderr } = run(cwd, "convert", ...(name === "list" ? [] : ["a.txt"]), ...args, "-o", `./${name}`);
	expect([status, stderr]).toEqual([
		name.endsWith("config.yaml") ? 2 : 3,
		expect.stringMatching(/this file is an input|programs read files of that name/),
	]);
	expect(readFileSync(join(cwd, name), "utf8")).toBe(before);
});

test.each([".", "./", "sub/..", ".git/hooks", "out/.x", "node_modules/a"])(
	"no config has `%s` for its output",
	(folder) => {
		const cwd = tree({
			"README.txt": note,
			"README.md": "mine",
			"rapporteur.config.yaml": `output: { folder: ${folder} }\n`,
		});
		const { status, stderr } = run(cwd, "convert", "README.txt");
		expect([status, stderr]).toEqual([2, expect.stringContaining(`Can't write to the folder \`${folder}\``)]);
		expect(readFileSync(join(cwd, "README.md"), "utf8")).toBe("mine");
	},
);

test("in the folder of a config only what a run made is replaced", () => {
	const files = { "n/a.txt": note, "n/b.txt": note, "out/a.md": "mine" };
	const cwd = tree({ ...files, "rapporteur.config.yaml": "output: { folder: out }\n" });
	const first = run(cwd, "convert", "n");
	expect([first.status, first.stderr]).toEqual([
		3,
		expect.stringContaining("would replace a file that is not known to be a report"),
	]);
	expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toBe("mine");
	writeFileSync(join(cwd, "n/b.txt"), "Date: 3 May 2016\n");
	expect(run(cwd, "convert", "n").status).toBe(3);
	expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toBe("mine");
	expect(readFileSync(join(cwd, "out/b.md"), "utf8")).toContain("2016-05-03");
	expect(run(cwd, "convert", "n", "--force").status).toBe(0);
	expect(readFileSync(join(cwd, "out/a.md"), "utf8")).toContain("2016-05-02");
	expect(run(cwd, "convert", "n").status).toBe(0);
});

test("the report of another note that is still there is replaced with --force alone", () => {
	const cwd = tree({ "n/a.txt": note, "n/2016/a.txt": "Date: 3 May 2016\n" });
	expect(run(cwd, "convert", "n", "-o", "out").status).toBe(0);
	const [report, manifest] = ["out/a.md", "out/manifest.jsonl"].map((name) => join(cwd, name));
	const before = [readFileSync(report ?? "", "utf8"), readFileSync(manifest ?? "", "utf8")];
	const refused = run(cwd, "convert", "n/2016", "-o", "out", "-t", "markdown,json");
	expect([refused.status, refused.stderr]).toEqual([
		3,
		expect.stringContaining("its report would replace that of `n/a.txt`"),
	]);
	expect([readFileSync(report ?? "", "utf8"), readFileSync(manifest ?? "", "utf8")]).toEqual(before);
	expect(run(cwd, "convert", "n/2016", "-o", "out", "--force").status).toBe(0);
	expect(readFileSync(report ?? "", "utf8")).toContain("2016-05-03");
});

test.each([
	["standard input", "cat a.txt | ", "- --stdin-path a.txt"],
	["a pipe", "mkdir q; mkfifo q/a.txt; cat a.txt > q/a.txt & ", "q/a.txt"],
])("an edited report that %s replaces by force is named", (_, before, input) => {
	const cwd = tree({ "n/a.txt": note, "a.txt": note });
	run(cwd, "convert", "n", "-o", "out");
	writeFileSync(join(cwd, "out/a.md"), "edited");
	const command = `${before}"$0" "$1" convert ${input} -o out/ --force`;
	const { stderr } = spawnSync("bash", ["-c", command, process.execPath, program], { cwd, encoding: "utf8" });
	expect(stderr).toContain("Replaced a.md, because of `--force`: it was edited");
});

test("a list of failures is removed when the next run starts, and a read-only folder is named", () => {
	const cwd = tree({ "n/2015/a.txt": note, "n/b.txt": note, f: ".//n/b.txt\n" });
	const shell = (line: string) => spawnSync("bash", ["-c", line, process.execPath, program], { cwd, encoding: "utf8" });
	run(cwd, "convert", "n", "-o", "out");
	expect(shell('chmod -R a-w out/2015; echo More. >> n/2015/a.txt; "$0" "$1" convert n -o out').stderr).toContain(
		"Not written: its folder `2015` is read-only. Make it writable.",
	);
	shell(`mkfifo z.txt; timeout -s KILL 3 "$0" "$1" convert n z.txt -o new/ --failed-to f --max-time 60`);
	expect(shell("ls f").stdout).toBe("");
});

test("archive whose reader goes ends with 2", () => {
	const cwd = tree({ "n/a.txt": note, "n/b.txt": note });
	run(cwd, "convert", "n", "-o", "out", "-t", "json");
	writeFileSync(join(cwd, "out/a.json"), readFileSync(join(cwd, "out/a.json"), "utf8").replace("2016", "2017"));
	const gone = 'mkfifo p; (exec 9<p; exec 9<&-) & "$0" "$1" archive out 2> p; echo $?';
	expect(spawnSync("bash", ["-c", gone, process.execPath, program], { cwd, encoding: "utf8" }).stdout).toBe("2\n");
});

test("a copy of some notes in an archive, and what lies hidden beside it, is what no run wrote", () => {
	const cwd = tree({ "n/a.txt": note, "n/b.txt": note });
	expect(run(cwd, "convert", "n", "-o", "out").status).toBe(0);
	for (const name of ["a.txt", ".evil"]) writeFileSync(join(cwd, "out", name), note);
	const { status, stdout } = run(cwd, "verify", "out");
	expect([status, stdout]).toEqual([1, expect.stringContaining("out/.evil: not in the manifest")]);
	expect(stdout).toContain("out/a.txt: not in the manifest");
});

test.skipIf(process.getuid?.() !== 0 || spawnSync("setpriv", ["--version"]).status !== 0)(
	"a file of another member of a group stays one of the group",
	() => {
		const cwd = tree({ "n/a.txt": `${note}Repotrer: Ada Lovell\n` });
		const share = "chmod 755 . && chown -R 1000:2000 n && chmod 770 n && chmod 660 n/a.txt";
		const member = "setpriv --reuid=1001 --regid=1001 --groups=2000";
		const output = "mkdir out && chown 1000:2000 out && chmod 770 out";
		const convert = '"$0" "$1" convert n -o out --force';
		const first = `umask 007 && setpriv --reuid=1000 --regid=2000 --clear-groups ${convert}`;
		const later = `${member} "$0" "$1" check n --fix; ${member} ${convert}`;
		const files = "n/a.txt out/a.md out/manifest.jsonl out/.rapporteur/state.tsv";
		const command = `${share}; ${output}; (${first}); ${later}; stat -c %u:%g:%a ${files}`;
		const { stdout } = spawnSync("bash", ["-c", command, process.execPath, program], { cwd, encoding: "utf8" });
		expect(stdout.split("\n").slice(-5, -1)).toEqual(Array(4).fill("1001:2000:660"));
	},
);
