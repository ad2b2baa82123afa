/** Whom a pronoun means that opens a sentence: somebody whom its own paragraph names rather than somebody from above. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

/** The names of those whose words hold some text. */
function ownersOf(text: string, paragraphs: readonly string[]): string[] {
	const notes = `Date: 2 May 2016\nOrganizer: Oven Ltd\n\nSummary\n\n${paragraphs.join("\n\n")}\n`;
	const at = notes.indexOf(text);
	const { report } = process(notes, { path: "notes.txt" });
	return report.children.flatMap((child) =>
		child.type !== "section"
			? []
			: child.statements
					.filter(({ position: { start, end } }) => (start.offset ?? at + 1) <= at && at < (end.offset ?? 0))
					.flatMap(({ speakers }) => speakers.map(({ name }) => name)),
	);
}

const above = "Ms. Amina Diallo of Kenya said that wells are dry. Nobody counts them.";

test.each([
	["There was also a nurse, Kofi Adu. He warned that wards are full.", "wards", "Kofi Adu"],
	[
		"then a patient!! Mira Stone from romania. Had fever for two years. She said nobody asks them.",
		"nobody",
		"Mira Stone",
	],
])("%s", (paragraph, words, name) => {
	expect(ownersOf(words, [above, paragraph])).toEqual([name]);
});

test("a paragraph that goes on with somebody from above stays hers", () => {
	const next = "She had met the farmer Kofi Adu last year. She said that he gave up.";
	expect(ownersOf("gave up", [above, next])).toEqual(["Amina Diallo"]);
});

const seid = "Ms Ilana Seid, ambassador of Palau, said that the reef is our bank.";

test("what she answers is not his", () => {
	expect(ownersOf("all do", [seid, "Mr Marco Duarte asked who pays. She answered that all do."])).toEqual([
		"Ilana Seid",
	]);
});

test("whoever is named below is not meant by `She`, and he keeps his words", () => {
	const paragraphs = [
		"Mr. Tom Cole asked who pays. She answered that states pay.",
		"Ms. Ann Bell said that boats are old.",
	];
	expect(ownersOf("asked who pays", paragraphs)).toEqual(["Tom Cole"]);
	expect(ownersOf("boats are old", paragraphs)).toEqual(["Ann Bell"]);
});

test("a title of two languages says nothing of that", () => {
	const text = "Sr. Maria Duarte, a nurse, asked who pays. She answered that all do.";
	expect(ownersOf("all do", [seid, text])).toEqual(["Maria Duarte"]);
});

test("a jotted line below somebody's that opens with a pronoun is hers", () => {
	const lines = [
		"ilana seid (palau amb) - said the reef is our bank\nshe wants everyone to ratify bbnj",
		"dr marco duarte, marine biologist - showed maps",
		"q from fiji: what about the fishers\nduarte - pay them\nseid - agreed",
	];
	expect(ownersOf("ratify", lines)).toEqual(["ilana seid"]);
});

test.each(["Lorraine Sibanda laughed and said", "Sibanda smiled and then replied"])(
	"whoever does something and says something has the words: %s",
	(opening) => {
		const text = `A student asked about shopping. ${opening} that nobody buys one tomato.`;
		const above = "Lorraine Sibanda, president of StreetNet, called for a seat.";
		expect(ownersOf("tomato", [above, text])).toEqual(["Lorraine Sibanda"]);
		expect(ownersOf("shopping", [above, text])).toEqual([]);
	},
);

const ambassador = "Ms Ann Bell, the Ambassador of Fiji, opened. Mr Bo Li said that nets were few.";

test("who alone bears a title is meant by it, also behind the words of somebody else", () => {
	expect(ownersOf("boats", [`${ambassador} The Ambassador said that boats were needed.`])).toEqual(["Ann Bell"]);
	const day = "Ms Cy Day, delegate of Kenya, spoke. The delegate of Kenya asked for boats.";
	expect(ownersOf("boats", [day])).toEqual(["Cy Day"]);
});

test("a title that two bear means neither for sure, nor one that nobody bears", () => {
	const two = `${ambassador} Ms Joy Cole, the Ambassador of Peru, said that wells are dry.`;
	expect(
		ownersOf("boats", [`${two} Mr Bo Li wept. The Ambassador of Togo said that boats were needed.`]),
	).not.toContain("Ann Bell");
	expect(ownersOf("boats", [`${ambassador} The minister of Togo said that boats were needed.`])).not.toContain(
		"Ann Bell",
	);
});
