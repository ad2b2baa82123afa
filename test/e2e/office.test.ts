/** `--office`: old Word files, by an installed LibreOffice or by programs that behave as it may. */
import { execFile, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { tree } from "../tree.ts";
import { program } from "./run.ts";

const docx = fileURLToPath(new URL("../../fixtures/documents/libreoffice-lines.docx", import.meta.url));
const oldWord = Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old words", "latin1");

/** Runs the program where temporary files are seen; `path` is where it looks for others. */
function ran(cwd: string, args: readonly string[], path: string, input = "") {
	mkdirSync(join(cwd, "tmp"), { recursive: true });
	const env = { ...process.env, PATH: path, TMPDIR: join(cwd, "tmp") };
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
		cwd,
		env,
		encoding: "utf8",
		input,
	});
	expect(readdirSync(join(cwd, "tmp"))).toEqual([]);
	return { status, stdout, stderr };
}

/** The folder of a `soffice` that does what a script says; `$out` is the folder for what it makes. */
function stand(script: string): string {
	const folder = tree({ soffice: `#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout=$2\n${script}\n` });
	chmodSync(join(folder, "soffice"), 0o755);
	return [folder, "/usr/bin", "/bin"].join(delimiter);
}

const copies = `cp '${docx}' "$out/notes.docx"`;

describe.skipIf(process.platform === "win32")("with a program in its place", () => {
	const notes = { "n/a.doc": oldWord, "n/b.txt": "Reporter: Ann\n" };

	test("without the flag, an old Word file is refused, and the flag named", () => {
		const cwd = tree(notes);
		const { status, stderr } = ran(cwd, ["convert", "n/a.doc"], stand(copies));
		expect([status, stderr]).toEqual([3, expect.stringMatching(/`\.doc`.* Pass `--office` .*undecodable$/m)]);
		expect(ran(cwd, ["convert", "n", "-o", "out"], stand(copies)).stderr).toContain(
			"1 skipped: unsupported extension (n/a.doc)",
		);
	});

	test("without LibreOffice, nothing is begun", () => {
		const { status, stdout, stderr } = ran(tree(notes), ["convert", "n/a.doc", "--office"], dirname(docx));
		expect([status, stdout]).toEqual([2, ""]);
		expect(stderr).toBe(
			"rapporteur: `--office` needs LibreOffice, but no `soffice` is on the `PATH`. Install it, or save `.doc` as `.docx`.\n",
		);
	});

	test("the report is that of the `.docx`, and of the bytes that were there", () => {
		const cwd = tree(notes);
		copyFileSync(docx, join(cwd, "n/c.docx"));
		const path = stand(copies);
		expect(ran(cwd, ["convert", "n", "--office", "-o", "out", "-t", "json,markdown"], path).status).toBe(0);
		expect(readFileSync(join(cwd, "out/a.md"))).toEqual(readFileSync(join(cwd, "out/c.md")));
		const [line = ""] = readFileSync(join(cwd, "out/manifest.jsonl"), "utf8").split("\n");
		const sha256 = createHash("sha256").update(oldWord).digest("hex");
		expect(JSON.parse(line)).toMatchObject({ path: "a.doc", sha256, size: oldWord.length });
		expect(readFileSync(join(cwd, "out/a.json"), "utf8")).toContain(sha256);
		// What has not changed is not converted again, and words are compared as they were read.
		expect(ran(cwd, ["convert", "n", "--office", "-o", "out", "-t", "json,markdown"], stand("exit 1")).status).toBe(0);
		expect(ran(cwd, ["verify", "out", "--source", "n", "--office"], path)).toMatchObject({ status: 0 });
		expect(ran(cwd, ["verify", "out", "--source", "n"], path)).toMatchObject({ status: 2 });
	});

	test("by standard input, in lines, and in other commands", () => {
		const cwd = tree(notes);
		const path = stand(copies);
		expect(ran(cwd, ["convert", "--jsonl", "--office"], path, '"n/a.doc"\n').stdout).toContain('"status":"converted"');
		expect(ran(cwd, ["check", "n", "--office"], path).stdout).toContain("paragraph 23");
		expect(ran(cwd, ["explain", "n/a.doc", "--office"], path).stdout).toContain("paragraph 1");
		expect(ran(cwd, ["people", "n", "--office"], path).stdout).toContain("Wilma Aasen");
	});

	test.each([
		["gives nothing", "exit 0", "undecodable", "LibreOffice can't convert this file"],
		["gives what is no document", 'echo words > "$out/notes.docx"', "undecodable", ""],
		[
			"gives more than the limit",
			'head -c 200000 /dev/zero > "$out/notes.docx"',
			"too-large",
			"Too large: 200000 bytes",
		],
		["takes too long", "sleep 60", "too-slow", "more than 1 s\\."],
		["leaves others behind that go on", '(while :; do echo x >> "$out/x"; sleep 0.1; done) & sleep 60', "too-slow", ""],
	])("one that %s fails this input, and nothing else", { timeout: 30_000 }, (_, script, code, words) => {
		const began = performance.now();
		const limits = ["--max-time", "1", "--max-size", "100000"];
		const { status, stderr } = ran(tree(notes), ["convert", "n", "--office", "-o", "out", ...limits], stand(script));
		expect([status, stderr]).toEqual([
			3,
			expect.stringMatching(new RegExp(`n/a\\.doc  error  .*${words}.*${code}$`, "m")),
		]);
		expect(stderr).toContain("1 converted, 1 failed");
		expect(performance.now() - began).toBeLessThan(20_000);
	});

	test.each(["SIGTERM", "SIGINT"] as const)("is ended with the program, by %s", { timeout: 30_000 }, async (signal) => {
		const cwd = tree({ ...notes, "tmp/.keep": "" });
		const path = stand(`echo $$ > '${cwd}/pid'; sleep 60`);
		const env = { ...process.env, PATH: path, TMPDIR: join(cwd, "tmp") };
		const child = spawn(process.execPath, [program, "explain", "n/a.doc", "--office"], { cwd, env, stdio: "ignore" });
		const ended = new Promise((settle) => child.on("close", (_code, by) => settle(by)));
		await expect
			.poll(() => existsSync(join(cwd, "pid")) && readFileSync(join(cwd, "pid"), "utf8"), { timeout: 20_000 })
			.toMatch(/\n/);
		child.kill(signal);
		expect(await ended).toBe(signal);
		const pid = readFileSync(join(cwd, "pid"), "utf8").trim();
		await expect
			.poll(() => spawnSync("ps", ["-o", "stat=", "-p", pid], { encoding: "utf8" }).stdout.replace(/^Z.*\n/, ""))
			.toBe("");
		expect(readdirSync(join(cwd, "tmp"))).toEqual([".keep"]);
	});
});

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
if (!hasOffice && process.env["CI"] === "true") throw new Error("expected soffice on the path in CI");

describe.skipIf(!hasOffice)("with LibreOffice", { timeout: 240_000 }, () => {
	const path = process.env["PATH"] ?? "";
	const save = (cwd: string, kind: string, name: string) =>
		promisify(execFile)(
			"soffice",
			[
				`-env:UserInstallation=file://${cwd}/profile`,
				"--headless",
				"--convert-to",
				kind,
				"--outdir",
				cwd,
				join(cwd, name),
			],
			{ cwd },
		);
	const saved = async (): Promise<Buffer> => {
		const cwd = tree({ "a.docx": readFileSync(docx) });
		await save(cwd, "doc:MS Word 97", "a.docx");
		return readFileSync(join(cwd, "a.doc"));
	};

	test("a real `.doc` gives the report of its `.docx`", async () => {
		const cwd = tree({ "a.doc": await saved(), "b.docx": readFileSync(docx) });
		const { status, stdout } = ran(cwd, ["convert", "a.doc", "--office"], path);
		expect([status, stdout]).toEqual([0, ran(cwd, ["convert", "b.docx"], path).stdout]);
	});

	test("one that is damaged fails", async () => {
		const cwd = tree({ "a.doc": (await saved()).fill(0, 8) });
		const { status, stderr } = ran(cwd, ["convert", "a.doc", "--office"], path);
		expect([status, stderr]).toEqual([3, expect.stringContaining("LibreOffice can't convert this file")]);
	});

	test("a picture on the web, which LibreOffice itself would fetch, is not asked for", async () => {
		const asked: string[] = [];
		const server = createServer((request, response) => {
			asked.push(request.url ?? "");
			response.writeHead(404).end();
		});
		onTestFinished(() => void server.close());
		await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
		const { port } = server.address() as AddressInfo;
		const cwd = tree({ "link.fodt": linked(`http://127.0.0.1:${port}/a.png`), "tmp/.keep": "" });
		await save(cwd, "doc:MS Word 97", "link.fodt");
		asked.length = 0;
		await save(cwd, "docx:MS Word 2007 XML", "link.doc");
		expect(asked).toContain("/a.png");
		asked.length = 0;
		const { stdout } = await promisify(execFile)(process.execPath, [program, "convert", "link.doc", "--office"], {
			cwd,
		});
		expect(stdout).toContain("Ann");
		expect(asked).toEqual([]);
	});
});

/** A document that shows a picture from an address. */
const linked = (address: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
	xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
	xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
	office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>Reporter: Ann<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"
	><draw:image xlink:href="${address}" xlink:type="simple"/></draw:frame></text:p>
</office:text></office:body></office:document>`;
