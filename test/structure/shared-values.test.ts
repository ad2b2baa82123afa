/** Values that stand apart from their labels: below a row of labels, behind a label of two fields, behind a sign of quotation. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

function readOf(notes: string, path: string): Record<string, unknown> {
	const { report, findings } = process(notes, { path });
	const fields = report.children.flatMap((child) =>
		child.type === "field" && child.name !== null ? [[child.name, child.raw.replace(/\s+/g, " ")]] : [],
	);
	const unread = findings.filter(({ code }) => /unreadable|invalid|missing-field|unknown-label/.test(code));
	return { ...Object.fromEntries(fields), unread: unread.map(({ code }) => code) };
}

const paths = ["notes.txt", "notes.md"] as const;
const sections =
	"\n\nSummary of presentation\n\nMs Ada Okafor of Kenya said that markets closed.\n\nWhat was of particular significance?\n\nGirls count.\n";
const heads = ["Date of Meeting", "Meeting Organizer", "Staff Present", "Reporter", "SDG", "Type of meeting"];
const values = ["15.07.2025", "UN Women", "Ruth Dell", "Joy Bell", "5, 8", "Side event"];
const wanted = {
	date: "15.07.2025",
	organizer: "UN Women",
	staff: "Ruth Dell",
	reporter: "Joy Bell",
	sdgs: "5, 8",
	type: "Side event",
	unread: [],
};

test("values below a row of labels, between tabs", () => {
	expect(readOf(`${heads.join("\t")}\n${values.join("\t")}${sections}`, "notes.txt")).toMatchObject(wanted);
});

test.each(paths)("values below a row of labels, between bars, in %s", (path) => {
	const bars = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
	const more = ["", "", "Tom Hill", "", "", ""];
	const table = [bars(heads), `|${"---|".repeat(heads.length)}`, bars(values), bars(more)].join("\n");
	expect(readOf(`${table}${sections}`, path)).toMatchObject({ ...wanted, staff: "Ruth Dell Tom Hill" });
});

const between = {
	tabs: (cells: readonly string[]) => cells.join("\t"),
	bars: (cells: readonly string[]) => `| ${cells.join(" | ")} |`,
	"bars without blanks": (cells: readonly string[]) => `|${cells.join("|")}|`,
	"bars and a rule": (cells: readonly string[]) =>
		`| ${cells.join(" | ")} |${cells === titledHeads ? `\n|${"---|".repeat(cells.length)}` : ""}`,
	"open bars and a rule": (cells: readonly string[]) =>
		`${cells.join(" | ")}${cells === titledHeads ? `\n--- ${"| --- ".repeat(cells.length - 1)}` : ""}`,
};
const titledHeads = ["Date of Meeting", "Meeting Title", "Meeting Organizer", "Reporter"];

test.each(paths.flatMap((path) => Object.entries(between).map(([signs, line]) => ({ path, signs, line }))))(
	"an empty cell moves no value below another label, between $signs, in $path",
	({ path, line }) => {
		const keys = ["date", "title", "organizer", "reporter"];
		for (const cells of [
			["15.07.2025", "", "UN Women", "Joy Bell"],
			["", "Wells", "UN Women", "Joy Bell"],
			["15.07.2025", "Wells", "UN Women", ""],
			["15.07.2025", "", "", "Joy Bell"],
		]) {
			const { unread, ...found } = readOf(`${line(titledHeads)}\n${line(cells)}${sections}`, path);
			const filled = keys.flatMap((key, at) => (cells[at] === "" ? [] : [[key, cells[at]]]));
			expect(found, cells.join("|")).toEqual(Object.fromEntries(filled));
			expect(unread).not.toContain("unreadable-value");
		}
	},
);

test.each(paths)("a label that names two fields, in %s", (path) => {
	const head = `Date of Meeting: 4 May 2016\n\nMeeting Organizer: UN Women\n\nWhich SDG does this topic cover? 5\n\nType of meeting: Panel`;
	for (const label of ["Staff Present and Reporter", "Staff + Reporter", "Staff/Reporter"])
		expect(readOf(`${head}\n\n${label}: Ruth Dell${sections}`, path)).toMatchObject({
			staff: "Ruth Dell",
			reporter: "Ruth Dell",
			unread: [],
		});
});

test("signs of quotation before values whose labels have none", () => {
	const lines = heads.map((label, index) => `* ${label}\n   > ${values[index]}`);
	expect(readOf(`${lines.join("\n")}${sections}`, "notes.txt")).toMatchObject(wanted);
});

test.each([
	["just Ann Bell", ["Ann Bell"]],
	["only Major Ann Bell", ["Ann Bell"]],
	["Ann Bell, me", ["Ann Bell", "Joy Hill"]],
	["Ann Bell and me", ["Ann Bell", "Joy Hill"]],
	["me and Ann Bell", ["Joy Hill", "Ann Bell"]],
	["Ann Bell, Bob Cole, and myself", ["Ann Bell", "Bob Cole", "Joy Hill"]],
])("who is meant by a word beside names: %s", (staff, names) => {
	const notes = `Staff Present: ${staff}\nReporter: Joy Hill\n`;
	const { report, findings } = process(notes, { path: "notes.txt" });
	const field = report.children.find((child) => child.type === "field" && child.name === "staff");
	const value = field?.type === "field" && Array.isArray(field.value) ? field.value : [];
	expect(value.map((each) => (each as { name: string }).name)).toEqual(names);
	const inferred = findings.some(({ code }) => code === "inferred-value");
	expect(inferred).toBe(names.includes("Joy Hill"));
});

test.each([
	["a dash", (label: string, value: string) => `${value} - ${label}`],
	["an arrow", (label: string, value: string) => `${value} <- ${label}`],
	["brackets", (label: string, value: string) => `${value} (${label})`],
])("labels behind their values: %s", (_, line) => {
	const lines = heads.map((label, index) => line(label.toLowerCase(), values[index] ?? ""));
	expect(readOf(`${lines.join("\n")}${sections}`, "notes.txt")).toMatchObject(wanted);
	expect(readOf(`${lines.join("\n\n")}${sections}`, "notes.txt")).toMatchObject(wanted);
});

test("two lines that end in words of labels are no fields", () => {
	const found = readOf(`Ann Bell - reporter\nHarbour Forum - organizer${sections}`, "notes.txt");
	expect(found).not.toHaveProperty("reporter");
});
