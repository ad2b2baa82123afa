/** Somebody speaks of whom the notes do not say who she is: the verb first, the passive, turns of a moderator. */
import { expect, test } from "vitest";
import { sentence } from "../../src/findings/finding.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { type Form, process } from "../../src/index.ts";

const heads = {
	"un-meeting": ["Brief summary of presentation", "Ms Ann Bell said that boats were counted."],
	"un-meeting-es": ["Breve resumen de la información presentada", "Don Luis Vega, de Chile, dijo que faltan barcos."],
	"un-meeting-fr": ["Bref résumé des informations présentées", "M. Luc Vega, du Chili, a dit que tout manquait."],
} as const;

function unnamed(name: keyof typeof heads, lines: readonly string[], path = "notes.txt"): string[] {
	const form = shippedForm(name) as Form;
	const [heading] = heads[name];
	const hash = path.endsWith("md") ? "## " : "";
	const { findings } = process(`${hash}${heading}\n\n${lines.join("\n\n")}\n`, { path, form });
	return findings.flatMap((each) => (each.code === "unnamed-speaker" ? [each.words] : []));
}

test.each(["notes.txt", "notes.md"])("turns of a moderator who gives her name in a sentence, in %s", (path) => {
	const turns = (mark: string) => [`${mark} good morning, I am Ana Ruiz of UNESCO`, `${mark} now the floor is yours`];
	for (const mark of ["MOD:", "Mod.:", "Chair:"]) {
		expect(unnamed("un-meeting", turns(mark), path)).toEqual([mark]);
		expect(unnamed("un-meeting", [...turns(mark), heads["un-meeting"][1]], path)).toEqual([mark]);
	}
	expect(unnamed("un-meeting", ["Boats: they were old", "Nets: they were new"], path)).toEqual([]);
});

test.each([
	["un-meeting-es", "Moderó la sesión la ministra de Pesca.", "Moderó la sesión la ministra"],
	["un-meeting-es", "Clausuró el acto la embajadora.", "Clausuró el acto la embajadora"],
	["un-meeting-es", "La embajadora respondió que no.", "La embajadora respondió"],
	["un-meeting-es", "La sesión fue inaugurada por la ministra.", "La sesión fue inaugurada por la ministra"],
	["un-meeting-fr", "A modéré la séance la ministre.", "A modéré la séance la ministre"],
	["un-meeting-fr", "L'ambassadrice a répondu que tout manquait.", "L'ambassadrice a répondu"],
	["un-meeting-fr", "La séance a été modérée par la ministre.", "La séance a été modérée par la ministre"],
	["un-meeting", "The session was opened by the Chair.", "The session was opened by the Chair"],
] as const)("in %s, %j", (name, line, words) => {
	expect(unnamed(name, [line, heads[name][1]])).toEqual([words]);
});

test.each([
	["un-meeting-es", "La sesión se abrió a las diez."],
	["un-meeting-es", "Abrió la sesión Ana Ruiz, directora de la UNESCO."],
	["un-meeting-fr", "La séance a été ouverte par Ana Ruiz, directrice de l'UNESCO."],
	["un-meeting", "The session was opened at ten by the harbour."],
	["un-meeting", "Opened the windows of the hall."],
] as const)("in %s, not of %j", (name, line) => {
	expect(unnamed(name, [line, heads[name][1]])).toEqual([]);
});

test("an office in capitals is no name", () => {
	const notes = `${heads["un-meeting"].join("\n\n")}\n\nThe session was opened by the Chair.\n`;
	const { findings } = process(notes, { path: "notes.txt" });
	expect(findings.find(({ code }) => code === "unnamed-speaker")).not.toHaveProperty("named");
});

test("a name behind the verb is not said to be none", () => {
	const words = "Moderó la sesión Ana Ruiz";
	const place = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } };
	expect(sentence({ code: "unnamed-speaker", position: place, words, more: 0, named: true })).not.toContain("nobody");
});

test.each(["notes.txt", "notes.md"])("a turn behind a time in brackets, in %s", (path) => {
	const lines = ["[10:02] Ms Ann Bell: Nets are few.", "[10:04] A nurse in the third row: Who pays?"];
	expect(unnamed("un-meeting", lines, path)).toHaveLength(1);
});

test.each([
	["India", 1],
	["a nurse (I did not catch her name)", 1],
	["boats and nets", 0],
])("an item `%s` above items of its own", (item, count) => {
	const lines = ["- Ms Ann Bell said:\n  - nets are few", `- ${item}\n  - wants more`].join("\n");
	expect(unnamed("un-meeting", [lines])).toHaveLength(count);
});

test.each([
	["un-meeting", "A delegate of Malta wanted to know if loans are a good idea.", "A delegate of Malta wanted to know"],
	["un-meeting", "A nurse from Chile had a question about rails.", "A nurse from Chile had a question"],
	["un-meeting-fr", "Une déléguée du Chili voulait savoir qui paie.", "Une déléguée du Chili voulait savoir"],
	[
		"un-meeting-es",
		"Una delegada de Chile tenía una pregunta sobre los barcos.",
		"Una delegada de Chile tenía una pregunta",
	],
] as const)("in %s, somebody asks without a verb of speech: %j", (name, line, words) => {
	expect(unnamed(name, [line, heads[name][1]])).toEqual([words]);
});

test.each(["The nets had a question mark on them."])("not of %j", (line) => {
	expect(unnamed("un-meeting", [line, heads["un-meeting"][1]])).toEqual([]);
});

test.each([
	["un-meeting", "QUESTION FROM THE FLOOR:"],
	["un-meeting", "Question from the floor:"],
	["un-meeting", "UNKNOWN MAN:"],
	["un-meeting", "UNKNOWN:"],
	["un-meeting", "[00:11:30] QUESTION FROM THE FLOOR:"],
	["un-meeting", "FLOOR (Norway):"],
	["un-meeting-fr", "QUESTION DE LA SALLE :"],
	["un-meeting-fr", "INCONNU :"],
	["un-meeting-es", "PREGUNTA DEL PUBLICO:"],
	["un-meeting-es", "Pregunta de la sala:"],
] as const)("in %s, a turn of %j", (name, tag) => {
	for (const path of ["notes.txt", "notes.md"])
		expect(unnamed(name, [`${tag} Who pays?`, heads[name][1]], path)).toHaveLength(1);
});

test.each(["BOATS FROM KENYA:", "Question of principle:", "Room:", "Public transport:"])("not of a turn %j", (tag) => {
	expect(unnamed("un-meeting", [`${tag} they are old.`, heads["un-meeting"][1]])).toEqual([]);
});

/** A table with tabs, and one with bars. */
const tables = (rows: readonly string[][]) => [
	rows.map((row) => row.join("\t")).join("\n"),
	rows.map((row, at) => `| ${row.join(" | ")} |${at === 0 ? `\n${"|---".repeat(row.length)}|` : ""}`).join("\n"),
];

test("rows of a table with times", () => {
	const rows = [
		["Time", "Speaker", "Points"],
		["10:10", "Judge Sesay", "Jurors are paid late."],
		["10:25", "Prof. Hans", "Compared 20 countries. New jury systems in Argentina and Japan."],
		["10:40", "Tomás Rey", "Served in 2019 in a murder trial."],
		["10:55", "Moderator", "Asked if women are represented."],
		["11:05", "Floor (Norway)", "Why did Norway abolish juries?"],
		["11:07", "Prof. Hans", "Norway wanted reasons."],
	];
	const [heading] = heads["un-meeting"];
	for (const table of tables(rows)) {
		expect(unnamed("un-meeting", [heads["un-meeting"][1], table])).toEqual(["Moderator"]);
		// In long notes, too, the rows are nobody's.
		const notes = `${heading}\n\nMs Ann Bell said so.\n\n${table}\n\n${"Ms Ann Bell said that boats were counted. ".repeat(90)}\n`;
		const { findings } = process(notes, { path: "notes.txt" });
		expect(findings.flatMap((each) => (each.code === "unnamed-speaker" ? [[each.words, each.more]] : []))).toEqual([
			["Moderator", 1],
		]);
	}
});

test("a row with a name that is not read as one", () => {
	const rows = [
		["Time", "Speaker", "Points"],
		["10:00", "Mythen", "Welcomed all."],
		["10:10", "Ms Ann Bell", "Said that jurors are paid late."],
	];
	for (const table of tables(rows)) expect(unnamed("un-meeting", [heads["un-meeting"][1], table])).toEqual(["Mythen"]);
});

test("a row with its speaker in another cell", () => {
	const rows = [
		["Speaker", "Role", "Words"],
		["Ms Ann Bell", "nurse", "Nets are few."],
		["Mr Bo Li", "fisher", "Boats are old."],
		["Answer", "Ms Ann Bell", "Nobody said so."],
	];
	for (const table of tables(rows)) expect(unnamed("un-meeting", [table])).toEqual([]);
});

test("a table of people is no table of what they say", () => {
	const people = [
		["Name", "Role", "Organisation"],
		["Fergal Mythen", "Permanent Representative", "Ireland"],
		["Judge Amina Sesay", "High Court judge", "Sierra Leone"],
	];
	const turns = [
		["Time", "Speaker", "Points"],
		["10:00", "Mythen", "Welcomed all."],
		["10:10", "Judge Sesay", "Said that jurors are paid late."],
	];
	for (const [at, table] of tables(people).entries())
		expect(unnamed("un-meeting", [table, tables(turns)[at] ?? ""])).toEqual([]);
	for (const table of tables([
		["Who", "What"],
		["Luke", "Write to the ministry"],
		["Ann", "Count boats"],
	]))
		expect(unnamed("un-meeting", [heads["un-meeting"][1], table])).toEqual([]);
});

test.each([
	["The moderator (from ICOM, I did not catch his name) closed the talks.", "closed"],
	["The moderator [from ICOM; who was he?] asked why.", "asked"],
])("of an aside in brackets behind an office: %j", (line, verb) => {
	for (const path of ["notes.txt", "notes.md"]) {
		const [words, ...others] = unnamed("un-meeting", [line, heads["un-meeting"][1]], path);
		expect(words).toBe(line.slice(0, line.indexOf(verb) + verb.length));
		expect(others).toEqual([]);
	}
});

test("what brackets say is not what the office does", () => {
	for (const line of [
		"The delegate of Fiji (who said nothing) was late.",
		"A delegate got cross (from Fiji? no, it was Ilir Gjokaj) as names pay no rents.",
	])
		expect(unnamed("un-meeting", [line, heads["un-meeting"][1]])).toEqual([]);
});

test.each(["q from floor (a man?): what about gas?", "Q from Kenya (a nurse?): who pays?"])(
	"brackets that doubt who it was: %j",
	(line) => {
		const said = [heads["un-meeting"][1], "Ms Ann Bell: smoke kills.", line, "Ms Bell: gas is better."];
		expect(unnamed("un-meeting", said)).toHaveLength(1);
	},
);

test("rows of a table in Markdown", () => {
	const rows = [
		"| Time | Speaker | Points |",
		"| --- | --- | --- |",
		"| 10:10 | Judge Amina Sesay | Jurors are paid late. |",
		"| 10:25 | **Prof. Vera Hans** | Compared 20 countries. |",
		"| 10:55 | *Moderator* | Asked if women are \\| were represented. |",
		"| 11:05 | Floor (Norway) | Why did Norway abolish juries? |",
	];
	const open = rows.map((row) => row.slice(2, -2).replaceAll("*", ""));
	const untimed = rows.map((row) => row.replace(/^\|[^|]*/, ""));
	for (const lines of [rows, open, untimed]) {
		const text = `## ${heads["un-meeting"][0]}\n\n${lines.join("\n")}\n`;
		const { findings } = process(text, { path: "notes.md" });
		const found = findings.flatMap((each) => (each.code === "unnamed-speaker" ? [each] : []));
		expect(found.map(({ words, more }) => [words, more])).toEqual([["Moderator", 1]]);
		const place = found[0]?.position;
		expect(text.slice(place?.start.offset, place?.end.offset).replaceAll("*", "")).toBe("Moderator");
	}
});

test.each(["|\n-|-", "| | |\n|-|-|\n| | |", `A | B\n${"-|".repeat(20_000)}\n${"a|".repeat(20_000)}`])(
	"a table without words, or wider than any, is no table of speakers",
	(table) => {
		const text = `## ${heads["un-meeting"][0]}\n\nAnn Bell said that nets are few.\n\n${table}\n`;
		expect(process(text, { path: "notes.md" }).findings.map(({ code }) => code)).not.toContain("unnamed-speaker");
	},
);

test.each([
	["un-meeting", "The delegate of Fiji asked why.", "The delegate of Fiji asked"],
	["un-meeting", "India asked why.", "India asked"],
	["un-meeting", "Then a nurse asked who pays.", "Then a nurse asked"],
	["un-meeting", "Someone from the floor wanted to know why.", "Someone from the floor wanted to know"],
	["un-meeting-fr", "Une déléguée du Chili a demandé pourquoi.", "Une déléguée du Chili a demandé"],
	["un-meeting-es", "Una delegada de Chile preguntó por qué.", "Una delegada de Chile preguntó"],
] as const)("in %s, behind the words of somebody with a name: %j", (name, line, words) => {
	for (const path of ["notes.txt", "notes.md"]) {
		expect(unnamed(name, [`${heads[name][1]} ${line}`], path)).toEqual([words]);
		expect(unnamed(name, [`- ${heads[name][1]} ${line}`], path)).toEqual([words]);
	}
});

test("a sentence within a paragraph has its own place", () => {
	const text = `${heads["un-meeting"].join("\n\n")} It was **late**. A nurse asked\nwho pays. Ms Ann Bell said that nobody does.\n`;
	const found = process(text, { path: "notes.md" }).findings.filter(({ code }) => code === "unnamed-speaker");
	expect(found.map(({ position }) => text.slice(position?.start.offset, position?.end.offset))).toEqual([
		"A nurse asked",
	]);
});

test.each(["A recent study said so.", "Dr. Fiji said so.", "Nobody asked why."])("not of %j behind them", (line) => {
	expect(unnamed("un-meeting", [`${heads["un-meeting"][1]} ${line}`])).toEqual([]);
});

test.each([
	["A man whose name I did not catch spoke about fees.", "A man whose name I did not catch spoke"],
	["A nurse who was from Fiji asked why.", "A nurse who was from Fiji asked"],
])("somebody of whom a clause tells more: %j", (line, words) => {
	for (const path of ["notes.txt", "notes.md"]) {
		expect(unnamed("un-meeting", [heads["un-meeting"][1], line], path)).toEqual([words]);
		expect(unnamed("un-meeting", [`${heads["un-meeting"][1]} ${line}`], path)).toEqual([words]);
	}
});

test("not of those who were told something", () => {
	expect(unnamed("un-meeting", [heads["un-meeting"][1], "Nurses who were told so left."])).toEqual([]);
});

test.each([
	["unfpa guy (didnt catch name): training by radio works", "unfpa guy (didnt catch name):"],
	["UNFPA guy (didn't catch name): training by radio works", "UNFPA guy (didn't catch name):"],
	["world bank man: loans are cheap", "world bank man:"],
	["guy from unfpa - loans are cheap", "guy from unfpa -"],
	["Somebody from Ghana (name not noted): loans are cheap", "Somebody from Ghana (name not noted):"],
	["UNKNOWN WOMAN, city of Accra??: We gave out permits.", "UNKNOWN WOMAN, city of Accra??:"],
	["Woman from Accra ?: We gave out permits.", "Woman from Accra ?:"],
])("a turn of somebody whose name nobody caught: %j", (line, words) => {
	const mine = heads["un-meeting"][1];
	for (const path of ["notes.txt", "notes.md"])
		for (const said of line.toLowerCase() === line ? [mine, "dr ann bell: boats were counted"] : [mine]) {
			expect(unnamed("un-meeting", [said, line], path)).toEqual([words]);
			if (path === "notes.txt") expect(unnamed("un-meeting", [`${said}\n${line}`], path)).toEqual([words]);
		}
});

test.each([
	"boats (i did not count them): they are old",
	"Boats (I did not count them): they are old",
	"rural women: they need clinics",
	"Who pays?: nobody does",
	"Nobody: nothing",
])("not of a turn %j", (line) => {
	expect(unnamed("un-meeting", [heads["un-meeting"][1], line])).toEqual([]);
});

test.each([
	["un-meeting", "A representative of a company offered to give away old nets.", "offered"],
	["un-meeting", "A man from the bank apologised for the wait.", "apologised"],
	["un-meeting", "The delegate of Chile pushed back at once.", "pushed back"],
	["un-meeting-fr", "Une déléguée du Chili a proposé de payer.", "a proposé"],
	["un-meeting-es", "Una delegada de Chile se ofreció a pagar.", "se ofreció"],
] as const)("in %s, what somebody offers or refuses is said: %j", (name, line, verb) => {
	for (const path of ["notes.txt", "notes.md"]) {
		const [words = "", ...others] = unnamed(name, [heads[name][1], line], path);
		expect(words).toContain(verb);
		expect(others).toEqual([]);
	}
	expect(unnamed("un-meeting", [heads["un-meeting"][1], "A volunteer offered tea."])).toEqual([]);
});

test("rows without a head, with a name that is not read as one", () => {
	const rows = [
		"ICOM | Ann Bell | fees must fall",
		"FAO | Bo Li | nets are few",
		"UNESCO | Ana Ruiz | she wants schools",
	];
	const told = [
		[rows, ["Bo Li"]],
		[["Body | Name | Words", ...rows], ["Bo Li"]],
		[rows.map((row) => row.replace(/\|[^|]*$/, "| nurse")), []],
		[rows.map((row) => row.replace(" | ", ", ")), []],
	] as const;
	for (const path of ["notes.txt", "notes.md"])
		for (const [lines, words] of told)
			expect(unnamed("un-meeting", [heads["un-meeting"][1], lines.join("\n")], path)).toEqual(words);
});

test("a head of a column of speakers is no row of theirs", () => {
	const rows = [
		["Speaker", "From", "What they said"],
		["Ms Ann Bell", "FAO", "Nets are few."],
		["Mr Bo Li", "Fiji", "Boats are old."],
		["Question from the floor", "unknown", "Who pays?"],
	];
	for (const table of tables(rows))
		expect(unnamed("un-meeting", [heads["un-meeting"][1], table])).toEqual(["Question from the floor"]);
});

test.each([
	["The report of the minister said that nets are few.", []],
	["The remarks of the minister asked why.", []],
	["The minister of fisheries said that nets are few.", ["The minister of fisheries said"]],
	["A group of nurses asked why.", ["A group of nurses asked"]],
])("a thing of somebody says nothing itself: %j", (line, words) => {
	for (const path of ["notes.txt", "notes.md"])
		expect(unnamed("un-meeting", [heads["un-meeting"][1], line], path)).toEqual(words);
});

test.each(["notes.txt", "notes.md"])("a delegate whom the notes name has her words, in %s", (path) => {
	const line = "Ms Cy Day, delegate of Kenya, spoke. The delegate of Kenya asked for boats.";
	expect(unnamed("un-meeting", [heads["un-meeting"][1], line], path)).toEqual([]);
});
