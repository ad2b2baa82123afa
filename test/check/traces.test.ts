/** The quick look that tells rules about characters whether to look at all: whatever they find, it must not miss. */
import { expect, test } from "vitest";
import { hiddenIn } from "../../src/check/hidden.ts";
import { garbledIn } from "../../src/check/mojibake.ts";
import { tracesIn } from "../../src/check/traces.ts";
import { process } from "../../src/library/process.ts";

const tracesOf = (notes: string, path = "notes.txt") => tracesIn(process(notes, { path }).report);

const none = { garbled: false, hidden: false, remains: false };
const summary = "Brief summary of presentation of information made\n\n";

test.each([
	["plain notes", `Reporter: Ruth Delacroix (intern)\n\n${summary}Boats - and nets - were counted (twice).\n`],
	[
		"signs of print and letters with accents",
		`Reporter: José Ângelo Müller\n\n${summary}“Enough” – she said… • that’s all.\n`,
	],
])("%s leave none", (_, notes) => expect(tracesOf(notes)).toEqual(none));

test.each<[name: string, notes: string, traces: Partial<typeof none>]>([
	["garbled characters in a value", "Reporter: JosÃ© Costa\n", { garbled: true }],
	["garbled characters in a label", "Venueâ€™s: Room 4\nReporter: Ruth\n", { garbled: true }],
	["garbled characters in a list", `${summary}- We donâ€™t know.\n- We do.\n`, { garbled: true }],
	["two signs that may be some", "Reporter: SÃ» Costa\n", { garbled: true }],
	["a control character in a value", "Reporter: Ruth\u0007\n", { hidden: true }],
	["a space of zero width in prose", `${summary}Boa\u200bts.\n`, { hidden: true }],
	["a tag beyond four digits", `${summary}Boats\u{e0041}.\n`, { hidden: true }],
	["a bracket that never closes", `${summary}The new network ( has begun.\n`, { remains: true }],
	["an empty bracket at the end", `${summary}It is so ()\n`, { remains: true }],
	["two dashes", `${summary}The laboratory - - is open.\n`, { remains: true }],
])("%s", (_, notes, traces) => expect(tracesOf(notes)).toEqual({ ...none, ...traces }));

test("the words of reports are looked at as they are read, not as they are written", () => {
	const notes = `${summary}We do&#8203;n’t know ( what.\n`;
	expect(tracesOf(notes, "notes.md")).toMatchObject({ hidden: true, remains: true });
});

test("no character that the rules know goes unseen", () => {
	for (let unit = 0; unit <= 0xffff; unit++) {
		const text = `Boats${String.fromCharCode(unit)}€™ of all`;
		if (hiddenIn(text).length + garbledIn(text).length === 0) continue;
		const child = { type: "ignored", children: [{ type: "code", value: text }], position } as const;
		const { garbled, hidden } = tracesIn({ type: "report", form: "minutes", children: [child], position });
		expect(garbled || hidden, `U+${unit.toString(16)}`).toBe(true);
	}
});

const point = { line: 1, column: 1, offset: 0 };
const position = { start: point, end: point };
