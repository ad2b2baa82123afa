import type { ValuePart } from "../../src/ast/nodes.ts";
import type { ReadContext, Reading, Term } from "../../src/fields/field-type.ts";
import { fieldType } from "../../src/fields/index.ts";
import { compileWords, expandWords } from "../../src/forms/words.ts";
import { splitLines } from "../../src/text/lines.ts";
import { locator } from "../../src/text/place.ts";
import type { WordClass, Words } from "../../src/text/words.ts";

const lists: Partial<Record<WordClass, string>> = {
	honorific: `Mr Mrs Ms Mx Dr Prof Professor H.E HE Dame Chief Ambassador Hon Rt Rev Sister Captain Capt Major Maj Lt Col Colonel Lt-Col
		Commissioner General Brigadier Rabbi Dean Sr M. Envoy`,
	honorificFull: "Dame",
	honorificPart: "the Emeritus Very Most Right",
	office:
		"director officer president chair representative coordinator officer founder consultant delegate baker king executive chief",
	body: "ministry department office committee commission council foundation mission church unicef army university international",
	title: "intern keynote speaker retired moderator",
	place: "Geneva USA Kenya London",
	common:
		"day strong world social affairs justice united nations human rights eastern territory programme youth salvation",
	given: "Joy Jane John Grace Dean Mary Ann Robert Kathy Luke Joseph Jacob Isabel Nicole Caleb",
	particle: "van der de bin al",
	suffix: "Jr Sr III",
	function: "of for from the and in at on with to a an as after until",
};

/** A small word list, so that these tests do not move when the shipped one grows. */
export const words: Words = compileWords(expandWords(lists), "test");

const goalNames =
	`No Poverty; Zero Hunger; Good Health and Well-being; Quality Education; Gender Equality; Clean Water and Sanitation
	Affordable and Clean Energy; Decent Work and Economic Growth; Industry, Innovation and Infrastructure; Reduced Inequalities
	Sustainable Cities and Communities; Responsible Consumption and Production; Climate Action; Life Below Water; Life on Land
	Peace, Justice and Strong Institutions; Partnerships for the Goals`.split(/;|\n/);

/** The seventeen goals, as a form has them. */
const goalTerms: readonly Term[] = goalNames.map((name, index) => ({
	name: name.trim(),
	number: index + 1,
	colour: null,
	aliases: [],
}));

/** What a form says about reading, by default with the goals as its vocabulary. */
export function contextOf(more: Partial<ReadContext> = {}): ReadContext {
	const placeholders = new Set(["n/a", "none", "__"]);
	return {
		placeholders,
		same: new Set(),
		separators: [],
		vocabulary: goalTerms,
		dates: null,
		byLine: false,
		remarks: [],
		words,
		language: "en",
		...more,
	};
}

/** The lines of a text as the parts of a value; lines that are empty are left out, as the parser does. */
export function partsOf(text: string): ValuePart[] {
	const lines = splitLines(text);
	const places = locator(text);
	return lines
		.map(({ start, end }) => ({ raw: text.slice(start, end), position: places.position(start, end) }))
		.filter(({ raw }) => raw.trim() !== "");
}

/** The whole text as one part, as hand-wrapped lines are. */
export function wrapped(text: string): ValuePart[] {
	return [{ raw: text, position: locator(text).position(0, text.length) }];
}

/** Reads a text with a field type. */
export function read(type: string, text: string, more: Partial<ReadContext> = {}): Reading {
	return fieldType(type).read(partsOf(text), contextOf(more));
}
