import { expect, test } from "vitest";
import { formattedDate, unknownDirective } from "../../src/templates/filters.ts";

test.each([
	["2016-02-02", "%d.%m.%Y", "02.02.2016"],
	["2016-02-02", "%-d %b %y", "2 Feb 16"],
	["2016-02-02", "%A, %e %B %Y", "Tuesday, 2 February 2016"],
	["2016-02-02", "%a %F 100%%", "Tue 2016-02-02 100%"],
	["0099-12-31", "%Y", "0099"],
	["2017-03-06/2017-03-10", "%d/%m/%Y", "06/03/2017 – 10/03/2017"],
	["2016-02", "%d.%m.%Y", "February 2016"],
	["XXXX-03-13", "%d.%m.%Y", "13 March (year not given)"],
	["31 Feb 2016", "%d.%m.%Y", "31 Feb 2016"],
	["", "%d.%m.%Y", ""],
])("%s as %s is %s", (value, format, expected) => expect(formattedDate(value, format)).toBe(expected));

test.each([
	["%d.%m.%Y", null],
	["%d %Q", "%Q"],
	["50 %", "%"],
	["%-Y", "%-Y"],
])("%s asks for %s, which no date has", (format, expected) => expect(unknownDirective(format)).toBe(expected));
