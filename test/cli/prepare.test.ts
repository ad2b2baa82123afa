import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/cli/output.ts";
import { type InputSettings, type Prepared, prepare } from "../../src/cli/prepare.ts";
import type { World } from "../../src/cli/world.ts";
import { brokenLines } from "../../src/forms/faults.ts";
import { tree } from "../tree.ts";
import { settings } from "./settings.ts";

const base: InputSettings = {
	...settings,
	jobs: null,
	people: null,
	isOffice: false,
};

function world(cwd: string, { isTTY = false, text = "" } = {}): World {
	const output = { isTTY: false, closed: false, write: () => {} };
	const stdin = { isTTY, read: async () => Buffer.from(text, "latin1"), async *chunks() {} };
	const nothing = () => Promise.reject(new Error("nothing is loaded or run"));
	const streams = { stdin, stdout: output, stderr: output };
	const interruption = () => ({ code: null, signal: new AbortController().signal });
	const holder = () => ({ pid: 1, host: "here", isRunning: () => false });
	const startThread = () => ({ send: () => {}, end: () => {}, stop: () => {} });
	const others = {
		importModule: nothing,
		isolate: nothing,
		git: nothing,
		office: () => null,
		interruption,
		cores: () => 1,
		startThread,
		holder,
		browse: () => {},
	};
	return { ...streams, ...others, cwd, env: {}, now: () => new Date() };
}

async function prepared(
	cwd: string,
	args: readonly string[],
	settings: Partial<InputSettings> = {},
): Promise<Prepared> {
	const result = await prepare(args, { ...base, ...settings }, world(cwd));
	if (result === null) throw new Error("nothing to read");
	return result;
}

const refusedLines = (error: unknown): string[] => (error instanceof Refusal ? brokenLines(error.broken) : ["a bug"]);

const shown = ({ found }: Prepared): string[] => [
	...[...found.inputs].map(({ shown }) => shown),
	...found.failed.map(({ shown, fault }) => `${shown}: ${fault.code}`),
];

/** By its name as findings show it. */
function formFor(run: Prepared, name: string, own: string | null = null): string {
	const input = [...run.found.inputs].find((each) => each.shown === name);
	if (input === undefined) throw new Error(`${name} is no input`);
	const form = run.form(own, input);
	return "code" in form ? form.code : form.name;
}

const form = "title: Log\nfields: { date: { label: Date, type: date } }\n";
const files = { "a.txt": "", "notes/b.txt": "", "notes/board/c.txt": "", "notes/board/d.md": "", "drafts/e.txt": "" };

describe("which files are read", () => {
	test.each([
		[
			"without a config, all of a folder",
			"",
			["."],
			["a.txt", "drafts/e.txt", "notes/b.txt", "notes/board/c.txt", "notes/board/d.md"],
		],
		["a folder is narrowed by `files`", "files: ['notes/**/*.txt']", ["."], ["notes/b.txt", "notes/board/c.txt"]],
		[
			"a folder in `files` means all below it",
			"files: [notes/board]",
			["."],
			["notes/board/c.txt", "notes/board/d.md"],
		],
		["a file named outright is not", "files: ['notes/**']", ["a.txt"], ["a.txt"]],
		["a glob is not", "files: ['notes/**']", ["*.txt"], ["a.txt"]],
		["nothing given means `files`", "files: ['notes/*.txt', drafts]", [], ["drafts/e.txt", "notes/b.txt"]],
		["`files` that match nothing are reported", "files: ['none/**']", [], ["none/**: no-files"]],
		[
			"a folder leaves out what is ignored",
			"ignore: [drafts/, '*.md']",
			["."],
			["a.txt", "notes/b.txt", "notes/board/c.txt"],
		],
		["a glob too", "ignore: [drafts/]", ["*/*.txt"], ["notes/b.txt"]],
		["and what `files` yield", "{ files: ['**/*.txt'], ignore: [notes] }", [], ["a.txt", "drafts/e.txt"]],
		["a file named outright is read all the same", "ignore: [drafts/]", ["drafts/e.txt"], ["drafts/e.txt"]],
		["a folder in which all is ignored yields nothing", "ignore: ['**']", ["notes"], ["notes: no-files"]],
		["later lines bring back", "ignore: ['*.txt', '!a.txt']", ["."], ["a.txt", "notes/board/d.md"]],
	])("%s", async (_, yaml, args, expected) => {
		const cwd = tree({ ...files, ...(yaml === "" ? {} : { "rapporteur.config.yaml": yaml }) });
		expect(shown(await prepared(cwd, args)).sort()).toEqual(expected);
	});

	test("the folder that convert writes to is not read", async () => {
		const cwd = tree({ ...files, "rapporteur.config.yaml": "output: { folder: notes/board }" });
		expect(shown(await prepared(cwd, ["notes"]))).toEqual(["notes/b.txt"]);
	});

	test("ignored names count in the nearest config, `files` above the working folder", async () => {
		const cwd = tree({
			...files,
			"rapporteur.config.yaml": "{ files: ['notes/**'], ignore: ['*.txt'] }",
			"notes/board/rapporteur.config.yaml": "{ files: [nothing], ignore: ['*.md'] }",
		});
		expect(shown(await prepared(cwd, ["."]))).toEqual(["notes/board/c.txt"]);
	});

	test("`files` count from the config's folder, and say nothing of others", async () => {
		const cwd = tree({ ...files, "notes/rapporteur.config.yaml": "files: [board/*.md]" });
		expect(shown(await prepared(join(cwd, "notes", "board"), []))).toEqual(["d.md"]);
		expect(shown(await prepared(join(cwd, "notes", "board"), ["../../drafts"]))).toEqual(["../../drafts/e.txt"]);
	});

	test("without arguments and `files`, standard input; a person gets help", async () => {
		const cwd = tree({ ...files, "rapporteur.config.yaml": "ignore: [x]" });
		expect(shown(await prepared(cwd, []))).toEqual(["<stdin>"]);
		expect(await prepare([], base, world(cwd, { isTTY: true }))).toBeNull();
	});
});

describe("which form", () => {
	const configured = {
		...files,
		"forms/board.yaml": form,
		"forms/log.yaml": form,
		"rapporteur.config.yaml":
			"forms: { 'notes/board/*.txt': forms/board.yaml, 'notes/**': forms/log.yaml, a.txt: un-meeting }",
	};

	test("the first glob that fits, else the default", async () => {
		const run = await prepared(tree(configured), ["a.txt", "notes", "drafts"]);
		expect(formFor(run, "notes/board/c.txt")).toBe("board");
		expect(formFor(run, "notes/board/d.md")).toBe("log");
		expect(formFor(run, "a.txt")).toBe("un-meeting");
		expect(formFor(run, "drafts/e.txt")).toBe("un-meeting");
	});

	test.each(["2016", "'2016'", "2016/", "2016.10", "0x10"])("the first, also before the number %s", async (glob) => {
		const folder = glob.replace(/[/']/g, "");
		const cwd = tree({
			...configured,
			[`${folder}/club-a.txt`]: "A",
			[`${folder}/b.txt`]: "B",
			"rapporteur.config.yaml": `forms:\n  "**/club-*.txt": forms/board.yaml\n  ${glob}: forms/log.yaml\n`,
		});
		const run = await prepared(cwd, [folder]);
		expect(formFor(run, `${folder}/club-a.txt`)).toBe("board");
		expect(formFor(run, `${folder}/b.txt`)).toBe("log");
	});

	test("the report's own name wins over globs: shipped, or the stem of one in the config", async () => {
		const run = await prepared(tree(configured), ["notes"]);
		expect(formFor(run, "notes/b.txt", "board")).toBe("board");
		expect(formFor(run, "notes/b.txt", "un-meeting")).toBe("un-meeting");
		expect(formFor(run, "notes/b.txt", "forms/board.yaml")).toBe("broken-form");
		expect(formFor(run, "notes/b.txt", "constructor")).toBe("broken-form");
	});

	test("--form wins over all", async () => {
		const run = await prepared(tree(configured), ["notes"], { form: "forms/log.yaml" });
		expect(formFor(run, "notes/board/c.txt", "board")).toBe("log");
		expect(formFor(run, "notes/b.txt", "nobody")).toBe("log");
	});

	test("a nearer config knows nothing of the one above", async () => {
		const cwd = tree({ ...configured, "notes/board/rapporteur.config.yaml": "severities: { lost-url: off }" });
		const run = await prepared(cwd, ["notes"]);
		expect(formFor(run, "notes/board/c.txt")).toBe("un-meeting");
		expect(formFor(run, "notes/board/c.txt", "log")).toBe("broken-form");
		expect([...run.found.inputs].map((input) => run.severities(input)[0]?.get("lost-url"))).toEqual([
			undefined,
			"off",
			"off",
		]);
	});

	test("standard input stands where --stdin-path says", async () => {
		const cwd = tree(configured);
		const formOf = async (stdinPath: string | null) => formFor(await prepared(cwd, ["-"], { stdinPath }), "<stdin>");
		expect(await formOf("notes/board/new.txt")).toBe("board");
		expect(await formOf(null)).toBe("un-meeting");
	});

	test("a config's broken form stops the run, with its place", async () => {
		const cwd = tree({ ...configured, "forms/log.yaml": "title: Log\nfeilds: {}\n" });
		await expect(prepared(cwd, ["a.txt"])).rejects.toThrow("forms/log.yaml:2:1: Unexpected key `feilds`");
		expect(shown(await prepared(cwd, ["a.txt"], { form: "un-meeting" }))).toEqual(["a.txt"]);
	});
});

describe("--config and --no-config", () => {
	const both = {
		...files,
		"rapporteur.config.yaml": "ignore: ['*.txt']",
		"notes/board/rapporteur.config.yaml": "ignore: ['*.md']",
		"ci/other.yaml": "{ ignore: [drafts], forms: { 'notes/**': board.yaml }, output: { folder: out, to: [html] } }",
		"ci/board.yaml": form,
	};

	test("the one that is named counts for everything: patterns from the working folder, forms beside it", async () => {
		const cwd = tree(both);
		const run = await prepared(cwd, ["."], { config: "ci/other.yaml" });
		expect(shown(run)).toEqual(["a.txt", "notes/b.txt", "notes/board/c.txt", "notes/board/d.md"]);
		expect(formFor(run, "notes/b.txt")).toBe("board");
		expect(run.output).toEqual({ folder: join(cwd, "out"), to: ["html"] });
	});

	test("templates to print are found like others", async () => {
		const cwd = tree({
			"house/rapporteur.config.yaml": "output: { to: ['pdf:html-brief', 'pdf:letter', 'pdf:./own/page.html.liquid'] }",
			"house/templates/letter.html.liquid": "L",
			"house/own/page.html.liquid": "P",
			"a.txt": "A",
		});
		const run = await prepared(cwd, ["a.txt"], { config: "house/rapporteur.config.yaml" });
		expect(run.output.to).toEqual([
			"pdf:html-brief",
			"pdf:./house/templates/letter.html.liquid",
			"pdf:./house/own/page.html.liquid",
		]);
	});

	test("none counts", async () => {
		expect(shown(await prepared(tree(both), ["."], { config: false }))).toHaveLength(5);
	});
});

describe("a config that can't be used stops everything", () => {
	const failure = (cwd: string, args: readonly string[], config: string | null = null): Promise<string[]> =>
		prepare(args, { ...base, config }, world(cwd)).then(() => ["it did not"], refusedLines);
	const name = "rapporteur.config.yaml";

	test("above the working folder, whatever the input", async () => {
		const cwd = tree({ ...files, [name]: "ignored: [a]" });
		const line = "rapporteur.config.yaml:1:1: Unexpected key `ignored`. Write `ignore`.";
		expect(await failure(cwd, ["a.txt"])).toEqual([line]);
		expect(await failure(join(cwd, "notes"), ["b.txt"])).toEqual([`../${line}`]);
	});

	test("above one of the inputs", async () => {
		const cwd = tree({ ...files, [`notes/board/${name}`]: "ignore: a\n" });
		expect(await failure(cwd, ["a.txt"])).toEqual(["it did not"]);
		const line = "notes/board/rapporteur.config.yaml:1:9: Unexpected `a`. Write a list.";
		expect(await failure(cwd, ["notes"])).toEqual([line]);
		expect(await failure(cwd, ["a.txt", "notes/board/c.txt"])).toEqual([line]);
	});

	test("one that is not UTF-8", async () => {
		const cwd = tree({ ...files, [name]: Uint8Array.from([0x23, 0xe9]) });
		expect(await failure(cwd, ["a.txt"])).toEqual([`${name}:1:1: Can't read the config: it is not UTF-8.`]);
	});

	test("one that is a folder, or a link that leads nowhere", async () => {
		const cwd = tree(files);
		mkdirSync(join(cwd, name));
		symlinkSync("gone.yaml", join(cwd, "notes", name));
		expect(await failure(cwd, ["a.txt"])).toEqual([`${name}:1:1: Can't read the config: it is a folder.`]);
		const line = `${name}:1:1: Can't read the config: it is a link. Put the file itself here, or pass it with \`--config\`.`;
		expect(await failure(join(cwd, "notes"), ["b.txt"])).toEqual([line]);
	});

	test("one that was asked for and is not there", async () => {
		const line = "none.yaml:1:1: Can't read the config: there is no such file.";
		expect(await failure(tree(files), ["a.txt"], "none.yaml")).toEqual([line]);
	});

	test("one that is far too large", async () => {
		const line = `${name}:1:1: Can't read the config: it is larger than 1000000 bytes.`;
		expect(await failure(tree({ ...files, [name]: new Uint8Array(1_000_001) }), ["a.txt"])).toEqual([line]);
	});
});

describe("--files-from", () => {
	const listed = async (text: string, args: readonly string[] = [], more = {}): Promise<string[]> => {
		const cwd = tree({ ...files, "a[1].txt": "", "list.txt": Buffer.from(text, "latin1"), ...more });
		const fromFile = await prepare(args, { ...base, filesFrom: "list.txt" }, world(cwd));
		const fromStdin = await prepare(args, { ...base, filesFrom: "-" }, world(cwd, { text, isTTY: true }));
		if (fromFile === null || fromStdin === null) return ["nothing"];
		const names = shown(fromFile);
		expect(shown(fromStdin)).toEqual(names.map((name) => name.replace(/^list\.txt:/, "<stdin>:")));
		return names;
	};

	test.each([
		["a path a line", "notes/b.txt\na.txt\n", ["a.txt", "notes/b.txt"]],
		["lines of Windows, blank ones, none at the end", "a.txt\r\n\r\nnotes/b.txt", ["a.txt", "notes/b.txt"]],
		["NUL", "a.txt\0notes/b.txt\0", ["a.txt", "notes/b.txt"]],
		["a file twice", "a.txt\n./a.txt\n", ["a.txt"]],
		["a name that looks like a glob", "a[1].txt\n", ["a[1].txt"]],
		["a glob is not a path", "*.txt\n", ["*.txt: unreadable-file"]],
		["a line end is part of a name where NUL ends it", "a\n.txt\0", ["a\n.txt: unreadable-file"]],
		["a file that is not there, beside others", "a.txt\ngone.txt\n", ["a.txt", "gone.txt: unreadable-file"]],
		["a folder means its notes", "notes/board\n", ["notes/board/c.txt", "notes/board/d.md"]],
		["an empty list", "\n\n", ["list.txt: no-files"]],
		["no list at all", "", ["list.txt: no-files"]],
		["a list that is not UTF-8", "a\xe9.txt\n", ["list.txt: undecodable"]],
		["a list that is too large", `${"a.txt\n".repeat(200)}`, ["list.txt: too-large"]],
	])("%s", async (_, text, expected) => expect(await listed(text)).toEqual(expected));

	test("adds to the arguments, and stands in for the config's `files`", async () => {
		const config = { "rapporteur.config.yaml": "{ files: [drafts], ignore: [a.txt] }" };
		expect(await listed("a.txt\n", ["notes/b.txt"], config)).toEqual(["a.txt", "notes/b.txt"]);
		expect(await listed("a.txt\n", [], config)).toEqual(["a.txt"]);
		expect(await listed("", ["a.txt"])).toEqual(["a.txt", "list.txt: no-files"]);
	});

	test("a list that is not there is reported", async () => {
		expect(shown(await prepared(tree(files), [], { filesFrom: "none.txt" }))).toEqual(["none.txt: unreadable-file"]);
	});

	test("standard input can't be both the list and notes", async () => {
		const refused = prepare(["-"], { ...base, filesFrom: "-" }, world(tree(files))).then(() => [], refusedLines);
		expect(await refused).toEqual([
			"rapporteur: `-` can't be used with `--files-from -`: standard input is read once.",
		]);
	});
});
