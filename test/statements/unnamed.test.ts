/** Lines of somebody without a name are not the words of whoever the line above names. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const words = "boats stay in the harbour";
const named = "Mr James Osei (Save the Children): home workers do not show up in surveys";
const minister = "H.E. Ms Ruth Hill, Minister of Kenya, said that wells are dry";

/** Who has the words of the last line. */
function ownersOf(path: string, lines: readonly string[]): string[] {
	const [head, between, mark] = path.endsWith(".md")
		? ["**Date:** 2 May 2016\n\n## Summary", "\n", "- "]
		: ["Date: 2 May 2016\n\nSummary", "\n\n", ""];
	const notes = `${head}\n\n${lines.map((line) => mark + line).join(between)}\n`;
	const at = notes.indexOf(words);
	return process(notes, { path }).report.children.flatMap((child) => {
		const statements = child.type === "section" ? child.statements : [];
		const theirs = statements.filter(
			({ position: { start, end } }) => (start.offset ?? at + 1) <= at && at < (end.offset ?? 0),
		);
		return theirs.flatMap(({ speakers }) => speakers.map(({ name }) => name));
	});
}

const paths = ["notes.txt", "notes.md"];
const openings = [
	"someone from pharma -",
	"one man in the audience:",
	"the lady from Fiji -",
	"Others said",
	"Audience:",
	"Peru:",
	"WHO:",
	"Our view:",
	"Minister of Peru -",
	"the delegate of Peru said",
];

test.each(paths.flatMap((path) => openings.map((opening) => ({ path, opening }))))(
	"$opening in $path",
	({ path, opening }) => {
		expect(ownersOf(path, [named, `${opening} ${words}`])).toEqual([]);
	},
);

test.each(paths)("a title of whoever is named above is hers: %s", (path) => {
	expect(ownersOf(path, [minister, `The Minister said that ${words}`])).toEqual(["Ruth Hill"]);
});

const turns = [
	"Ms Ann Bell (WHO): Forty villages had no water.",
	"Mr James Osei (Oxfam): A pump without a mechanic stands still.",
];

test.each(
	paths.flatMap((path) =>
		[
			"Summing up:",
			"Main messages:",
			"Action points:",
			"Next steps:",
			"Overall:",
			"Woman from Brazil, I think from the ministry:",
			"Somebody online (I did not catch the name):",
			"Delegate of Peru, speaking for the Group of 77:",
		].map((opening) => ({ path, opening })),
	),
)("among turns, $opening is nobody's in $path", ({ path, opening }) => {
	expect(ownersOf(path, [...turns, `${opening} ${words}`])).toEqual([]);
});

test.each(
	paths.flatMap((path) =>
		["First:", "Second point:", "For example:", "His point:", "The problem is simple:", "Then I saw why:"].map(
			(opening) => ({
				path,
				opening,
			}),
		),
	),
)("among turns, $opening goes on in $path", ({ path, opening }) => {
	expect(ownersOf(path, [...turns, `${opening} ${words}`])).toEqual(["James Osei"]);
});

test("an item below a turn is of whoever has the turn", () => {
	const list = "Mr James Osei (Oxfam): A pump stands still.\n\n- Nets: few\n- Costs:";
	expect(ownersOf("notes.txt", [turns[0] ?? "", `${list} ${words}`])).toEqual(["James Osei"]);
});

const seen = [
	"Ann Bell - nets are few and nobody mends them.",
	"Bo Li - nets are new.",
	"Ann Bell - they were new in May.",
];

test.each(paths.flatMap((path) => ["unknown woman -", "lady in red -", "a man -"].map((tag) => ({ path, tag }))))(
	"$tag among turns with dashes is nobody who is named, and told: $path",
	({ path, tag }) => {
		const lines = [...seen, `${tag} ${words}`];
		expect(ownersOf(path, lines)).toEqual([]);
		const head = path.endsWith(".md") ? "**Date:** 2 May 2016\n\n## Summary" : "Date: 2 May 2016\n\nSummary";
		const { findings } = process(`${head}\n\n${lines.join("\n\n")}\n`, { path });
		expect(findings.flatMap((each) => (each.code === "unnamed-speaker" ? [each.words] : []))).toEqual([tag]);
	},
);

test.each(paths)("a sentence of somebody without a name ends the words before it: %s", (path) => {
	for (const opening of ["Then a woman from Kenya said that", "The delegate of Fiji said that", "Someone asked why"])
		expect(ownersOf(path, [named, `Ms Ann Bell of Fiji said that boats are old. ${opening} ${words}.`])).toEqual([]);
	expect(ownersOf(path, [`${minister}. The minister said that ${words}.`])).toEqual(["Ruth Hill"]);
});

test.each(paths)("the role of whoever says something in another sentence is not hers: %s", (path) => {
	const head = path.endsWith(".md") ? "**Date:** 2 May 2016\n\n## Summary" : "Date: 2 May 2016\n\nSummary";
	const { report } = process(`${head}\n\nAnn Bell said so. The delegate of Fiji asked why.\n`, { path });
	const found = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
	expect(found.map(({ speakers }) => speakers.map(({ name, role }) => [name, role]))).toEqual([
		[["Ann Bell", undefined]],
	]);
});

test.each(
	paths.flatMap((path) =>
		["unfpa guy (didnt catch name):", "unfpa guy:", "guy from unfpa -", "guy (unfpa):"].map((opening) => ({
			path,
			opening,
		})),
	),
)("in notes in small letters, $opening names nobody in $path", ({ path, opening }) => {
	expect(ownersOf(path, ["dr hemi parata: young midwives leave", `${opening} ${words}`])).toEqual([]);
});

test.each(paths)("a name in small letters that is a word for somebody too, in %s", (path) => {
	const lines = ["guy martin: nets are old", "bo li: nets are few"];
	expect(ownersOf(path, [...lines, `guy: ${words}`])).toEqual(["guy martin"]);
});

const leads = ["chair closed,", "the chair thanked all and said", "moderator asked if"];

test.each(paths.flatMap((path) => leads.map((lead) => ({ path, lead }))))(
	"$lead ends the words above in $path",
	({ path, lead }) => {
		const small = ["litia vakaloloma (min of health fiji): nets are few", "bo li: wells are dry"];
		const dashed = ["litia vakaloloma (min of health fiji) - nets are few", "sr agnes pouono - works alone"];
		for (const lines of [small, dashed, small.slice(0, 1), dashed.slice(0, 1)])
			expect(ownersOf(path, [...lines, `${lead} ${words}`])).toEqual([]);
		const large = ["Litia Vakaloloma (Fiji): Nets are few.", "Bo Li: Wells are dry."];
		expect(ownersOf(path, [...large, `${lead.charAt(0).toUpperCase()}${lead.slice(1)} ${words}`])).toEqual([]);
	},
);

test("a line below somebody's that opens with the chair is no part of hers", () => {
	for (const line of ["chair closed, thanked all", "the chair thanked all"]) {
		const notes = `date: 2 may 2016\n\nsummary\n\nlitia vakaloloma (min of health fiji): boats are few\n${line}\n`;
		const { report } = process(notes, { path: "notes.txt" });
		const statements = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
		expect(statements.map(({ part, position }) => [part, position.end.line])).toEqual([["speaker", 5]]);
	}
});

test.each(paths)("the chair at a line end is no line of its own, in %s", (path) => {
	const notes = "Date: 2 May 2016\n\nSummary\n\nBo Li: what now? The\nmoderator said that nobody knew.\n";
	const { report } = process(notes, { path });
	const [section] = report.children.filter(({ type }) => type === "section");
	expect(section?.type === "section" && section.children).toHaveLength(1);
});

test.each(paths)("chair as another word, in %s", (path) => {
	const turns = ["Litia Vakaloloma (Fiji): Nets are few.", "Bo Li: Wells are dry."];
	if (path.endsWith("txt")) expect(ownersOf(path, [...turns, `chairs were broken and ${words}`])).toEqual(["Bo Li"]);
	expect(ownersOf(path, ["Litia Vakaloloma (Chair): Nets are few.", "Bo Li: dry.", `chair said ${words}`])).toEqual([
		"Litia Vakaloloma",
	]);
});

const question = "A man from the Nepal mission";

test.each(["asked whether it works", "wanted to know whether it works", "had a question about loans"])(
	"somebody without a name %s, and somebody with one answers",
	(asked) => {
		for (const path of paths) {
			const talk = "Dr. Pavel Hromada showed maps. Ing. Luis Carranza explained the cables. Hromada said that few pay.";
			expect(ownersOf(path, [`${talk} ${question} ${asked}; Carranza said that ${words}`])).toEqual(["Luis Carranza"]);
			expect(ownersOf(path, [talk, `${question} ${asked}; Carranza said that ${words}`])).toEqual(["Luis Carranza"]);
			expect(ownersOf(path, [`${talk} ${question} ${asked} if ${words}; Carranza said yes.`])).toEqual([]);
			expect(ownersOf(path, [`${question} ${asked}; Dr. Luis Carranza said that ${words}`])).toEqual(["Luis Carranza"]);
		}
	},
);
