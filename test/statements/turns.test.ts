/** Lines of a transcript: nobody's words go to somebody else. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const heading = "Date of meeting: 4 May 2016\n";

/** Notes with lines as their summary, and its statements. */
function stated(lines: readonly string[], from: "txt" | "markdown", head = "") {
	const notes = `${heading}${head}\nBrief summary of presentation of information made\n\n${lines.join("\n")}\n`;
	const { report } = process(notes, { path: from === "txt" ? "notes.txt" : "notes.md" });
	return { notes, statements: report.children.flatMap((child) => (child.type === "section" ? child.statements : [])) };
}

/** Who says what in a summary, as `name (part): words`. */
function said(lines: readonly string[], from: "txt" | "markdown", head = ""): string[] {
	const { notes, statements } = stated(lines, from, head);
	return statements.map(({ speakers, part, position }) => {
		const words = notes.slice(position.start.offset, position.end.offset).replace(/\s+/g, " ");
		return `${speakers.map(({ name }) => name).join(", ")} (${part}): ${words}`;
	});
}

const formats = ["txt", "markdown"] as const;

const turns = (tag: string, times: boolean): string[] =>
	[
		`${tag}: Good morning. We have three speakers.`,
		"Ms Okafor (Kenya): Our markets closed for a year.",
		`${tag}: Thank you. I give the floor to Fiji.`,
		"Mr Tuila (Fiji): We lost two harvests.",
		`${tag}: Who wants to add?`,
		"Mr Tuila: Thank you, chair. We did the same.",
		`${tag}: The meeting is closed.`,
	].map((line, index) => (times ? `[10:1${index}] ${line}` : line));

const hers = (times: boolean): string[] => {
	const lines = turns("CHAIR", times);
	return [`Okafor (speaker): ${lines[1]}`, `Tuila (speaker): ${lines[3]}`, `Tuila (speaker): ${lines[5]}`];
};

test.each(
	formats.flatMap((from) =>
		["CHAIR", "Moderator"].flatMap((tag) => [true, false].map((times) => ({ from, tag, times }))),
	),
)("turns of a chair without a name are nobody's: $tag in $from, with times: $times", ({ from, tag, times }) =>
	expect(said(turns(tag, times), from)).toEqual(hers(times)),
);

test.each(formats)("a chair whom a field names has her turns, in %s", (from) => {
	const found = said(turns("CHAIR", true), from, "Chair: Ambassador Lena Holt\n");
	expect(found.filter((each) => each.startsWith("Lena Holt (chair)"))).toHaveLength(4);
	expect(found.filter((each) => !each.startsWith("Lena Holt"))).toEqual(hers(true));
});

test.each(formats)("a chair whom an earlier turn names has her turns, in %s", (from) => {
	const lines = ["Chair (Ms Lena Holt): Good morning.", ...turns("Chair", false).slice(1, 4)];
	expect(said(lines, from)).toEqual([
		"Lena Holt (chair): Chair (Ms Lena Holt): Good morning.",
		"Okafor (speaker): Ms Okafor (Kenya): Our markets closed for a year.",
		"Lena Holt (chair): Chair: Thank you. I give the floor to Fiji.",
		"Tuila (speaker): Mr Tuila (Fiji): We lost two harvests.",
	]);
});

test.each(formats)("a chair who has turns is the chair where she is named, too, and nobody else is, in %s", (from) => {
	const lines = [
		"Moderator: Good morning.",
		"",
		"Lena Holt, moderator, said that the markets closed for a year.",
		"",
		"Sam Tuila, moderator of the second day, said that two harvests were lost.",
	];
	expect(said(lines, from, "Moderator: Lena Holt\n")).toEqual([
		`Lena Holt (moderator): ${lines[0]}`,
		`Lena Holt (moderator): ${lines[2]}`,
		`Sam Tuila (speaker): ${lines[4]}`,
	]);
});

test.each(formats)("whoever thanks the chair is no chair, in %s", (from) => {
	const lines = [
		"Ms Okafor of Kenya thanked the chair and said that markets closed for a year.",
		"",
		'"Thanks, Madam Chair," said Mr Tuila of Fiji.',
	];
	expect(said(lines, from).filter((each) => each.includes("(chair)"))).toEqual([]);
});

test.each(formats.flatMap((from) => ["Q1", "q", "Question"].map((tag) => ({ from, tag }))))(
	"a question in a bullet is not of whoever spoke before: $tag in $from",
	({ from, tag }) => {
		const answers = ["- A: The county. It took two years.", `- ${tag}: Will she rebuild?`, "- A: Yes."];
		const lines = [
			"Ms Ada Okafor of Kenya said that markets closed. She asked for help.",
			"",
			`- ${tag}: Who pays for the stalls?`,
		];
		const found = said([...lines, ...answers], from).filter((each) => /Who pays|Will she/.test(each));
		expect(found).toEqual([]);
	},
);

test.each(formats)("each cell of a row that names its speaker is hers, in %s", (from) => {
	const rows = [
		"| Ada Okafor, Kenya: markets closed for a year | Sam Tuila, Fiji: two harvests were lost |",
		"| Joy Bell, UNICEF: children stayed at home | Lena Holt, Norway: thanked all |",
	];
	expect(said(rows, from).map((each) => each.replace(/[ |]+$/, ""))).toEqual([
		"Ada Okafor (speaker): Ada Okafor, Kenya: markets closed for a year",
		"Sam Tuila (speaker): Sam Tuila, Fiji: two harvests were lost",
		"Joy Bell (speaker): Joy Bell, UNICEF: children stayed at home",
		"Lena Holt (speaker): Lena Holt, Norway: thanked all",
	]);
});

const open = [
	"Ms. Amina Diallo, Director of the Water Trust: Wells were dug in forty villages.",
	"Peter Okoye: The north lost its water.",
];

test.each(
	formats.flatMap((from) =>
		[
			"Q from floor - Who pays for the repairs? It costs a lot.",
			"Q (lady at the back): Will there be a law? We need it.",
			"Question (delegate from Chile): What about drought? We have it each year.",
			"Question from the floor – Who guards them? Nobody knows.",
			"A: The villages pay a small fee. It is enough for spare parts.",
			"A - The villages pay a small fee. It is enough for spare parts.",
			"Answer: The villages pay a small fee. It is enough for spare parts.",
			"Comment from the audience: We need more wells. They are few.",
		].flatMap((line) => ["", "- "].map((mark) => ({ from, line, mark }))),
	),
)("what nobody who is named asks or answers is nobody's: $mark$line in $from", ({ from, line, mark }) => {
	const lines = [...open, line, "Peter Okoye: Yes."].map((each) => `${mark}${each}`);
	expect(said(lines, from).map((each) => each.replace(/(?<=: ).*: | -$/g, ""))).toEqual([
		"Amina Diallo (speaker): Wells were dug in forty villages.",
		"Peter Okoye (speaker): The north lost its water.",
		"Peter Okoye (speaker): Yes.",
	]);
});

test.each(formats)("an office behind a name or before it is hers, in %s", (from) => {
	const lines = [
		"MODERATOR (Jane Holt): Welcome.",
		...open,
		"Jane Holt (MODERATOR): Thank you.",
		"MODERATOR: The end.",
	];
	const hers = said(lines, from)
		.filter((each) => each.startsWith("Jane Holt (moderator)"))
		.join("\n");
	for (const words of ["Welcome", "Thank you", "The end"]) expect(hers).toContain(words);
});

test.each(formats)("who interviews is nobody who is named, in %s", (from) => {
	const lines = [
		"INTERVIEWER: What did you do?",
		"AMINA DIALLO: I dug wells.",
		"INTERVIEWER: Who pays?",
		"AMINA DIALLO: They do.",
	];
	expect(said(lines, from)).toEqual([
		"AMINA DIALLO (speaker): AMINA DIALLO: I dug wells.",
		"AMINA DIALLO (speaker): AMINA DIALLO: They do.",
	]);
});

test.each(formats)("the time before a turn is part of it, in %s", (from) => {
	const lines = [
		"[00:01:10] Ms Vera Okafor (Kenya): Our markets closed.",
		"14:12 - Mr Sam Tuila (Fiji): We lost two harvests.",
		"(14:13) Vera Okafor: We did the same.",
	];
	expect(said(lines, from).map((each) => each.slice(each.indexOf("(speaker): ") + 11))).toEqual(lines);
});

test.each(formats)("a name over a time opens a turn, in %s", (from) => {
	const turns = [
		["Vera Okafor", "07:32", "Our markets closed. They opened again."],
		["Sam Tuila", "11:05", "Two harvests were lost."],
		["Host", "11:40", "He has no signal today. Pity."],
		["Vera Okafor", "11:52", "Then I go on."],
	];
	const gap = from === "txt" ? [""] : [];
	const lines = turns.flatMap((turn) => [...(from === "txt" ? turn : turn.flatMap((line) => [line, ""])), ...gap]);
	const owner = (words: string): string => said(lines, from).find((each) => each.includes(words)) ?? "nobody";
	expect(owner("They opened")).toMatch(/^Vera Okafor/);
	expect(owner("harvests")).toMatch(/^Sam Tuila/);
	expect(owner("signal")).toBe("nobody");
	expect(owner("I go on")).toMatch(/^Vera Okafor/);
});

test.each(formats)("turns that open with initials and a dash, in %s", (from) => {
	const lines = [
		"JT = Julio Ticona, community leader",
		"PW = Ms Petra Wallin, head of a smelter",
		"",
		"JT - The river is orange on Tuesdays.",
		"",
		"PW - We buy from traders. A trader buys from a trader.",
		"",
		"JT - She is the first who says so.",
	];
	expect(said(lines, from).filter((each) => each.includes(" - "))).toEqual([
		`Julio Ticona (speaker): ${lines[3]}`,
		`Petra Wallin (speaker): ${lines[5]}`,
		`Julio Ticona (speaker): ${lines[7]}`,
	]);
});

test.each(formats)("an answer below a question is of whoever spoke last, in %s", (from) => {
	const lines = [
		...open,
		"Q: Who pays for the repairs?",
		"A: The villages pay a small fee.",
		"Q (a lady at the back): Will there be a law?",
		"A: Amina Diallo has the draft.",
		"Comment from the audience: We need more wells.",
		"A: So we do.",
		"Q (Peru): Is there money?",
		"A (Austria): Forty places a year.",
		"Peter Okoye: That is all.",
	];
	const found = said(lines, from).join("\n");
	expect(found).toContain("Peter Okoye (speaker): A: The villages pay a small fee.");
	for (const words of ["Who pays", "Will there be", "So we do", "Is there", "Forty"])
		expect(found).not.toContain(words);
});

test.each(formats)("the only one who speaks answers all questions, in %s", (from) => {
	const lines = [
		"There was only one guest, Ms Amina Diallo, Director of the Water Trust, and everybody asked what they wanted.",
		"",
		"Q: How does a war about wells begin?",
		"",
		"A: With a joke. Then a camel.",
		"",
		"Q: And how does it stop?",
		"",
		"A: With a rope.",
	];
	const hers = said(lines, from).filter((each) => each.startsWith("Amina Diallo"));
	for (const words of ["With a joke", "Then a camel", "With a rope"])
		expect(hers.some((each) => each.includes(words))).toBe(true);
});

test.each(formats)("a time and a name alone on a line open a turn, in %s", (from) => {
	const turns = [
		["00:00:12 Vera Okafor", "Our markets closed. They opened again."],
		["00:01:40 Sam Tuila (Fiji)", "Two harvests were lost."],
		["00:07:00 Vera Okafor", "Then I go on."],
	];
	const lines = from === "txt" ? turns.flat() : turns.flatMap((turn) => turn.flatMap((line) => [line, ""]));
	const owner = (words: string): string => said(lines, from).find((each) => each.includes(words)) ?? "nobody";
	expect(owner("Our markets")).toMatch(/^Vera Okafor/);
	expect(owner("They opened")).toMatch(/^Vera Okafor/);
	expect(owner("harvests")).toMatch(/^Sam Tuila/);
	expect(owner("I go on")).toMatch(/^Vera Okafor/);
});

test.each(formats)("what stands in brackets between turns is nobody's, in %s", (from) => {
	const asides = ["(laughter in the hall)", "[The sound was lost. It came back.]"];
	const lines = [...open, ...asides, "Peter Okoye: Thank you."].flatMap((line) => [line, ""]);
	expect(said(lines, from).filter((each) => /laughter|sound|came back/.test(each))).toEqual([]);
});

test.each(formats)("a part and a dash open a turn of whoever has it, in %s", (from) => {
	const lines = [
		"MOD = Br Markus Heinz, Franciscans International",
		"JT = Julio Ticona, community leader",
		"",
		"MOD - Two questions, ten minutes each.",
		"",
		"JT - The river is orange on Tuesdays.",
		"",
		"MOD - Can you stop?",
		"",
		"JT - She is the first who says so.",
	];
	const hers = said(lines, from)
		.filter((each) => each.startsWith("Markus Heinz"))
		.join("\n");
	for (const words of ["Two questions", "Can you stop"]) expect(hers).toContain(words);
	expect(hers).not.toMatch(/orange|the first/);
});

const minutes = [
	"Chair: Welcome. Today we have Daniel from the water board with us, he has ten minutes.",
	"DA: Thank you. Two wells are dry.",
	"BN: Which ones?",
	"Chair: Could the group write to the board?",
	"MR: Gladly. The parish counted eleven wells.",
	"Chair: Agreed. BN, MR and I will write.",
	"",
	"Decisions",
	"1. Writing team: Chair, BN, MR. First draft 1 December.",
	"2. DA sends the address.",
];

const labels = ["Staff present", "In the hall"];

test.each(formats.flatMap((from) => labels.map((label) => ({ from, label }))))(
	"initials and a chair that a list under `$label` explains have their turns, in $from",
	({ from, label }) => {
		const list = "Dr. Helen Strand (Chair), Brigid Nolan (BN), Mary Reid (MR, Caritas), Daniel Appiah (DA, engineer)";
		const lines =
			from === "markdown" ? minutes.flatMap((line) => [line.replace("Decisions", "### Decisions"), ""]) : minutes;
		expect(said(lines, from, `${label}: ${list}\n`)).toEqual([
			`Helen Strand (chair): ${minutes[0]}`,
			`Daniel Appiah (speaker): ${minutes[1]}`,
			`Brigid Nolan (speaker): ${minutes[2]}`,
			`Helen Strand (chair): ${minutes[3]}`,
			`Mary Reid (speaker): ${minutes[4]}`,
			`Helen Strand (chair): ${minutes[5]}`,
		]);
	},
);

test.each(formats)("whom a list explains has what it says of her, in %s", (from) => {
	const head = "Staff present: Mary Reid (MR, Caritas), Daniel Appiah (DA, online)\n";
	const { report } = process(
		`${heading}${head}\nBrief summary of presentation of information made\n\nMR: Yes.\n\nDA: No.\n`,
		{
			path: from === "txt" ? "notes.txt" : "notes.md",
		},
	);
	const speakers = report.children.flatMap((child) =>
		child.type === "section" ? child.statements.flatMap((each) => each.speakers) : [],
	);
	expect(speakers.map(({ name, role, registered }) => ({ name, role, registered }))).toEqual([
		{ name: "Mary Reid", role: "Caritas", registered: undefined },
		{ name: "Daniel Appiah", role: undefined, registered: undefined },
	]);
});

test.each(formats)("a chair whom nobody names says what is said of others in her turns, in %s", (from) => {
	const lines = minutes.slice(0, 6).flatMap((line) => [line, ""]);
	expect(said(lines, from, "Staff present: Brigid Nolan (BN)\n").filter((each) => each.includes("Chair:"))).toEqual([]);
});

test.each(formats)("initials of two people are nobody's, in %s", (from) => {
	const found = said(["MR: Yes.", "", "BN: No."], from, "Staff present: Mary Reid (MR), Mark Rowe (MR)\n");
	expect(found.filter((each) => /Reid|Rowe/.test(each))).toEqual([]);
});

test.each(formats)("whoever opens a row of a table has its words where its head says so, in %s", (from) => {
	const rows = [
		["Speaker", "Role", "What they said"],
		["Ada Okafor", "Director, UNICEF", "Markets closed for a year."],
		["Paola Suárez", "Fairtrade Ecuador", "A film about night shifts."],
		["Dieter Braun", "FloraHolland", "Auctions can print the wage on the box. No date given."],
	];
	const lines = rows.map((cells) => (from === "txt" ? cells.join("\t") : `| ${cells.join(" | ")} |`));
	if (from === "markdown") lines.splice(1, 0, "| --- | --- | --- |");
	expect(said(lines, from).map((each) => each.replace(/ \(.*/, ""))).toEqual([
		"Ada Okafor",
		"Paola Suárez",
		"Dieter Braun",
	]);
});

test.each(formats)("in %s, whoever is named in a turn with a time does not take over its rest", (from) => {
	const lines = [
		"[00:02:11] ROSA KINGI (Tuvalu Trust): Good morning. We count nine islands.",
		"[00:06:40] DR. PAVEL HRUBY: Sleep comes back first. Olena Shevchuk wrote a very good book on this, please read it.",
		"[00:09:05] ROSA KINGI: Thank you.",
	];
	expect(said(lines, from)).toEqual([
		`ROSA KINGI (speaker): ${lines[0]}`,
		`PAVEL HRUBY (speaker): ${lines[1]}`,
		`ROSA KINGI (speaker): ${lines[2]}`,
	]);
});

test.each(formats)("in %s, whom the chair calls on is no chair", (from) => {
	const lines = [
		"CHAIR: Good morning everyone.",
		"OKAFOR: In my village there are 200 boats.",
		"CHAIR: Ms. Tuila?",
		"TUILA: Our ministry has closed the coast to trawlers.",
		"OKAFOR: That is fair.",
		...(from === "txt" ? ["The chair closed at 11:25."] : []),
	];
	const head = "Present: Mr. Ben Okafor, Ms. Lea Tuila\n";
	expect(said(lines, from, head)).toEqual([
		`Ben Okafor (speaker): ${lines[1]}`,
		`Lea Tuila (speaker): ${lines[3]}`,
		`Ben Okafor (speaker): ${lines[4]}`,
	]);
});

test("who tells what the chair asked for keeps the rest of her turn", () => {
	const lines = [
		"OKAFOR: In my village there are 200 boats.",
		"The chair asked us to be short, so I will be.",
		"First, we need nets.",
		"TUILA: Our ministry has closed the coast to trawlers.",
		"CHAIR: Thank you.",
	];
	const head = "Present: Ms. Ida Moe (chair), Mr. Ben Okafor, Ms. Lea Tuila\n";
	expect(said(lines, "txt", head)).toEqual([
		`Ben Okafor (speaker): ${lines.slice(0, 3).join(" ")}`,
		`Lea Tuila (speaker): ${lines[3]}`,
		`Ida Moe (chair): ${lines[4]}`,
	]);
});

test("people behind a dash are what the speaker speaks of, but for questions", () => {
	const lines = [
		"Ms Vera Okafor (Kenya) said:",
		"- Health – people need clinics near the river",
		"- Education – students need schools",
	];
	expect(said(lines, "txt")).toEqual([`Vera Okafor (speaker): ${lines.join(" ")}`]);
	const asked = ["Ms Vera Okafor (Kenya) said that our markets closed.", "Q&A - a woman asked about fishing boats."];
	expect(said(asked, "txt")).toEqual([`Vera Okafor (speaker): ${asked[0]}`]);
});

test("a report by somebody's people is hers", () => {
	const lines = ["- Ms. Vera Okafor, Kenya, said:", "  - report by members of her group shows losses", "  - wells dry"];
	expect(said(lines, "txt")).toHaveLength(1);
	expect(said(lines, "txt")[0]).toContain("wells dry");
});

test("a question from the floor without a colon is of nobody", () => {
	const lines = [
		"Ms Vera Okafor (Kenya) said that our markets closed.",
		"question from the floor (a lady from fiji) what about fishing boats.",
		"Okafor said that the rule covers boats.",
	];
	expect(said(lines, "txt")).toEqual([`Vera Okafor (speaker): ${lines[0]}`, `Vera Okafor (speaker): ${lines[2]}`]);
});

test.each(formats)(
	"in %s, an item behind one with items of its own is of nobody, until a pronoun refers to her",
	(from) => {
		const own = (what: string): string[] => [
			"- Dr. Lea Tuila, Pacific Forum",
			"  - said that nomadic families lost their cows",
			"  - Kenya has moved 1,100 people",
			"  - asked for open registers",
			`- ${what}`,
			"- Mr. Ben Okafor, Water Trust",
			"  - said that the wells are dry",
		];
		const [tuila, okafor] = [own("").slice(0, 4), own("").slice(5)].map((lines) =>
			lines.join(" ").slice(2).replace(/ +/g, " "),
		);
		for (const other of ["Questions", "Michael Fell could not come, his paper was not read, so we lost some minutes"])
			expect(said(own(other), from)).toEqual([`Lea Tuila (speaker): ${tuila}`, `Ben Okafor (speaker): ${okafor}`]);
		const outer = [
			"- Speakers",
			...own("")
				.slice(0, 4)
				.map((line) => `  ${line}`),
			"- Mood",
			"  - very full, best was Tuila",
		];
		expect(said(outer, from)).toEqual([`Lea Tuila (speaker): ${tuila}`]);
		const hers = "She also asked for seeds";
		expect(said(own(hers), from)).toEqual([
			`Lea Tuila (speaker): ${tuila} - ${hers}`,
			`Ben Okafor (speaker): ${okafor}`,
		]);
	},
);

test.each(formats)("a list of participants, though the form has no field for it, says who they are, in %s", (from) => {
	const head =
		"Staff present: Lotte de Wit\nParticipants: Doreen Mutasa (ITU), Sunita Thapa (Nepal), Guillaume Perrin (UNESCO)\n";
	const found = process(
		`${heading}${head}\nBrief summary of presentation of information made\n\nMUTASA: Good afternoon.\n\nThapa: We have fibre.\n\nDe Wit: Which towns?\n`,
		{ path: from === "txt" ? "notes.txt" : "notes.md" },
	).report.children.flatMap((child) =>
		child.type === "section" ? child.statements.flatMap((each) => each.speakers.map(({ name }) => name)) : [],
	);
	expect(found).toEqual(["Doreen Mutasa", "Sunita Thapa", "Lotte de Wit"]);
});

test.each(
	formats.flatMap((from) =>
		["Q (from the chat, a nurse of the north of Fiji)", "Speaker 5", "Speaker"].map((tag) => ({ from, tag })),
	),
)("a turn of $tag, with a time, is nobody's in $from", ({ from, tag }) => {
	const lines = [
		"[11:55] Lea Tuila: In an emergency yes.",
		`[13:20] ${tag}: After the storm we had no internet. Could they be sent by radio?`,
		"[13:44] Ben Okafor: We printed them.",
	];
	expect(said(lines, from)).toEqual([`Lea Tuila (speaker): ${lines[0]}`, `Ben Okafor (speaker): ${lines[2]}`]);
});

test.each(["Canada", "(not named)"])("a row of %s is nobody's", (who) => {
	const lines = [
		"Speaker | Position | What was said",
		"Ms Lea Tuila | Registrar | The count missed many.",
		`${who} | | Now asks about both. Nobody refused the form.`,
		"Mr Ben Okafor | Planner | Tablets are not the problem.",
	].map((line) => line.replaceAll(" | ", "\t"));
	expect(said(lines, "txt").filter((each) => /Nobody refused/.test(each))).toEqual([]);
	expect(said(lines, "txt")).toHaveLength(2);
});

test.each(
	formats.flatMap((from) =>
		["Canada", "a nurse (I did not catch her name)", "the delegate of Peru"].map((who) => ({ from, who })),
	),
)("an item of $who above items of its own is nobody's in $from", ({ from, who }) => {
	const lines = [
		"- Dr. Lea Tuila, Pacific Forum",
		"  - said that nomadic families lost their cows",
		`- ${who}`,
		"  - asks that these minutes be paid",
		"  - will help its neighbours",
	];
	const found = said(lines, from);
	expect(found.filter((each) => /minutes|neighbours/.test(each))).toEqual([]);
	expect(found).toHaveLength(1);
});

test.each(formats)("whoever the chair asks is not the chair: %s", (from) => {
	const lines = [
		"Chair: Good morning to all of you.",
		"Ms. Tuila: The boats were counted in May.",
		"Chair: Ms. Tuila, what would you do?",
		"Ms. Tuila: Count again.",
	];
	expect(said(lines, from)).toEqual([`Tuila (speaker): ${lines[1]}`, `Tuila (speaker): ${lines[3]}`]);
});

test("an ambassador behind `then` is not whoever spoke before", () => {
	const lines = [
		"Mr Ben Okafor of Kenya said that a shared river is a contract.",
		"Then the ambassador of Fiji said that the guardians get no wages.",
	];
	expect(said(lines, "txt").filter((each) => /wages/.test(each))).toEqual([]);
});

test.each(formats)("what happens between turns with their times is nobody's: %s", (from) => {
	const lines = [
		"[10:31] Lydia Grant: Questions please.",
		"[10:33] Noor Haddad: Do not forget girls.",
		"",
		"[10:36] (inaudible) thanked the organisers.",
		"",
		"[10:40] End",
	];
	expect(said(lines, from)).toEqual([`Lydia Grant (speaker): ${lines[0]}`, `Noor Haddad (speaker): ${lines[1]}`]);
});

test.each(formats)("a turn of %s is nobody's: `Unknown` is not a name", (from) => {
	const lines = [
		"[10:02] Lydia Grant: Good morning.",
		"[10:11] Noor Haddad (journalist): In Syria women listened.",
		"[10:28] Unknown (student): Who pays for batteries?",
		"[10:29] Samuel Phiri: The club.",
	];
	expect(said(lines, from)).toHaveLength(3);
	expect(said(lines, from).filter((each) => /batteries/.test(each))).toEqual([]);
});

test.each(formats)("an answer has the name of whoever gives it behind a small word: %s", (from) => {
	const lines = [
		"Mr. Paulo Teixeira, ambassador: the law is old.",
		"",
		"Dr. Aminata Sow: girls stay.",
		"",
		"- Delegate of Italy: Who pays?",
		"- Answer from Mr. Teixeira: with small lots.",
	];
	expect(said(lines, from).filter((each) => /lots/.test(each))).toEqual([
		"Paulo Teixeira (speaker): Answer from Mr. Teixeira: with small lots.",
	]);
});

test.each(formats)("`she` is whoever opens the line without a name: %s", (from) => {
	const lines = [
		"- azamat bekov, farmer: the glacier is gone",
		"- woman from nepal (no name) - millet came back. she said it is smart",
		"- luca ferri, univ of turin: terraces slide",
	];
	expect(said(lines, from).filter((each) => /millet|smart/.test(each))).toEqual([]);
});

test.each(formats)("`Q1` and `Q2` are nobody's names: %s", (from) => {
	const lines = [
		"[10:24] Robert Katende (coach, Uganda): We started with bottle tops.",
		"[10:36] Q1 - delegate of India: does it work in big classes?",
		"[10:37] Katende: yes, with one board for four.",
		"[10:39] Q2 (a teacher from the Bronx): what about autism?",
	];
	expect(said(lines, from)).toEqual([`Robert Katende (speaker): ${lines[0]}`, `Robert Katende (speaker): ${lines[2]}`]);
});

test("whoever `then there was` is not whoever spoke before", () => {
	const lines = [
		"Nada Al-Nashif, Deputy High Commissioner, said that victims have a right to know.",
		"",
		"Then there was a man from Guatemala. I never heard his name. He found the record of his brother.",
		"",
		"Tom Verhoeven said that disks live five years.",
	];
	expect(said(lines, "txt").filter((each) => /Guatemala|record|name/.test(each))).toEqual([]);
});

test.each(formats.flatMap((from) => ["", "[00:03:40] ", "10:03 "].map((time) => ({ from, time }))))(
	"a turn is hers up to the next one, however much stands in brackets behind her name: $time in $from",
	({ from, time }) => {
		const lines = [
			`${time}DR. MEKDES DABA (Minister of Health, Ethiopia): In Afar we go with the camels. A health worker walks with us.`,
			`${time}We reached 110,000 children in this way.`,
			"",
			`${time}FEMI OKE: And the parents?`,
		];
		const found = said(lines, from);
		expect(found.map((each) => each.split(" (speaker)")[0])).toEqual(["MEKDES DABA", "FEMI OKE"]);
		expect(found[0]).toContain("A health worker walks with us.");
		expect(found[0]).toContain("110,000 children");
	},
);

test.each(formats)("what follows a name with a comma is part of a turn with a time, in %s", (from) => {
	const lines = [
		"10:03 Ms Ada Okafor: Markets closed.",
		"",
		"10:21 Shabnam Qureshi, advocate of the High Court in Lahore: In our courts the law is on her side. Asma Jahangir used to tell us that she has no right at all.",
	];
	expect(said(lines, from).at(-1)).toBe(`Shabnam Qureshi (speaker): ${lines[2]}`);
});

test.each(formats)("whoever is named in brackets behind the mark of an answer has it, in %s", (from) => {
	const lines = ["Henrik Aalto said that rails help.", "", "Q: Who pays?", "", "A: (Cole) We all do."];
	expect(said(lines, from).filter((each) => each.startsWith("Henrik Aalto"))).toEqual([
		`Henrik Aalto (speaker): ${lines[0]}`,
	]);
});

test.each(formats)("a moderator whom nobody names has her question, and who answers has the answer, in %s", (from) => {
	const lines = [
		"Dr. Henrik Aalto, University of Tampere, said that rails help.",
		"",
		"The moderator then asked what governments could do. Dr. Aalto: pay for the rails.",
	];
	expect(said(lines, from)).toEqual([
		`Henrik Aalto (speaker): ${lines[0]}`,
		"Henrik Aalto (speaker): Dr. Aalto: pay for the rails.",
	]);
});

test.each(formats)("whoever stands behind the time in a row has its words, in %s", (from) => {
	const rows = [
		["Time", "Speaker", "Points"],
		["10:10", "Judge Amina Sesay", "Jurors are paid late."],
		["10:25", "Prof. Vera Hans", "Compared 20 countries."],
		["10:55", "Moderator", "Asked if women are represented."],
		["11:05", "Floor (Norway)", "Why did Norway abolish juries?"],
	];
	const open = rows.map((cells) => cells.join(" | "));
	const closed = open.map((line) => `| ${line} |`);
	for (const lines of [closed, open, open.map((line) => line.slice(line.indexOf("|") + 2))]) {
		const rule = lines[0]?.replace(/[A-Z][a-z]+/g, "---") ?? "";
		const found = said(from === "txt" ? lines : [lines[0] ?? "", rule, ...lines.slice(1)], from);
		expect(found.map((each) => each.replace(/^(.*?): .*\| /, "$1: ").replace(/ \|$/, ""))).toEqual([
			"Amina Sesay (speaker): Jurors are paid late.",
			"Vera Hans (speaker): Compared 20 countries.",
		]);
	}
});

/** A table between tabs, or in Markdown with a rule below its first row. */
function table(rows: readonly string[], from: "txt" | "markdown"): string[] {
	if (from === "txt") return rows.map((row) => row.replaceAll(" | ", "\t"));
	const [head = "", ...others] = rows.map((row) => `| ${row} |`);
	return [head, head.replace(/[^|]+/g, "---"), ...others];
}

test.each(formats)("rows below `Who | What` are of whoever opens them, in %s", (from) => {
	const rows = [
		"Who | What",
		"Mr Jun Abad | The station went on air after the landslides.",
		"Ms Ines Tavares | Phones need towers.",
		"Youth representative | Why not use phones?",
		"Mr Bo Li | our island has no radio",
	];
	expect(said(table(rows, from), from).map((each) => each.replace(/: .*/, ""))).toEqual([
		"Jun Abad (speaker)",
		"Ines Tavares (speaker)",
		"Bo Li (speaker)",
	]);
});

test.each(formats)(
	"rows of what is to be done, or of what happened to people, are not sure to be theirs, in %s",
	(from) => {
		for (const rows of [
			["# | Action | Who", "1 | Write to the minister. | Ana Reis", "2 | Count the boats. | Juan Perez"],
			["Village | What happened", "Mombasa | Ana Reis was hurt in an accident.", "Lamu | Juan Perez lost his boat."],
			["Name | Status", "Ana Reis | could not come.", "Juan Perez | was ill."],
		]) {
			const { statements } = stated(table(rows, from), from);
			expect(statements.filter(({ speakers }) => speakers[0]?.confidence === 1)).toEqual([]);
		}
	},
);

test.each(formats)("a pause among rows with times is nobody's, in %s", (from) => {
	const rows = [
		"10:00 | Ana Reis | Boats are old.",
		"10:30 | Juan Perez | Nets are few.",
		"11:00 | Break | ",
		"11:30 | Leila Haddad | Ropes break.",
	];
	expect(said(table(rows, from), from).map((each) => each.replace(/ \(.*/, ""))).toEqual([
		"Ana Reis",
		"Juan Perez",
		"Leila Haddad",
	]);
});

test.each(formats)("of a row with a time, the last cell describes nobody, in %s", (from) => {
	const rows = ["10:00 | Ann Bell | fees must fall", "10:05 | Tom Reed | nets are few"];
	const { statements } = stated(table(rows, from), from);
	expect(statements.flatMap(({ speakers }) => speakers.map(({ name, role }) => [name, role]))).toEqual([
		["Ann Bell", undefined],
		["Tom Reed", undefined],
	]);
});

const rowsOf = (order: readonly number[]): string[] =>
	[
		["ICOM", "Ann Bell", "fees must fall"],
		["FAO", "Joy Cole", "nets are few"],
		["UNESCO", "Ana Ruiz", "she wants more schools"],
	].map((cells) => order.map((at) => cells[at]).join(" | "));

test.each(
	formats.flatMap((from) => [
		{ from, order: [0, 1, 2] },
		{ from, order: [1, 0, 2] },
	]),
)("rows without a head are words of whoever is named in each: $order in $from", ({ from, order }) => {
	const rows = rowsOf(order);
	expect(said([rows.join("\n")], from)).toEqual([
		`Ann Bell (speaker): ${rows[0]}`,
		`Joy Cole (speaker): ${rows[1]}`,
		`Ana Ruiz (speaker): ${rows[2]}`,
	]);
	const { statements } = stated([rows.join("\n")], from);
	expect(statements.map(({ speakers: [speaker] }) => speaker?.role)).toEqual(["ICOM", "FAO", "UNESCO"]);
});

test.each(
	formats.flatMap((from) =>
		[
			"TRANSCRIPT (rough, from my recorder)",
			"Transcript (rough, from my recorder)",
			"TRANSCRIPT - rough, from my recorder",
			"ZOOMER (rough, from my recorder)",
		].map((line) => ({ from, line })),
	),
)("a line that tells of the notes is nobody's: $line in $from", ({ from, line }) => {
	expect(said([line, "", "Ann Bell: Nets are few.", "", "Joy Cole: Who pays?"], from)).toEqual([
		"Ann Bell (speaker): Ann Bell: Nets are few.",
		"Joy Cole (speaker): Joy Cole: Who pays?",
	]);
});

test.each(formats.flatMap((from) => ["ANN BELL (Kenya)", "KENYA (Ms Bell)"].map((line) => ({ from, line }))))(
	"a line with somebody and brackets is hers: $line in $from",
	({ from, line }) => {
		const [first = ""] = said([line, "", "Nets are few.", "", "Joy Cole: Who pays?"], from);
		expect(first.toLowerCase()).toContain("bell (speaker)");
	},
);

const dashed = [
	"Ann Bell - we need boats",
	"unknown woman - who pays for the boats",
	"Joy Cole - the state does",
	"Lady in red - no",
];

test.each(formats)("turns behind a dash are those of whoever opens them, in %s", (from) => {
	expect(said([dashed.join("\n")], from)).toEqual([
		`Ann Bell (speaker): ${dashed[0]}`,
		`Joy Cole (speaker): ${dashed[2]}`,
	]);
	const { statements } = stated([dashed.join("\n")], from);
	expect(statements.map(({ speakers: [speaker] }) => speaker?.role)).toEqual([undefined, undefined]);
});

test.each(formats)("a role between two dashes stays, in %s", (from) => {
	const { statements } = stated(["Ann Bell - nurse, Kenya - we need boats", "", "Joy Cole - we need nets"], from);
	expect(statements[0]?.speakers[0]?.role).toBe("nurse, Kenya");
});

test.each(formats)("of a list of people with dashes each keeps her role, in %s", (from) => {
	const { statements } = stated(["Ann Bell - minister of nets\nJoy Cole - fisher in Kenya"], from);
	expect(statements.flatMap(({ speakers }) => speakers.map(({ role }) => role))[0]).toContain("minister");
});

test.each(formats)("what happens at a time between turns is nobody's, and no heading, in %s", (from) => {
	const lines = ["[00:07:40] Ann Bell: Nets are few.", "[00:07:58] [applause]", "[00:08:10] Joy Cole: Who pays?"];
	expect(said([lines.join("\n")], from)).toEqual([
		`Ann Bell (speaker): ${lines[0]}`,
		`Joy Cole (speaker): ${lines[2]}`,
	]);
	const { notes } = stated([lines.join("\n")], from);
	const { report } = process(notes, { path: from === "txt" ? "notes.txt" : "notes.md" });
	const blocks = report.children.flatMap((child) => (child.type === "section" ? child.children : []));
	expect(blocks.map(({ type }) => type)).not.toContain("heading");
});
