/** Labels that are broken over two lines, cut short, or written in words that the form knows and never puts together so. */
import { expect, test } from "vitest";
import { outlineOf } from "./outline-of.ts";

const said = "Ada Bell said that the boats of the harbour were counted twice last year, and nobody knows by whom.";
const mattered = "We could count the boats of our own harbour, and ask the others to do the same for theirs.";
const told = `Summary\n\n${said}\n\nSignificance\n\n${mattered}\n`;
const read = `field date: 4 May 2018
field organizer: Harbour Forum
field staff: Major Ann Bell
field reporter: Ray Cole
field sdgs: 4 and 5
field type: side event
section summary
  p ${said}
section significance
  p ${mattered}`;

test.each([
	["bare", ""],
	["with a colon", ":"],
])("labels over two lines: %s", (_, sign) => {
	const notes = `Date of\nMeeting${sign} 4 May 2018\nMeeting\nOrganizer${sign} Harbour Forum\nISJC Staff\nPresent${sign} Major Ann Bell
Reporter${sign} Ray Cole\nWhich SDG does this\ntopic cover? 4 and 5\nType of\nMeeting${sign} side event\n\n${told}`;
	expect(outlineOf(notes)).toBe(read);
});

test("a label over two lines, and its value below", () => {
	const notes = `Date of\nMeeting\n4 May 2018\nMeeting\nOrganizer\nHarbour Forum\nISJC Staff\nPresent\nMajor Ann Bell
Reporter\nRay Cole\nSDGs\n4 and 5\nType of\nMeeting\nside event\n\n${told}`;
	expect(outlineOf(notes)).toBe(read);
});

test("a line of prose below a heading is no part of it", () => {
	const notes = `Date: 4 May 2018\nOrganizer: Harbour Forum\nReporter: Ray Cole\nSDGs: 4\nType: briefing\n\nSummary\n${said}\n\nWhat matters\nFor us it is water.\n`;
	expect(outlineOf(notes)).toContain("section significance\n  p For us it is water.");
});

test.each([
	["with full stops", ["Dt.", "Org.", "Pres.", "Rep.", "SDG", "Type.", "Summ.", "Signif."]],
	["of two words", ["Mtg dt", "Mtg org", "Staff pres", "Rptr", "SDG", "Mtg type", "Brief summ", "Signif"]],
])("labels that are cut short: %s", (_, labels) => {
	const [date, organizer, staff, reporter, sdgs, type, summary, significance] = labels;
	const notes = `${date} 4 May 2018\n${organizer} Harbour Forum\n${staff} Major Ann Bell\n${reporter} Ray Cole
${sdgs} 4 and 5\n${type} side event\n\n${summary}\n\n${said}\n\n${significance}\n\n${mattered}\n`;
	expect(outlineOf(notes)).toBe(read);
});

test("labels put together from words of the form's labels, with no sign behind them", () => {
	const notes = `Date 4 May 2018\nMeeting arranged by Harbour Forum\nOfficers attending Major Ann Bell\nReport prepared by Ray Cole
SDGs 4 and 5\nMeeting form Side event\n\n${told}`;
	expect(outlineOf(notes)).toBe(read.replace("side", "Side"));
});

test.each([
	"Report from the islands came late.",
	"Officers attending were few.",
	"Meeting organizers from Fiji left early.",
])("words of prose within a section: %s", (line) => {
	const notes = `Date of Meeting: 2 Feb 2016\n\nSummary\n\n${said}\n\n${line}\n\n${said}\n\nSignificance\n\n${mattered}\n`;
	expect(outlineOf(notes)).toMatch(
		/^field date: 2 Feb 2016\nsection summary\n(?: {2}[ph] .*\n){3}section significance\n {2}p .*$/,
	);
});

test("the words of a table's cells, and those in brackets, are no labels", () => {
	const notes = `COSP19 - side event\nWed 10 June 2026, Conf Room 4, UNHQ\norganised by Disability Alliance\n\nPresent:\n\nName | Role | Organization
Hemi Parata | Deputy Perm. Rep. | New Zealand\nRosa Delgado | our office |\n\nSDG 10, 11\n\nParata: Good afternoon everyone. We are here because a panel has no buttons (link: https://a.org/x).\n`;
	const outline = outlineOf(notes);
	expect(outline).toContain("Deputy Perm. Rep.");
	expect(outline).not.toContain("field reporter");
	expect(outline).toContain("no buttons (link: https://a.org/x).");
});
