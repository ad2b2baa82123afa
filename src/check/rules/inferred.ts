import { dateReadings, readDate } from "../../fields/date.ts";
import { dateInWords } from "../../fields/edtf.ts";
import { fieldType } from "../../fields/index.ts";
import { isSame } from "../../fields/people.ts";
import { ofType } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A date in figures was read as the notes' other dates are written. */
export const inferredDateOrder: Rule = {
	code: "inferred-date-order",
	examples: [
		["there is no month 13", "Date of Meeting: 13/02/2016\n"],
		["between dots, the day comes first", "Date of Meeting: 05.06.2018\n"],
		["the order is taken from a date nearby", "Date of Meeting: 8/07/2021 (9 July our time)\n", "1:18-1:45"],
	],
	check({ dates }, tell) {
		for (const { written, edtf, definition } of dates) {
			if (edtf === null || definition.read.dates !== null || !figures.test(written.raw)) continue;
			if (dateReadings(written.raw).length > 1)
				tell({ code: "inferred-date-order", ...written, read: dateInWords(edtf) });
		}
	},
};

const figures = /\d\s?[/-]\s?\d/;

/** A day and a month as words, and two figures for the year. */
export const inferredYear: Rule = {
	code: "inferred-year",
	examples: [
		["the year in full", "Date of Meeting: March 14th 2024\n"],
		["a short year after an apostrophe", "Date of Meeting: March 14th '24\n"],
		["a date with dashes", "Date of Meeting: 13-Mar-18\n"],
		["two digits that may be a year", "Date of Meeting: March 14th 24\n", "1:18-1:31"],
	],
	check({ dates }, tell) {
		for (const { written, edtf, definition } of dates) {
			const year = edtf === null ? undefined : wholeDay.exec(edtf)?.[1];
			if (edtf === null || year === undefined || written.raw.includes(year) || !shortYear.test(written.raw)) continue;
			// In front of a fuller year, the same words name the same day.
			const full = written.raw.replace(shortYear, `$<before>20$<year>`);
			if (readDate(full, definition.read) === edtf)
				tell({ code: "inferred-year", ...written, read: dateInWords(edtf) });
		}
	},
};

const wholeDay = /^(\d{4})-\d\d-\d\d$/;
const shortYear = /(?<before>\d\D*\p{L}\D*[\s,])(?<year>\d\d)(?!\S)/u;

/** `Reporter: same`. */
export const inferredValue: Rule = {
	code: "inferred-value",
	examples: [
		["a name", "ISJC Staff Present: Ann Bell\nReporter: Ann Bell\n"],
		["no field to refer to", "Reporter: same\n"],
		["a word that refers to the field above", "ISJC Staff Present: Ann Bell\nReporter: same\n", "2:11-2:15"],
		["a word that refers to the reporter", "ISJC Staff Present: Ann Bell and me\nReporter: Joy Cole\n", "1:34-1:36"],
	],
	check({ legible }, tell) {
		for (const { field, definition } of ofType(legible, "people")) {
			const { value, items, valuePosition } = field;
			if (!Array.isArray(value) || value.length === 0) continue;
			const meant = items.filter((item) => item.value !== null && isSame(item.raw, definition.read));
			const whole = isSame(field.raw, definition.read);
			const [first] = meant;
			if (first === undefined) continue;
			const { raw, position } = whole ? { raw: field.raw, position: valuePosition } : first;
			const people = whole ? value : meant.flatMap((item) => (item.value === null ? [] : [item.value]));
			const read = fieldType(definition.type).print(people).replaceAll("\n", ", ");
			tell({ code: "inferred-value", position, raw, label: definition.label, read });
		}
	},
};
