/** How a line is set off, whatever it says. */
import { expect, test } from "vitest";
import { headingAt } from "../../src/blocks/heading-line.ts";
import { lineRows } from "../../src/blocks/rows.ts";

function read(text: string, index = 0): string | null {
	const { rows } = lineRows(text);
	const heading = headingAt(text, rows, index);
	if (heading === null) return null;
	const signs = heading.signs.map(({ start, end }) => text.slice(start, end)).join(" ");
	return `${[...heading.styles].sort().join("+")} "${text.slice(heading.start, heading.end)}" ${signs}`.trimEnd();
}

test.each<[string, string | null]>([
	["Roll Call", 'bare "Roll Call"'],
	["4. Roll Call", 'numbered "Roll Call" 4.'],
	["10) Roll Call", 'numbered "Roll Call" 10)'],
	["2.1 Boats", 'numbered "Boats" 2.1'],
	["15/034   FINANCE", 'numbered "FINANCE" 15/034'],
	["Item 3: Boats", 'numbered "Boats" Item 3:'],
	["Agenda item 12 - Boats", 'numbered "Boats" Agenda item 12 -'],
	["XIV. REPORTS", 'numbered "REPORTS" XIV.'],
	["II - BUDGET", 'numbered "BUDGET" II -'],
	["C. Treasurer [Ann]", 'lettered "Treasurer [Ann]" C.'],
	["AA. Zebra", 'lettered "Zebra" AA.'],
	["(b) Boats", 'lettered "Boats" (b)'],
	["I. Opening", 'lettered+numbered "Opening" I.'],
	["## Boats ##", 'markdown "Boats" ## ##'],
	["### 2. Boats", 'markdown+numbered "Boats" ### 2.'],
	["#boats", 'bare "#boats"'],
	["**Boats**", 'bold "Boats" * * * *'],
	["Boats\n=====", 'underlined "Boats" ====='],
	["=====\nBoats\n=====", 'underlined "Boats" ===== ====='],
	["-----\nBoats\n\nWords", 'underlined "Boats" -----'],
	["-----\nBoats\nwords", null],
	["Boats\n--", 'bare "Boats"'],
	["A long line of words that no heading is\n---", 'bare "A long line of words that no heading is"'],
	["Boats\n\n   One leaks.", 'bare+outdented "Boats"'],
	["Dr. Ann Lee spoke", 'bare "Dr. Ann Lee spoke"'],
	["12", 'bare "12"'],
])("%j", (text, expected) => {
	expect(read(text)).toBe(expected);
});

test("a number that may be a year is not beyond doubt", () => {
	const text = "2015 was a dry year";
	expect(headingAt(text, lineRows(text).rows, 0)?.doubtful).toBe(0);
});
