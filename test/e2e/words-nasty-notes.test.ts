/** However nasty notes are, an archive of them that nobody touched is verified, through the built program. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

const run = (cwd: string, ...args: string[]) =>
	spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8", timeout: 60_000 });

const form = shippedForm("un-meeting") ?? expect.fail("no form");
const label = fc.constantFrom(...[...form.fields, ...form.sections].map(({ label }) => label));
const nasty = [
	...[
		"",
		"",
		"\\*x\\*",
		"https://x.org/a_b*c",
		"    * c",
		"+cmd",
		"* a",
		"  - b **c**d",
		"1. one",
		"> q",
		"# h",
		"===",
	],
	...["```js title", "```", "a | b\n---|---\nc | d", "&amp; &#65; &copy; &lt;x&gt; a&b;c", "a&#x42;c &#1234567; &#0;"],
	...['[a](https://x.org/%20b "t t")', "![alt](p.png)", '[r]: https://r.org "t"', "see [r] and [^1]", "[^1]: foot"],
	...[
		"<b>x</b> <script>y</script>",
		"<!-- z -->",
		"a\u00adb\u200bc",
		"日本語のテキスト、とても長い".repeat(8),
		"x".repeat(200),
	],
	...[
		"Ms Ann Lee, Director of Words, said that *words* matter.",
		"Bo Li: yes.",
		"---",
		"a\\",
		"e\u0301 \u212b",
		"- [ ] todo",
	],
	...["mailto:a@b.org <a@b.org>", "100%25 %41 %zz", "a_b_c ~~d~~ `e_f` ``g ` h``", "\ufffd", "@ann #tag", "\t\ttab"],
	...[
		"http://[::1]/x?y=1&amp;z=2",
		"www.x.org/a(b)c.",
		"a\u2028b\u0085c",
		"\u001b[1mq",
		"<https://a.b/c%20d>",
		"~&<[a ",
	],
];
const marks = fc.constantFrom(..."ab *_~`\\[]()<>&;#:/%-+.1|\"'=!\t");
const line = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...nasty) },
	fc.tuple(label, fc.constantFrom("", ":", ": x 2 February 2016")).map((parts) => parts.join("")),
	fc.string({ unit: "grapheme", maxLength: 30 }),
	fc.string({ unit: marks, maxLength: 30 }),
);
const notes = fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n"));

function expectSound(files: Readonly<Record<string, string>>): void {
	const cwd = tree(files);
	run(cwd, "convert", "n", "-o", "o/", "-t", "markdown,html,json,text,ast");
	const { stdout, stderr } = run(cwd, "verify", "o", "--source", "n");
	const told = stdout.split("\n").filter((each) => /^o\/|difference/.test(each));
	expect([told.map((each) => [each, files[`n/${/\d+\.\w+/.exec(each)?.[0]}`]]), stderr]).toEqual([[], ""]);
	expect(stdout).toMatch(/^\d,\d{3} outputs of \d{3} inputs verified|^\d+ outputs? of \d inputs? verified/m);
}

test("three hundred notes", { timeout: 120_000 }, () => {
	const all = fc.sample(notes, { numRuns: 300, seed: 3 });
	expectSound(Object.fromEntries(all.map((text, at) => [`n/${at}.${at % 2 === 0 ? "txt" : "md"}`, text])));
});

test("what was red once", () => {
	const heading = "What was of particular significance to share with The Salvation Army globally?";
	expectSound({
		"n/0.md": "    * c\nhttps://x.org/a_b*c\n+cmd\n    * c\n",
		"n/1.txt": `\\*x\\*\n${heading}\nhttps://x.org/a_b*c\nMeeting Title:\n`,
	});
});
