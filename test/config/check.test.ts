import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { checkConfig } from "../../src/config/check.ts";
import { faultLine } from "../../src/forms/faults.ts";
import { processorTime } from "../processor-time.ts";
import { tree } from "../tree.ts";

const templates = ["markdown", "html", "json"];
const form = "title: Log\nfields: { date: { label: Date, type: date } }\n";

function faultsOf(yaml: string): string[] {
	const folder = tree({ "forms/board.yaml": form, "other/board.yaml": form, "forms/un-meeting.yaml": form });
	const checked = checkConfig(yaml, { folder, templates });
	return "faults" in checked
		? checked.faults.map((fault) => faultLine("c.yaml", fault).replace(basename(folder), "notes"))
		: [];
}

test("every key at once", () => {
	const yaml = `
files: ["notes/**/*.txt", "{2015,2016}/*.md"]
ignore: ["drafts/**", "!drafts/keep.txt", "/tmp", "*.bak"]
forms:
  "board/**": forms/board.yaml
  "un/**": un-meeting
severities:
  lost-url: error
  unknown-label: off
output: { to: [html, json], folder: reports }
baseline: known.json
maxWarnings: 0
reporters: [pretty, sarif=build/findings.sarif]
encoding: windows-1252
`;
	const folder = tree({ "forms/board.yaml": form });
	expect(checkConfig(yaml, { folder, templates })).toEqual({
		data: {
			files: ["notes/**/*.txt", "{2015,2016}/*.md"],
			ignore: ["drafts/**", "!drafts/keep.txt", "/tmp", "*.bak"],
			forms: [
				["board/**", "forms/board.yaml"],
				["un/**", "un-meeting"],
			],
			severities: { "lost-url": "error", "unknown-label": "off" },
			output: { to: ["html", "json"], folder: "reports" },
			baseline: "known.json",
			maxWarnings: 0,
			reporters: ["pretty", "sarif=build/findings.sarif"],
			encoding: "windows-1252",
		},
	});
});

test("the example in the documentation", () => {
	const page = readFileSync(new URL("../../docs/configuration.md", import.meta.url), "utf8");
	const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
	expect(yaml).toContain("forms/board.yaml");
	expect(faultsOf(yaml)).toEqual([]);
});

test.each([
	["an empty one", ""],
	["comments alone", "# nothing yet\n"],
	["an empty map", "{}"],
])("%s is fine", (_, yaml) => expect(faultsOf(yaml)).toEqual([]));

describe("one fault, at its place:", () => {
	test.each([
		["a wrong type", "files: notes\n", "c.yaml:1:8: Unexpected `notes`. Write a list."],
		["a list for a map", "forms:\n  - a\n", "c.yaml:2:3: Unexpected list. Write `key: value` pairs."],
		["an empty value", "ignore:\n", "c.yaml:1:8: Unexpected empty value. Write a list."],
		["an empty list for a map", "severities: []\n", "c.yaml:1:13: Unexpected list. Write `key: value` pairs."],
		["an empty list for all", "[]\n", "c.yaml:1:1: Unexpected list. Write `key: value` pairs."],
		["an empty list", "files: []\n", "c.yaml:1:8: Unexpected list. Write at least one glob."],
		[
			"a baseline elsewhere",
			"baseline: ../known.json\n",
			`c.yaml:1:11: Can't use the baseline \`../known.json\`: it is outside the folder \`notes\`. Use another path inside the config's folder, or \`--baseline\`.`,
		],
		[
			"a baseline that programs obey",
			"baseline: .gitignore\n",
			`c.yaml:1:11: Can't use the baseline \`.gitignore\`: \`.gitignore\` begins with a dot. Use another path inside the config's folder, or \`--baseline\`.`,
		],
		[
			"a baseline with a reserved name",
			"baseline: people.yaml\n",
			`c.yaml:1:11: Can't use the baseline \`people.yaml\`: \`people.yaml\` is a reserved name. Use another path inside the config's folder, or \`--baseline\`.`,
		],
		[
			"an output folder that no one sees",
			"output: { folder: .out }\n",
			"c.yaml:1:19: Can't write to the folder `.out`: `.out` begins with a dot. Use another folder below the config's folder, or `-o`.",
		],
		[
			"a register of people elsewhere",
			"people: ../people.yaml\n",
			`c.yaml:1:9: Can't use the register \`../people.yaml\`: it is outside the folder \`notes\`. Use another path inside the config's folder, or \`--people\`.`,
		],
		["warnings below none", "maxWarnings: -1\n", "c.yaml:1:14: Unexpected `-1`. Write 0 or a larger number."],
		["half a warning", "maxWarnings: 0.5\n", "c.yaml:1:14: Unexpected `0.5`. Write a whole number."],
		["an unknown reporter", "reporters: [pretty, sarf]\n", "c.yaml:1:21: Unknown reporter `sarf`. Write `sarif`."],
		[
			"two reporters on standard output",
			"reporters: [pretty, json]\n",
			"c.yaml:1:21: Two reporters on standard output. Write `json=FILE`.",
		],
		[
			"two reporters to a file",
			"reporters: [json=a, sarif=./a]\n",
			"c.yaml:1:21: Two reporters write to `a`. Name a file for each.",
		],
		["a reporter to nothing", "reporters: [json=]\n", "c.yaml:1:13: No file after `json=`. Add its name."],
		[
			"a report elsewhere",
			"reporters: [json=../a.json]\n",
			"c.yaml:1:13: Can't write to `../a.json`: it is outside the folder `notes`. Use another path inside the config's folder, or `--reporter`.",
		],
		[
			"two reporters in one",
			'reporters: ["json,sarif=a"]\n',
			"c.yaml:1:13: Several reporters in `json,sarif=a`. Write one per entry.",
		],
		[
			"an unknown encoding",
			"encoding: utf-9\n",
			"c.yaml:1:11: Unexpected `utf-9`. Write the name of an encoding such as `windows-1252`.",
		],
		["an unknown key", "ignored: [a]\n", "c.yaml:1:1: Unexpected key `ignored`. Write `ignore`."],
		["an unknown inner key", "output:\n  dir: x\n", "c.yaml:2:3: Unexpected key `dir`. Write one of `to`, `folder`."],
		["a key twice", "ignore: [a]\nignore: [b]\n", "c.yaml:2:1: Invalid YAML: the same key twice. Keep one."],
		[
			"a number twice",
			"forms:\n  2016: un-meeting\n  '2016': un-meeting\n",
			"c.yaml:3:3: Invalid YAML: the same key twice. Keep one.",
		],
		["an unknown code", "severities:\n  lost-urls: off\n", "c.yaml:2:3: Unexpected `lost-urls`. Write `lost-url`."],
		[
			"a code of exit 2",
			"severities:\n  no-files: off\n",
			"c.yaml:2:3: The severity of `no-files` can't be changed: it is always an error.",
		],
		[
			"an unknown level",
			"severities:\n  lost-url: warn\n",
			"c.yaml:2:13: Unexpected `warn`. Write one of `off`, `info`, `warning`, `error`.",
		],
		[
			"a level of YAML's own",
			"severities: { lost-url: true }\n",
			"c.yaml:1:25: Unexpected `true`. Write one of `off`, `info`, `warning`, `error`.",
		],
		[
			"an unknown template",
			"output: { to: [htm] }\n",
			"c.yaml:1:16: Unknown template `htm`. Write `html`, or the path of a template.",
		],
		[
			"an unknown template to print",
			"output: { to: ['pdf:htm'] }\n",
			"c.yaml:1:16: Unknown template `htm`. Write `html`, or the path of a template.",
		],
		[
			"a program to print",
			"output: { to: ['pdf:./page.mjs'] }\n",
			"c.yaml:1:16: A config can't run the program `./page.mjs`. Name it on the command line with `-t`.",
		],
		[
			"a backslash in a glob",
			'files: ["a\\\\b"]\n',
			"c.yaml:1:9: Unexpected `a\\b`. Write a glob with `/` between folders.",
		],
		[
			"a glob that leaves",
			"files: [../a]\n",
			"c.yaml:1:9: Unexpected `../a`. Write a glob relative to the config's folder, without `./` or `..`.",
		],
		[
			"an open class",
			'ignore: ["a[b"]\n',
			"c.yaml:1:10: Unexpected `a[b`. Write `[` and `]` in pairs, with a character between them.",
		],
		["a class backwards", 'ignore: ["[z-a]"]\n', "c.yaml:1:10: Unexpected `[z-a]`. Write `a-z`."],
		["a comment as a pattern", 'ignore: ["# a"]\n', "c.yaml:1:10: Unexpected `# a`. Write a pattern, not a comment."],
		["a bad glob as a key", 'forms:\n  "{a": un-meeting\n', "c.yaml:2:3: Unexpected `{a`. Write `}` after `{`."],
		[
			"a regular expression",
			'files: ["(a+)+b"]\n',
			"c.yaml:1:9: Unexpected `(a+)+b`. Write a glob without brackets such as `(…)`; `{one,two}` means either.",
		],
		[
			"an unknown form",
			'forms: { "a/**": un-meetin }\n',
			"c.yaml:1:18: Unknown form `un-meetin`. Write `un-meeting`, or the path of a `.yaml` file.",
		],
		[
			"a form that is not there",
			'forms: { "a/**": forms/none.yaml }\n',
			"c.yaml:1:18: Form `forms/none.yaml` not found. Name a file.",
		],
		["a form that is a folder", 'forms: { "a/**": ./forms }\n', "c.yaml:1:18: Form `./forms` not found. Name a file."],
		[
			"a form with a shipped one's name",
			'forms: { "a/**": forms/un-meeting.yaml }\n',
			"c.yaml:1:18: An included form is called `un-meeting` too. Rename the file.",
		],
		[
			"two forms of a name",
			'forms: { "a/**": forms/board.yaml, "b/**": other/board.yaml }\n',
			"c.yaml:1:44: Two forms are called `board`. Rename one.",
		],
		[
			"an anchor's reference",
			"files: &f [a]\nignore: *f\n",
			"c.yaml:2:9: Unexpected reference `*f`. Write the value itself, or put text that begins with `*` in quotes.",
		],
		[
			"a second document",
			"ignore: [a]\n---\nignore: [b]\n",
			"c.yaml:2:1: Invalid YAML: a second document. Keep one in a file.",
		],
		[
			"a key with a meaning of its own",
			"__proto__: {}\n",
			"c.yaml:1:1: Unexpected key `__proto__`. Choose another name.",
		],
		["a list as a whole", "- a\n", "c.yaml:1:1: Unexpected list. Write `key: value` pairs."],
	])("%s", (_, yaml, line) => expect(faultsOf(yaml)).toEqual([line]));

	test("more forms than anybody needs", () => {
		const yaml = Array.from({ length: 103 }, (_, at) => `  "${at}/**": forms/${at}.yaml`).join("\n");
		expect(faultsOf(`forms:\n${yaml}\n`)).toEqual([
			"c.yaml:2:3: Too many forms: more than 100 files, or 2 MB together.",
		]);
	});

	test("broken YAML", () => {
		const [line, ...more] = faultsOf("files: [a\nignore: [b]\n");
		expect(line).toMatch(/^c\.yaml:2:\d+: /);
		expect(more).toEqual([]);
	});
});

test("all faults are reported, in order", () => {
	expect(faultsOf("file: [a]\nseverities: { no-files: off, lost-url: bad }\nignore: b\n")).toEqual([
		"c.yaml:1:1: Unexpected key `file`. Write `files`.",
		"c.yaml:2:15: The severity of `no-files` can't be changed: it is always an error.",
		"c.yaml:2:40: Unexpected `bad`. Write one of `off`, `info`, `warning`, `error`.",
		"c.yaml:3:9: Unexpected `b`. Write a list.",
	]);
});

test("a bomb of references ends at once", () => {
	const lines = Array.from({ length: 30 }, (_, at) => `a${at}: &a${at} [*a${at - 1}, *a${at - 1}, *a${at - 1}]`);
	const elapsed = processorTime();
	expect(faultsOf(["a-1: &a-1 [x]", ...lines].join("\n"))[0]).toMatch(/^c\.yaml:2:\d+: Unexpected reference/);
	expect(elapsed()).toBeLessThan(2000);
});
