import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { parseText } from "../../src/structure/plain-notes.ts";
import { faults } from "./lossless.ts";

const form = shippedForm("un-meeting");
if (form === null) throw new Error("The built-in form is missing.");

const runs = { numRuns: 10_000 };
const lossless = (text: string): void => {
	expect(faults(parseText(text, form), text)).toEqual([]);
};

/** Everything that means something to a line scanner, and words to hold it apart. */
const active = fc.constantFrom(
	..."•-*–—·o‣▪◦+#_>|`:?.,;()[]'\"“”‘’1234569abi \t\n\r",
	..."\u00a0\u2003\u3000\ufeff\u200b\u2028\u0085\ud800\udc00\v\f",
	"\n",
	"\r\n",
	"\n\n",
	"  ",
	"    ",
	"- ",
	"• ",
	"1. ",
	"2. ",
	"a) ",
	"1.1 ",
	"* * ",
	"o ",
	"word",
	"Ann",
	"said",
	"was",
);

const lines = fc.constantFrom(
	"Date of Meeting: 02 Feb 2016",
	"DATE OF MEETING",
	"Meeting Organizer:",
	"Repotrer: Ann Bell, Dr. Ray Cole",
	"ISJC Staff Present - Capt. Ann Bell",
	"Which SDG does this topic cover? 5, 8",
	"Which SDG does this topic cover ? - 5",
	"Type of meeting",
	"Venue: New York",
	"**Venue:** New York",
	"**Reporter**: Ann Bell",
	"__Tags:__ Women",
	"Date of Meeting (day, month, year): 2 Feb",
	"Reporter(s)::- Ann Bell",
	"Type of meeting\tBriefing",
	"Brief summary of presentation of information made",
	"What was of particular significance to share with The Salvation Army",
	"globally?",
	"Web links for more information",
	"https://example.org/a-b",
	"Tags: Women, SDG5: Gender Equality",
	"(NB: this is set aside.)",
	"Moderator: Ann Bell, Director",
	"Speaker 1 – Ray Cole",
	"Panel discussion",
	"The panel spoke of fair pay in rural areas",
	"This line was wrapped by hand and so it goes on in the line",
	"below, which ends it.",
	"  • A point",
	"    – a lesser point",
	"  1. A question?",
	"  2. Another one",
	"     i. deeper",
	"     ii. deeper",
	"- dash",
	"* * stray marks",
	"o letter",
	"1990. The year",
	"5 * 3 * 2",
	"***",
	"# x",
	"<script>",
	"    four spaces",
	"",
	" ",
	"\u00a0",
);

const notes = fc
	.array(fc.tuple(lines, fc.constantFrom("\n", "\n", "\n\n", "\r\n", "\r")), { maxLength: 40 })
	.map((rows) => rows.flat().join(""));

/** Notes that came as mail, some of their lines quoted, once or twice. */
const mail = fc
	.array(
		fc.tuple(
			fc.constantFrom("> ", "> ", "> ", ">> ", "> > ", ">", "| ", ""),
			fc.oneof(
				lines,
				fc.constantFrom(
					"From: Ann Bell <ann@example.org>",
					"Sent: Monday, 4 March 2019 10:15",
					"Subject: notes",
					"-----Original Message-----",
					"On 4 March 2019 at 10:15, Ann Bell",
					"wrote:",
					"Ann, here they are.",
					"Kind regards,",
					"Ann Bell",
					"Sent from my phone",
					"--",
				),
			),
			fc.constantFrom("\n", "\n", "\n>\n", "\n\n", "\r\n"),
		),
		{ maxLength: 40 },
	)
	.map((rows) => rows.flat().join(""));

/** Cells between tabs, bars, or lined up with blanks. */
const table = fc
	.array(
		fc.tuple(
			fc.constantFrom("\t", "\t", " | ", "|", "   "),
			fc.array(fc.constantFrom("Ann Bell", "", "Ministry of Fish", "She said so.", "9:10", "---"), {
				minLength: 1,
				maxLength: 4,
			}),
			fc.constantFrom("", "| "),
			fc.constantFrom("\n", "\n", "\n\n", "\r\n"),
		),
		{ maxLength: 12 },
	)
	.map((rows) => {
		const padded = (cells: readonly string[], between: string) =>
			cells.map((cell) => (between === "   " ? cell.padEnd(20) : cell)).join(between);
		const body = rows.map(([between, cells, edge, end]) => edge + padded(cells, between) + edge.trim() + end);
		return `Brief summary of presentation of information made\n\n${body.join("")}`;
	});

/** Realistic notes with some stretches cut out, doubled, or replaced by active characters. */
const mutated = fc
	.tuple(
		fc.oneof(notes, mail, table),
		fc.array(fc.tuple(fc.nat(), fc.nat(9), fc.string({ unit: active, maxLength: 4 })), { maxLength: 4 }),
	)
	.map(([text, edits]) =>
		edits.reduce((current, [at, length, put]) => {
			const start = at % (current.length + 1);
			return current.slice(0, start) + put + current.slice(start + length);
		}, text),
	);

test("any characters lie in exactly one leaf", () => {
	fc.assert(fc.property(fc.string({ unit: active, maxLength: 80 }), lossless), runs);
}, 120_000);

test("any notes lie in exactly one leaf", () => {
	fc.assert(fc.property(mutated, lossless), runs);
}, 240_000);
