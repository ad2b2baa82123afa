import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { type Ran, run } from "../cli/world.ts";
import { runIn } from "../e2e/run.ts";
import { tree } from "../tree.ts";
import { archived, line, type Template } from "./archived.ts";

const notes = {
	"2016/a.txt": goodNotes,
	"2017/b c.txt": goodNotes.replace("2 February 2016", "3 May 2017").replace("14\n", "5, 14\n"),
	"undated.txt": goodNotes.replace(/^Date:.*\n/, ""),
};

/** Makes an archive of what a conversion left; returns the folder and what the command said. */
async function make(files: Readonly<Record<string, string>>, args: readonly string[] = []) {
	const cwd = tree(Object.fromEntries(Object.entries(files).map(([path, text]) => [`out/${path}`, text])));
	const ran: Ran = await run(["archive", "out", ...args], { cwd });
	const read = (path: string): string => readFileSync(join(cwd, "out", path), "utf8");
	const again = (more: readonly string[] = []): Promise<Ran> => run(["archive", "out", ...more], { cwd });
	return { ...ran, cwd, out: join(cwd, "out"), read, again };
}

const below = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String).sort();

const wellFormed = (xml: string): void => {
	const parser = new SaxesParser();
	parser.on("error", (error) => {
		throw error;
	});
	parser.write(xml).close();
};

describe("an archive", () => {
	test("has a page with its data, and catalogues", async () => {
		const { code, stdout, stderr, out } = await make(archived(notes));
		expect([code, stdout, stderr]).toEqual([0, "", "out/index.html: 3 reports\n"]);
		expect(below(out).filter((path) => /catalogue|index|feed|sitemap/.test(path))).toEqual([
			"catalogue.csv",
			"catalogue.data",
			"catalogue.data/reports.js",
			"catalogue.data/words-0.js",
			"catalogue.data/words.js",
			"catalogue.jsonl",
			"catalogue.xml",
			"index.html",
		]);
	});

	test("is made twice to the same bytes, without a path of the machine", async () => {
		const { out, cwd, again, read } = await make(archived(notes), ["--base-url", "https://example.org/r"]);
		const files = below(out).filter((path) => /\.\w+$/.test(path) && !/^(?:20\d\d|catalogue\.data)$/.test(path));
		const before = files.map(read);
		await again(["--base-url", "https://example.org/r"]);
		expect(files.map(read)).toEqual(before);
		expect(before.join("\n")).not.toContain(cwd);
	});

	test("lists every report in a table, quoted, with a column for each field", async () => {
		const { read } = await make(archived(notes));
		const rows: Record<string, string>[] = parseCsv(read("catalogue.csv"), { columns: true });
		expect(rows.map(({ date, sdgs, page, path }) => [date, sdgs, page, path])).toEqual([
			["2016-02-02", "14", "2016/a.html", "2016/a.txt"],
			["2017-05-03", "5; 14", "2017/b c.html", "2017/b c.txt"],
			["", "14", "undated.html", "undated.txt"],
		]);
	});

	test("lists every report for programs, its fields as the report JSON has them", async () => {
		const { read } = await make(archived(notes));
		const lines = read("catalogue.jsonl")
			.trimEnd()
			.split("\n")
			.map((text) => JSON.parse(text));
		const report = JSON.parse(read("2016/a.json"));
		expect(lines).toHaveLength(3);
		expect(lines[0]).toMatchObject({
			title: report.title,
			fields: report.fields,
			form: "un-meeting",
			page: "2016/a.html",
		});
	});

	test("describes every report in Dublin Core", async () => {
		const { read } = await make(archived(notes));
		wellFormed(read("catalogue.xml"));
		expect(read("catalogue.xml").match(/<oai_dc:dc>/g)).toHaveLength(3);
		expect(read("catalogue.xml")).toContain("<dc:subject>SDG 5: Gender Equality</dc:subject>");
		expect(read("catalogue.xml")).toContain("<dc:creator>Jonas Feddersen</dc:creator>");
	});

	test("has a feed and a sitemap where its address is known", async () => {
		const { read } = await make(archived(notes), ["--base-url", "https://example.org/r"]);
		wellFormed(read("feed.xml"));
		wellFormed(read("sitemap.xml"));
		expect(read("sitemap.xml").match(/<loc>[^<]*/g)).toEqual(
			["", "2016/a.html", "2017/b%20c.html", "undated.html"].map((page) => `<loc>https://example.org/r/${page}`),
		);
		const entries = [...read("feed.xml").matchAll(/<updated>([^<]*)/g)].map(([, updated]) => updated);
		expect(entries).toEqual(["2017-05-03T00:00:00Z", "2017-05-03T00:00:00Z", "2016-02-02T00:00:00Z"]);
		expect(read("index.html")).toContain('href="feed.xml"');
	});
});

describe("reports are read from", () => {
	test.each<[string, Template[]]>([
		["Markdown", ["html", "markdown"]],
		["the tree", ["html", "ast"]],
		["JSON before the others", ["ast", "html", "json", "markdown"]],
	])("%s", async (_, templates) => {
		const { code, read } = await make(archived(notes, templates));
		const fromJson = await make(archived(notes));
		expect(code).toBe(0);
		const facts = (text: string) => parseCsv(text, { columns: true });
		expect(facts(read("catalogue.csv"))).toEqual(facts(fromJson.read("catalogue.csv")));
		expect(read("catalogue.data/words-0.js").length).toBeGreaterThan(100);
	});

	test("nothing else: pages alone are refused, with a way out", async () => {
		const { code, stderr, out } = await make(archived(notes, ["html"]));
		expect(code).toBe(2);
		expect(stderr).toContain(
			"2016/a.html: The manifest lists no JSON, Markdown or `ast` report of these notes. Convert them with `-t json`",
		);
		expect(below(out)).not.toContain("index.html");
		expect(below(out).filter((path) => /\.tmp$/.test(path))).toEqual([]);
	});
});

describe("problems of the folder are reported", () => {
	test.each<[string, Record<string, string>, RegExp]>([
		["no manifest", { "a.html": "x" }, /No `manifest\.jsonl` in `out`\. Convert notes into it first/],
		["those of shards only", { "manifest.1-of-2.jsonl": "" }, /Run `rapporteur merge out` first/],
		[
			"a broken line",
			{ "manifest.jsonl": `${line("a.txt", "x", [])}\nnonsense\n` },
			/out\/manifest\.jsonl:2:1: This line was not written/,
		],
		[
			"a line that stands there twice",
			{ "manifest.jsonl": `${line("a.txt", "x", [])}\n`.repeat(2) },
			/out\/manifest\.jsonl:2:1: `a\.txt` has two lines/,
		],
		["no report", { "manifest.jsonl": "" }, /out\/manifest\.jsonl: No report to show/],
	])("%s", async (_, files, message) => {
		const { code, stderr, out } = await make(files);
		expect([code, stderr.split("\n").length]).toEqual([2, 2]);
		expect(stderr).toMatch(message);
		expect(below(out)).toEqual(Object.keys(files));
	});

	test("no folder", async () => {
		const { code, stderr } = await run(["archive", "nowhere"], { cwd: tree({}) });
		expect([code, stderr]).toEqual([
			2,
			"rapporteur: Folder `nowhere` not found. Name one that `convert -o` wrote to.\n",
		]);
	});

	test.each(["example.org", "ftp://example.org/", "https://example.org/?a=b"])("the address %s", async (url) => {
		const { code, stderr } = await make(archived(notes), ["--base-url", url]);
		expect(code).toBe(2);
		expect(stderr).toMatch(/^rapporteur: Invalid `--base-url`: /);
	});

	test("a path that leads out of it", async () => {
		const out = line("a.txt", "x", [{ path: "../../secret.json", sha256: "0".repeat(64) }]);
		const { code, stderr } = await make({ "manifest.jsonl": `${out}\n` });
		expect([code, stderr]).toEqual([2, expect.stringContaining("manifest.jsonl:1:1: This line was not written")]);
	});

	test("an output that was changed, which is shown as it is now", async () => {
		const files = archived(notes);
		const changed = (files["2016/a.json"] ?? "").replace("Friends of the Harbour", "Foes of the Harbour");
		const { code, stderr, read } = await make({ ...files, "2016/a.json": changed });
		expect([code, stderr]).toEqual([1, expect.stringContaining("out/2016/a.json: Changed since it was written")]);
		expect(read("catalogue.csv")).toContain("Foes of the Harbour");
	});

	test("an output that was changed and holds no report any more", async () => {
		const { code, stderr } = await make({ ...archived(notes), "2016/a.json": "{" });
		expect(code).toBe(2);
		expect(stderr).toContain("out/2016/a.json: Changed since it was written, and no report can be read from it.");
		expect(stderr).not.toMatch(/shows the current file|with `-t json`/);
	});

	test("an output that is missing, in whose place another is read", async () => {
		const files = archived(notes, ["html", "json", "markdown"]);
		delete files["2016/a.json"];
		const { code, stderr } = await make(files);
		expect([code, stderr]).toEqual([1, expect.stringContaining("out/2016/a.json: Missing")]);
		expect(stderr).toContain("3 reports");
	});

	test("inputs that could not be converted are counted", async () => {
		const files = archived(notes);
		const { code, stderr } = await make({
			...files,
			"manifest.jsonl": `${files["manifest.jsonl"]}${line("z.txt", "z", [])}\n`,
		});
		expect([code, stderr]).toEqual([0, "Left out: 1 input without a report\nout/index.html: 3 reports\n"]);
	});

	test("a form that nobody knows, until it is given", async () => {
		const files = archived({ "a.txt": goodNotes });
		const other = (files["a.json"] ?? "").replace('"form": "un-meeting"', '"form": "harbour"');
		const { code, stderr } = await make({ ...files, "a.json": other });
		expect([code, stderr]).toEqual([
			2,
			expect.stringContaining("out/a.json: Converted with the form `harbour`, which is unknown here"),
		]);
		expect(stderr).toContain("No report to show: none of the reports can be read.");
	});

	test("two forms are not mixed up: each report is listed by its own, or not at all", async () => {
		const form = (field: string): string =>
			`title: Minutes\nfields:\n  ${field}: {label: ${field}, type: text}\nsections: {summary: {label: Summary}}\n`;
		const notes = (field: string): string => `${field}: Ann\n\nSummary\n\nHerrings.\n`;
		const cwd = tree({
			"notes/p/one.yaml": form("writer"),
			"notes/p/rapporteur.config.yaml": 'forms: {"**": one.yaml}\n',
			"notes/p/a.txt": notes("writer"),
			"notes/q/two.yaml": form("chair"),
			"notes/q/rapporteur.config.yaml": 'forms: {"**": two.yaml}\n',
			"notes/q/b.txt": notes("chair"),
		});
		expect(runIn(cwd, ["convert", "notes", "-o", "out", "-t", "json", "--quiet"]).status).toBe(0);
		const { status, text } = runIn(cwd, ["archive", "out", "--form", "notes/p/one.yaml"]);
		expect(text).toContain("out/q/b.json: The report was made with the form `two`, but `--form` names `one`.");
		expect(text).toContain("out/index.html: 1 report\n");
		expect(text).toContain("under `forms` in a config above the folder");
		const list = (): string => readFileSync(join(cwd, "out/catalogue.csv"), "utf8");
		expect([status, list()]).toEqual([2, expect.not.stringContaining("q/b.txt")]);
		writeFileSync(join(cwd, "rapporteur.config.yaml"), 'forms: {"p/**": notes/p/one.yaml, "q/**": notes/q/two.yaml}\n');
		expect(runIn(cwd, ["archive", "out", "--form", "notes/p/one.yaml"]).status).toBe(0);
		expect(list().match(/"Ann"/g)).toHaveLength(2);
	});

	test("a form whose file was renamed, until it has its name again", () => {
		const form =
			"title: Minutes\nfields:\n  chair: {label: chair, type: text}\nsections: {summary: {label: Summary}}\n";
		const cwd = tree({ "harbour.yaml": form, "notes/a.txt": "chair: Ann\n\nSummary\n\nHerrings.\n" });
		const convert = ["convert", "notes", "-o", "out", "-t", "json", "--form", "harbour.yaml", "--quiet"];
		expect(runIn(cwd, convert).status).toBe(0);
		renameSync(join(cwd, "harbour.yaml"), join(cwd, "port.yaml"));
		const archive = (name: string) => runIn(cwd, ["archive", "out", "--form", name]);
		const way = "If you renamed `harbour.yaml`, give the file its old name.";
		expect(archive("port.yaml")).toMatchObject({ status: 2, text: expect.stringContaining(way) });
		expect(existsSync(join(cwd, "out/index.html"))).toBe(false);
		renameSync(join(cwd, "port.yaml"), join(cwd, "harbour.yaml"));
		expect(archive("harbour.yaml")).toMatchObject({ status: 0 });
	});
});

describe("a second run", () => {
	test("takes away what is not needed any more, and nothing else", async () => {
		const { out, again } = await make(archived(notes), ["--base-url", "https://example.org/"]);
		writeFileSync(join(out, "catalogue.data/words-7.js"), readFileSync(join(out, "catalogue.data/words-0.js")));
		writeFileSync(join(out, "catalogue.data/notes.txt"), "mine");
		expect((await again()).code).toBe(0);
		const left = below(out);
		for (const gone of ["feed.xml", "sitemap.xml", "catalogue.data/words-7.js"]) expect(left).not.toContain(gone);
		expect(left).toContain("catalogue.data/notes.txt");
	});

	test("leaves a feed alone that is not ours", async () => {
		const { out } = await make({ ...archived(notes), "feed.xml": "<rss/>", "sitemap.xml": "<mine/>" });
		expect(readFileSync(join(out, "feed.xml"), "utf8")).toBe("<rss/>");
		expect(existsSync(join(out, "sitemap.xml"))).toBe(true);
	});

	test("after the pages were thrown away makes them again", async () => {
		const { out, again, read } = await make(archived(notes));
		const before = read("index.html");
		for (const path of ["index.html", "catalogue.data", "catalogue.csv"]) rmSync(join(out, path), { recursive: true });
		await again();
		expect(read("index.html")).toBe(before);
	});
});
