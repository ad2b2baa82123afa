import { describe, expect, test } from "vitest";
import { parseText } from "../../src/structure/plain-notes.ts";
import { form } from "../structure/form.ts";
import { summaryOf } from "../structure/outline-of.ts";

const cases: [name: string, lines: string, outline: string][] = [
	["bullets", "• One thing.\n• Another.", "• One thing.\n• Another."],
	["blank lines between items", "• One thing.\n\n\n• Another.", "• One thing.\n• Another."],
	["no space behind a bullet", "•One thing.\n•Another.", "• One thing.\n• Another."],
	["NBSP behind a dash", "–\u00a0One thing.\n–\u00a0Another.", "– One thing.\n– Another."],
	["a tab behind a star", "*\tOne thing.\n*\tAnother.", "* One thing.\n* Another."],
	["nested by indent", "  • a\n    - b\n      · c\n    - d\n  • e", "• a\n  - b\n    · c\n  - d\n• e"],
	["nested by tabs", "•\ta\n\t◦\tb\n•\tc", "• a\n  ◦ b\n• c"],
	["nested by bullet alone", "• a\n- b\n- c\n• d\n- e", "• a\n  - b\n  - c\n• d\n  - e"],
	["o lined up", "• a\n    o b\n    o c\n• d", "• a\n  o b\n  o c\n• d"],
	["o at the margin", "o first\no second", "o first\no second"],
	["a lone o is a word", "o tempora said nobody.", "p o tempora said nobody."],
	["indent off by one", " • a\n  • b\n • c", "• a\n• b\n• c"],
	["numbers", "1. a\n2. b\n3. c", "1. a\n2. b\n3. c"],
	["numbers with a bracket", "1) a\n2) b", "1) a\n2) b"],
	["numbers in brackets", "(1) a\n(2) b", "(1) a\n(2) b"],
	["letters", "a. first\nb. second", "a. first\nb. second"],
	["Roman numbers in letters", "a) x\n   i. y\n   ii. z\nb) w", "a) x\n  i. y\n  ii. z\nb) w"],
	["letter i behind h", "g) x\nh) y", "p g) x\np h) y"],
	["dotted numbers", "1. a\n   1.1 b\n   1.2 c\n2. d", "1. a\n  1.1 b\n  1.2 c\n2. d"],
	["a dotted number makes its parent one", "1) a\n1.1 b\n1.1.1 c\n1.1.2 d", "1) a\n  1.1 b\n    1.1.1 c\n    1.1.2 d"],
	["decimals", "1.1 million fled.\n1.2 million came.", "p 1.1 million fled.\np 1.2 million came."],
	["sections", "5.1.1 It rose.\n5.1.2 It fell.", "p 5.1.1 It rose.\np 5.1.2 It fell."],
	["sections with a stop", "1.1. It rose.\n1.2. It fell.", "p 1.1. It rose.\np 1.2. It fell."],
	["a section above bullets", "  2.1 It rose.\n  • a", "p 2.1 It rose.\n• a"],
	[
		"sections below another",
		"1. a\n1.1 b.\n2.1 It fell.\n2.2 It rose.",
		"1. a\n  1.1 b.\np 2.1 It fell.\np 2.2 It rose.",
	],
	["decimals below letters", "a) x\n1.1 million.\nb) y", "a) x\np 1.1 million.\nb) y"],
	["a dotted number alone", "1. a\n   1.1 b\n2. d", "1. a\n  1.1 b\n2. d"],
	[
		"answers at the question's indent",
		"1. Who?\n• Ann: I.\n2. Where?\n• Ray: here.",
		"1. Who?\n• Ann: I.\n2. Where?\n• Ray: here.",
	],
	["a lone indented number above bullets", "  1. Who?\n  • Ann: I.", "1. Who?\n• Ann: I."],
	[
		"answers further in",
		"1. Who?\n   • Ann: I.\n2. Where?\n   • Ray: here.",
		"1. Who?\n  • Ann: I.\n2. Where?\n  • Ray: here.",
	],
	["a lone number at the margin", "1. Who asked?\n• Ann: I.", "p 1. Who asked?\n• Ann: I."],
	["a year", "1990. The year it began.", "p 1990. The year it began."],
	["numbers that do not count up", "3. c is here.\n7. g is here.", "p 3. c is here.\np 7. g is here."],
	["times of day", "9.00 Tea was served.\n9.30 Ann spoke.", "p 9.00 Tea was served.\np 9.30 Ann spoke."],
	["a number that restarts", "1. a\n2. b\n\n1. c\n2. d", "1. a\n2. b\n1. c\n2. d"],
	["an indented line goes on", "• a line\n  goes on\n• b", "• a line⏎goes on\n• b"],
	["an indented paragraph below a blank line", "• a\n\n  More of it.\n• b", "• a\n  p More of it.\n• b"],
	["prose at the margin ends a list", "• a\nThat was all.", "• a\np That was all."],
	["stars as stray marks", "* * The panel spoke.", "p The panel spoke."],
	["a dash without a space", "-5 degrees were measured.", "p -5 degrees were measured."],
	["a bullet alone", "•\n• b", "•\n• b"],
];

test.each(cases)("%s", (_name, lines, outline) => {
	expect(summaryOf(lines)).toBe(outline);
});

const words = [
	"5 * 3 * 2 is 30.",
	"# x",
	"<script>",
	"___",
	"***",
	"---",
	"- - -",
	"* * *",
	"+ a",
	"> q",
	"`c`",
	"    four spaces.",
	"_a_ **b** [c](d)",
];

test.each(words)("%j keeps its words", (line) => {
	expect(summaryOf(line).replace(/^[ph] /u, "")).toBe(line.trim());
});

describe("the tree of a list", () => {
	const lists = (lines: string) => {
		const section = parseText(`Brief summary of presentation\n${lines}`, form).children[0];
		return section?.type === "section" ? section.children.filter((child) => child.type === "list") : [];
	};

	test("counts from where the notes do, and is tight", () => {
		expect(lists("1. a\n\n2. b")).toMatchObject([
			{ ordered: true, start: 1, spread: false, children: [{ spread: false }, {}] },
		]);
	});

	test("is spread where an item holds several blocks", () => {
		expect(lists("• a\n\n  b\n• c")).toMatchObject([{ spread: true, children: [{ spread: true }, { spread: false }] }]);
	});

	test("keeps the bullet as a mark at its place", () => {
		const start = { line: 2, column: 3, offset: 32 };
		const end = { line: 2, column: 4, offset: 33 };
		expect(lists("  • a")[0]?.children[0]?.data).toEqual({ marks: [{ value: "•", position: { start, end } }] });
	});
});
