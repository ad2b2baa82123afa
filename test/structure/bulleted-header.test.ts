/** Values without a label among fields in bullets are found as they are without the bullets. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const fields = ["Title: Housing First", "Organised by Ireland", "Reporter: Joy Hill", "SDG: 1 and 11"];
const sections = "\n\nSummary\nMs Ada Okafor of Kenya said that markets closed.\n";

function dateOf(lines: readonly string[], bullet: string, path: string): unknown {
	const notes = `${lines.map((line) => `${bullet}${line}`).join("\n")}${sections}`;
	const { report } = process(notes, { path });
	const field = report.children.find((child) => child.type === "field" && child.name === "date");
	return field?.type === "field" ? field.value : null;
}

test.each(["notes.txt", "notes.md"].flatMap((path) => ["* ", "- "].map((bullet) => ({ path, bullet }))))(
	"a date behind `$bullet` above the first label, in $path",
	({ path, bullet }) => {
		const top = ["Commission for Social Development - side event", "Tuesday 3 Feb 2026, 3pm, Conference Room 12"];
		expect(dateOf([...top, ...fields], bullet, path)).toBe("2026-02-03");
		expect(dateOf(["Tuesday 3 Feb 2026, 3pm", ...fields], bullet, path)).toBe("2026-02-03");
	},
);

test("a list above fields without bullets gives no date, and neither does a sentence", () => {
	const notes = `- Elections were on 3 March 2026\n- Roads\n\n${fields.join("\n")}${sections}`;
	const { report } = process(notes, { path: "notes.txt" });
	expect(report.children.some((child) => child.type === "field" && child.name === "date")).toBe(false);
	expect(dateOf(["We had met on 3 February 2026 in another room.", ...fields], "* ", "notes.txt")).toBe(null);
});

test.each(["notes.txt", "notes.md"])("a heading in an outline has items of its own, in %s", (path) => {
	const summary = ["Summary", "  * Ms Ada Okafor: markets closed", "  * Mr Bo Li: roads, too"];
	const notes = [...fields, ...summary, "Significance", "  * we could ask them", "to do", "  * write to Ada"];
	const outline = notes.map((line) => (line.startsWith(" ") ? line : `* ${line}`)).join("\n");
	const sections = process(outline, { path }).report.children.filter(({ type }) => type === "section");
	expect(sections.map((section) => "name" in section && section.name)).toEqual(["summary", "significance"]);
});
