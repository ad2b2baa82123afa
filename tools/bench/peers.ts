/** The programs that Rapporteur is measured against, in a folder of their own. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "./measure.ts";

/** Files for a peer, and a folder for what it makes of them, which has all the folders of the input. */
export interface Job {
	readonly input: string;
	readonly output: string;
	/** Relative to `input`. */
	readonly files: readonly string[];
}

/** What each peer has to tell of itself. */
export interface Peer {
	readonly name: string;
	readonly command: (job: Job) => Command;
	/** How many of the files it has read, by what it wrote and printed. */
	readonly read: (job: Job, printed: string) => number;
	/** It takes minutes. */
	readonly slow?: boolean;
}

const pins = {
	"@11ty/eleventy": "3.1.8",
	asciidoctor: "4.1.0",
	"markdown-it": "15.0.3",
	"markdownlint-cli2": "0.22.0",
	marked: "18.2.1",
	"remark-cli": "12.0.1",
	"remark-html": "16.0.1",
	rumdl: "0.2.75",
};

const folder = fileURLToPath(new URL("../../.bench/peers/", import.meta.url));
const inPackage = (path: string): string => join(folder, "node_modules", path);

/** A program that calls a renderer for each Markdown file below a folder, or copies them. */
export const eachFile = join(folder, "each-file.js");

/** How many files that end so, and hold anything, stand below a folder. */
export function filesWritten(output: string, ending = ".html"): number {
	const names = readdirSync(output, { recursive: true, encoding: "utf8" });
	return names.filter((name) => name.endsWith(ending) && statSync(join(output, name)).size > 0).length;
}

/** A program of Node's that makes a page of each file. */
const converter = (
	name: string,
	args: (job: Job) => readonly string[],
	cwd = ({ input }: Job): string => input,
): Peer => ({
	name,
	command: (job) => ({ program: process.execPath, args: args(job), cwd: cwd(job) }),
	read: ({ output }) => filesWritten(output),
});

/** With many inputs pandoc makes one output; so there is one process a file, as its recipes have it. */
const loop = `find . -name '*.md' | while IFS= read -r file; do pandoc -s --quiet "$file" -o "$1/\${file%.md}.html"; done`;

/** Each makes HTML of a folder of Markdown files. */
export const converters: readonly Peer[] = [
	converter("plain copy", ({ input, output }) => [eachFile, "copy", input, output]),
	converter("markdown-it", ({ input, output }) => [eachFile, "markdown-it", input, output]),
	converter("marked", ({ input, output }) => [eachFile, "marked", input, output]),
	converter(
		"Eleventy",
		({ input, output }) => [
			inPackage("@11ty/eleventy/cmd.cjs"),
			`--input=${basename(input)}`,
			`--output=${relative(dirname(input), output)}`,
			...["--formats=md", "--quiet"],
		],
		({ input }) => dirname(input),
	),
	converter("remark-cli", ({ output }) => [
		...[inPackage("remark-cli/cli.js"), ".", "--no-config", "--no-ignore", "--quiet"],
		...["--use", inPackage("remark-html/index.js"), "--output", output],
	]),
	converter("Asciidoctor.js", ({ output, files }) => [
		inPackage("asciidoctor/bin/asciidoctor"),
		"-q",
		"-D",
		output,
		...files,
	]),
	{
		name: "pandoc loop",
		slow: true,
		command: ({ input, output }) => ({ program: "/bin/sh", args: ["-c", loop, "sh", output], cwd: input }),
		read: ({ output }) => filesWritten(output),
	},
];

/** Each judges a folder of Markdown files. */
export const linters: readonly Peer[] = [
	{
		name: "rumdl",
		// The native binary itself: the script that npm puts on the path would add a start of Node.
		command: ({ input }) => ({
			program: inPackage(`@rumdl/cli-${process.platform}-${process.arch}/rumdl`),
			args: ["check", "--no-cache", "--no-config", "."],
			cwd: input,
		}),
		read: (_job, printed) => Number(/ in (?:\d+\/)?(\d+) files?/.exec(printed)?.[1] ?? 0),
	},
	{
		name: "markdownlint-cli2",
		slow: true,
		command: ({ input }) => ({
			program: process.execPath,
			args: [inPackage("markdownlint-cli2/markdownlint-cli2-bin.mjs"), "**/*.md"],
			cwd: input,
		}),
		read: (_job, printed) => Number(/^Linting: (\d+) file/m.exec(printed)?.[1] ?? 0),
	},
];

/** Installs the peers that npm has, where their pins have changed; tells the versions of all, and fails without pandoc. */
export function installPeers(): string {
	const manifest = `${JSON.stringify({ private: true, type: "module", dependencies: pins })}\n`;
	const [path, done] = [join(folder, "package.json"), inPackage(".package-lock.json")];
	mkdirSync(folder, { recursive: true });
	cpSync(fileURLToPath(new URL("../../tools/bench/each-file.js", import.meta.url)), eachFile);
	if (!existsSync(path) || !existsSync(done) || readFileSync(path, "utf8") !== manifest) {
		writeFileSync(path, manifest);
		const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
		execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
	}
	const pandoc = /^pandoc (\S+)/.exec(spawnSync("pandoc", ["--version"], { encoding: "utf8" }).stdout ?? "")?.[1];
	if (pandoc === undefined) throw new Error("pandoc not found. Install it: apt-get install pandoc");
	return [...Object.entries({ ...pins, pandoc })].map(([name, version]) => `${name} ${version}`).join(", ");
}
