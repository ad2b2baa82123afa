/** Through the built program: no word of the notes is lost from a report, whatever it is written in. `npm run build` first. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const outputs = ["json", "markdown", "html", "text"] as const;

function convert(files: Readonly<Record<string, string>>, ...args: readonly string[]): string {
	const cwd = tree(files);
	const all = [program, "convert", ...args];
	return execFileSync(process.execPath, all, { cwd, env: { HOME: cwd }, encoding: "utf8", stdio: "pipe" });
}

interface ReportJson {
	readonly fields: Readonly<Record<string, unknown>>;
	readonly sections: Readonly<Record<string, { readonly markdown: string }>>;
	readonly unclassified: readonly Readonly<Record<string, unknown>>[];
}

const reportOf = (name: string, notes: string, ...args: readonly string[]): ReportJson =>
	JSON.parse(convert({ [name]: notes }, name, "-t", "json", ...args)) as ReportJson;

const summary = "Brief summary of presentation of information made";

/** What is lost, the notes, and the words that have to be in every output. */
const losses: readonly (readonly [string, string, readonly string[]])[] = [
	[
		"a line over a list of names",
		"ISJC Staff Present:\n\nNew York office:\n\n- Ada Lovell\n- Bo Ek\n",
		["New York office"],
	],
	[
		"the heading of a table",
		"Tags:\n\n| Topicword | Remarkword |\n|---|---|\n| Kites | Wind |\n",
		["Topicword", "Remarkword"],
	],
	[
		"titles of links",
		'Web links for more information:\n\n- [Video](https://x.org/v "Titleword one")\n- [Talk](https://x.org/t)\n',
		["Titleword one"],
	],
	[
		"titles of links of people",
		'Reporter: [Ada Lovell](https://x.org/lovell "Titleword one")\n',
		["https://x.org/lovell", "Titleword one"],
	],
	[
		"pictures",
		'Tags: ![Altword](https://x.org/p.png "Titleword"), Kites\n',
		["Altword", "https://x.org/p.png", "Titleword"],
	],
	[
		"links without words between two speakers",
		`## ${summary}\n\nMs. Ada Lovell said that boats sink. [](https://x.org/one)\n\nMr. Bo Ek said that boats float.\n\n[](https://x.org/two)\n\nMs. Eva Holm said that boats tip.\n`,
		["https://x.org/one", "https://x.org/two"],
	],
	[
		"a link without words for goals",
		"- **Which SDG does this topic cover?**\n  - [](https://x.org/g)\n",
		["https://x.org/g"],
	],
	[
		"comments in the row of a table that opens a section",
		`| Tags | kites |\n|---|---|\n| ${summary} <!-- oneword --> | <!-- twoword --> We met. |\n`,
		["oneword", "twoword", "We met"],
	],
	[
		"a link whose title goes over a line end too",
		'Type of meeting: [**alpha\nbeta**](https://x.org/g "gamma\ndelta")\n',
		["alpha", "beta", "https://x.org/g", "gamma", "delta"],
	],
	["a comment within a date", "Date of Meeting: 2 May <!-- wasword --> 2016\n", ["wasword"]],
	[
		"a link whose words and title go over line ends",
		'Reporter: [Ada\nLovell](https://x.org "one\ntwo") Bo Li\n',
		["Ada", "Lovell", "one", "two", "Bo Li"],
	],
	["emphasis over a line end", "Reporter: *Ada Lovell,\nCy Dee*\n", ["Cy Dee"]],
	["emphasis that goes on", "Meeting Organizer: the **big\nclub** of x\n", ["club", "of x"]],
	["a field behind emphasis", "ISJC Staff Present: *Ada Lovell\nReporter: Bo Li*\n", ["Bo Li"]],
	[
		"a link over a line end",
		"Tags: alpha, [beta\ngamma](https://x.org/g), delta\n",
		["beta", "gamma", "https://x.org/g", "delta"],
	],
	[
		"a picture over a line end",
		"Meeting Organizer: the ![alt\ntext](https://x.org/p.png) of y\n",
		["alt", "text", "of y"],
	],
	["addresses of scripts", "Reporter: [Ada Lovell](javascript:runword)\n", ["javascript:runword"]],
	[
		"addresses of scripts in prose",
		`## ${summary}\n\n[Ada](javascript:runword "Titleword") came.\n`,
		["javascript:runword", "Titleword"],
	],
	[
		"links in prose",
		`## ${summary}\n\nSee [this](https://x.org/page "Titleword") now.\n`,
		["https://x.org/page", "Titleword"],
	],
	[
		"links in a title",
		'# [Kites](https://x.org/page "Titleword")\n\nReporter: Ada Lovell\n',
		["https://x.org/page", "Titleword"],
	],
	[
		"links that are labels",
		'Reporter: Ada Lovell\n\n## [Brief summary](https://x.org/page "Titleword")\n\nKites.\n\n## [Significance](mailto:oneword@x.org)\n\nNets.\n',
		["Brief summary", "https://x.org/page", "Titleword", "oneword"],
	],
	["comments on a line of their own", "Reporter: Ada Lovell\n\n<!-- Ownword -->\n\nTags: Kites\n", ["Ownword"]],
	[
		"comments amid a value",
		"Reporter: <!-- Firstword --> Ada Lovell <!-- Midword -->, Bo Ek <!-- Lastword -->\n",
		["Firstword", "Midword", "Lastword"],
	],
	[
		"comments beside a label",
		`Reporter <!-- Nearword -->: Ada Lovell\n\n## ${summary} <!-- Farword -->\n\na\n`,
		["Nearword", "Farword"],
	],
	[
		"boilerplate",
		`Reporter: Ada Lovell\n\n(NB Frontword)\n\n${summary}\n\nOne.\n\n(NB Backword: draft)\n\nTwo.\n`,
		["(NB Frontword)", "(NB Backword: draft)"],
	],
	["comments that stand indented", "Reporter: Ada Lovell\n\n    <!-- Deepword -->\n\nTags: Kites\n", ["Deepword"]],
	[
		"comments between items that people said",
		`## ${summary}\n\nAda Lovell: Hearword.\n\nTea came.\n\nIt rained.\n\n- One\n\n<!-- Asideword -->\n\n- Bo Ek said Sayword.\n`,
		["Hearword", "Asideword", "Sayword"],
	],
	[
		"boilerplate around a title",
		"(NB Frontword)\n\n# Kites\n\n(NB Backword)\n\nReporter: Ada Lovell\n",
		["Frontword", "Backword"],
	],
];

describe.each(["notes.txt", "notes.md"])("%s", (name) => {
	test.each(losses)("%s are in every output", (_, notes, words) => {
		for (const output of outputs) {
			const text = convert({ [name]: notes }, name, "-t", output)
				.replace(/\s+/g, " ")
				.replaceAll("\\_", "_");
			for (const word of words) expect(text, output).toContain(word);
		}
	});

	test.each(losses)("%s are read back from Markdown and from JSON", (_, notes) => {
		const { source: _source, ...report } = JSON.parse(convert({ [name]: notes }, name, "-t", "json"));
		for (const [output, back] of [
			["markdown", "report.md"],
			["json", "report.json"],
		] as const) {
			const again = reportOf(back, convert({ [name]: notes }, name, "-t", output));
			expect({ ...again, source: null }, output).toEqual({ ...report, source: null });
		}
	});
});

describe("boilerplate", () => {
	const notes = `Reporter: Ada Lovell\n\n${summary}\n\nOne.\n\n(NB draft)\n\n(NB: not to be quoted)\n\nTwo.\n`;
	const form = (choice: string): string =>
		`title: T\nboilerplate: ["(NB *)"]\nskip: [{ from: Contents, to: "___*" }]\n${choice}fields:\n  reporter: { label: Reporter, type: people }\nsections:\n  talk: { label: Talk }\n`;
	const own = "Reporter: Ada\n\nContents\n1. Talk\n___\n\nTalk\n\nOne.\n\n(NB draft)\n";

	test("is marked as such in every output", () => {
		const { sections, unclassified } = reportOf("a.txt", notes);
		expect(sections["summary"]?.markdown).toBe("One.\n\nTwo.");
		expect(unclassified).toEqual([
			{ label: null, markdown: "(NB draft)\n\n(NB: not to be quoted)", after: "summary", boilerplate: true },
		]);
		expect(convert({ "a.txt": notes }, "a.txt")).toContain(
			'<!-- unclassified {"label":null,"after":"summary","boilerplate":true} -->\n\n(NB draft)\n\n(NB: not to be quoted)\n\n<!-- /unclassified -->',
		);
		const html = convert({ "a.txt": notes }, "a.txt", "-t", "html");
		expect(html).toContain(
			`<div class="entry boilerplate">\n<p class="note">boilerplate, after “${summary}”</p>\n<p>(NB draft)</p>`,
		);
		expect(convert({ "a.txt": notes }, "a.txt", "-t", "text")).toContain("Boilerplate:\n(NB draft)\n");
	});

	test.each(["a.txt", "a.md"])("and skipped lines of %s are kept, unless the form drops them", (name) => {
		const made = (choice: string): ReportJson =>
			JSON.parse(
				convert({ [name]: own, "f.yaml": form(choice) }, name, "-t", "json", "--form", "f.yaml"),
			) as ReportJson;
		for (const choice of ["", "setAside: keep\n"]) {
			const { unclassified } = made(choice);
			expect(unclassified.every(({ boilerplate }) => boilerplate === true)).toBe(true);
			const words = unclassified.map(({ markdown }) => markdown).join(" ");
			for (const word of ["Contents", "Talk", "(NB draft)"]) expect(words).toContain(word);
		}
		expect(made("setAside: drop\n").unclassified).toEqual([]);
	});

	test("a comment is dropped too where the form says so", () => {
		const files = {
			"a.md": "Reporter: Ada <!-- x --> Bell, Bo <!-- y -->\n\n<!-- z -->\n",
			"f.yaml": form("setAside: drop\n"),
		};
		expect((JSON.parse(convert(files, "a.md", "-t", "json", "--form", "f.yaml")) as ReportJson).unclassified).toEqual(
			[],
		);
	});
});

test.each(["", "setAside: drop\n"])(
	"an archive with boilerplate and a report is verified against its notes: %j",
	(choice) => {
		const yaml = `title: T\nboilerplate: ["(NB *)"]\n${choice}fields:\n  reporter: { label: Reporter, type: people }\nsections:\n  talk: { label: Talk }\n`;
		const notes = "Reporter: Ada\n\nTalk\n\nOne.\n\n(NB draft)\n\nTwo.\n";
		const report = `---\nrapporteur: 1\nreporter: [Ada]\n---\n\n# T\n\n## [Talk](https://x.org "Four")\n\nOne\\_two.\n\n<!-- unclassified {"label":"Tea"} -->\n\n- 1\\. Three.\n\n<!-- /unclassified -->\n`;
		const cwd = tree({
			"notes/a.txt": notes,
			"notes/b.md": `${notes}\n<!-- x -->\n`,
			"notes/c.md": report,
			"f.yaml": yaml,
		});
		const run = (...args: readonly string[]): string =>
			execFileSync(process.execPath, [program, ...args, "--form", "f.yaml"], {
				cwd,
				env: { HOME: cwd },
				encoding: "utf8",
			});
		run("convert", "notes", "-o", "out", "-t", outputs.join(","));
		expect(run("verify", "out", "--source", "notes")).toContain("12 outputs");
	},
);

test.each(["a.txt", "a.md"])("words that the value already has appear once in %s", (name) => {
	const notes =
		"Date of Meeting: 2 February 2016\n\nISJC Staff Present:\n\n1. Capt. Ada Lovell, Norland and Bo Ek (online)\n2. J. M. Rowe\n\nReporter: Ada Lovell & Bo Ek\n\nTags: Kites, *Wind*; R&amp;D\n\nWeb links for more information:\n\n- [Video](https://x.org/v)\n- Talk: https://x.org/t\n\nType of meeting: **none**\n";
	expect(reportOf(name, notes).unclassified).toEqual([]);
});

test("a picture beside the date of a title", () => {
	const files = {
		"a.md": "# Kites\n\n![Altword](https://x.org/p.png) 2 February 2016\n",
		"f.yaml":
			"title: T\nfields:\n  title: { label: Title, type: text, where: [title] }\n  date: { label: Date, type: date, where: [title] }\nsections: { talk: { label: Talk } }\n",
	};
	const text = convert(files, "a.md", "-t", "json", "--form", "f.yaml");
	for (const word of ["2016-02-02", "Altword", "https://x.org/p.png"]) expect(text).toContain(word);
});

test("two back-ticks that stand for apostrophes make no code of the lines between", () => {
	const notes = "Meeting Organizer: Children`s Fund\nReporter: Ada Lovell\nType of meeting: Women`s forum\n";
	expect(reportOf("a.md", notes).fields).toMatchObject({
		organizer: "Children`s Fund",
		reporter: [{ name: "Ada Lovell" }],
		type: "Women`s forum",
	});
});

test("a lower heading ends the field that is open within a section", () => {
	const notes = "# Minutes\n\n**Present**\nAda Lovell\nBo Ek\n\n## Decisions\nNets it is.\n\n### Cost\nForty.\n";
	const { fields, sections } = reportOf("a.md", notes, "--form", "committee-markdown");
	expect(fields["present"]).toEqual([{ name: "Ada Lovell" }, { name: "Bo Ek" }]);
	expect(sections["minutes"]?.markdown).toBe("### Decisions\n\nNets it is.\n\n#### Cost\n\nForty.");
});

test("what stands behind a link stays behind its words", () => {
	const notes =
		"# Meeting 4 March 2021\n\n## Links\n\n- [Recording](https://x.org/1) of the June call\n- [Agenda](https://x.org/2): draft only\n";
	const { fields } = reportOf("a.md", notes, "--form", "committee-markdown");
	expect(fields["links"]).toMatchObject([{ title: "Recording of the June call" }, { title: "Agenda draft only" }]);
});

test("a comment at the edge of a heading is no part of the label", () => {
	const notes =
		"# Meeting 4 March 2021\n\n## Present <!-- sorted -->\n\n- Ada Lovell\n\n## <!-- a --> Minutes <!-- draft -->\n\nNets.\n";
	const { fields, sections, unclassified } = reportOf("a.md", notes, "--form", "committee-markdown");
	expect(fields["present"]).toEqual([{ name: "Ada Lovell" }]);
	expect(sections["minutes"]).toMatchObject({ heading: "Minutes", markdown: "Nets." });
	expect(unclassified.map(({ markdown, boilerplate }) => [boilerplate, markdown])).toEqual([
		[true, "\\<!-- sorted -->\n\n\\<!-- a -->"],
		[true, "\\<!-- draft -->"],
	]);
});

test("the keys of what front matter says of somebody are kept where they say more than who she is", () => {
	const notes =
		"---\npresent:\n  - name: Ada Lovell\n    absent: true\n  - name: Bo Ek\n    role: chair\n---\n# Meeting 4 March 2021\n\n## Minutes\n\nNets.\n";
	const { fields } = reportOf("a.md", notes, "--form", "committee-markdown");
	expect(fields["present"]).toEqual([
		{ name: "Ada Lovell", remark: "absent: true" },
		{ name: "Bo Ek", role: "chair" },
	]);
});

test("the address of somebody's mail is kept whole", () => {
	const notes = "# Meeting 4 March 2021\n\n## Present\n\n- [Ada Dee](mailto:ada@dee.org)\n\n## Minutes\n\nNets.\n";
	const { fields, unclassified } = reportOf("a.md", notes, "--form", "committee-markdown");
	expect(fields["present"]).toEqual([{ name: "Ada Dee" }]);
	expect(unclassified).toMatchObject([{ markdown: "mailto:ada@dee.org" }]);
});

test.each(["a.txt", "a.md"])("addresses behind names part no names in %s", (name) => {
	const notes = `ISJC Staff Present: Ann Bell ann@x.org, Bob Cole bob@x.org,\nCy Dee, cy@x.org\n\n${summary}\n\nNets.\n`;
	const { fields, unclassified } = reportOf(name, notes);
	expect(fields["staff"]).toEqual([
		{ name: "Ann Bell", remark: "ann@x.org" },
		{ name: "Bob Cole", remark: "bob@x.org" },
		{ name: "Cy Dee", remark: "cy@x.org" },
	]);
	expect(unclassified).toEqual([]);
});

test.each(["a.txt", "a.md"])("each item is a link of its own in %s", (name) => {
	const label = "Web links for more information:";
	const notes = `${label}\n\n- Slides pending\n- https://x.org/v\n- Talk:\n  https://x.org/t\n- Film\n`;
	expect(reportOf(name, notes).fields["links"]).toEqual([
		{ title: "Slides pending", url: null },
		{ title: "https://x.org/v", url: "https://x.org/v" },
		{ title: "Talk", url: "https://x.org/t" },
		{ title: "Film", url: null },
	]);
});

test("addresses that are keys of front matter stay whole", () => {
	const notes = "---\nlinks:\n  https://x.org/q: Film\n  https://x.org/r:\n---\n# Meeting 4 March 2021\n";
	const { fields, unclassified } = reportOf("a.md", notes, "--form", "committee-markdown");
	expect(fields["links"]).toEqual([
		{ title: "Film", url: "https://x.org/q" },
		{ title: "https://x.org/r", url: "https://x.org/r" },
	]);
	expect(unclassified).toEqual([]);
});

test("titles of links appear once and whole, whatever words stand beside them", () => {
	const notes = `Web links for more information:

- [Talk about the talk](https://x.org/talk "The talk of the talk")
- [Video](https://x.org/v "Video one")
- [Video two](https://x.org/w 'Video two one')
- [the film](<https://x.org/f> (the film of the film))

Reporter: [Ada Lovell](https://x.org/ada "Ada Lovell of x"), [Bo Ek](https://x.org/bo "Bo")
`;
	const { fields, unclassified } = reportOf("a.md", notes);
	expect(fields).toMatchObject({
		links: [{ title: "Talk about the talk" }, { title: "Video" }, { title: "Video two" }, { title: "the film" }],
		reporter: [{ name: "Ada Lovell" }, { name: "Bo Ek" }],
	});
	expect(unclassified.map(({ markdown }) => markdown)).toEqual([
		"The talk of the talk\n\nVideo one\n\nVideo two one\n\nthe film of the film",
		"https://x.org/ada\n\nAda Lovell of x\n\nhttps://x.org/bo\n\nBo",
	]);
});

test("comments amid people and in the title are marked as comments are elsewhere", () => {
	const notes =
		"# Kites <!-- draft --> and nets 4 March 2021\n\n## Present\n\n- Ada <!-- first --> Lovell <ada@x.org>\n- Bo Ek <!-- away -->\n\n## Minutes\n\nNets.\n";
	const { fields, unclassified } = reportOf("a.md", notes, "--form", "committee-markdown");
	expect(fields).toMatchObject({
		title: "Kites and nets 4 March 2021",
		date: "2021-03-04",
		present: [{ name: "Ada Lovell", remark: "ada@x.org" }, { name: "Bo Ek" }],
	});
	expect(unclassified).toEqual([
		{ label: null, markdown: "\\<!-- draft -->", after: null, boilerplate: true },
		{ label: null, markdown: "\\<!-- first -->\n\n\\<!-- away -->", after: "present", boilerplate: true },
	]);
});

test("links and pictures in the headings of a report are kept", () => {
	const report = `---\nrapporteur: 1\nform: un-meeting\ntitle: Kites\n---\n\n# [Kites](https://x.org/t "Oneword")\n\n## [${summary}](https://x.org/s "Twoword") <https://x.org>\n\nNets.\n\n## *Significance ![Altword](p.png "Threeword")*\n\nTea.\n`;
	const { sections, unclassified } = reportOf("a.md", report);
	expect(sections).toMatchObject({
		summary: { heading: `${summary} (https://x.org/s, Twoword) https://x.org`, markdown: "Nets." },
		significance: { heading: "Significance Altword (p.png, Threeword)", markdown: "Tea." },
	});
	expect(unclassified).toEqual([{ label: null, markdown: '[Kites](https://x.org/t "Oneword")', after: null }]);
	const again = reportOf("b.md", convert({ "a.md": report }, "a.md", "-t", "markdown"));
	expect(again).toMatchObject({ sections, unclassified });
});
