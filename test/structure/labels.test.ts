import { expect, test } from "vitest";
import { outlineOf } from "./outline-of.ts";

const summary = "Brief summary of presentation";

test.each<[name: string, notes: string, outline: string]>([
	["a colon", "Date of Meeting: 2 Feb 2016", "field date: 2 Feb 2016"],
	["a space before the colon", "Date of Meeting : 2 Feb 2016", "field date: 2 Feb 2016"],
	["capitals", "DATE OF MEETING: 2 Feb 2016", "field date: 2 Feb 2016"],
	["spaces of any kind behind it", "Date of Meeting:\u00a0\t 2 Feb 2016 \u2003", "field date: 2 Feb 2016"],
	["a question mark", "Which SDG does this topic cover? 5, 8", "field sdgs: 5, 8"],
	["a question mark and a dash", "Which SDG does this topic cover? - 5, 8", "field sdgs: 5, 8"],
	["a question mark behind a space", "Which SDG does this topic cover ? 5, 8", "field sdgs: 5, 8"],
	["a dash", "Date of Meeting - 2 Feb 2016", "field date: 2 Feb 2016"],
	[
		"nothing, value on the line",
		"Date of Meeting: 2 Feb\nReporter Ann Bell",
		"field date: 2 Feb\nfield reporter: Ann Bell",
	],
	[
		"nothing, value below",
		"Date of Meeting\n2 Feb 2016\n\nReporter\nAnn Bell",
		"field date: 2 Feb 2016\nfield reporter: Ann Bell",
	],
	[
		"value below blank lines",
		"Meeting Organizer:\n\n\nUK aid\n\nReporter: Ann",
		"field organizer: UK aid\nfield reporter: Ann",
	],
	["values on lines of their own", "Meeting Organizer:\nUN Women\nUK aid", "field organizer: UN Women / UK aid"],
	[
		"values with blank lines between",
		"ISJC Staff Present:\n\nAnn Bell\n\nRay Cole\n\nReporter: Ann",
		"field staff: Ann Bell / Ray Cole\nfield reporter: Ann",
	],
	["a value and another below it", "Meeting Organizer: UN Women\nUK aid", "field organizer: UN Women / UK aid"],
	["values as bullets", "ISJC Staff Present:\n• Ann Bell\n• Ray Cole", "field staff: Ann Bell / Ray Cole"],
	["no value", "ISJC Staff Present:\n\nReporter: Ann", "field staff:\nfield reporter: Ann"],
	["a dash for a value", "ISJC Staff Present: -\nReporter: Ann", "field staff: -\nfield reporter: Ann"],
	["misspelt", "Repotrer: Ann", "field reporter: Ann"],
	["misspelt behind a shorter label", "Tags: x\nDate of Meetnig: 2 Feb", "field tags: x\nfield date: 2 Feb"],
	[
		"misspelt on a line of its own",
		"Date of Meeting\n2 Feb 2016\n\nRepotrer\nAnn Bell",
		"field date: 2 Feb 2016\nfield reporter: Ann Bell",
	],
	["bullets before labels", "- Date of Meeting: 2 Feb\n- Reporter: Ann", "field date: 2 Feb\nfield reporter: Ann"],
	["numbers before labels", "1. Date of Meeting: 2 Feb\n2. Reporter: Ann", "field date: 2 Feb\nfield reporter: Ann"],
	[
		"a value that opens like a label",
		"Meeting Organizer:\nReporters Without Borders\nReporter: Ann",
		"field organizer: Reporters Without Borders\nfield reporter: Ann",
	],
	[
		"unknown among the fields",
		"Date of Meeting: 2 Feb\nVenue: New York\nReporter: Ann",
		"field date: 2 Feb\nfield ? Venue: New York\nfield reporter: Ann",
	],
	[
		"unknown without a value",
		"Date of Meeting: 2 Feb\n\nVenue:\n\nReporter: Ann",
		"field date: 2 Feb\nfield ? Venue:\nfield reporter: Ann",
	],
	[
		"an address is no label",
		"Web links for more information\nhttps://a.example\nFilm: https://b.example",
		"field links: https://a.example / Film: https://b.example",
	],
	[
		"closing fields go on",
		"Web links for more information\n\nProgramme\n\nFilm of it\nhttps://b.example\n\nTags: Women",
		"field links: Programme / Film of it / https://b.example\nfield tags: Women",
	],
	[
		"tags over two lines",
		"Tags: Women, SDG5: Gender Equality,\nSDG16: Peace",
		"field tags: Women, SDG5: Gender Equality,⏎SDG16: Peace",
	],
	["text behind the tags", "Tags: Women\n\nThat was all.", "field tags: Women\nunclassified\n  p That was all."],
	[
		"prose among the fields",
		"Date of Meeting: 2 Feb\n\nIt rained all day.\n\nReporter: Ann",
		"field date: 2 Feb\nunclassified\n  p It rained all day.\nfield reporter: Ann",
	],
	[
		"a second field",
		"Reporter: Ann\nReporter: Ray",
		"field reporter: Ann\nunclassified Reporter (second reporter)\n  p Ray",
	],
	[
		"a title above",
		"Women and water\n\nDate of Meeting: 2 Feb",
		"preamble title\n  p Women and water\nfield date: 2 Feb",
	],
	[
		"a title with a colon",
		"WATER: WHO PAYS?\nDate of Meeting: 2 Feb",
		"preamble title\n  p WATER: WHO PAYS?\nfield date: 2 Feb",
	],
	[
		"prose above",
		"These notes are a draft.\n\nDate of Meeting: 2 Feb",
		"preamble null\n  p These notes are a draft.\nfield date: 2 Feb",
	],
	[
		"a line above where the title has its label",
		"Our notes\nMeeting Title: Water\nReporter: Ann",
		"preamble null\n  p Our notes\nfield title: Water\nfield reporter: Ann",
	],
	[
		"a title and prose above",
		"Water\n\nThis is a draft.\n\nReporter: Ann",
		"preamble title\n  p Water\npreamble null\n  p This is a draft.\nfield reporter: Ann",
	],
	["an unknown label above", "Venue: New York\nReporter: Ann", "field ? Venue: New York\nfield reporter: Ann"],
	["no label at all", "We met.\n\n• a\n• b", "preamble null\n  p We met.\n  • a\n  • b"],
	[
		"boilerplate among the fields",
		"Reporter: Ann\n\n(NB: no view is stated.)\n\nTags: a",
		"field reporter: Ann\nignored (NB: no view is stated.)\nfield tags: a",
	],
	[
		"boilerplate in a section",
		`${summary}\n(NB: no view is stated.)\nAnn spoke.`,
		"section summary\n  ignored (NB: no view is stated.)\n  p Ann spoke.",
	],
	["a section's text on its line", `${summary}: Ann spoke.`, "section summary\n  p Ann spoke."],
	["an empty section", `${summary}\n\nTags: a`, "section summary\nfield tags: a"],
	[
		"a second section",
		`${summary}\nAnn spoke.\n\n${summary}\nRay spoke.`,
		`section summary\n  p Ann spoke.\nunclassified ${summary} (second summary)\n  p Ray spoke.`,
	],
	[
		"a section before the fields",
		`${summary}\nAnn spoke.\n\nReporter: Ann`,
		"section summary\n  p Ann spoke.\nfield reporter: Ann",
	],
	[
		"a field's label in prose, seen already",
		`Reporter: Ann\n${summary}\nReporter: Ray spoke.`,
		"field reporter: Ann\nsection summary\n  p Reporter: Ray spoke.",
	],
	[
		"label-like lines in prose",
		`${summary}\nVenue: Zoom.\nNote: it rained.`,
		"section summary\n  p Venue: Zoom.\n  p Note: it rained.",
	],
	["a bullet that is no label", `${summary}\n• Tags: are useful`, "section summary\n  • Tags: are useful"],
	[
		"a misspelt section",
		`Reporter: Ann\n\nBrief sumary of presentation\n\nAnn spoke.`,
		"field reporter: Ann\nsection summary\n  p Ann spoke.",
	],
	[
		"a wrapped label",
		`${summary}\nAnn spoke.\n\nWhat was of particular significance to share with The Salvation Army\nglobally?\n\nAll of it.`,
		"section summary\n  p Ann spoke.\nsection significance\n  p All of it.",
	],
	["lone CR", "Date of Meeting: 2 Feb\r\rReporter: Ann", "field date: 2 Feb\nfield reporter: Ann"],
	["CRLF", "Date of Meeting: 2 Feb\r\n\r\nReporter: Ann\r\n", "field date: 2 Feb\nfield reporter: Ann"],
])("%s", (_name, notes, outline) => {
	expect(outlineOf(notes)).toBe(outline);
});
