/** What could go on in the line below, as far as its length tells, and is something else. */
import { expect, test } from "vitest";
import type { RawField } from "../../src/ast/nodes.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { parseText } from "../../src/structure/plain-notes.ts";

const form = shippedForm("un-meeting") ?? expect.fail("The built-in form is missing.");

/** Prose that was wrapped at 66 columns, so that long lines of values look wrapped, too. */
const wrapped = `Brief summary of presentation of information made

Half of the clinics in the district have no running water. In
rural areas a birth certificate may cost a week’s wages. The law
was passed, the budget was not. Teachers in the north have not
been paid since March. Debt service takes more of the budget than
schools and hospitals together.
`;

const fieldsOf = (text: string): RawField[] =>
	parseText(text, form).children.flatMap((child) => (child.type === "field" ? [child as unknown as RawField] : []));

const labelsOf = (text: string) => fieldsOf(text).map(({ label, name }) => `${name}: ${label}`);

test("a label that the form lacks ends a list of names, however long that is", () => {
	const header = "Staff Present: Rev. Keziah Yarrow, Delphine Zimmermann\nVenue: Palais des Nations\n";
	expect(labelsOf(`${header}\n${wrapped}`)).toEqual(["staff: Staff Present", "null: Venue"]);
});

test("an organizer may go on with a few words and a colon", () => {
	const header = "Meeting Organizer: International Forum on the Elderly and their\nRights: a network\n";
	expect(labelsOf(`${header}\n${wrapped}`)).toEqual(["organizer: Meeting Organizer"]);
});

test("but not with a number alone", () => {
	const header = "Organized by: International Forum on the Elderly and their\nNumber of Participants: 227\n";
	expect(labelsOf(`${header}\n${wrapped}`)).toEqual(["organizer: Organized by", "null: Number of Participants"]);
});

test("a label with a dash has a bullet where the others have one", () => {
	const header = "* Date of Meeting – 9 December 2012\n* SDGs Covered – 6\n* Venue – Church Center\n";
	expect(labelsOf(`${header}\n${wrapped}`)).toEqual(["date: Date of Meeting", "sdgs: SDGs Covered", "null: Venue"]);
});

test("a bullet of its own is an item of the list above", () => {
	const header = "Staff Present:\n* Ann Bell – chair\n* Ray Cole – clerk\n";
	expect(labelsOf(`${header}\n${wrapped}`)).toEqual(["staff: Staff Present"]);
});

test("a number that is no goal does not go on in goals", () => {
	const header = "SDGs Covered – SDG 3 - Good Health and Well-being\nNumber of Participants – 26\n";
	expect(labelsOf(`${header}\n${wrapped}`)).toEqual(["sdgs: SDGs Covered", "null: Number of Participants"]);
});

test("behind an address there is another link", () => {
	const links = "Web links for more information\n\nConcept note - https://docs.example.int/water-points/1349\nSlides\n";
	const [field] = fieldsOf(`${wrapped}\n${links}https://archive.example.net/sports/8773\n`);
	expect(field?.parts.map(({ raw }) => raw)).toEqual([
		"Concept note - https://docs.example.int/water-points/1349",
		"Slides",
		"https://archive.example.net/sports/8773",
	]);
});
