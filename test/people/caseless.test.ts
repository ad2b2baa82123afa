import { expect, test } from "vitest";
import { process, shippedForm } from "../../src/index.ts";

const form = shippedForm("un-meeting") ?? expect.fail("un-meeting");

test("people in notes without capitals", () => {
	const notes =
		"date of meeting: 23 october 2019\nreporter: bev\n\nbrief summary of presentation\n" +
		"dr katarzyna wilk, labour economist at the ilo, said quotas only work where someone collects the fine.\n";
	const { report } = process(notes, { form, from: "txt", today: "2026-11-01" });
	const speakers = report.children.flatMap((child) =>
		child.type === "section" ? child.statements.flatMap(({ speakers }) => speakers) : [],
	);
	expect(speakers.map(({ honorific, name }) => [honorific, name])).toEqual([["dr", "katarzyna wilk"]]);
});
