/** Labels in rows `label⇥value`, links without a colon, and dates in a title. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

function fieldsOf(notes: string, path: string): Record<string, string> {
	const { report } = process(notes, { path });
	return Object.fromEntries(
		report.children.flatMap((child) =>
			child.type === "field" ? [[child.name ?? `? ${child.label}`, child.raw.replace(/\s+/g, " ")]] : [],
		),
	);
}

const people = (notes: string, path: string): unknown => {
	const staff = process(notes, { path }).report.children.find(
		(child) => child.type === "field" && child.name === "staff",
	);
	return staff?.type === "field" && Array.isArray(staff.value)
		? staff.value.map((each) => (each as { name: string }).name)
		: null;
};

const paths = ["notes.txt", "notes.md"] as const;
const sections = "\n\nSummary\nMs Ada Okafor of Kenya said that markets closed.\n\nSignificance\nGirls count.\n";

test.each(paths)("an unknown label in a row of tabs is none of the value above, in %s", (path) => {
	const notes = `Date\t4 May 2016\nOrganizer\tUN Women\nType\tSide event\nTime\t10:00\nReporter\tRuth Dell\nRoom\tRoom 4\nSDG\t5${sections}`;
	expect(fieldsOf(notes, path)).toMatchObject({
		type: "Side event",
		"? Time": "10:00",
		reporter: "Ruth Dell",
		"? Room": "Room 4",
	});
});

test("an unknown label in rows that blanks line up", () => {
	const notes = `Date         4 May 2016\nOrganizer    UN Women\nType         Side event\nTime         10:00\nReporter     Ruth Dell\nSDG          5${sections}`;
	expect(fieldsOf(notes, "notes.txt")).toMatchObject({ type: "Side event", "? Time": "10:00" });
});

test.each(paths.flatMap((path) => ["\t", "   "].map((gap) => ({ path, gap }))))(
	"people beside each other in a row, in $path with $gap",
	({ path, gap }) => {
		const notes = `Date\t4 May 2016\nOrganizer\tUN Women\nStaff\tRuth Dell${gap}Joy Bell\nReporter\tRuth Dell\nSDG\t5${sections}`;
		expect(people(notes, path)).toEqual(["Ruth Dell", "Joy Bell"]);
	},
);

const head =
	"Meeting organizer: UN Women\nReporter: Ruth Dell\nWhich SDG does this topic cover? 5\nType of meeting: Side event\n";

test.each(paths)("links under a word without a sign, below sub-headings, in %s", (path) => {
	const notes = `Date of meeting: 4 May 2016\n${head}\nBrief summary of presentation of information made\n\nPanel\n\n- Mr Sam Tuila of Fiji said that two harvests were lost.\n\nLinks\nwww.unwomen.org\n\nWhat was of particular significance?\nGirls count.\n`;
	expect(fieldsOf(notes, path)).toMatchObject({ links: "www.unwomen.org" });
});

test.each(paths)("a date in the title, where no label has one, in %s", (path) => {
	const title = "Care for the oceans - side event, 14 March 2016";
	expect(fieldsOf(`${title}\n\n${head}${sections}`, path)).toMatchObject({ date: "14 March 2016" });
	expect(fieldsOf(`${title.toLowerCase()}\n\n${head.toLowerCase()}${sections}`, path)).toMatchObject({
		date: "14 march 2016",
	});
	const sentence = "We had met before, on 14 March 2016, and did so again.";
	expect(fieldsOf(`${sentence}\n\n${head}${sections}`, path)["date"]).toBeUndefined();
});

test("people on several lines of a cell", () => {
	const table =
		"| Date | 4 May 2016 |\n|---|---|\n| Staff | Ann Bell<br>Joy Hill |\n| Reporter | Ann Bell |\n| SDG | 6 |\n| Type | briefing |\n";
	expect(people(`${table}${sections}`, "notes.md")).toEqual(["Ann Bell", "Joy Hill"]);
});

test.each(paths)("people without capitals, in %s", (path) => {
	const notes = `date: 4 may 2016\norganizer: un women\nstaff: ann bell and joy hill\nreporter: ann bell\n${sections}`;
	expect(people(notes, path)).toEqual(["ann bell", "joy hill"]);
});

test("a short line that ends in `and` goes on, where the next begins small", () => {
	const notes = `date: 4 may 2016\nreporter: ann bell\n\nsummary\nada spoke on nets and\non boats.\n\nsignificance\nwells for our homes and\nfor the neighbours\n`;
	const { report } = process(notes, { path: "notes.txt" });
	const section = report.children.find((child) => child.type === "section" && child.name === "significance");
	expect(section?.type === "section" ? section.children.length : 0).toBe(1);
});

test.each(paths)("labels in brackets, in %s", (path) => {
	const notes =
		"[Date] 3 June 2020\n[Organizer] ITU\n[Reporter] Ann Bell\n[SDG] 9\n[Type] Webinar\n[Place] online\n[Summary] Ada Hill of ITU said that half the world is offline.\n[Significance] Our centres could host a mast.\n";
	expect(fieldsOf(notes, path)).toMatchObject({
		date: "3 June 2020",
		organizer: "ITU",
		reporter: "Ann Bell",
		type: "Webinar",
		"? Place": "online",
	});
	const found = process(notes, { path }).report.children.flatMap((child) =>
		child.type === "section" ? [child.name] : [],
	);
	expect(found).toEqual(["summary", "significance"]);
});

test("a cell is a label as a whole: what follows a known one in it is no value", () => {
	const notes =
		"| Date of meeting | 9 June 2026 |\n| Event title | Small boats |\n| ISJC staff in attendance | Ruth Okello, Daniel Byrne |\n| Reporter | Daniel Byrne |\n\nSummary\n\nBo Li said so.\n";
	const { report } = process(notes, { path: "notes.txt" });
	const staff = report.children.find((child) => child.type === "field" && child.name === "staff");
	expect(staff).toMatchObject({ value: [{ name: "Ruth Okello" }, { name: "Daniel Byrne" }] });
});
