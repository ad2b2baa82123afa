/** Sub-headings of a summary: nobody's words go to whoever spoke above them. */
import { expect, test } from "vitest";
import { process, shippedForm } from "../../src/index.ts";

const formats = ["txt", "markdown"] as const;

const heads = {
	"un-meeting": {
		head: "Date of meeting: 4 May 2016\n\nBrief summary of presentation of information made",
		spoke: "Ms. Amina Diallo, Director of the Water Trust\n\nShe said that wells were dug in forty villages.",
		foot: "Significance: Wells can be dug.",
	},
	"un-meeting-fr": {
		head: "Date de la réunion : 4 mai 2016\n\nBref résumé des informations présentées",
		spoke: "Mme Amina Diallo, directrice de la Fondation de l'eau\n\nElle a dit que des puits ont été creusés.",
		foot: "Importance : on peut creuser.",
	},
	"un-meeting-es": {
		head: "Fecha de la reunión: 4 de mayo de 2016\n\nBreve resumen de la información presentada",
		spoke: "Sra. Amina Diallo, directora de la Fundación del Agua\n\nDijo que se cavaron pozos en cuarenta aldeas.",
		foot: "Importancia: se puede cavar.",
	},
} as const;

type FormName = keyof typeof heads;

/** The words that are somebody's, and the section of significance, of notes with some lines behind a talk. */
function read(lines: readonly string[], from: "txt" | "markdown", form: FormName = "un-meeting", foot = "") {
	const { head, spoke } = heads[form];
	const notes = `${head}\n\n${spoke}\n\n${lines.join("\n\n")}\n\n${foot}\n`;
	const text =
		from === "txt"
			? notes
			: notes.replace(/\n\n(?=Brie?f|Breve)/, "\n\n## ").replace(/\n\n(?=M[sm]e?\.? |Sra)/, "\n\n### ");
	const { report } = process(text, {
		path: from === "txt" ? "notes.txt" : "notes.md",
		form: shippedForm(form) ?? expect.fail(form),
	});
	const sections = report.children.flatMap((child) => (child.type === "section" ? [child] : []));
	const said = sections.flatMap(({ statements }) =>
		statements.map(({ speakers, position }) => ({
			name: speakers.map(({ name }) => name).join(", "),
			words: text.slice(position.start.offset, position.end.offset).replace(/\s+/g, " "),
		})),
	);
	const significance = sections.find(({ name }) => name === "significance")?.position;
	return { said, significance: significance && text.slice(significance.start.offset, significance.end.offset) };
}

test.each(formats)("a heading right above somebody else is not of whoever spoke above it, in %s", (from) => {
	const title = "Any other business";
	const { said } = read(
		[from === "txt" ? title : `### ${title}`, "Mr. Carl Dahl, treasurer, reported on money."],
		from,
	);
	expect(said.map(({ name }) => name)).toEqual(["Amina Diallo", "Amina Diallo", "Carl Dahl"].slice(-said.length));
	for (const { name, words } of said) if (name === "Amina Diallo") expect(words).not.toContain(title);
});

const ours = "The wells are a model for our posts. More money would help the villages.";

test.each(
	(
		[
			["un-meeting", "Our view"],
			["un-meeting", "My take"],
			["un-meeting", "What's significant for us"],
			["un-meeting", "What’s significant for us"],
			["un-meeting-fr", "Notre avis"],
			["un-meeting-es", "Nuestra opinión"],
		] as const
	).flatMap(([form, heading]) => formats.map((from) => ({ form, heading, from }))),
)("`$heading` opens the section for the writer's own words: $form, $from", ({ form, heading, from }) => {
	const { said, significance } = read([from === "txt" ? heading : `### ${heading}`, ours], from, form);
	expect(significance).toContain(ours);
	expect(said.map(({ name }) => name)).toEqual(["Amina Diallo"]);
});

test.each(
	["Our view", "Follow-up for the Army", "Next steps", "Questions from the floor"].flatMap((heading) =>
		formats.map((from) => ({ heading, from })),
	),
)("`$heading` is of nobody who spoke above it, in $from", ({ heading, from }) => {
	const { said } = read(
		[from === "txt" ? heading : `### ${heading}`, ours],
		from,
		"un-meeting",
		heads["un-meeting"].foot,
	);
	expect(said.filter(({ words }) => words.includes("More money"))).toEqual([]);
	expect(said[0]?.name).toBe("Amina Diallo");
});

test.each(formats)("below `Our view`, a minister who is told of does not speak, in %s", (from) => {
	const told = "The Director is somebody to meet. She knows our posts.";
	const heading = from === "txt" ? "Our view" : "### Our view";
	const { said } = read([heading, told], from, "un-meeting", heads["un-meeting"].foot);
	expect(said.filter(({ words }) => words.includes("somebody to meet"))).toEqual([]);
});

test.each(formats)(
	"a heading that names the speaker again, or a topic that a pronoun goes on with, is hers: %s",
	(from) => {
		const sign = from === "txt" ? "" : "### ";
		const lines = [
			`${sign}Amina Diallo on costs`,
			"Each well costs a hundred.",
			`${sign}Repairs`,
			"She asked for spare parts.",
		];
		const { said } = read(lines, from, "un-meeting", heads["un-meeting"].foot);
		const hers = said
			.filter(({ name }) => name === "Amina Diallo")
			.map(({ words }) => words)
			.join(" ");
		expect(hers).toContain("costs a hundred");
		expect(hers).toContain("spare parts");
	},
);

test.each(
	formats.flatMap((from) =>
		["Speaker N: NAME", "Panelist #N: NAME", "N. NAME", "NAME"].map((heading) => ({ from, heading })),
	),
)("a heading that names somebody, and what is right below it, are hers: $heading in $from", ({ from, heading }) => {
	const talks = [
		["Marisol Rivera (UNICEF)", "Six in ten working women have no cover at all."],
		["James Osei (Save the Children)", "Home workers do not show up in surveys."],
		["Priya Nambiar (Red Cross)", "A card is the first barrier to any kind of help."],
	] as const;
	const sign = from === "txt" ? "" : "### ";
	const parts = talks.map(([name, words], at) => {
		const line = heading.replace(/N(?!AME)/, String(at + 1)).replace("NAME", name);
		return `${sign}${line}${from === "txt" ? "\n" : "\n\n"}${words}`;
	});
	const { head } = heads["un-meeting"];
	const notes = `${from === "txt" ? head : head.replace("\n\nB", "\n\n## B")}\n\n${parts.join("\n\n")}\n`;
	const { report } = process(notes, { path: from === "txt" ? "notes.txt" : "notes.md" });
	const statements = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
	for (const { speakers, position } of statements) {
		const own = notes.slice(position.start.offset, position.end.offset);
		const [, theirs] = talks.find(([name]) => name.startsWith(speakers[0]?.name ?? "?")) ?? [];
		expect(own).toContain(theirs);
		for (const [, words] of talks) if (words !== theirs) expect(own).not.toContain(words);
	}
	expect(statements).toHaveLength(talks.length);
});

const blocks = [
	"Ms. Ann Bell, Director, WHO",
	"Ms. Bell recalled that forty villages had no water.",
	"Mr. James Osei, Engineer, Oxfam",
	"Mr. Osei said that a pump stands still. He trains ten women.",
];

test.each([
	["a) Background", "b) Talks", "c) Exchange of views"],
	["1. Background", "2. Talks", "3. Discussion"],
	["Background", "Talks", "Reactions"],
])("%s, %s: %s below a speaker's words is nobody's", (background, talks, discussion) => {
	const opening = [background, "Sixty people came.", talks].join("\n\n");
	const rest = [opening, ...blocks, discussion, "The delegate of Kenya said that wells are dry. Mr. Osei agreed."];
	const notes = `Date: 4 May 2016\n\nSummary\n\n${rest.join("\n\n")}\n`;
	const { report } = process(notes, { path: "notes.txt" });
	const at = notes.indexOf(discussion);
	const theirs = report.children.flatMap((child) =>
		child.type !== "section"
			? []
			: child.statements.filter(({ position: { start, end } }) => (start.offset ?? at) <= at && at < (end.offset ?? 0)),
	);
	expect(theirs).toEqual([]);
});

test("an item behind deeper items of somebody is nobody's", () => {
	const rest = [
		"- Opening\n  - Amb. Ann Bell (Kenya) welcomed all\n  - said that wells are dry",
		"- Panel\n  - Dr. James Osei, Oxfam\n    - pumps stand still",
	].join("\n");
	const notes = `Date: 4 May 2016\n\nSummary\n\n${rest}\n`;
	const { report } = process(notes, { path: "notes.txt" });
	const at = notes.indexOf("Panel");
	const found = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
	expect(found.map(({ speakers: [speaker] }) => speaker?.name)).toEqual(["Ann Bell", "James Osei"]);
	expect(found.every(({ position: { start, end } }) => (start.offset ?? 0) > at || (end.offset ?? at) <= at)).toBe(
		true,
	);
});

/** The words that somebody says in a summary. */
function saidIn(summary: string): string[] {
	const notes = `Date: 4 May 2016\n\nSummary\n\n${summary}\n`;
	const { report } = process(notes, { path: "notes.txt" });
	const statements = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
	return statements.map(({ position }) => notes.slice(position.start.offset, position.end.offset));
}

test("a heading whose words below are nobody's is nobody's as well", () => {
	const said = saidIn(
		"After him spoke Elif Demir, a mayor from Hatay. She said that her town lost people.\n\nPersonal remark\n\nThe hall was cold.",
	);
	expect(said).toHaveLength(1);
	expect(said[0]).not.toContain("remark");
});

test("a heading of an office that nobody of the notes has is nobody's, and so is the list below it", () => {
	const said = saidIn(
		"Yusuf Abdi, beekeeper in Kakuma camp\n- started with 2 hives, now 60\n- sells honey\n\nUNHCR livelihoods officer (did not get the name)\n- 14 camps in 5 countries\n- more to come",
	);
	expect(said).toHaveLength(1);
	expect(said[0]).not.toMatch(/camps|more to come/);
});
