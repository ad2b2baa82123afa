/** Reports on paper, printed by a real browser. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPrinter, type Printer } from "../../src/output/pdf.ts";
import { run } from "../cli/world.ts";
import { browserPath } from "./chromium.ts";

const path = browserPath();
const notes = readFileSync(new URL("../../fixtures/harbour/notes.txt", import.meta.url), "utf8");
const env = { CHROME_PATH: path ?? "", PATH: "" };

async function printerOf(browser: string): Promise<Printer> {
	const printer = await openPrinter({ CHROME_PATH: browser });
	if ("wrong" in printer) throw new Error(printer.wrong);
	return printer;
}

// Skipped, and said to be, where there is no Chromium.
describe.skipIf(path === null)("a report as PDF", () => {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-pdf-"));
	let printer: Printer;
	beforeAll(async () => {
		printer = await printerOf(path ?? "");
	});
	afterAll(() => printer.close());
	writeFileSync(join(folder, "notes.txt"), notes);
	const reportsIn = (name: string): string[] =>
		readdirSync(join(folder, name)).filter((file) => /\.(?:html|pdf)$/.test(file));

	test("is written with -o, replaced as a whole, and not where it may not be", async () => {
		const args = ["convert", "notes.txt", "-o", "report.pdf"];
		expect((await run(args, { cwd: folder, env })).code).toBe(0);
		const first = readFileSync(join(folder, "report.pdf"));
		expect(first.subarray(0, 5).toString()).toBe("%PDF-");
		expect((await run(args, { cwd: folder, env })).code).toBe(0);
		expect(readFileSync(join(folder, "report.pdf")).equals(first)).toBe(true);
		const refused = await run([...args, "--no-clobber"], { cwd: folder, env });
		expect([refused.code, refused.stderr]).toEqual([3, expect.stringMatching(/` already exists/)]);
	});

	test("goes to standard output byte by byte, but not to a terminal", async () => {
		const args = ["convert", "notes.txt", "-t", "pdf"];
		const { code, stdout } = await run(args, { cwd: folder, env });
		expect([code, stdout.slice(0, 5), stdout.trimEnd().slice(-5)]).toEqual([0, "%PDF-", "%%EOF"]);
		const shown = await run(args, { cwd: folder, env, isTTY: true });
		expect([shown.code, shown.stdout, shown.stderr]).toEqual([2, "", expect.stringMatching(/Name a file with `-o`/)]);
	});

	test("of several notes is made beside their other reports, the same whatever was printed before", async () => {
		writeFileSync(join(folder, "other.txt"), notes.replace("harbour", "quay"));
		const both = await run(["convert", "other.txt", "notes.txt", "-t", "html,pdf", "-o", "out/"], { cwd: folder, env });
		expect(both.code).toBe(0);
		expect(reportsIn("out")).toEqual(["notes.html", "notes.pdf", "other.html", "other.pdf"]);
		await run(["convert", "notes.txt", "-o", "alone.pdf"], { cwd: folder, env });
		expect(readFileSync(join(folder, "alone.pdf")).equals(readFileSync(join(folder, "out", "notes.pdf")))).toBe(true);
	});

	test("can be that of another HTML template", async () => {
		mkdirSync(join(folder, "templates"));
		const brief = await run(["convert", "notes.txt", "-t", "pdf:html-brief", "-o", "brief/"], { cwd: folder, env });
		expect([brief.code, reportsIn("brief")]).toEqual([0, ["notes.html-brief.pdf"]]);
		const text = await run(["convert", "notes.txt", "-t", "pdf:text", "-o", "brief/"], { cwd: folder, env });
		expect([text.code, text.stderr]).toEqual([2, expect.stringMatching(/`text` can't be printed/)]);
	});

	test("runs no script and asks nobody", async () => {
		const asked: string[] = [];
		const server = createServer((request, response) => {
			asked.push(request.url ?? "");
			response.end();
		}).listen(0, "127.0.0.1");
		await new Promise((settle) => server.once("listening", settle));
		const { port } = server.address() as AddressInfo;
		const address = `http://127.0.0.1:${port}/`;
		const loads = `<img src="${address}img"><link rel="stylesheet" href="${address}css"><iframe src="${address}frame"></iframe>`;
		const pdf = await printer.print(`<p>a<script>document.write("b".repeat(9))</script>${loads}`);
		expect("code" in pdf).toBe(false);
		expect(asked).toEqual([]);
		const plain = await printer.print(`<p>a<script>document.write("bb".repeat(9))</script>${loads}`);
		expect(plain).toEqual(pdf);
		server.close();
	});
});

test("a program that is not a browser is reported with its path, and ends the run with 2", async () => {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-pdf-"));
	writeFileSync(join(folder, "browser"), "");
	const printer = await printerOf(join(folder, "browser"));
	expect(await printer.print("<p>x")).toMatchObject({
		code: "write-failed",
		message: expect.stringMatching(/could not print/),
	});
	await printer.close();
});

test("where no browser is, nothing is read, and what can be done is said", async () => {
	const { code, stderr } = await run(["convert", "nothing.txt", "-t", "pdf", "-o", "x.pdf"], {
		cwd: tmpdir(),
		env: { CHROME_PATH: "/none" },
	});
	expect([code, stderr]).toEqual([2, expect.stringMatching(/Write the path of a Chromium/)]);
});

test("where the package that drives a browser is missing, the way to install it is said", async () => {
	const missing = () => Promise.reject(new Error("Cannot find package 'playwright-core'"));
	expect(await openPrinter({ CHROME_PATH: process.execPath }, missing)).toEqual({
		wrong:
			"Printing needs the package `playwright-core`. Install it next to Rapporteur: `npm install playwright-core@1.65`.",
	});
});
