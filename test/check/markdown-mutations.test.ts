/** Notes in plain text are Markdown too: read as that, the same mistakes are found at the same places. */
import { describe, expect, test } from "vitest";
import { check, rules } from "../../src/check/index.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { interpret } from "../../src/interpret/index.ts";
import type { InputFormat } from "../../src/structure/formats/format.ts";
import { markdown } from "../../src/structure/formats/markdown.ts";
import { txt } from "../../src/structure/formats/txt.ts";
import { cleanNotes } from "./clean.ts";
import { placed } from "./mutant.ts";
import { mutants } from "./mutants.ts";

const form = shippedForm("un-meeting") ?? expect.fail("no form");

function found(text: string, format: InputFormat): string[] {
	const findings = check(interpret(format.parse(text, form), form), { form, text, today: "2026-01-01" });
	return findings.map(({ code, position }) => {
		const { start, end } = position ?? expect.fail(`${code} has no place`);
		const words = JSON.stringify(text.slice(start.offset, end.offset));
		return `${code} ${start.line}:${start.column}-${end.line}:${end.column} ${words}`;
	});
}

describe.each(cleanNotes)("$name", (note) => {
	test("clean", () => expect(found(note.text, markdown)).toEqual([]));

	test("every mistake", { timeout: 120_000 }, () => {
		for (const { name, spoil } of mutants) {
			const { text } = placed(spoil(note));
			expect(found(text, markdown), name).toEqual(found(text, txt));
		}
	});
});

test("the examples of every rule", () => {
	for (const [, notes] of rules.flatMap(({ examples }) => examples)) {
		expect(found(notes, markdown), notes).toEqual(found(notes, txt));
	}
});
