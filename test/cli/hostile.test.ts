/** Hostile text, through the whole program: each costs a finding at most, and no word. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isFaultCode } from "../../src/findings/finding.ts";
import { tree } from "../tree.ts";
import { run } from "./world.ts";

const head = "Brief summary of presentation of information made\n\n";
const page = (body: string): string => `<!doctype html><p>Brief summary of presentation of information made</p>${body}`;
const very = 100_000;
const fill = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length));

const steps = (count: number): string =>
	Array.from({ length: count }, (_, at) => `${" ".repeat(2 * at)}- item\n`).join("");

/** The codes that one file gets, without those of what such notes lack; and the report in JSON. */
async function told(name: string, content: string | Uint8Array) {
	const cwd = tree({});
	writeFileSync(join(cwd, name), content);
	const { code, stderr } = await run(["convert", name, "-o", "out/", "-t", "json", "--no-config"], { cwd });
	const checked = await run(["check", name, "--reporter", "json", "--no-config"], { cwd });
	const findings: readonly { code: string }[] = JSON.parse(checked.stdout).files[0].findings;
	const codes = [...new Set(findings.map((finding) => finding.code))].filter(
		(each) => !/^(?:missing|empty)-/.test(each),
	);
	const output = join(cwd, "out", name.replace(/\.\w+$/, ".json"));
	return { code, stderr, checked: checked.code, codes, report: () => readFileSync(output, "utf8") };
}

describe("nesting", () => {
	test.each([
		["quotes.md", `${head.replace(/^/, "# ")}${">".repeat(very)} words`],
		["bullets.md", `${head.replace(/^/, "# ")}${"- ".repeat(very)}words`],
		["quotes.html", page(`${"<blockquote>".repeat(very)}words`)],
		["lists.html", page(`${"<ul><li>".repeat(very)}words`)],
		["lists.txt", `${head}${steps(400)}words`],
		["front.md", `---\na: ${"[".repeat(very)}\n---\nwords`, "too-large"],
		["headings.md", `${"a\n=\n".repeat(very)}\n${head.replace(/^/, "# ")}words`, "too-large"],
	])("%s: cut, told, and written all the same", async (name, text, fault = "too-deep") => {
		const { code, checked, codes, report } = await told(name, text);
		expect([code, checked]).toEqual([3, 2]);
		expect(codes.filter(isFaultCode)).toEqual([fault]);
		expect(report()).toContain("words");
	});

	test.each([
		["quotes.txt", `${head}${">".repeat(very)} words`],
		["bullets.txt", `${head}${"- ".repeat(very)}words`],
	])("%s: no nesting in plain text", async (name, text) => {
		const { code, codes, report } = await told(name, text);
		expect([code, codes]).toEqual([0, []]);
		expect(report()).toContain("words");
	});

	test.each([
		["front.md", `---\nrapporteur: 1\na: ${"[".repeat(very)}\n---\nwords`],
		["deep.json", `{"$schema":${"[".repeat(very)}`],
		["deep.rtf", `{\\rtf1${"{".repeat(very)}words}`],
	])("%s: refused", async (name, text) => {
		const { code, checked, codes } = await told(name, text);
		expect([code, checked, codes]).toEqual([3, 2, ["too-deep"]]);
	});

	test("how deep may be asked for", async () => {
		const cwd = tree({ "a.md": `# ${head}> > > > words\n`, "b.html": page("<div><div><div>words") });
		const codeOf = async (...args: string[]) => (await run(["convert", ...args, "-t", "json"], { cwd })).code;
		expect(await codeOf("a.md", "--max-depth", "4")).toBe(0);
		expect(await codeOf("a.md", "--max-depth", "3")).toBe(3);
		expect(await codeOf("b.html", "--max-depth", "1")).toBe(0);
		expect((await run(["check", "a.md", "--max-depth", "201"], { cwd })).stderr).toContain(
			"Invalid depth `201` in `--max-depth`. Write a number from `1` to `200`.",
		);
	});
});

describe("characters", () => {
	test.each<[name: string, text: string | Uint8Array, codes: readonly string[]]>([
		["a control character", `${head}wo\u0007rds`, ["hidden-character"]],
		["a NUL", `${head}wo\u0000rds`, ["hidden-character"]],
		["a bidi override", `${head}wo\u202erds`, ["hidden-character"]],
		["a zero-width space", `${head}wo\u200brds`, ["hidden-character"]],
		[
			"half of a surrogate pair, as no UTF-8 has it",
			Buffer.from([...Buffer.from(head), 0xed, 0xa0, 0x80]),
			["guessed-encoding", "mojibake"],
		],
		["half of one in UTF-16", Buffer.from(`\ufeff${head}\ud800 words`, "utf16le"), ["undecodable"]],
	])("%s", async (_name, text, codes) => {
		const found = await told("a.txt", text);
		expect(found.codes).toEqual(codes);
		const isRead = !codes.includes("undecodable");
		expect([found.code, found.checked]).toEqual(isRead ? [0, 1] : [3, 2]);
		if (codes.includes("hidden-character"))
			expect(JSON.parse(found.report()).sections.summary.markdown).toMatch(/^wo.rds$/su);
	});

	test.each([".txt", ".md"])("a line of ten megabytes%s keeps its words", async (extension) => {
		const words = fill("word, and more ", extension === ".txt" ? 10_000_000 : 1_000_000);
		const { code, codes, report } = await told(
			`a${extension}`,
			`# ${head}${words}last`.replace(/^# /, extension === ".md" ? "# " : ""),
		);
		expect([code, codes]).toEqual([0, []]);
		expect(report().match(/word, and more/g)).toHaveLength(words.match(/word, and more/g)?.length ?? 0);
	});

	test("two hundred thousand bullets keep their words", async () => {
		const { code, codes, report } = await told("a.txt", head + "- a\n".repeat(200_000));
		expect([code, codes]).toEqual([0, []]);
		expect(report().match(/- a|\* a/g)).toHaveLength(200_000);
	});
});

describe("names that mean something to programs", () => {
	const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];

	test.each(names)("a label %s", async (name) => {
		const { code, codes, report } = await told("a.txt", `Reporter: Ann Bee\n${name}: words\n\n${head}It was.`);
		expect([code, codes]).toEqual([0, []]);
		expect(report()).toContain("words");
		expect(report()).toContain(name);
	});

	test.each(names)("a key %s in front matter", async (name) => {
		const { code, report } = await told("a.md", `---\n${name}: words\nreporter: Ann Bee\n---\n\n# ${head}It was.`);
		expect(code).toBe(0);
		expect(report()).toContain("words");
		expect(Object.hasOwn(Object.prototype, "words")).toBe(false);
	});

	test.each(names)("a key %s in a report", async (name) => {
		const { code, stderr } = await told("a.json", `{"$schema":"x","version":1,"fields":{"${name}":"words"}}`);
		expect([code, /this is a bug/.test(stderr)]).toEqual([0, false]);
	});
});

describe("a tree", () => {
	test.each([
		['{"marks": ["\\ud800"]}', "have keys and values"],
		['{"marks": {"name": 5}}', "be a list"],
	])("with %s as data is refused, and nothing is written", async (data, expected) => {
		const cwd = tree({ "a.txt": `${head}words\n` });
		await run(["convert", "a.txt", "-o", "a.ast.json", "--no-config"], { cwd });
		const written = readFileSync(join(cwd, "a.ast.json"), "utf8");
		writeFileSync(
			join(cwd, "a.ast.json"),
			written.replace('"type": "paragraph",', `"type": "paragraph", "data": ${data},`),
		);
		const args = ["convert", "a.ast.json", "-t", "html,markdown", "-o", "out/", "--no-config"];
		const { code, stderr } = await run(args, { cwd });
		expect(code).toBe(3);
		expect(stderr).toMatch(/^a\.ast\.json:\d+:\d+ +error +.* unreadable-file\n/);
		expect(stderr).toContain(`\`marks\` must ${expected}`);
		expect(readdirSync(join(cwd, "out")).filter((name) => name.startsWith("a."))).toEqual([]);
	});
});

describe("front matter", () => {
	const levels = [..."abcdefghij"].map((name, at) => {
		const before = "abcdefghij"[at - 1];
		return `${name}: &${name} [${Array.from({ length: 9 }, () => (before === undefined ? "lol" : `*${before}`)).join()}]`;
	});

	test("with a bomb of aliases is not unpacked, and no report has one", async () => {
		const notes = await told("a.md", `---\n${levels.join("\n")}\n---\n\n# ${head}words`);
		expect(notes.code).toBe(0);
		expect(notes.report()).toContain("words");
		expect(notes.report().length).toBeLessThan(10_000);
		const { code, codes } = await told("a.md", `---\nrapporteur: 1\n${levels.join("\n")}\n---\n\nwords`);
		expect([code, codes]).toEqual([3, ["unreadable-file"]]);
	});

	test.each(["template: /etc/passwd", "form: ../../secret.yaml", "output: /tmp/elsewhere", "include: secret.txt"])(
		"that says %s is words",
		async (line) => {
			const { code, report } = await told("a.md", `---\n${line}\n---\n\n# ${head}words`);
			expect(code).toBe(0);
			expect(report()).toContain(line.replace(/"/g, ""));
		},
	);

	test("of a report that names a form by its path is refused", async () => {
		const { code, codes } = await told("a.md", "---\nrapporteur: 1\nform: ./secret.yaml\n---\n\nwords");
		expect([code, codes]).toEqual([3, ["broken-form"]]);
	});
});

describe.skipIf(process.platform === "win32")("what takes too long", () => {
	const bullets = "- a\n".repeat(2_000_000);

	test("costs its finding, and nothing beside it", { timeout: 120_000 }, async () => {
		const cwd = tree({ "a.txt": head, "b.txt": `${head}${bullets}`, "c.txt": head });
		const { execFileSync } = await import("node:child_process");
		execFileSync("mkfifo", [join(cwd, "pipe")]);
		const args = ["a.txt", "b.txt", "c.txt", "pipe", "--max-time", "2", "--no-config"];
		const checked = await run(["check", ...args, "--reporter", "json"], { cwd });
		const files: readonly { path: string; findings: readonly { code: string }[] }[] = JSON.parse(checked.stdout).files;
		const faults = files.map(({ path, findings }) => [
			path,
			findings.find(({ code }) => !code.startsWith("missing"))?.code,
		]);
		expect(checked.code).toBe(2);
		expect(faults).toEqual([
			["a.txt", "empty-section"],
			["b.txt", "too-slow"],
			["c.txt", "empty-section"],
			["pipe", "unreadable-file"],
		]);
	});
});
