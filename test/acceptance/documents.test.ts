// The same words as documents of every kind, as paragraphs and as the two-column tables that forms are: the same report.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Outcome, processDocument, process as processNotes, render } from "../../src/index.ts";
import { rowsOf } from "../read/documents/rows-of.ts";
import { htmlOfBlocks, htmlOfLines, htmlOfRows } from "../read/documents/saved.ts";

const today = "2030-01-01";

/** The report without what it says of its source; how wide a space is, is no matter of words. */
function reportOf(outcome: Outcome): unknown {
	const json = JSON.stringify({ ...JSON.parse(render(outcome, "json")), source: null });
	return JSON.parse(json.replace(/(?:[ \u00a0]|\\t)+/g, " "));
}

const ofNotes = (notes: string): unknown => reportOf(processNotes(notes, { today }));
const ofFile = async (path: string): Promise<unknown> =>
	reportOf(await processDocument(readFileSync(path), { path: basename(path), today }));

const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));
const documents = readdirSync(join(fixtures, "documents"));

test.each(documents)("%s is the notes of the harbours", async (name) => {
	const notes = readFileSync(join(fixtures, "harbour", "notes.txt"), "utf8");
	expect(await ofFile(join(fixtures, "documents", name))).toEqual(ofNotes(notes));
});

// Real notes lie beside the checkout or nowhere; the programs are those of Debian.
const root = fileURLToPath(new URL("../../../shared/notes/", import.meta.url));
const notes = ["", "corpus", "prose"]
	.map((folder) => join(root, folder))
	.filter(existsSync)
	.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
	.filter((path) => path.endsWith(".txt"))
	.map((path) => ({ name: basename(path, ".txt"), text: readFileSync(path, "utf8").replace(/^\uFEFF/, "") }));

/** Whether a program is there; tests without it are skipped, but never in CI. */
function isThere(program: string): boolean {
	const found = ["/usr/bin", "/usr/local/bin"].some((folder) => existsSync(join(folder, program)));
	if (!found && process.env["CI"] === "true" && notes.length > 0) throw new Error(`expected ${program} in CI`);
	return found;
}

const kinds = ["docx", "html", "odt", "rtf"] as const;
const shapes = { lines: htmlOfLines, blocks: htmlOfBlocks, table: (text: string) => htmlOfRows(rowsOf(text)) } as const;
type Shape = keyof typeof shapes;

describe.skipIf(notes.length === 0)("real notes", () => {
	let folder = "";
	const written = (shape: string, name: string, extension = "html"): string =>
		join(folder, shape, `${name}.${extension}`);

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), "documents-"));
		for (const shape of [...Object.keys(shapes), "text"]) mkdirSync(join(folder, shape));
		for (const { name, text } of notes) {
			writeFileSync(written("text", name, "txt"), text);
			for (const [shape, write] of Object.entries(shapes)) writeFileSync(written(shape, name), write(text));
		}
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	const expectSame = async (pathOf: (name: string) => string): Promise<void> => {
		for (const { name, text } of notes) {
			expect({ name, report: await ofFile(pathOf(name)) }).toEqual({ name, report: ofNotes(text) });
		}
	};

	test.each(Object.keys(shapes))("as pages: %s", async (shape) => expectSame((name) => written(shape, name)));

	describe.skipIf(!isThere("soffice"))("saved by LibreOffice", { timeout: 300_000 }, () => {
		const save = (from: string, kind: string, filter: readonly string[]): string => {
			const to = join(folder, `${from}-${kind}`);
			const inputs = readdirSync(join(folder, from)).map((name) => join(folder, from, name));
			const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
			const args = [profile, "--headless", "--convert-to", kind, ...filter, "--outdir", to, ...inputs];
			execFileSync("soffice", args, { stdio: "ignore" });
			return to;
		};
		const saved: Record<(typeof kinds)[number], string> = {
			docx: "docx:MS Word 2007 XML",
			html: "html",
			odt: "odt",
			rtf: "rtf",
		};

		test.each(kinds)("as %s, line by line", async (kind) => {
			const to = save("text", saved[kind], ["--infilter=Text (encoded):UTF8"]);
			await expectSame((name) => join(to, `${name}.${kind}`));
		});

		// A page says nothing of paragraphs: what is seen of them must do for nineteen in twenty.
		test("as pdf, line by line", async () => {
			const to = save("text", "pdf", ["--infilter=Text (encoded):UTF8"]);
			const others: string[] = [];
			for (const { name, text } of notes) {
				const report = await ofFile(join(to, `${name}.pdf`));
				if (JSON.stringify(report) !== JSON.stringify(ofNotes(text))) others.push(name);
			}
			expect(others.length / notes.length, others.join(", ")).toBeLessThanOrEqual(0.05);
		});

		test.each(kinds)("as %s, in tables", async (kind) => {
			// A page opens as one of Writer's web pages, which is saved as nothing but a page.
			const to = save("table", "docx:MS Word 2007 XML", []);
			const again = kind === "docx" ? to : save(basename(to), saved[kind], []);
			await expectSame((name) => join(again, `${name}.${kind}`));
		});
	});

	describe.skipIf(!isThere("pandoc"))("saved by pandoc", { timeout: 300_000 }, () => {
		const rows = kinds.flatMap((kind) => (["blocks", "table"] as const).map((shape): [string, Shape] => [kind, shape]));
		test.each(rows)("as %s, in %s", async (kind, shape) => {
			for (const { name } of notes) {
				const args = [
					"-f",
					"html+empty_paragraphs",
					"-s",
					"-o",
					written(shape, name, kind === "html" ? "again.html" : kind),
				];
				execFileSync("pandoc", [...args, written(shape, name)], { stdio: "ignore" });
			}
			await expectSame((name) => written(shape, name, kind === "html" ? "again.html" : kind));
		});
	});
});
