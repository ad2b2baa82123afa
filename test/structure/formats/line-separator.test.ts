import { expect, test } from "vitest";
import { process, render } from "../../../src/index.ts";

// U+2028 is no line end in notes, and must be none where a report tells of an unknown label.
test("a label that holds a line separator reads back", () => {
	const notes = process("Date of Meeting:\nN/A\u2028x:>\n");
	const report = process(render(notes, "markdown"));
	const unclassified = (outcome: typeof notes): unknown => JSON.parse(render(outcome, "json")).unclassified;
	expect(unclassified(report)).toEqual(unclassified(notes));
});
