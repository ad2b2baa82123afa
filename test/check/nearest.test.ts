/** Lines that may be meant for a field that the notes lack, or for one that they have. */
import { describe, expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const head =
	"Date of Meeting: 2 May 2016\nMeeting Organizer: Harbour Forum\nISJC Staff Present: Ruth Bell\nReporter: Ruth Bell\nWhich SDG does this topic cover? 14\nType of meeting: briefing";
const found = (notes: string, path: string): string[] =>
	process(notes, { path }).findings.flatMap((finding) => {
		if (finding.severity !== undefined && finding.severity !== "info") return [];
		if (finding.code === "missing-field") return [`${finding.label} < ${finding.nearest?.words}`];
		return finding.code.startsWith("duplicate") && "label" in finding ? [`${finding.label} twice`] : [];
	});

describe.each(["notes.txt", "notes.md"])("in %s", (path) => {
	const hash = path.endsWith("md") ? "## " : "";
	const sections = (said: string, more: string) =>
		`${head}\n\n${hash}Brief summary of presentation of information made\n\n${said}\n\nMs Ann Bell said that boats were counted.\n\n${hash}What was of particular significance?\n\nNets.\n\n${more}\n`;
	const notes = (...more: string[]) => sections("All were there.", more.join("\n\n"));

	test.each(["Title: Boats and nets", "- Topic - Boats and nets\n- More of it"])(
		"a title in the summary: %j",
		(line) => {
			expect(found(sections(line, "More nets."), path)).toEqual([expect.stringMatching(/^Meeting Title < T/)]);
		},
	);

	test("tidy notes and prose give none", () => {
		expect(found(notes("Titles matter, says Ann Bell, and names do too.", "Boats: who counts them"), path)).toEqual([]);
	});

	test.each([
		["Orgnizer: Coast Guard", "Orgnizer twice"],
		["Sumary: more was said", "Sumary twice"],
	])("%j", (line, expected) => {
		expect(found(notes(line), path)).toEqual([expected]);
	});

	test.each([
		["Sumary", "Sumary twice"],
		["Signifcance", "Signifcance twice"],
	])("a heading %j", (line, expected) => {
		expect(found(notes(`${hash}${line}`, "Mr Bo Li said more."), path)).toEqual([expected]);
	});
});

test("for a missing section, words of other labels and small words say nothing", () => {
	const notes = `${head}\n\nSummary\n\nMs Ann Bell said that boats were counted.\n\nq: can women do it?\n\nWho was there from ISJC\n\nwhys it important\nits cheap\n`;
	const { findings } = process(notes, { path: "notes.txt" });
	const missing = findings.flatMap((each) => (each.code === "missing-section" ? [each.nearest?.words] : []));
	expect(missing).toEqual(["whys it important"]);
});

test("below the closing fields, text is told though a section is missing", () => {
	const notes = `${head}\n\nSummary\n\nMs Ann Bell said that boats were counted.\n\nLink\nhttps://un.org/boats\n\nfollowup\n- ask Ruth\n`;
	const { findings } = process(notes, { path: "notes.txt" });
	expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["missing-section", "unclassified-text"]));
});
