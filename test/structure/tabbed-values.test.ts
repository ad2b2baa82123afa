/** A label that a tab ends has its value to the end of the line, colons and all. */
import { expect, test } from "vitest";
import { process, render } from "../../src/library/process.ts";

const rest = "\n\nSummary\n\nMs Ada Okafor of Kenya said that markets closed.\n\nSignificance\n\nGirls count.\n";

test.each([
	["notes.txt", "Meeting\tSeeds: who owns them\nDate\t4 May 2016\nOrganizer\tUN Women\nSDG\t5", "Meeting"],
	["notes.md", "Meeting\tSeeds: who owns them\nDate\t4 May 2016\nOrganizer\tUN Women\nSDG\t5", "Meeting"],
	["notes.txt", "Date\t4 May 2016\nMeeting\tSeeds: who owns them\nSDG\t5", "Meeting"],
	["notes.txt", "Date: 4 May 2016\nOrganizer: UN Women\nPlace of it\tSeeds: who owns them\nSDG: 5", "Place of it"],
	["notes.txt", "Date\t4 May 2016\nTopic\tSeeds: who owns them\nSDG\t5", "Topic"],
	["notes.txt", "Date\t4 May 2016\nSDG\t5\n\nTopic\tSeeds: who owns them", "Topic"],
])("in %s, of %j", (path, head, label) => {
	const { report } = process(`${head}${rest}`, { path });
	const field = report.children.find((child) => child.type === "field" && child.label === label);
	expect(field).toMatchObject({ raw: "Seeds: who owns them" });
});

test("a tab ends the label of a section", () => {
	const notes = `Date: 4 May 2016\n\nSummary\n\nMs Ada Okafor of Kenya said that markets closed.\n\nSignificance\tWe run schools and visit prisons.\n\nTags: nets\n`;
	const { report } = process(notes, { path: "notes.txt" });
	expect(report.children.find((child) => child.type === "section" && child.name === "significance")).toMatchObject({
		label: "Significance",
	});
});

test.each(["notes.txt", "notes.md"])("cells behind a label stay apart, in %s and in its report", (path) => {
	const line = "Organisers\tPermanent Mission of Ireland\tInternational Bar Association";
	const value = "Permanent Mission of Ireland; International Bar Association";
	const first = process(`Date\t4 May 2016\n${line}\nReporter: Ann Bell${rest}`, { path });
	const organizer = first.report.children.find((child) => child.type === "field" && child.name === "organizer");
	expect(organizer).toMatchObject({ raw: value.replace("; ", "\t"), value });
	const report = render(first, "markdown");
	expect(report).toContain(`organizer: ${value}`);
	expect(render(process(report, { path: "report.md" }), "markdown")).toBe(report);
});
