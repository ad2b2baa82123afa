/** Forms, templates, baselines and configs: regular files, small, in the config's folder, and never quoted if they are somebody else's. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { tree } from "../tree.ts";
import { type BoundedRun, runBounded } from "./bounded-program.ts";

const name = "rapporteur.config.yaml";
const secret = "hunter2";
const shipped = "title: Log\nfields: { date: { label: Datum, type: date } }\n";

/** What only the machine's owner may see, outside the project. */
const outside = {
	"outside/secret.txt": `root:${secret}:0:0: [\n`,
	"outside/form.yaml": `${shipped}${secret}: 1\n`,
	"outside/t/template.yaml": `title: ${secret}\nformat: text\nstyles: [a.css]\n${secret}: 1\n`,
	"outside/t/report.txt.liquid": `{{ ${secret} }}`,
	"project/n.txt": goodNotes,
};

/** A project with a config, beside a folder of secrets. */
function project(config: string, more: Readonly<Record<string, string>> = {}): string {
	return join(tree({ ...outside, [`project/${name}`]: config, ...more }), "project");
}

const pipe = (cwd: string): unknown => execFileSync("mkfifo", [join(cwd, "pipe.yaml")]);

function sparse(cwd: string, bytes: number): void {
	writeFileSync(join(cwd, "large.yaml"), "");
	truncateSync(join(cwd, "large.yaml"), bytes);
}

function expectRefused({ code, text, seconds, megabytes }: BoundedRun, reason: RegExp): void {
	expect(text).toMatch(reason);
	expect(text).not.toContain(secret);
	expect(code).toBe(2);
	expect(seconds).toBeLessThan(1);
	expect(megabytes).toBeLessThan(200);
}

const commands: readonly { readonly args: readonly string[] }[] = [
	{ args: ["check", "n.txt"] },
	{ args: ["convert", "n.txt", "-o", "out/"] },
	{ args: ["explain", "n.txt"] },
	{ args: ["preview", "n.txt", "--no-open"] },
];

/** A preview goes on where a file that is there can be mended. */
const readers = commands.slice(0, 3);

type Make = (cwd: string) => unknown;
const nothing: Make = () => {};

describe.skipIf(process.platform === "win32").each(commands)("a config with a form: $args", ({ args }) => {
	test.each<readonly [string, string, RegExp, Make]>([
		["that is a device", "/dev/zero", /outside the folder/, nothing],
		["outside", "../outside/secret.txt", /outside the folder/, nothing],
		["of the system", "/etc/passwd", /outside the folder/, nothing],
		[
			"that is a link out",
			"./linked.yaml",
			/it is a link/,
			(cwd) => symlinkSync("../outside/form.yaml", join(cwd, "linked.yaml")),
		],
		["behind a link out", "./far/form.yaml", /through a link/, (cwd) => symlinkSync("../outside", join(cwd, "far"))],
		[
			"that is a link to a device",
			"./zero.yaml",
			/it is a link/,
			(cwd) => symlinkSync("/dev/zero", join(cwd, "zero.yaml")),
		],
		["that is a pipe", "./pipe.yaml", /pipe or a device/, pipe],
		["that is far too large", "./large.yaml", /larger than 1000000 bytes/, (cwd) => sparse(cwd, 15e9)],
	])("%s", (_, form, reason, make) => {
		const cwd = project(`forms: {"**": ${form}}\n`);
		make(cwd);
		expectRefused(runBounded(cwd, args), reason);
	});
});

describe.skipIf(process.platform === "win32").each(commands)("a file that is not a config: $args", ({ args }) => {
	test.each([
		["a link to a file outside", "../outside/secret.txt", /it is a link/],
		["a link to a file beside it", "private", /it is a link/],
		["a link to a device", "/dev/zero", /it is a link/],
	])("%s", (_, to, reason) => {
		const cwd = join(tree({ ...outside, "project/private": `[${secret}\n` }), "project");
		symlinkSync(to, join(cwd, name));
		expectRefused(runBounded(cwd, args), reason);
	});

	test("a pipe", () => {
		const cwd = join(tree(outside), "project");
		execFileSync("mkfifo", [join(cwd, name)]);
		expectRefused(runBounded(cwd, args), /pipe or a device/);
	});

	test("an output folder outside, also behind a link", () => {
		for (const folder of ["../..", "../outside", "/tmp", "far", "far/deep"]) {
			const cwd = project(`output: {to: [json], folder: ${folder}}\n`);
			symlinkSync("../outside", join(cwd, "far"));
			expectRefused(runBounded(cwd, args), /:1:\d+(?::| {2}error) .*the folder `/);
		}
	});
});

describe.skipIf(process.platform === "win32")("a config that is all work", () => {
	const signs: Readonly<Record<string, string>> = {
		brackets: "[".repeat(999_000),
		"empty values": "a: \n".repeat(249_000),
		anchors: "&a ".repeat(330_000),
		escapes: `x: "${"\\q".repeat(490_000)}"`,
		"unknown keys": Array.from({ length: 90_000 }, (_, at) => `k${at}: `).join("\n"),
		forms: `forms:\n${Array.from({ length: 40_000 }, (_, at) => `  "a${at}": f${at}.yaml`).join("\n")}`,
	};
	test.each(Object.entries(signs))("a megabyte of %s", (_, text) => {
		expectRefused(runBounded(project(text), ["check", "n.txt"]), /Too complex|Too large/);
	});

	test.each([
		["keys in keys", "? ".repeat(500), /unexpected key/i],
		["keys in brackets in keys", `${"{? ".repeat(300)}${"}".repeat(300)}`, /unexpected key/i],
		["a long reference", `files: *${"x".repeat(990_000)}`, /unexpected reference/i],
		["a long key", `? "${"x".repeat(990_000)}"\n: a`, /unexpected key/i],
		["a long list as a key", `? [${"x".repeat(990_000)}]`, /unexpected key/i],
	])("%s", (_, text, reason) => {
		const run = runBounded(project(text), ["check", "n.txt"]);
		expectRefused(run, reason);
		expect(run.text.length).toBeLessThan(1000);
	});

	test.each([
		["forms", (at: number) => `  "**/*b/{a${at},b}{c,d}{e,f}": un-meeting`],
		["unknown forms", (at: number) => `  "a${at}": f${at}`],
		["missing forms", (at: number) => `  "a${at}": f${at}.yaml`],
	])("as many %s as it may name", (_, line) => {
		const text = `forms:\n${Array.from({ length: 450 }, (_, at) => line(at)).join("\n")}\nbroken: 1\n`;
		expectRefused(runBounded(project(text), ["check", "n.txt"]), /broken/);
	});
});

describe.skipIf(process.platform === "win32").each(readers)(
	"a file in the folder that is no form: $args",
	({ args }) => {
		test.each([
			["./.git/config", `[core]\n\turl = https://${secret}@example.org\n`],
			["./.npmrc", `//registry.example.org/:_authToken=${secret}\n`],
			["./keys.yaml", `${secret}: {a: 1}\n`],
			["./nested.yaml", `${secret}:\n  title: x\n  fields: y\n`],
			["./flow.yaml", `{${secret}: {title: x}}\n`],
			["./.git/title", `title: x\n${secret}: 1\n`],
		])("%s", (form, text) => {
			const cwd = project(`forms: {"**": ${form}}\n`, { [`project/${form}`]: text });
			expectRefused(runBounded(cwd, args), /Not a form|it is in a `\.git` folder/);
		});
	},
);

describe.skipIf(process.platform === "win32")("what the command line names", () => {
	const cwd = (): string => {
		const folder = project("{}");
		for (const to of ["secret.txt", "form.yaml"]) symlinkSync(`../outside/${to}`, join(folder, `linked-${to}`));
		pipe(folder);
		sparse(folder, 15e9);
		return folder;
	};

	test.each<readonly [readonly string[], RegExp]>([
		[["--form", "/dev/zero"], /pipe or a device/],
		[["--form", "./pipe.yaml"], /pipe or a device/],
		[["--form", "./large.yaml"], /larger than 1000000 bytes/],
		[["--form", "./linked-secret.txt"], /Not a form/],
		[["--config", "/dev/zero"], /pipe or a device/],
		[["--config", "pipe.yaml"], /pipe or a device/],
		[["--config", "large.yaml"], /larger than 1000000 bytes/],
		[["--config", "linked-secret.txt"], /Not a config/],
		[["--baseline", "/dev/zero"], /pipe or a device/],
		[["--baseline", "pipe.yaml"], /pipe or a device/],
		[["--baseline", "large.yaml"], /larger than \d+ bytes/],
		[["--baseline", "linked-secret.txt"], /Not a baseline/],
	])("%j is a regular file, and quoted only if it is ours", (options, reason) => {
		expectRefused(runBounded(cwd(), ["check", "n.txt", ...options]), reason);
	});

	test.each([
		["--baseline", `{"version": 3, "${secret}": {"findings": 1}}`, /Not a baseline/],
		["--baseline", `version: 3\n${secret}: 1\n`, /Not a baseline/],
		["--config", `${secret}:\n  files: 1\n  output: 2\n`, /Not a config/],
	])("%s is not quoted for a key that is known, but not at its top", (option, text, reason) => {
		const folder = project("{}", { "project/theirs.yaml": text });
		expectRefused(runBounded(folder, ["check", "n.txt", option, "theirs.yaml"]), reason);
	});

	test.each([
		["--baseline", '{\n\t"version": 1,\n\t"findings": [1]\n}\n', /:3:15: Unexpected `1`/],
		["--form", "{title: x, odd: 1}", /odd/],
		["--config", "odd: 1\noutput: {}\n", /odd/],
		["--config", "maxWarnings: odd\n", /odd/],
	])("%s is quoted if it is ours", (option, text, reason) => {
		const folder = project("{}", { "project/ours.yaml": text });
		expect(runBounded(folder, ["check", "n.txt", option, "ours.yaml"]).text).toMatch(reason);
	});

	test("may be a link, and lie anywhere", () => {
		const folder = tree({ "outside/form.yaml": shipped, "project/n.txt": "Datum: 2 February 2016\n" });
		symlinkSync("../outside/form.yaml", join(folder, "project/linked.yaml"));
		for (const form of ["./linked.yaml", "../outside/form.yaml"])
			expect(runBounded(join(folder, "project"), ["check", "n.txt", "--form", form])).toMatchObject({ code: 0 });
	});
});

describe.skipIf(process.platform === "win32")("a config with a template", () => {
	const link =
		(from: string, to: string) =>
		(cwd: string): void => {
			mkdirSync(join(cwd, "node_modules"));
			symlinkSync(to, join(cwd, from));
		};

	test.each<readonly [string, string, RegExp, Make]>([
		["outside", "../outside/t", /outside the folder/, nothing],
		["that is a link out", "./linked", /it is a link/, link("linked", "../outside/t")],
		["behind a link out", "./far/t", /through a link/, link("far", "../outside")],
		["in a linked folder of templates", "t", /Unknown template `t`/, link("templates", "../outside")],
		["in a linked package", "x", /Unknown template `x`/, link("node_modules/rapporteur-template-x", "../../outside/t")],
	])("%s", (_, to, reason, make) => {
		const cwd = project(`output: {to: [${to}]}\n`);
		make(cwd);
		for (const { args } of commands) expectRefused(runBounded(cwd, args), reason);
	});

	test("of a hundred megabytes", () => {
		const text = "a line of a template\n".repeat(47_000);
		const parts = Array.from({ length: 99 }, (_, at) => [`project/t/part${at}.txt.liquid`, text]);
		const cwd = project("output: {to: [./t]}\n", {
			...Object.fromEntries(parts),
			"project/t/template.yaml": "title: x\nformat: text\n",
			"project/t/report.txt.liquid": text,
		});
		expectRefused(runBounded(cwd, ["convert", "n.txt"]), /too long/);
	});

	test("of a package behind a link in the same project", () => {
		const cwd = project("output: {to: [x]}\n", {
			"project/packages/x/template.yaml": "title: x\nformat: text\n",
			"project/packages/x/report.txt.liquid": "well",
		});
		link("node_modules/rapporteur-template-x", "../packages/x")(cwd);
		expect(runBounded(cwd, ["convert", "n.txt"])).toMatchObject({ code: 0, text: "well\n" });
	});
});

describe.skipIf(process.platform === "win32")("files that a config names as notes", () => {
	test.each([
		["a link", "linked.txt"],
		["a file behind a link", "far/secret.txt"],
		["a folder behind a link", "far"],
		["a glob through a link", "far/*.txt"],
		["a pipe", "pipe.yaml"],
	])("%s", (_, files) => {
		const cwd = project(`files: ["${files}"]\n`);
		symlinkSync("../outside/secret.txt", join(cwd, "linked.txt"));
		symlinkSync("../outside", join(cwd, "far"));
		pipe(cwd);
		for (const args of [["check"], ["convert", "-o", "out/"]]) {
			expectRefused(runBounded(cwd, args), /link|pipe|No notes found here/);
		}
	});
});

describe.skipIf(process.platform === "win32")("an ignore file", () => {
	test.each<readonly [string, (path: string) => unknown, RegExp]>([
		["that is a device", (path) => symlinkSync("/dev/zero", path), /it is a link/],
		["that is a pipe", (path) => execFileSync("mkfifo", [path]), /pipe or a device/],
	])("%s is reported and not read", (_, make, reason) => {
		for (const ignore of [".gitignore", ".rapporteurignore"]) {
			const cwd = join(tree(outside), "project");
			make(join(cwd, ignore));
			expectRefused(runBounded(cwd, ["check", "."]), reason);
		}
	});
});
