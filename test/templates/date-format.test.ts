import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { run } from "../cli/world.ts";
import { tree } from "../tree.ts";

const dated = async (value: string, format: string) =>
	run(["convert", "a.txt", "-t", "t.txt.liquid"], {
		cwd: tree({ "a.txt": goodNotes, "t.txt.liquid": `{{ "${value}" | date: "${format}" }}` }),
	});

test.each([
	["2016-02-02", "%d.%m.%Y", "02.02.2016"],
	["2016-02-02", "%-d %b %y", "2 Feb 16"],
	["2016-02-02", "%A, %e %B %Y", "Tuesday, 2 February 2016"],
	["2016-02-02", "%a %F 100%%", "Tue 2016-02-02 100%"],
	["2017-03-06/2017-03-10", "%d/%m/%Y", "06/03/2017 – 10/03/2017"],
	["2016-02", "%d.%m.%Y", "February 2016"],
	["XXXX-03-13", "%d.%m.%Y", "13 March (year not given)"],
	["31 Feb 2016", "%d.%m.%Y", "31 Feb 2016"],
	["now", "%Y", "now"],
	["", "%d.%m.%Y", ""],
])("%s as %s is %s", async (value, format, expected) => {
	expect(await dated(value, format)).toMatchObject({ code: 0, stdout: `${expected}\n` });
});

test.each([
	["%d %Q", "%Q"],
	["50 %", "%"],
])("%s asks for %s, which no date has", async (format, sign) => {
	const { code, stderr } = await dated("2016-02-02", format);
	expect([code, stderr]).toEqual([2, expect.stringContaining(`Unexpected \`${sign}\` in a date. Write \`%Y\``)]);
});
