/** Where one speaker's words end and another's begin in notes without capitals or full stops. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

/** Who says what in a summary, as `name: words`. */
function said(summary: string): string[] {
	const notes = `Date of meeting: 4 May 2016\n\nBrief summary of presentation of information made\n\n${summary}\n`;
	const { report } = process(notes, { path: "notes.txt" });
	const statements = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
	return statements.map(
		({ speakers: [speaker], position }) =>
			`${speaker?.name}: ${notes.slice(position.start.offset, position.end.offset)}`,
	);
}

const dictated = [
	"Vera Okafor from the Water Trust moderated and began by asking all the girls in the room to stand in front",
	"Dr Sam Tuila of the University of Fiji said that girls who learn to code at school do not have a computer at home",
	"then Joy Bell a teacher in Izmir told us her team won a cup with a robot that waters plants",
];

test("dictated without a stop, each speaker has her own words", () => {
	const found = said(dictated.join(" "));
	const owner = (words: string): string => found.find((each) => each.includes(words)) ?? "nobody";
	expect(owner("all the girls")).toMatch(/^Vera Okafor/);
	expect(owner("learn to code")).toMatch(/^Sam Tuila/);
	expect(owner("waters plants")).toMatch(/^Joy Bell/);
	expect(owner("all the girls")).not.toContain("robot");
});

test("in small letters a full stop ends a sentence", () => {
	const found = said(
		[
			"vera okafor from the water trust moderated and did the intro in sign. it was short.",
			"sam tuila, pacific forum, said fiji has had an allowance since 2013. one doctor signs for the whole north.",
			"dr joy bell, economist at the ilo, said quotas only work where someone collects the fine.",
		].join(" "),
	);
	const owner = (words: string): string => found.find((each) => each.includes(words)) ?? "nobody";
	expect(owner("the intro")).toMatch(/^vera okafor/i);
	expect(owner("an allowance")).toMatch(/^sam tuila/i);
	expect(owner("one doctor")).toMatch(/^sam tuila/i);
	expect(owner("collects the fine")).toMatch(/^joy bell/i);
});

test("a sentence with a second name in it stays whole", () => {
	const sentence =
		"Ms Vera Okafor of the Water Trust said that the wells of the north, of which Mr Sam Tuila said last year that they were dry, have been dug again.";
	expect(said(sentence)).toEqual([`Vera Okafor: ${sentence}`]);
});

test.each(["always", "never", "still"])("`%s` between a name and what she says is no role", (adverb) => {
	const notes = `Date of meeting: 4 May 2016\n\nBrief summary of presentation of information made\n\nMs Vera Okafor ${adverb} said that nets are few. Ms Okafor asked for boats.\n`;
	const { report } = process(notes, { path: "notes.txt" });
	const found = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
	expect(found.map(({ speakers: [first] }) => [first?.name, first?.role])).toEqual([["Vera Okafor", undefined]]);
});
