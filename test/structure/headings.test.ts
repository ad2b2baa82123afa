import { expect, test } from "vitest";
import { isSubHeading } from "../../src/structure/sub-headings.ts";
import { form } from "./form.ts";
import { summaryOf } from "./outline-of.ts";

const alone = { last: false, overList: false, underHeading: false, attached: false, small: false };
const judged = (line: string) => isSubHeading(line, form.words, alone);

test.each([
	"Background",
	"The panel",
	"Public space",
	"Why cities",
	"What states said",
	"ITEM B - WHO CARRIES",
	"Item 2. Cost to small suppliers",
	"Interventions from the floor",
	"Conflict and trafficking of persons",
	"Notes as taken:",
	"Audience:",
	"Facts given:",
	"Moderator: Ann Bell – Director of the Fund for Equality",
	"Speaker 3: Dame Ray – Coordinator of the Youth alliance for Health.",
	"Panelist #2: Ann Bell (market seller and organiser)",
	"Chair of the Dialogue: Mr Ray Cole – Member of the Committee",
	"Deputy Director of the Fund: Ann Bell Cole",
	"H.E. Dr. Ann Bell, Ambassador of the Kingdom of Jordan",
	"Ann Bell, UN Deputy Secretary-General, with Mary, Brazilian girl",
	"Ann Bell and Ray Cole, European Forum",
	"Saw Htoo Eh, Trainer, Border School, Myanmar",
	"Ann Bell; Ministry of Water",
	"Ann Bell | City of Gatineau",
	"Batbayar G.",
	"Harlan T. Brightwell Jr.",
	"Address from UN Secretary-General Ann Bell:",
	"Panel discussion, moderated by Ann Bell (UNDP)",
	"Wambui (just Wambui, she said) : maker of pads out of fibre, Kibera",
])("%s is a sub-heading", (line) => {
	expect(judged(line)).toBe(true);
});

test.each([
	"The panel was:",
	"[1] Paper A/70/1",
	"Those who spoke said this:",
	"The chief subjects were as follows:",
	"The questions put were",
	"Meeting begins: the plan is reported",
	"Ann Bell, President of the Assembly, gave three parts:",
	"Each team welcomed safe water across the border",
	"The report set out clear rules over five years",
	"The panel spoke of fair pay in rural areas",
	"Venue: Zoom.",
	"None.",
	"Note: slides promised to everyone who registered. Not here yet.",
	"“The group called for open data across the border”",
	"who pays for testing",
	"What about boys?",
	"Welcomed 212 people on the call",
])("%s is a paragraph", (line) => {
	expect(judged(line)).toBe(false);
});

test.each([
	["a colon alone on its line is text", "Ann,\n:\n\nShe spoke.", "h Ann,⏎:\np She spoke."],
	["a colon at the end is a mark", "Ann Bell:\n\nShe spoke of water.", "h Ann Bell\np She spoke of water."],
	["right above bullets", "Questions\n- A colleague: why?", "h Questions\n- A colleague: why?"],
	[
		"a lone last line is prose",
		"Some asked for tea.\n\nGeneral good cheer",
		"p Some asked for tea.\np General good cheer",
	],
	[
		"a roster",
		"On the podium:\n\nAnn Bell, Fund for Water\nRay Cole, Fund for Air\n\nAll went well.",
		"h On the podium\nh Ann Bell, Fund for Water\nh Ray Cole, Fund for Air\np All went well.",
	],
	[
		"a name over a role stays two lines",
		"Ann Bell\nUniversity of Leeds\n\nShe spoke of water.",
		"h Ann Bell\nh University of Leeds\np She spoke of water.",
	],
	[
		"a name over words",
		"Speaker 1: Ann Bell - PAX\nShowed a catalogue. It was long.",
		"h Speaker 1: Ann Bell - PAX\np Showed a catalogue. It was long.",
	],
])("%s", (_name, lines, outline) => {
	expect(summaryOf(lines)).toBe(outline);
});

test("what happens, in brackets, is no sub-heading", () => {
	expect(judged("[laughter, applause]")).toBe(false);
	expect(judged("[Laughter]")).toBe(true);
});
