import { expect, test } from "vitest";
import { process, render, shippedForm } from "../../src/index.ts";

const form = shippedForm("committee-markdown") ?? expect.fail("no form is called committee-markdown");

const notes = `# Harbour committee, 4 June 2018

## Present

* Ana Reis @anareis (chair)
* Jon Hall @jonhall

## Agenda

* The new quay is late.
`;

test("minutes are read", () => {
	const outcome = process(notes, { form, path: "minutes.md", today: "2030-01-01" });
	expect(outcome.findings).toEqual([]);
	const { title, fields } = JSON.parse(render(outcome, "json"));
	expect(title).toBe("Harbour committee, 4 June 2018");
	expect(fields).toMatchObject({ date: "2018-06-04", present: [{ name: "Ana Reis" }, { name: "Jon Hall" }] });
});
