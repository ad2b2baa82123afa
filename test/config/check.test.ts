import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { processorTime } from "../../bench/processor-time.ts";
import { checkConfig } from "../../src/config/check.ts";
import { faultLine } from "../../src/forms/faults.ts";
import { tree } from "../tree.ts";

const templates = ["markdown", "html", "json"];
const form = "title: Log\nfields: { date: { label: Date, type: date } }\n";

function faultsOf(yaml: string): string[] {
	const folder = tree({ "forms/board.yaml": form, "other/board.yaml": form, "forms/un-meeting.yaml": form });
	const checked = checkConfig(yaml, { folder, templates });
	return "faults" in checked ? checked.faults.map((fault) => faultLine("c.yaml", fault)) : [];
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
			forms: { "board/**": "forms/board.yaml", "un/**": "un-meeting" },
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
		["a wrong type", "files: notes\n", "c.yaml:1:8: Unexpected `notes`, expected a list"],
		["a list for a map", "forms:\n  - a\n", "c.yaml:2:3: Unexpected list, expected a map of keys"],
		["an empty value", "ignore:\n", "c.yaml:1:8: Unexpected empty value, expected a list"],
		["an empty list", "files: []\n", "c.yaml:1:8: Unexpected list, expected at least one glob"],
		[
			"a baseline elsewhere",
			"baseline: ../known.json\n",
			`c.yaml:1:11: Unexpected baseline \`../known.json\`: it is outside the folder, expected one in the config's folder; \`--baseline\` may name any`,
		],
		[
			"a baseline that programs obey",
			"baseline: .gitignore\n",
			`c.yaml:1:11: Unexpected baseline \`.gitignore\`: \`.gitignore\` is for programs, expected one in the config's folder; \`--baseline\` may name any`,
		],
		["warnings below none", "maxWarnings: -1\n", "c.yaml:1:14: Unexpected `-1`, expected a number from 0 on"],
		["half a warning", "maxWarnings: 0.5\n", "c.yaml:1:14: Unexpected `0.5`, expected a whole number"],
		["an unknown reporter", "reporters: [pretty, sarf]\n", "c.yaml:1:21: Unknown reporter `sarf`, expected `sarif`"],
		[
			"two reporters on standard output",
			"reporters: [pretty, json]\n",
			"c.yaml:1:21: Unexpected second reporter on standard output, expected `json=FILE`",
		],
		[
			"two reporters to a file",
			"reporters: [json=a, sarif=./a]\n",
			"c.yaml:1:21: Unexpected second reporter to `a`, expected a file for each",
		],
		["a reporter to nothing", "reporters: [json=]\n", "c.yaml:1:13: Missing file behind `json=`, expected its name"],
		[
			"a report elsewhere",
			"reporters: [json=../a.json]\n",
			"c.yaml:1:13: Unexpected file `../a.json`: it is outside the folder, expected one in the config's folder; `--reporter` may name any",
		],
		[
			"two reporters in one",
			'reporters: ["json,sarif=a"]\n',
			"c.yaml:1:13: Unexpected `json,sarif=a`, expected one reporter an entry",
		],
		[
			"an unknown encoding",
			"encoding: utf-9\n",
			"c.yaml:1:11: Unexpected `utf-9`, expected the name of an encoding such as `windows-1252`",
		],
		["an unknown key", "ignored: [a]\n", "c.yaml:1:1: Unexpected key `ignored`, expected `ignore`"],
		["an unknown inner key", "output:\n  dir: x\n", "c.yaml:2:3: Unexpected key `dir`, expected one of `to`, `folder`"],
		["a key twice", "ignore: [a]\nignore: [b]\n", "c.yaml:2:1: Unexpected second use of a key, expected each key once"],
		["an unknown code", "severities:\n  lost-urls: off\n", "c.yaml:2:3: Unexpected `lost-urls`, expected `lost-url`"],
		[
			"a code of exit 2",
			"severities:\n  no-files: off\n",
			"c.yaml:2:3: Unexpected code `no-files`, expected a code that does not keep the whole job from being done",
		],
		[
			"an unknown level",
			"severities:\n  lost-url: warn\n",
			"c.yaml:2:13: Unexpected `warn`, expected one of `off`, `info`, `warning`, `error`",
		],
		[
			"a level of YAML's own",
			"severities: { lost-url: true }\n",
			"c.yaml:1:25: Unexpected `true`, expected one of `off`, `info`, `warning`, `error`",
		],
		[
			"an unknown template",
			"output: { to: [htm] }\n",
			"c.yaml:1:16: Unexpected `htm`, expected `html`, or the path of a template",
		],
		[
			"a backslash in a glob",
			'files: ["a\\\\b"]\n',
			"c.yaml:1:9: Unexpected `a\\b`, expected a glob with `/` between folders",
		],
		[
			"a glob that leaves",
			"files: [../a]\n",
			"c.yaml:1:9: Unexpected `../a`, expected a glob that counts from the config's folder",
		],
		["an open class", 'ignore: ["a[b"]\n', "c.yaml:1:10: Unexpected `a[b`, expected a character between `[` and `]`"],
		["a class backwards", 'ignore: ["[z-a]"]\n', "c.yaml:1:10: Unexpected `[z-a]`, expected `a-z`"],
		["a comment as a pattern", 'ignore: ["# a"]\n', "c.yaml:1:10: Unexpected `# a`, expected a pattern, not a comment"],
		["a bad glob as a key", 'forms:\n  "{a": un-meeting\n', "c.yaml:2:3: Unexpected `{a`, expected `}` behind `{`"],
		[
			"a regular expression",
			'files: ["(a+)+b"]\n',
			"c.yaml:1:9: Unexpected `(a+)+b`, expected a glob without brackets such as `(…)`; `{one,two}` means either",
		],
		[
			"an unknown form",
			'forms: { "a/**": un-meetin }\n',
			"c.yaml:1:18: Unknown form `un-meetin`, expected `un-meeting`, or the path of a `.yaml` file",
		],
		[
			"a form that is not there",
			'forms: { "a/**": forms/none.yaml }\n',
			"c.yaml:1:18: Missing form `forms/none.yaml`, expected the path of a file",
		],
		[
			"a form that is a folder",
			'forms: { "a/**": ./forms }\n',
			"c.yaml:1:18: Missing form `./forms`, expected the path of a file",
		],
		[
			"a form with a shipped one's name",
			'forms: { "a/**": forms/un-meeting.yaml }\n',
			"c.yaml:1:18: Unexpected name `un-meeting` of a form, expected one that no shipped form has",
		],
		[
			"two forms of a name",
			'forms: { "a/**": forms/board.yaml, "b/**": other/board.yaml }\n',
			"c.yaml:1:44: Unexpected second form of the name `board`, expected a name for each",
		],
		[
			"an anchor's reference",
			"files: &f [a]\nignore: *f\n",
			"c.yaml:2:9: Unexpected reference `*f`, expected the value itself",
		],
		[
			"a second document",
			"ignore: [a]\n---\nignore: [b]\n",
			"c.yaml:2:1: Unexpected second document, expected one in a file",
		],
		[
			"a key with a meaning of its own",
			"__proto__: {}\n",
			"c.yaml:1:1: Unexpected key `__proto__`, expected another name",
		],
		["a list as a whole", "- a\n", "c.yaml:1:1: Unexpected list, expected a map of keys"],
	])("%s", (_, yaml, line) => expect(faultsOf(yaml)).toEqual([line]));

	test("more forms than anybody needs", () => {
		const yaml = Array.from({ length: 103 }, (_, at) => `  "${at}/**": forms/${at}.yaml`).join("\n");
		expect(faultsOf(`forms:\n${yaml}\n`)).toEqual([
			"c.yaml:2:3: Too many forms, expected at most 100 files, 2 MB together",
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
		"c.yaml:1:1: Unexpected key `file`, expected `files`",
		"c.yaml:2:15: Unexpected code `no-files`, expected a code that does not keep the whole job from being done",
		"c.yaml:2:40: Unexpected `bad`, expected one of `off`, `info`, `warning`, `error`",
		"c.yaml:3:9: Unexpected `b`, expected a list",
	]);
});

test("a bomb of references ends at once", () => {
	const lines = Array.from({ length: 30 }, (_, at) => `a${at}: &a${at} [*a${at - 1}, *a${at - 1}, *a${at - 1}]`);
	const elapsed = processorTime();
	expect(faultsOf(["a-1: &a-1 [x]", ...lines].join("\n"))[0]).toMatch(/^c\.yaml:2:\d+: Unexpected reference/);
	expect(elapsed()).toBeLessThan(2000);
});
