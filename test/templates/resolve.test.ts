/** Which template a name means, and the error for one that can't be used. */
import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { datelessNotes, goodNotes } from "../cli/notes.ts";
import { run } from "../cli/world.ts";
import { tree } from "../tree.ts";

const manifest = "title: A template\nformat: text\n";
const template = (folder: string, text: string, yaml = manifest) => ({
	[`${folder}/template.yaml`]: yaml,
	[`${folder}/report.txt.liquid`]: text,
});

describe("a name means", () => {
	const files = {
		"a.txt": goodNotes,
		...template("templates/csv", "project's csv"),
		...template("templates/letter", "project's letter"),
		"templates/note.txt.liquid": "project's note",
		...template("node_modules/rapporteur-template-letter", "package's letter"),
		...template("node_modules/rapporteur-template-poster", "package's poster"),
		...template("templates/poem", "project's poem"),
		...template("poem", "poem by path"),
		...template("csv", "csv by path"),
	};

	test.each([
		["the built-in one first", "csv", /^"report",/],
		["then a path", "poem", /^poem by path\n$/],
		["a path, whatever its name", "./csv", /^csv by path\n$/],
		["then the project's", "letter", /^project's letter\n$/],
		["a single file of the project too", "note", /^project's note\n$/],
		["then a package's", "poster", /^package's poster\n$/],
	])("%s", async (_, name, expected) => {
		const { code, stdout } = await run(["convert", "a.txt", "-t", name], { cwd: tree(files) });
		expect([code, stdout]).toEqual([0, expect.stringMatching(expected)]);
	});

	test("and list says where each comes from", async () => {
		const { stdout } = await run(["list"], { cwd: tree(files) });
		expect(stdout).toMatch(/letter +A template \(templates\/letter\)\n/);
		expect(stdout).toMatch(/note +A template in one file, note\.txt\.liquid \(templates\/note\.txt\.liquid\)\n/);
		expect(stdout).toMatch(/poster +A template \(rapporteur-template-poster\)\n/);
	});

	test("and list leaves out links, and says which are broken", async () => {
		const cwd = tree({ ...files, "templates/bad/template.yaml": "title: x\n" });
		symlinkSync(join(cwd, "poem"), join(cwd, "templates/linked"));
		const { stdout } = await run(["list"], { cwd });
		expect(stdout).toMatch(/bad +Broken: see `rapporteur template check bad` \(templates\/bad\)\n/);
		expect(stdout).not.toMatch(/linked/);
	});
});

test("a template is named by its folder, not by the file in it", async () => {
	const cwd = tree(template("q", "x"));
	const { code, stdout, stderr } = await run(["template", "check", "q/template.yaml"], { cwd });
	const hint = "q/template.yaml:1:1: A template with a `template.yaml` is named by its folder. Use `q`.\n";
	expect([code, stdout + stderr]).toEqual([2, hint]);
});

describe("a config may ask for", () => {
	const convert = async (to: string, from = "") => {
		const cwd = tree({
			"a.txt": goodNotes,
			"deep/a.txt": goodNotes,
			"rapporteur.config.yaml": `output: {to: [${to}]}\n`,
			"t.mjs": "",
			...template("house/card", "a card"),
			...template("templates/letter", "a letter"),
			...template("node_modules/rapporteur-template-poster", "a poster"),
		});
		return run(["convert", "a.txt"], { cwd: join(cwd, from) });
	};

	test.each([
		["a path from its folder", "./house/card", "a card\n"],
		["a template of the project", "letter", "a letter\n"],
		["one of a package", "poster", "a poster\n"],
	])("%s, wherever it is used", async (_, to, expected) => {
		for (const from of ["", "deep"]) {
			const { code, stdout, stderr } = await convert(to, from);
			expect([code, stdout, stderr]).toEqual([0, expected, ""]);
		}
	});

	test.each([
		["no program", "./t.mjs", "rapporteur.config.yaml:1:15: A config can't run the program `./t.mjs`."],
		["nothing that is not there", "./hose/card", "1:15: Template `./hose/card` not found."],
		["no unknown name", "leter", "1:15: Unknown template `leter`. Write `letter`, or the path of a template."],
	])("%s", async (_, to, expected) => {
		const { code, stderr } = await convert(to);
		expect([code, stderr]).toEqual([2, expect.stringContaining(expected)]);
	});
});

describe("outputs", () => {
	test("of one's own templates have their names", async () => {
		const cwd = tree({ "a.txt": goodNotes, ...template("templates/letter", "x") });
		expect(await run(["convert", "a.txt", "-t", "letter,text", "-o", "out/"], { cwd })).toMatchObject({ code: 0 });
		expect(readFileSync(join(cwd, "out/a.letter.txt"), "utf8")).toBe("x\n");
		expect(readFileSync(join(cwd, "out/a.txt"), "utf8")).toMatch(/meeting/i);
	});

	test("of a package's have its name without what all packages are called", async () => {
		const cwd = tree({ "a.txt": goodNotes, ...template("node_modules/rapporteur-template-poster", "x") });
		expect(await run(["convert", "a.txt", "-t", "poster", "-o", "out/"], { cwd })).toMatchObject({ code: 0 });
		expect(readFileSync(join(cwd, "out/a.poster.txt"), "utf8")).toBe("x\n");
	});

	test("that would share a name are refused", async () => {
		const cwd = tree({ "a.txt": goodNotes, ...template("one/letter", "x"), ...template("two/letter", "x") });
		const { code, stderr } = await run(["convert", "a.txt", "-t", "one/letter,two/letter", "-o", "out/"], { cwd });
		expect([code, stderr]).toEqual([2, expect.stringContaining("would give their reports the same name: `")]);
	});
});

describe("a template that says what it needs", () => {
	const yaml = `${manifest}form: un-meeting\nneeds:\n  fields: [date]\noptional:\n  fields: [title]\n`;
	const files = {
		"a.txt": goodNotes,
		"b.txt": datelessNotes,
		...template("t", "{{ fields.date }}{{ fields.title }}", yaml),
	};

	test("renders what has it, and tells of what has not", async () => {
		const cwd = tree(files);
		const { code, stderr } = await run(["convert", "a.txt", "b.txt", "-t", "./t", "-o", "out/"], { cwd });
		expect([code, readFileSync(join(cwd, "out/a.t.txt"), "utf8")]).toEqual([3, "2016-02-02\n"]);
		expect(stderr).toMatch(
			/b\.txt[\s\S]*The notes lack `Date of Meeting`, which the template `t` needs\. {2}missing-template-data/,
		);
	});

	test("may not name what it does not own up to", async () => {
		const cwd = tree({ ...files, "t/report.txt.liquid": "{{ fields.organizer }}" });
		const { code, stderr } = await run(["template", "check", "t/"], { cwd });
		expect([code, stderr]).toEqual([
			2,
			"t/report.txt.liquid:1:4: Undeclared field `organizer`. Add it to `needs` or `optional` in template.yaml.\n",
		]);
	});
});

describe("template check tells of", () => {
	test.each([
		[
			"an unknown key",
			{ "t/template.yaml": `${manifest}titel: x\n` },
			"t/template.yaml:3:1: Unexpected key `titel`. Write `title`.",
		],
		["no format", { "t/template.yaml": "title: x\n" }, "t/template.yaml:1:1: Missing key `format`."],
		[
			"an unknown format",
			{ "t/template.yaml": "title: x\nformat: htm\n" },
			"t/template.yaml:2:9: Unexpected `htm`. Write `html`.",
		],
		[
			"no page",
			{ "t/report.txt.liquid": "x", "t/template.yaml": `${manifest}entry: a.liquid\n` },
			"t/template.yaml:3:8: There is no `a.liquid`",
		],
		[
			"no such asset",
			{ "t/template.yaml": `${manifest}assets: [a.png]\n` },
			"t/template.yaml:3:10: Can't read `a.png`: there is no such file.",
		],
		[
			"an asset that is no picture",
			{ "t/template.yaml": `${manifest}assets: [a.pdf]\n` },
			"t/template.yaml:3:10: `a.pdf` is not a picture",
		],
		[
			"an unknown filter",
			{ "t/report.txt.liquid": "a\n{{ title | upcas }}" },
			"t/report.txt.liquid:2:1: Unknown filter `upcas`. Write `upcase`.",
		],
		[
			"an unknown tag",
			{ "t/report.txt.liquid": "{% iff title %}" },
			"t/report.txt.liquid:1:1: Unknown tag `iff`. Write `if`.",
		],
		[
			"a tag that is left open",
			{ "t/report.txt.liquid": "{% if title %}" },
			"t/report.txt.liquid:1:1: `{% if title %}` is never closed.",
		],
		[
			"a field of another form",
			{ "t/report.txt.liquid": "{{ fields.dat }}" },
			"t/report.txt.liquid:1:4: Unknown field `dat`",
		],
	])("%s", async (_, files, message) => {
		const cwd = tree({ ...template("t", "x"), ...files });
		const { code, stdout, stderr } = await run(["template", "check", "t"], { cwd });
		expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining(message)]);
	});
});

describe("template.yaml", () => {
	const check = async (yaml: string) => {
		const cwd = tree({ "t/template.yaml": yaml, "t/report.txt.liquid": "x" });
		return (await run(["template", "check", "t"], { cwd })).stderr.trimEnd().split("\n");
	};

	test("gets all its faults at once, in their order", async () => {
		const yaml = [
			"title: x",
			"format: text",
			"form: un-meting",
			"entry: a.liquid",
			"assets: [a.png]",
			"styles: [b.css]",
		];
		expect(await check(yaml.join("\n"))).toEqual([
			expect.stringMatching(
				/^t\/template\.yaml:3:7: Unknown form `un-meting`\. Write `un-meeting`, or give one of your own/,
			),
			expect.stringMatching(/^t\/template\.yaml:4:8: There is no `a\.liquid`/),
			expect.stringMatching(/^t\/template\.yaml:5:10: Can't read `a\.png`/),
			expect.stringMatching(/^t\/template\.yaml:6:10: Can't read `b\.css`/),
		]);
		expect(await check(`${manifest}forms: un-meeting\nextension: .txt\n`)).toEqual([
			"t/template.yaml:3:1: Unexpected key `forms`. Write `form`.",
			"t/template.yaml:4:12: Unexpected `.txt`. Write an extension without its dot.",
		]);
	});

	test.each("csv tsv hta mhtml svgz md bat php json a.yml kml ipynb lua php5 tex ics vcf mdx".split(" "))(
		"has no text that is read as more: %s",
		async (extension) => {
			expect(await check(`title: x\nformat: text\nextension: ${extension}\nentry: report.txt.liquid\n`)).toEqual([
				expect.stringMatching(/^t\/template\.yaml:3:12: `[a-z.5]+` does not fit the format `text`\. Write /),
			]);
		},
	);

	test("may name only what its form has", async () => {
		const needs = "needs:\n  fields: [dat, organizer]\n  sections: [sumary]\noptional:\n  fields: [titel, organizer]\n";
		expect(await check(`${manifest}form: un-meeting\n${needs}`)).toEqual([
			"t/template.yaml:5:12: Unknown field `dat` of `un-meeting`. Write `date`.",
			"t/template.yaml:6:14: Unknown section `sumary` of `un-meeting`. Write `summary`.",
			"t/template.yaml:8:12: Unknown field `titel` of `un-meeting`. Write `title`.",
			"t/template.yaml:8:19: `organizer` is in `needs` too. Keep one of the two.",
		]);
	});

	test("may name a form of one's own that is given", async () => {
		const own = "title: Own\nlanguage: en\nfields:\n  place: {label: Place, type: text}\nsections: {}\n";
		const files = {
			...template("t", "{{ fields.place }}", `${manifest}form: own\nneeds: {fields: [place]}\n`),
			"own.yaml": own,
		};
		const ran = await run(["template", "check", "t", "--form", "own.yaml"], { cwd: tree(files) });
		expect(ran).toMatchObject({ code: 0, stderr: "" });
	});
});

describe("a program as a template", () => {
	const module = 'export const name = "own", extension = "txt", mediaType = "text/plain";\n';
	const convert = async (code: string, ...more: string[]) =>
		run(["convert", "a.txt", "-t", "t.mjs", ...more], { cwd: tree({ "a.txt": goodNotes, "t.mjs": module + code }) });

	test("renders what it is given", async () => {
		const { code, stdout } = await convert(
			"export const render = ({ form, fields, section_list }) => [form, fields.date, section_list.length].join(' ');",
		);
		expect([code, stdout]).toEqual([0, "un-meeting 2016-02-02 2"]);
	});

	test.each([
		["that fails", "export const render = () => { throw new Error('no'); };", 3, /t\.mjs:1:1: The module failed: no/],
		["that returns no text", "export const render = () => 5;", 3, /t\.mjs:1:1: `render` did not return a string/],
		["without render", "", 2, /t\.mjs:1:1: The module exports no valid `render`/],
		["with a mistake", "export const = 5;", 2, /t\.mjs:1:1: The module can't be loaded/],
	])("%s is reported", async (_, code, exit, message) => {
		const ran = await convert(code);
		expect([ran.code, ran.stdout, ran.stderr]).toEqual([exit, "", expect.stringMatching(message)]);
	});

	test("has a name that begins with a letter", async () => {
		const cwd = tree({ "a.txt": goodNotes, "t.mjs": 'export const name = "2-of-4";' });
		const { code, stderr } = await run(["convert", "a.txt", "-t", "t.mjs"], { cwd });
		expect([code, stderr]).toEqual([
			2,
			expect.stringContaining("It must be a lower-case letter, then lower-case letters"),
		]);
	});

	test("that is a pipe is refused at once", async () => {
		const cwd = tree({ "a.txt": goodNotes });
		execFileSync("mkfifo", [join(cwd, "t.mjs")]);
		const { code, stderr } = await run(["convert", "a.txt", "-t", "./t.mjs"], { cwd });
		expect([code, stderr]).toEqual([2, expect.stringContaining("can't be loaded (it is a pipe or a device)")]);
	});

	test("that is missing is named as such", async () => {
		const { code, stderr } = await run(["convert", "a.txt", "-t", "./t.mjs"], { cwd: tree({ "a.txt": goodNotes }) });
		expect([code, stderr]).toEqual([2, expect.stringContaining("can't be loaded (there is no such file)")]);
	});

	test("is not run where nobody trusts it", async () => {
		const { code, stderr } = await convert("", "--untrusted");
		expect([code, stderr]).toEqual([2, expect.stringContaining("A program can't be run with `--untrusted`")]);
	});
});

test("a new template is the built-in one, ready to check and to use", async () => {
	const cwd = tree({ "a.txt": goodNotes });
	const made = await run(["template", "new", "letter", "--from", "html-brief"], { cwd });
	expect(made).toMatchObject({ code: 0, stdout: "" });
	for (const name of ["template.yaml", "report.html.liquid", "style.css"]) {
		const original = new URL(`../../templates/html-brief/${name}`, import.meta.url);
		expect(readFileSync(join(cwd, "templates/letter", name), "utf8")).toBe(readFileSync(original, "utf8"));
	}
	expect(await run(["template", "check", "letter"], { cwd })).toMatchObject({ code: 0 });
	const own = await run(["convert", "a.txt", "-t", "letter"], { cwd });
	const builtIn = await run(["convert", "a.txt", "-t", "html-brief"], { cwd });
	expect(own).toEqual(builtIn);
	const jailed = await run(["convert", "a.txt", "-t", "letter", "--untrusted"], { cwd });
	expect(jailed).toEqual(builtIn);
	expect(await run(["template", "new", "letter", "--from", "html-brief"], { cwd })).toMatchObject({ code: 2 });
	for (const name of ["csv", "pdf", "ast", "con", "lpt1"]) {
		expect(await run(["template", "new", name, "--from", "html-brief"], { cwd })).toMatchObject({ code: 2 });
	}
	expect(await run(["template", "new", "../x", "--from", "html-brief"], { cwd })).toMatchObject({ code: 2 });
});
