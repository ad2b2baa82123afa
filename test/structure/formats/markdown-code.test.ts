/** Code amid the words of Markdown notes. */
import { expect, test } from "vitest";
import { check } from "../../../src/check/index.ts";
import { interpret } from "../../../src/interpret/index.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";
import { form } from "../../output/build-report.ts";

const lost = (text: string) =>
	check(interpret(markdown.parse(text, form), form), { form, text, today: "2030-01-01" }).flatMap((finding) => {
		const { code, position } = finding;
		return code === "lost-url" ? [text.slice(position?.start.offset, position?.end.offset)] : [];
	});

test("brackets in code lead to no address that was lost, those beside it do", () => {
	expect(lost("How does `tide()` work, or `( a`, or `a - - b`?\n")).toEqual([]);
	expect(lost("How does `tide()` work ()?\n")).toEqual(["("]);
});
