/** What holds for the statements of any text: nothing throws, and every statement lies where its words are. */
import fc from "fast-check";
import type { Nodes } from "mdast";
import { expect, test } from "vitest";
import type { Section, Statement } from "../../src/ast/nodes.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { statementsOf } from "../../src/statements/index.ts";
import { parseText } from "../../src/structure/plain-notes.ts";

const form = shippedForm("un-meeting") ?? expect.fail("The built-in form is missing.");
const runs = { numRuns: 4_000 };

const heading = "Brief summary of presentation of information made";

function sectionsOf(summary: string): Section[] {
	const { children } = parseText(`${heading}\n\n${summary}\n`, form);
	return children.flatMap((child) => (child.type === "section" ? [child] : []));
}

/** The words of a section as its units hold them: the line ends and indents inside a paragraph as one space. */
function wordsOf(node: Section | Nodes): string {
	if (node.type === "text") return node.value;
	if (!("children" in node)) return "";
	return node.children.map((child) => (child.type === "ignored" ? "" : wordsOf(child))).join("");
}

const collapsed = (text: string): string => text.replace(/\s+/gu, " ");

/** Everything wrong with the places and the names of a section's statements, in words. */
function faultsOf(section: Section, statements: readonly Statement[]): string[] {
	const faults: string[] = [];
	const words = collapsed(wordsOf(section));
	let before = { start: section.position?.start.offset ?? 0, end: 0 };
	for (const { speakers, position } of statements) {
		const [start, end] = [position.start.offset ?? -1, position.end.offset ?? -1];
		const names = speakers.map(({ name }) => name);
		const who = `${names.join(" + ")} at ${start}-${end}`;
		if (start >= end) faults.push(`${who} holds nothing`);
		if (end > (section.position?.end.offset ?? -1)) faults.push(`${who} ends outside its section`);
		if (start < before.start) faults.push(`${who} is out of order`);
		// Who speaks in the same words shares the place where they start; else nobody's words are another's.
		if (start < before.end && start !== before.start) faults.push(`${who} overlaps what stands before`);
		if (speakers.length === 0) faults.push(`${who} is said by nobody`);
		for (const name of names) if (!words.includes(collapsed(name))) faults.push(`${who} is not named there`);
		before = { start, end };
	}
	return faults;
}

const sound = (summary: string): void => {
	for (const section of sectionsOf(summary)) {
		expect(faultsOf(section, statementsOf(section, form.words))).toEqual([]);
	}
};

const names = ["Ann Bell", "Ray Cole", "Ulla Brandt", "Ngozi van der Berg", "Brandt", "Bell", "Cole", "Ulla", "UNODC"];
const titles = ["", "", "", "Ms ", "Dr. ", "Sir ", "Dame ", "H.E. ", "the Hon. ", "Captain ", "The moderator, "];
const roles = [
	"",
	"",
	", Director of the Harbour Fund,",
	", mayor of Vigo",
	" (midwife)",
	" of the Fund",
	", panellist",
	"’s aunt",
];
const deeds = [
	" said that it rains",
	" spoke",
	" moderated the event",
	" thanked the room",
	" and",
	",",
	":",
	" – fees",
	"",
];
const stops = [". ", ". ", "; ", "\n\n", "\n", "\n• ", "\n  • ", "\n1. ", "\n\n“Yes.” ", " ", "; and then ", ".” "];
const rest = [
	...[
		"He added that fees fall. ",
		"She said so. ",
		"The Director replied. ",
		"A student asked why. ",
		"It went on\n\n",
	],
	...[
		"“Fees fall”, said ",
		"The session was chaired by ",
		"Speakers: ",
		"Then came ",
		"as told by ",
		"According to ",
		"Panel\n\n",
	],
	...["“", "” ", "(", ")", "…", "?", " - ", " | ", "/", "\t", "\u00a0", "1990 ", ",", "–", "’", "\n\n", "• ", "words "],
];

/** A person as notes name her, what she does, and what follows. */
const deed = fc
	.tuple(fc.constantFrom(...titles), fc.constantFrom(...names), fc.constantFrom(...roles), fc.constantFrom(...deeds))
	.chain((parts) => fc.constantFrom(...stops).map((stop) => parts.join("") + stop));

const summaries = fc
	.array(fc.oneof({ weight: 2, arbitrary: deed }, fc.constantFrom(...rest)), { maxLength: 16, size: "medium" })
	.map((pieces) => pieces.join(""));

const active = fc.constantFrom(..."•-–:;,.?!“”\"'’()|/ABZabz19é \t\n\u00a0\u200b\ud800\udc00𝒜ǅß");

test("any text has statements where they belong", () => {
	fc.assert(fc.property(fc.string({ unit: active, maxLength: 60, size: "medium" }), sound), runs);
});

test("any pieces of notes have statements where they belong", () => {
	fc.assert(fc.property(summaries, sound), { numRuns: 10_000 });
});

test("the pieces make statements, several to a text, and some that share their words", () => {
	const found = fc
		.sample(summaries, { numRuns: 2_000, seed: 5 })
		.map((summary) => sectionsOf(summary).flatMap((section) => statementsOf(section, form.words)));
	const starts = (statements: readonly Statement[]) => new Set(statements.map(({ position }) => position.start.offset));
	expect(found.filter((statements) => statements.length > 1).length).toBeGreaterThan(100);
	expect(found.filter((statements) => starts(statements).size < statements.length).length).toBeGreaterThan(5);
	expect(found.filter((statements) => statements.some(({ speakers }) => speakers.length > 1)).length).toBeGreaterThan(
		5,
	);
});
