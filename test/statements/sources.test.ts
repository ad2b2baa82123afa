/** Lines that end with whoever said their words. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const head = "Date of meeting: 4 May 2016\n\nBrief summary of presentation of information made\n\n";
const panel = "The panel: Marisol Rivera (UNICEF), James Osei (Kenya), Priya Nambiar (Fiji).\n\n";

/** The words of each speaker. */
function said(lines: readonly string[], path: string): Record<string, string> {
	const notes = `${head}${panel}${lines.join("\n")}\n`;
	const { report } = process(notes, { path });
	const words: Record<string, string> = {};
	for (const { speakers, position } of report.children.flatMap((each) =>
		each.type === "section" ? each.statements : [],
	)) {
		const { name = "" } = speakers[0] ?? {};
		words[name] = `${words[name] ?? ""}${notes.slice(position.start.offset, position.end.offset)}\n`;
	}
	return words;
}

const points = [
	["Six in ten women have no cover at all.", "Osei"],
	["Home workers do not show up in surveys.", "Nambiar"],
	["A card is the first barrier. In one district a third had none.", "Rivera"],
] as const;

test.each(
	["notes.txt", "notes.md"].flatMap((path) =>
		["- T (N)", "- T [N, Kenya]", "1. T (N)", "- T (per N)", "- T (said by N)", "* T (N)."].map((manner) => ({
			path,
			manner,
		})),
	),
)("$manner in $path", ({ path, manner }) => {
	const words = said(
		points.map(([text, name]) => manner.replace("T", text).replace("N", name)),
		path,
	);
	expect(Object.keys(words).sort()).toEqual(["James Osei", "Marisol Rivera", "Priya Nambiar"]);
	for (const [text, name] of points) {
		const [own = ""] = Object.entries(words).flatMap(([whole, own]) => (whole.endsWith(name) ? [own] : []));
		expect(own).toContain(text);
		for (const [other] of points) if (other !== text) expect(own).not.toContain(other);
	}
});

test("who is first named behind her words owns all of them", () => {
	const words = said(
		["“We lost two harvests. Nobody asked us why.” – Tevita Tuila", "", "“A card costs more than a goat.” – Ida Moe"],
		"notes.txt",
	);
	expect(words["Tevita Tuila"]).toContain("We lost two harvests. Nobody asked us why.");
	expect(words["Ida Moe"]).toBe("“A card costs more than a goat.” – Ida Moe\n");
});

test("what stands in brackets behind the words of a turn is a remark", () => {
	const words = said(
		[
			"CHAIR: We heard why the nets are few (Osei).",
			"NAMBIAR: Our markets closed for a year.",
			"CHAIR: Others have said that before (Rivera).",
			"OSEI: We did the same.",
		],
		"notes.txt",
	);
	expect(words["James Osei"]).toBe("OSEI: We did the same.\n");
	expect(words["Marisol Rivera"]).toBeUndefined();
});

test("a name and a dash open words, but no list of who is who", () => {
	const lines = [
		"Tevita Tuila – we lost two harvests",
		"Ida Moe – a card costs more than a goat",
		"Ben Okafor – UNICEF",
	];
	const words = said(
		lines.map((line) => `- ${line}`),
		"notes.txt",
	);
	expect(words["Tevita Tuila"]).toContain("we lost two harvests");
	expect(words["Ida Moe"]).toContain("a card costs more than a goat");
	expect(words["Ben Okafor"]).toBeUndefined();
});
