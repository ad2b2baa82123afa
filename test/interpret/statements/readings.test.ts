import { expect, test } from "vitest";
import { type Reading, readUnits } from "../../../src/interpret/statements/readings.ts";
import { words } from "./passage.ts";
import { unitsIn } from "./units-of.ts";

/** What each unit is, and the role of the first whom it opens with. */
function readingsOf(summary: string): string[] {
	return readUnits(unitsIn(summary), words).map(({ line, label }: Reading) => {
		const entry = line ?? label;
		const role = entry?.people[0]?.written.role ?? null;
		const kind = line !== null ? "line" : label !== null ? "label" : "text";
		return role === null ? kind : `${kind} ${role}`;
	});
}

test.each([
	["a line of people", "Dr Una Brandt, mayor", ["line mayor"]],
	["a label", "Dr Una Brandt, mayor: soap is dear", ["label mayor"]],
	["running text", "Soap is dear and so is ash.", ["text"]],
	["a role on the line below", "Dr Una Brandt\n\nmayor of Wimble", ["line mayor of Wimble", "text"]],
	["a role less its full stop", "Dr Una Brandt\n\nmayor of Wimble.", ["line mayor of Wimble", "text"]],
	["a sentence below", "Dr Una Brandt\n\nThe mayor of Wimble said no.", ["line", "text"]],
	["no office below", "Dr Una Brandt\n\nsoap and ash", ["line", "text"]],
	["another person below", "Dr Una Brandt\n\nDr Ilo Tamm, mayor", ["line", "line mayor"]],
	["a role of her own", "Dr Una Brandt, nurse\n\nmayor of Wimble", ["line nurse", "text"]],
	["two people", "Dr Una Brandt and Dr Ilo Tamm\n\nmayor of Wimble", ["line", "text"]],
	["items", "* Dr Una Brandt\n* mayor of Wimble", ["line", "text"]],
	["a line that is too long", `Dr Una Brandt, mayor of ${"Wimble ".repeat(60)}`, ["text"]],
])("%s: `%s`", (_why, summary, readings) => expect(readingsOf(summary)).toEqual(readings));

test("a role on the line below makes it surer that the line is of people", () => {
	const sure = (summary: string) => readUnits(unitsIn(summary), words)[0]?.line?.sure ?? 0;
	expect(sure("Dr Una Brandt\n\nmayor of Wimble")).toBe(sure("Dr Una Brandt\n\nsoap and ash") + 2);
});
