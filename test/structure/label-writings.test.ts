import { expect, test } from "vitest";
import { parseText } from "../../src/structure/plain-notes.ts";
import { faults } from "../properties/lossless.ts";
import { form } from "./form.ts";
import { outlineOf } from "./outline-of.ts";

const both = "field date: 2 Feb\nfield reporter: Ann";

test.each<[notes: string, outline: string]>([
	// An aside in brackets says how to fill the field in.
	["Date of Meeting (dd/mm/yyyy): 2 Feb\nReporter: Ann", both],
	["Date of Meeting (day, month, year): 2 Feb\nReporter (your name): Ann", both],
	["Date: 2 Feb\nISJC Staff Present (if any):\nReporter: Ann", "field date: 2 Feb\nfield staff:\nfield reporter: Ann"],
	["Date of Meeting: 2 Feb\nReporter(s): Ann", both],
	["Date of Meeting: 2 Feb\nReporter/s: Ann", both],
	["Date of Meeting(s): 2 Feb\nName of Reporter(s): Ann", both],
	["Date: 2 Feb\nWhich SDG(s) does this topic cover? 5", "field date: 2 Feb\nfield sdgs: 5"],
	// Further signs behind a label, or none but a tab.
	["Date of Meeting:: 2 Feb\nReporter :- Ann", both],
	["Date of Meeting\t2 Feb\nReporter\t\tAnn", both],
	["Date of Meeting:\t2 Feb\nReporter:\tAnn", both],
	["Date of Meeting     2 Feb\nReporter            Ann", both],
	["Date of Meeting:\n    2 Feb\nReporter:\n\tAnn", both],
	// Markdown's emphasis.
	["**Date of Meeting:** 2 Feb\n**Reporter:** Ann", both],
	["**Date of Meeting**: 2 Feb\n**Reporter** : Ann", both],
	["*Date of Meeting:* 2 Feb\n__Reporter:__ Ann", both],
	["**Date of Meeting**\n2 Feb\n\n**Reporter**\nAnn", both],
	["- **Date of Meeting:** 2 Feb\n- **Reporter:** Ann", both],
	["**Date of Meeting (dd/mm):** 2 Feb\n**Reporter:** Ann", "field date: 2 Feb\nfield reporter: Ann"],
	["Date: 2 Feb\n**Which SDG does this topic cover?** 5", "field date: 2 Feb\nfield sdgs: 5"],
	[
		"**Date:** 2 Feb\n**Venue:** Rome\n**Reporter:** Ann",
		"field date: 2 Feb\nfield ? Venue: Rome\nfield reporter: Ann",
	],
	[
		"**Date:** 2 Feb\n\n**Brief summary of presentation**\n\nAnn spoke.\n\n**Tags:** Women",
		"field date: 2 Feb\nsection summary\n  p Ann spoke.\nfield tags: Women",
	],
	["Date: 2 Feb\n**not closed: 5", "field date: 2 Feb\nunclassified\n  p **not closed: 5"],
	// Misspelt, and beginning with a shorter label: with the value below or right behind it.
	["Date: 2 Feb\nReporter Nmae\nAnn", both],
	["Date: 2 Feb\nISJC Staff Prseent\nRay", "field date: 2 Feb\nfield staff: Ray"],
	["Date: 2 Feb\nISJC Staff Prseent Major Ray Bell", "field date: 2 Feb\nfield staff: Major Ray Bell"],
	["Date: 2 Feb\nReporter Nmae - Ann", both],
	["Reporter: Ann\nDate of Meteing 2 Feb", "field reporter: Ann\nfield date: 2 Feb"],
	["Date: 2 Feb\nReporter Bo", "field date: 2 Feb\nfield reporter: Bo"],
	["Date: 2 Feb\nReporter Dame Ruth Bell", "field date: 2 Feb\nfield reporter: Dame Ruth Bell"],
	["Date: 2 Feb\nISJC Staff Preston Smith", "field date: 2 Feb\nfield staff: Preston Smith"],
	["Date of Meetign (day, month, year): 2 Feb\nRepotrer (your name): Ann", both],
	// Unknown ones with a dash, and people with what they are behind one.
	["Date: 2 Feb\nReporter: Ann\nVenue -  Room 4", `${both}\nfield ? Venue: Room 4`],
	["Date: 2 Feb\nVenue - Room 4\nReporter: Ann", "field date: 2 Feb\nfield ? Venue: Room 4\nfield reporter: Ann"],
	[
		"Date: 2 Feb\nStaff: Ray\nNumber of participants - 200",
		"field date: 2 Feb\nfield staff: Ray\nfield ? Number of participants: 200",
	],
	["Date: 2 Feb\nISJC Staff: Ray\nApologies - Ann", "field date: 2 Feb\nfield staff: Ray\nfield ? Apologies: Ann"],
	["Date: 2 Feb\nISJC Staff: Ray\nAnn Bell - chair", "field date: 2 Feb\nfield staff: Ray / Ann Bell - chair"],
	[
		"Date: 2 Feb\nISJC Staff:\nRay Bell - chair\nDeisha - intern",
		"field date: 2 Feb\nfield staff: Ray Bell - chair / Deisha - intern",
	],
	// What the type of a field makes nothing of is no more of its value.
	["Date: 2 Feb\nUNHQ, Room 4", "field date: 2 Feb\nunclassified\n  p UNHQ, Room 4"],
	["Date: 2 Feb\n2016", "field date: 2 Feb / 2016"],
	["Date: 2 Feb\nand 4 February 2016", "field date: 2 Feb / and 4 February 2016"],
	[
		"Date: 2 Feb\nSDGs covered: 5\nThe room was full.",
		"field date: 2 Feb\nfield sdgs: 5\nunclassified\n  p The room was full.",
	],
	["Date: 2 Feb\nSDGs covered: 5\n8, 9", "field date: 2 Feb\nfield sdgs: 5 / 8, 9"],
	// Numbers and bullets.
	["1) Date of Meeting: 2 Feb\n2) Reporter: Ann", both],
	["(a) Date of Meeting: 2 Feb\n(b) Reporter: Ann", both],
	// Other words for the same field.
	["Date and time: 2 Feb\nPrepared by: Ann", both],
	["Date: 2 Feb\nISJC Staff: Ray\nReporter name: Ann", "field date: 2 Feb\nfield staff: Ray\nfield reporter: Ann"],
	["Date: 2 Feb\nSDGs addressed: 5\nUseful links: a.org", "field date: 2 Feb\nfield sdgs: 5\nfield links: a.org"],
	// The same label in another letter case.
	["Reporter: Ann\nREPORTER: Ray", "field reporter: Ann\nunclassified REPORTER (second reporter)\n  p Ray"],
	// Unknown labels above the first known one; a title with a colon stays a title.
	["Meeting place: Rome\nDate: 2 Feb", "field ? Meeting place: Rome\nfield date: 2 Feb"],
	["Meeting Place: Rome\n\nDate: 2 Feb", "field ? Meeting Place: Rome\nfield date: 2 Feb"],
	["Room and time: 4, noon\nDate: 2 Feb", "field ? Room and time: 4, noon\nfield date: 2 Feb"],
	["Rural Women: Time to Act\n\nDate: 2 Feb", "preamble title\n  p Rural Women: Time to Act\nfield date: 2 Feb"],
	["Rural women: time to act\n\nDate: 2 Feb", "preamble title\n  p Rural women: time to act\nfield date: 2 Feb"],
	["Rural women: who pays?\nDate: 2 Feb", "preamble title\n  p Rural women: who pays?\nfield date: 2 Feb"],
	["High Level Meeting: Water\nDate: 2 Feb", "preamble title\n  p High Level Meeting: Water\nfield date: 2 Feb"],
	// In a section such words are prose.
	[
		"Date: 2 Feb\nBrief summary of presentation\nReporter (of the radio): he spoke.",
		"field date: 2 Feb\nsection summary\n  p Reporter (of the radio): he spoke.",
	],
	[
		"Date: 2 Feb\nBrief summary of presentation\n**Ann Bell:** fair pay.",
		"field date: 2 Feb\nsection summary\n  p **Ann Bell:** fair pay.",
	],
])("%j", (notes, outline) => {
	expect(outlineOf(notes)).toBe(outline);
	expect(faults(parseText(notes, form), notes)).toEqual([]);
});
