import { expect, test } from "vitest";
import { markdown } from "../../src/structure/formats/markdown.ts";
import { form } from "./form.ts";
import { outlineOf, outlineOfReport } from "./outline-of.ts";

const said = "Ada Bell said that the boats of the harbour were counted twice last year, and nobody knows by whom.";
const mattered = "We could count the boats of our own harbour, and ask the others to do the same for theirs.";

test("labels without a colon, short and bare", () => {
	const notes = `Date of Meeting 17 March 2016
Organizer Harbour Forum
Staff Present Major Ann Bell
Reporter Major Ann Bell
SDG 4 and 5
Type parallel event

Summary

${said}

Why it matters

${mattered}

Links
None given

Tags Education, Girls
`;
	expect(outlineOf(notes)).toBe(`field date: 17 March 2016
field organizer: Harbour Forum
field staff: Major Ann Bell
field reporter: Major Ann Bell
field sdgs: 4 and 5
field type: parallel event
section summary
  p ${said}
section significance
  p ${mattered}
field links: None given
field tags: Education, Girls`);
});

test("fields below the sections", () => {
	const notes = `Summary\n\n${said}\n\nSignificance for us\n\n${mattered}\n\nDate of Meeting February 11, 2020
Reporter Ray Cole\nStaff Ann Bell and Ray Cole\nOrganized by the Harbour Forum\nSDGs 1, 11\nTags Boats, Fish\n`;
	expect(outlineOf(notes)).toBe(`section summary
  p ${said}
section significance
  p ${mattered}
field date: February 11, 2020
field reporter: Ray Cole
field staff: Ann Bell and Ray Cole
field organizer: the Harbour Forum
field sdgs: 1, 11
field tags: Boats, Fish`);
});

test("misspelt labels over their values", () => {
	const notes = `Date of meting\n\n\n7 October 2019\n\nReporter\n\n\nAnn Bell\n\nWhich SDG\n\n\n16 (target 9)\n\nBreif summary\n\n${said}\n\nSignificanse\n\n${mattered}\n\nTages\n\nBoats, Fish\n`;
	expect(outlineOf(notes)).toBe(`field date: 7 October 2019
field reporter: Ann Bell
field sdgs: 16 (target 9)
section summary
  p ${said}
section significance
  p ${mattered}
field tags: Boats, Fish`);
});

test("everything in bullets", () => {
	const notes = `- Date of Meeting: 16 June 2021\n- SDG: 5, 8\n- Type: Webinar\n- Brief summary:\n- Ada Bell\n  - boats were counted\n- Significance:\n  - we could count too\n- Web links: example.org\n- Tags: boats\n`;
	expect(outlineOf(notes)).toBe(`field date: 16 June 2021
field sdgs: 5, 8
field type: Webinar
section summary
  - Ada Bell
    - boats were counted
section significance
  - we could count too
field links: example.org
field tags: boats`);
});

test("all in small letters, without blank lines", () => {
	const notes = `date of meeting 3 may 2019\nreporter ann bell\nsdg 14\ntype briefing\nsummary\n${said.toLowerCase()}\nsignificance\n${mattered.toLowerCase()}\ntags boats, fish\n`;
	expect(outlineOf(notes)).toBe(`field date: 3 may 2019
field reporter: ann bell
field sdgs: 14
field type: briefing
section summary
  p ${said.toLowerCase()}
section significance
  p ${mattered.toLowerCase()}
field tags: boats, fish`);
});

test.each([
	"Summary executions were discussed.",
	"Type 2 diabetes is on the rise in all of the islands.",
	"Tags on clothing show where it was made.",
	"Staff were tired.",
	"Present were twelve people.",
	"Date palms need water.",
	"Goal 5 was missed by most of the countries.",
	"Hosts of angels were sung about.",
	"Links between poverty and crime were shown.",
	"Notes of the session will be sent.",
	"By 2030 all of it should be done.",
	"Day by day it grows.",
	"When: nobody could say.",
	"Title: who owns the land was his question.",
	"Reporting is a duty.",
	"Format wars, said Bob Cole.",
	"What matters is water.",
	"Lessons from Ghana were told.",
	"Discussion",
])("words of prose within a section: %s", (line) => {
	const notes = `Date of Meeting: 2 Feb 2016\n\nBrief summary of presentation\n\n${said}\n\n${line}\n\n${said}\n\nWhat was of particular significance?\n\n${mattered}\n`;
	expect(outlineOf(notes)).toMatch(
		/^field date: 2 Feb 2016\nsection summary\n(?: {2}[ph] .*\n){3}section significance\n {2}p .*$/,
	);
});

test.each([
	"Summary executions were discussed, and so were the boats of the harbour that nobody had counted.",
	"Type 2 diabetes is on the rise in all of the islands.",
	"Significant numbers of people came.",
	"Reporters Without Borders said so.",
])("words of prose where no section has a label: %s", (line) => {
	expect(outlineOf(`${line}\n\n${said}\n`)).toMatch(/^preamble null\n {2}p .*\n {2}p .*$/);
});

test("in Markdown", () => {
	const notes = `**Reporter** Ann Bell\n\n- SDG 4 and 5\n- Type: briefing\n\n## Summary\n\n${said}\n\n## Why it matters for us\n\n${mattered}\n`;
	const report = markdown.parse(notes, form);
	expect(outlineOfReport(report)).toBe(`field reporter: Ann Bell
field sdgs: 4 and 5
field type: briefing
section summary
  p ${said}
section significance
  p ${mattered}`);
});

test("everything in one line", () => {
	const notes =
		"Date of meeting: 3 May 2019. Reporter: Ruth Bell Which SDG does this topic cover? 1, 3 Type of meeting: briefing. Brief summary of presentation: Ada spoke of boats. Tags: boats, fish\n";
	expect(outlineOf(notes)).toBe(`field date: 3 May 2019.
field reporter: Ruth Bell
field sdgs: 1, 3
field type: briefing.
section summary
  p Ada spoke of boats.
field tags: boats, fish`);
});

test("dots between a label and its value", () => {
	expect(outlineOf("Date of meeting..... 3 May 2019\nReporter....... Ruth Bell\nSDG....... 1, 3\n")).toBe(
		"field date: 3 May 2019\nfield reporter: Ruth Bell\nfield sdgs: 1, 3",
	);
});

test("a value ends where the heading of a section follows", () => {
	expect(outlineOf(`Date of Meeting: 3 May 2019\nReporter: Ruth\nSummary of the discussion\n${said}\n`)).toBe(
		`field date: 3 May 2019\nfield reporter: Ruth\nsection summary\n  p ${said}`,
	);
});

const read = `field date: 4 May 2018
field organizer: Harbour Forum
field staff: Major Ann Bell
field reporter: Ray Cole
field sdgs: 4 and 5
field type: side event
section summary
  p ${said}
section significance
  p ${mattered}
field tags: Education, Girls`;
const told = `Summary\n\n${said}\n\nWhy it matters\n\n${mattered}\n\n`;

test.each([
	["a semicolon", (label: string, value: string) => `${label}; ${value}`],
	["a full stop", (label: string, value: string) => `${label}. ${value}`],
	["a verb", (label: string, value: string) => `${label} is ${value}`],
	["a line of signs", (label: string, value: string) => `${label}\n=========\n${value}\n`],
	["a number in front", (label: string, value: string) => `7 ${label} ${value}`],
	["a # in front", (label: string, value: string) => `#${label} ${value}`],
	["a heading above", (label: string, value: string) => `## ${label}\n${value}`],
	["a letter in front", (label: string, value: string) => `b) ${label} ${value}`],
	["round brackets", (label: string, value: string) => `(${label}) ${value}`],
	["stars", (label: string, value: string) => `*${label}* ${value}`],
	["an aside", (label: string, value: string) => `${label} (please fill in) ${value}`],
	["quotation marks", (label: string, value: string) => `"${label}" ${value}`],
	["two signs", (label: string, value: string) => `${label} >> ${value}`],
	["bold", (label: string, value: string) => `**${label}** ${value}`],
	["a bar and a tab", (label: string, value: string) => `${label} |\t${value}`],
	["a tight dash", (label: string, value: string) => `${label}—${value}`],
	["an arrow", (label: string, value: string) => `${label} -> ${value}`],
])("between a label and its value: %s", (_, line) => {
	const fields = [
		line("Date of Meeting", "4 May 2018"),
		line("Meeting Organizer", "Harbour Forum"),
		line("Staff Present", "Major Ann Bell"),
		line("Reporter", "Ray Cole"),
		line("SDGs covered", "4 and 5"),
		line("Type of meeting", "side event"),
	];
	expect(outlineOf(`${fields.join("\n")}\n\n${told}Tags: Education, Girls\n`)).toBe(read);
});

test("labels that go on in small words that the form does not list", () => {
	const notes = `Date of Meeting 4 May 2018\nWho organized the meeting Harbour Forum\nStaff Present Major Ann Bell\nReporter Ray Cole
SDGs covered 4 and 5\nWhat type of meeting was it side event\n\n${told}Tags: Education, Girls\n`;
	expect(outlineOf(notes)).toContain("field organizer: Harbour Forum\nfield staff: Major Ann Bell");
	const large = notes.replace("was it side", "was it Side");
	expect(outlineOf(large)).toBe(read.replace("side event", "Side event"));
});

test("labels put together from words of the form's labels", () => {
	const notes = `Session date: 4 May 2018\nJointly organised by: Harbour Forum\nThose present: Major Ann Bell\nReport author: Ray Cole
What goals: 4 and 5\nSession type: side event\n\n${told}Tags: Education, Girls\n`;
	expect(outlineOf(notes)).toBe(read);
});

test("labels that are asked for", () => {
	const notes = `What was the date of the meeting? 4 May 2018\nWho was the organizer? Harbour Forum\nWho was present? Major Ann Bell
Who is the reporter? Ray Cole\nWhich SDG does it cover? 4 and 5\nWhat was the type of meeting? side event\n\n${told}Tags: Education, Girls\n`;
	expect(outlineOf(notes)).toBe(read);
});

test("headings with more words, and with an aside", () => {
	const header = `Date of Meeting: 4 May 2018\nOrganizer: Harbour Forum\nReporter: Ray Cole\nSDGs: 4\nType: briefing\n\n`;
	const headings = [
		["Summary (from my notes)", "Significanse for The Salvation Army"],
		["Brief summary of information presented", "What was of significance (for us)"],
	];
	for (const [summary, significance] of headings)
		expect(outlineOf(`${header}${summary}\n\n${said}\n\n${significance}\n\n${mattered}\n`)).toContain(
			`section summary\n  p ${said}\nsection significance\n  p ${mattered}`,
		);
});

test("a title in words of a heading, over the fields", () => {
	const notes = `notes from today\n\ndate 4 May 2018\norganizer Harbour Forum\nour staff Major Ann Bell\nreporter Ray Cole\nSDG's 4 and 5
type side event\nbrief summary\n${said}\nsignificance\n${mattered}\ntags Education, Girls\n`;
	expect(outlineOf(notes)).toBe(`preamble title\n  p notes from today\n${read}`);
});

test("short labels in a paragraph of many", () => {
	const paragraph = `Date: 4 May 2018 Organizer: Harbour Forum Staff: Major Ann Bell Reporter: Ray Cole SDGs: 4 and 5 Type: side event Summary: ${said} Significance: ${mattered} Tags: Education, Girls\n`;
	expect(outlineOf(paragraph)).toBe(read);
});

test("two labels on a line, with a gap between", () => {
	const notes = `Date: 4 May 2018    Organizer: Harbour Forum\nStaff: Major Ann Bell   Reporter: Ray Cole
SDGs: 4 and 5\tType: side event\n\n${told}Tags: Education, Girls\n`;
	expect(outlineOf(notes)).toBe(read);
});

test("a heading in small letters right below a value", () => {
	const notes = `date of meeting 4 May 2018\nmeeting organizer Harbour Forum\nstaff present Major Ann Bell\nreporter Ray Cole
sdgs covered 4 and 5\nmeeting type side event\nsummary\n${said}\nsignificance\n${mattered}\ntags Education, Girls\n`;
	expect(outlineOf(notes)).toBe(read);
});

test("below a label in small letters, a label that the form does not know is small, too", () => {
	const notes =
		"date of meeting: 4 May 2018\nmeeting organizer: Harbour Forum\nour driver: Cy Dee\nreporter: Ray Cole\n";
	expect(outlineOf(notes)).toContain("field organizer: Harbour Forum\n");
	expect(outlineOf(notes)).toContain("field ? our driver: Cy Dee");
});

test.each(["our driver - Cy Dee", "im the driver = Cy Dee"])(
	"a text does not go on in a line like a label: %s",
	(line) => {
		expect(outlineOf(`Date: 4 May 2018\nOrganizer: Harbour Forum\n${line}\nReporter: Ray Cole\n`)).toContain(
			"field organizer: Harbour Forum\n",
		);
	},
);

test("the colon of an address ends no label", () => {
	const head = "Date: 4 May 2018\nOrganizer: Harbour Forum\nReporter: Ray Cole\nSDGs: 4\nType: side event\n";
	const notes = `${head}\n${told}More information at https://a.example/x\n\nTags: Boats\n`;
	expect(outlineOf(notes)).toContain("https://a.example/x");
});

test("labels without a sign amid dictated text", () => {
	const head =
		"Date of meeting 4 May 2018 meeting organizer Harbour Forum staff present Major Ann Bell reporter Ray Cole SDG 4 and 5 type of meeting side event";
	expect(outlineOf(`${head}\n\n${told}Tags: Education, Girls\n`)).toBe(read);
});

test("a label of one word that is misspelt", () => {
	const notes = `Date of Meeting 4 May 2018\nMeeting Organizer Harbour Forum\nStaff Present Major Ann Bell\nReproter Ray Cole
SDG 4 and 5\nType side event\n\n${told}Tags: Education, Girls\n`;
	expect(outlineOf(notes)).toBe(read);
});

test.each([
	["For our team Ann Bell and Ray Cole went", "staff: Ann Bell and Ray Cole went"],
	["From our office Major Ann Bell and Ray Cole were there", "staff: Major Ann Bell and Ray Cole were there"],
	["In the room for our office: Ann Bell, Ray Cole", "staff: Ann Bell, Ray Cole"],
	["Minutes taken by Ann Bell", "reporter: Ann Bell"],
])("a text above does not go on in a line that is another label's: %s", (line, field) => {
	const notes = `The Nets of Tomorrow\nDate: 8 October 2025\nHosted by the Harbour Forum with the Fish Trust\n${line}\n\nSummary\n\n${said}\n\nWhy it matters\n\n${mattered}\n`;
	const found = outlineOf(notes);
	expect(found).toContain("field organizer: the Harbour Forum with the Fish Trust\n");
	expect(found).toContain(`field ${field}\n`);
});

test("a sentence right below a text is not more of it, however short", () => {
	const notes = `Date: 8 October 2025\nOrganizer: Harbour Forum\nIt was half full\nReporter: Ann Bell\n\nSummary\n\n${said}\n`;
	expect(outlineOf(notes)).toContain("field organizer: Harbour Forum\nunclassified\n  p It was half full\n");
});

test("jotted labels", () => {
	const notes = `side event nets & boats
5/14/25 1pm conf rm 7
org by harbour forum + fish trust
there for us: me (dan okafor) and lucy
notes dan okafor
sdg 14 12

ok so main pts:

ada bell, harbour forum - boats were counted twice last yr and nobody knows by whom
ray cole (fish trust) - nets come up w more bottles than fish

why it matters 4 our ppl
- we could count the boats of our own harbour and ask others to do the same
`;
	const found = outlineOf(notes).split("\n");
	expect(found.filter((line) => /^(?:field (?!title|date)|section)/.test(line))).toEqual([
		"field organizer: harbour forum + fish trust",
		"field staff: me (dan okafor) and lucy",
		"field reporter: dan okafor",
		"field sdgs: 14 12",
		"section summary",
		"section significance",
	]);
});

test("a single word of a longer label is none", () => {
	const head = "Date of Meeting: 17 March 2016\nOrganizer: Harbour Forum";
	for (const line of ["Room: Conference Room 12", "Conference room: 12", "Office: Geneva", "Side: event"])
		expect(outlineOf(`${head}\n${line}\nReporter: Ann Bell\n`), line).not.toContain("staff");
	expect(outlineOf(`${head}\nThose present: Ann Bell\n`)).toContain("field staff: Ann Bell");
});

test("a word for the kind of text is no title, where the title stands below it", () => {
	const below = "\nDate of Meeting: 17 March 2016\nOrganizer: Harbour Forum\n";
	expect(outlineOf(`MINUTES\n\nBriefing of the Committee on Ageing\n${below}`)).toContain(
		"preamble title\n  p Briefing of the Committee on Ageing",
	);
	for (const line of ["A briefing", "Thanks to all who came", "thanks to all who came to us in Leeds"])
		expect(outlineOf(`HARBOURS\n\n${line}\n${below}`), line).toContain("preamble title\n  p HARBOURS");
});

test.each(["REPORT OF MEETING", "Transcript / rough notes", "Compte rendu de la réunion"])(
	"%s says what kind of text this is, where another line may be the title",
	(heading) => {
		const below = `Date of Meeting: 17 March 2016\nReporter: Ann Bell\n\nSummary\n\n${said}\n`;
		const of = (line: string) => [
			outlineOf(`${heading}\n\n${line}\n${below}`),
			outlineOfReport(markdown.parse(`# ${heading}\n\n${line}\n${below}`, form)),
		];
		for (const line of ["Meeting: Tool lending in cities", "Event: Tool lending"])
			for (const read of of(line)) expect(read).not.toContain("preamble title");
		for (const line of ["Titel: Tool lending in cities", "Titel\tTool lending"])
			for (const read of of(line)) expect(read).toContain("field title: Tool lending");
		expect(of("Tool lending in the City of Leeds\n")[0]).toContain("preamble title\n  p Tool lending");
		for (const line of ["", "Venue: Leeds"]) for (const read of of(line)) expect(read).toContain("preamble title");
	},
);

test.each(["Summary: ", "Summary\n\n"])("a short label right below a section that begins %j", (heading) => {
	expect(outlineOf(`Date: 2 May 2016\n\n${heading}${said}\n\nLink: https://un.org/a\n`)).toContain(
		"field links: https://un.org/a",
	);
});

test.each(["SDGs 2 and 12", "SDGs two and twelve", "Type side event and panel"])(
	"%s is no label that the next line goes on with",
	(line) => {
		const notes = `Date: 2 March 2026\n${line}\nWhy it matters for us: we need nets\n`;
		const [field = ""] = outlineOf(notes).split("\n").slice(1);
		expect(field).toBe(line.startsWith("SDGs") ? `field sdgs: ${line.slice(5)}` : `field type: ${line.slice(5)}`);
	},
);

test.each(["Ana said she would call.", "We should send the report to everybody by Friday."])(
	"links that end the notes are found above a line that was added: %s",
	(line) => {
		const notes = `Date of Meeting: 17 March 2016\n\nSummary\n\n${said}\n\nWhy it matters\n\n${mattered}\n\nLinks: https://un.org/a\n\n${line}\n`;
		expect(outlineOf(notes)).toContain("field links: https://un.org/a\n");
		expect(outlineOf(notes)).toContain(line);
	},
);

test.each([
	"Keywords: Weather, climate, early warning.",
	"Keywords. Weather, climate, early warning.",
	"Keywords: Forecasts of the weather, early warning.",
	"Keywords: Early warning of storms.",
	"Keywords: Nets, boats, harbours of the north; fish, eel, crab, bait, salt, ice, oil, rope, tar, wool, sails, oars, masts, anchors, buoys, cranes, docks and the mayors of a few towns.",
])("a full stop closes a list of tags: %s", (line) => {
	const head = `Date of Meeting: 17 March 2016\n\nSummary\n\n${said}\n\nWhy it matters\n\n${mattered}\n\n`;
	for (const between of ["", "More information. The report is at https://un.org/a.\n\n"])
		expect(outlineOf(`${head}${between}${line}\n`)).toContain(`field tags: ${line.slice(10)}`);
	const outcome = outlineOf(`${head}Keywords: There were some.\n`);
	expect(outcome).not.toContain("field tags");
});

test("in Markdown, a full stop closes a list of tags", () => {
	const head = `**Date of Meeting:** 17 March 2016\n\n## Summary\n\n${said}\n\n## Why it matters\n\n${mattered}\n\n`;
	for (const label of ["Keywords:", "Keywords.", "**Keywords:**"])
		expect(
			outlineOfReport(markdown.parse(`${head}${label} Weather, climate, early warning.\n`, form)),
			label,
		).toContain("field tags: Weather, climate, early warning.");
});
