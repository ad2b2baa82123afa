// The real report that the project began with. It is not part of the project: where it does not lie beside
// the checkout, these tests are skipped.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { process, render } from "../../src/index.ts";
import type { ReportJson } from "../../src/output/json-schema.ts";

const file = new URL("../../../shared/notes/trafficking-2016-02-02.txt", import.meta.url);
const there = existsSync(file);
const report = there ? (JSON.parse(render(process(readFileSync(file)), "json")) as ReportJson) : null;

test.runIf(there)("the fields of the source document", () => {
	expect(report?.fields).toMatchObject({
		date: "2016-02-02",
		organizer: "Group of Friends United against Human Trafficking",
		staff: [{ name: "Kathy Crombie", honorific: "Captain" }, { name: "Robert Docter" }, { name: "Luke Cozens" }],
		reporter: [{ name: "Robert Docter" }, { name: "Luke Cozens" }],
		sdgs: [5, 8, 16],
		type: "UN High Level Meeting",
	});
	expect(report?.fields["tags"]).toHaveLength(4);
	expect(report?.fields["tags"]).toContain("SDG16: Peace, Justice and Strong Institutions");
	const links = report?.fields["links"] as readonly { readonly url: string | null }[];
	expect(links.map(({ url }) => url)).toEqual([null, null, null, null, null]);
	expect(report?.unclassified).toEqual([]);
});

test.runIf(there)("the sections of the source document", () => {
	expect(Object.keys(report?.sections ?? {})).toEqual(["summary", "significance"]);
	const [significance] = [report?.sections["significance"]].flat();
	expect(significance?.markdown.match(/^- /gmu)).toHaveLength(3);
});

test.runIf(there)("who speaks in the source document, and nobody else", () => {
	const [summary] = [report?.sections["summary"]].flat();
	const speakers = summary?.statements.map(({ speakers: [first] }) => [first?.honorific, first?.name].join(" "));
	// She moderates, and speaks again behind the music.
	expect(speakers?.slice(0, 2)).toEqual(["Ms Simone Monasebian", "Ms Simone Monasebian"]);
	expect([...new Set(speakers)]).toEqual([
		"Ms Simone Monasebian",
		"H.E. Mr. Mogens Lykketoft",
		"H.E. Mr. Ban-Ki Moon",
		"H.E. Oh Joon",
		"H.E. Yury Fedotov",
		"H.E. Valentin Rybakov",
		"H.E. Sarah Mendelson",
		"H.E. Madina Jarbussynova",
		"Ms Mira Sorvino",
		"Ms. Rani Hong",
		"Ms. Virna Luque Ferro",
	]);
	expect(summary?.statements[0]).toMatchObject({
		part: "moderator",
		speakers: [{ role: "Director of the UNODC Office in New York" }],
	});
	expect(summary?.statements[3]?.speakers[0]?.role).toBe("Secretary General of the United Nations");
});
