/** `convert --jsonl` as a program: who writes lines may wait for each answer, and the recipes of docs/json-lines.md hold. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { environment, recipe } from "../scale/shell.ts";
import { tree } from "../tree.ts";
import { program } from "./run.ts";

const start = (...args: string[]) =>
	spawn(process.execPath, [program, "convert", "--jsonl", ...args], { stdio: ["pipe", "pipe", "pipe"] });

const exitOf = (child: ReturnType<typeof start>) => new Promise((settle) => child.on("close", settle));

test("each line is answered before the next one is written", async () => {
	const child = start("--quiet");
	const exit = exitOf(child);
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	for (const id of [1, 2, 3]) {
		child.stdin.write(`${JSON.stringify({ id, text: goodNotes })}\n`);
		expect(JSON.parse((await lines.next()).value)).toMatchObject({ id, status: "converted" });
	}
	child.stdin.end();
	expect(await exit).toBe(0);
});

test("whoever stops reading ends it, quietly", async () => {
	const child = start();
	const exit = exitOf(child);
	const told: Buffer[] = [];
	child.stderr.on("data", (chunk) => told.push(chunk));
	child.stdin.on("error", () => {});
	const feed = setInterval(() => child.stdin.write('{"text": "A"}\n'), 1);
	child.stdout.once("data", () => child.stdout.destroy());
	expect([await exit, Buffer.concat(told).toString()]).toEqual([2, ""]);
	clearInterval(feed);
});

test("a line over the limit is not held", { timeout: 60_000 }, async () => {
	const child = spawn(
		process.execPath,
		["--max-old-space-size=64", program, "convert", "--jsonl", "--quiet", "--max-size", "1000"],
		{ stdio: ["pipe", "pipe", "ignore"] },
	);
	const exit = new Promise((settle) => child.on("close", settle));
	const printed: Buffer[] = [];
	child.stdout.on("data", (chunk) => printed.push(chunk));
	const block = Buffer.alloc(1_000_000, "x");
	let most = 0;
	for (let count = 0; count < 400; count++) {
		if (!child.stdin.write(block)) await new Promise((resume) => child.stdin.once("drain", resume));
		if (existsSync("/proc") && count % 100 === 99) most = Math.max(most, memoryOf(child.pid ?? 0));
	}
	child.stdin.end(`\n${JSON.stringify({ text: "A" })}\n`);
	expect(await exit).toBe(3);
	const lines = Buffer.concat(printed)
		.toString()
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	expect(lines.map(({ status }) => status)).toEqual(["failed", "converted"]);
	expect(lines[0].reason).toContain("400000000 bytes");
	expect(most).toBeLessThan(250_000);
});

/** In kB. */
const memoryOf = (pid: number): number =>
	Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);

const page = "json-lines.md";

const isThere = (name: string): boolean => spawnSync("sh", ["-c", `command -v ${name}`]).status === 0;

function needed(name: string): boolean {
	if (!isThere(name) && process.env["CI"] === "true") throw new Error(`expected ${name} on the path in CI`);
	return isThere(name);
}

/** What each note of `notes/` has in the lines of some files: its status, by its name. */
function statuses(lines: string): Record<string, string> {
	const answers = lines
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as { path: string; status: string; report?: object });
	for (const { status, report } of answers) expect(report !== undefined).toBe(status === "converted");
	return Object.fromEntries(answers.map(({ path, status }) => [basename(path), status]));
}

describe.skipIf(process.platform === "win32")("recipes of docs/json-lines.md", { timeout: 240_000 }, () => {
	const names = Array.from({ length: 10 }, (_, at) => `${at}.txt`);
	const expected = Object.fromEntries([...names.map((name) => [name, "converted"]), ["broken.txt", "failed"]]);
	const desk = (): string => {
		const cwd = tree({
			...Object.fromEntries(names.map((name) => [`notes/${name}`, `${goodNotes}\n${name}\n`])),
			"notes/broken.txt": Buffer.from("PK\x03\x04"),
		});
		writeFileSync(
			join(cwd, "notes.list"),
			readdirSync(join(cwd, "notes"))
				.map((name) => `${cwd}/notes/${name}\n`)
				.join(""),
		);
		return cwd;
	};
	const isSpark = needed("python3") && spawnSync("python3", ["-c", "import pyspark"]).status === 0;

	test.skipIf(!needed("python3"))(isSpark ? "Spark" : "Spark, of which only a stand-in is here", () => {
		const cwd = desk();
		writeFileSync(join(cwd, "spark.py"), recipe("spark.py", page));
		const standIn = fileURLToPath(new URL("stand-ins", import.meta.url));
		const env = environment(tree({}), isSpark ? {} : { PYTHONPATH: standIn, PYTHONDONTWRITEBYTECODE: "1" });
		execFileSync("python3", ["spark.py"], { cwd, env, stdio: "pipe" });
		const parts = readdirSync(join(cwd, "reports")).filter((name) => name.startsWith("part-"));
		expect(parts).toHaveLength(4);
		expect(statuses(parts.map((name) => readFileSync(join(cwd, "reports", name), "utf8")).join(""))).toEqual(expected);
	});

	const isNextflow = isThere("nextflow");

	test.skipIf(!needed("jq"))(isNextflow ? "Nextflow" : "Nextflow, of which only a stand-in is here", () => {
		const cwd = desk();
		const env = environment(tree({}));
		writeFileSync(join(cwd, "main.nf"), recipe("main.nf", page));
		if (isNextflow) execFileSync("nextflow", ["run", "main.nf"], { cwd, env, stdio: "pipe" });
		else insteadOfNextflow(cwd, env);
		expect(statuses(readFileSync(join(cwd, "archive/reports.jsonl"), "utf8"))).toEqual(expected);
	});

	test.skipIf(!needed("python3"))("Python that waits for each answer", () => {
		const cwd = desk();
		writeFileSync(join(cwd, "rapporteur_lines.py"), recipe("rapporteur_lines.py", page));
		const asking = `
import json
from rapporteur_lines import Rapporteur
convert = Rapporteur()
for name in open("notes.list"):
    print(json.dumps(convert({"path": name.rstrip()})))
`;
		const printed = execFileSync("python3", ["-c", asking], { cwd, env: environment(tree({})), encoding: "utf8" });
		expect(statuses(printed)).toEqual(expected);
	});
});

/** Runs the script of `main.nf` as Nextflow does: a folder for each group of notes, links to them in it, and what comes out put together. */
function insteadOfNextflow(cwd: string, env: NodeJS.ProcessEnv): void {
	const [, script = ""] = /"""\n([\s\S]*?)"""/.exec(recipe("main.nf", page)) ?? [];
	const notes = readdirSync(join(cwd, "notes"));
	const outputs = [notes.slice(0, 6), notes.slice(6)].map((group, number) => {
		const folder = join(cwd, "work", String(number));
		mkdirSync(folder, { recursive: true });
		for (const name of group) symlinkSync(join(cwd, "notes", name), join(folder, name));
		const command = script.replaceAll(/\$\{notes\}/g, group.join(" ")).replaceAll("\\$", "$");
		execFileSync("bash", ["-ue", "-c", command], { cwd: folder, env, stdio: "pipe" });
		return readFileSync(join(folder, "reports.jsonl"), "utf8");
	});
	mkdirSync(join(cwd, "archive"));
	writeFileSync(join(cwd, "archive/reports.jsonl"), outputs.join(""));
}
