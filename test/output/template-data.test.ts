import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/ast/nodes.ts";
import { process } from "../../src/index.ts";
import { templateData } from "../../src/output/template.ts";
import { SafeText } from "../../src/templates/escapes.ts";
import { type DataKey, dataKeys } from "../docs/data-keys.ts";
import { context, field, paragraph, report, section, unclassified } from "./build-report.ts";

const bare = { optional: null };
const notes = readFileSync(new URL("../../fixtures/harbour/notes.txt", import.meta.url));
const harbour = process(notes, { path: "notes.txt" });

const dataOf = (tree: Report, source: (typeof context)["source"] = null) =>
	made(templateData(tree, { ...context, source }, bare)) as Record<string, unknown>;

/** The data with all that is made when a template asks for it. */
function made(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(made);
	if (typeof value !== "object" || value === null || value instanceof SafeText) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, made(each)]));
}

/** Holds data against what is said of them; a path for each difference. */
function differences(value: unknown, keys: Readonly<Record<string, DataKey>>, path: string): string[] {
	if (value === null || typeof value !== "object") return [];
	const own = Object.keys(value);
	const unknown = own.filter((key) => !(key in keys)).map((key) => `${path}.${key} is not described`);
	const missing = Object.keys(keys)
		.filter((key) => !own.includes(key))
		.map((key) => `${path}.${key} is not there`);
	const inner = Object.entries(keys).flatMap(([key, { keys: below, many }]) => {
		if (below === undefined) return [];
		const child = (value as Record<string, unknown>)[key];
		const each = many === undefined ? [child] : Object.values(child ?? []);
		return each.flatMap((one) => differences(one, below, `${path}.${key}`));
	});
	return [...unknown, ...missing, ...inner];
}

/** The first entry of a list in the data. */
const firstOf = (data: object, key: string) => (data as Record<string, Record<string, unknown>[]>)[key]?.[0] ?? {};

describe("the data of a template", () => {
	test("are all that is said of them, and nothing else", () => {
		const { path, encoding, sha256 } = harbour.source;
		expect(differences(dataOf(harbour.report, { path, encoding, sha256 }), dataKeys, "data")).toEqual([]);
		const odd = report(unclassified("Venue", [paragraph("Hall")]));
		expect(differences(dataOf(odd), dataKeys, "data")).toEqual([]);
	});

	test("have their keys in one order, which templates see that go through them", () => {
		const data = dataOf(harbour.report);
		const section = firstOf(data, "section_list");
		const fact = firstOf(data, "facts");
		const person = "name honorific role affiliation handle remark group";
		const prose = "markdown html text";
		const orders: [object, string][] = [
			[section, `key label anchor heading length statements passages speakers ${prose}`],
			[firstOf(section, "statements"), `speakers part ${prose}`],
			[firstOf(section, "passages"), `number voices ${prose}`],
			[firstOf(section, "speakers"), `${person} part passage`],
			[firstOf(data, "speakers"), `${person} part passage`],
			[fact, "key label type required closing is_title value text items"],
			[firstOf(fact, "items"), "note number url date unread text"],
			[firstOf(dataOf(report(unclassified("Venue", []))), "unclassified"), `label after place boilerplate ${prose}`],
		];
		for (const [value, keys] of orders) expect(Object.keys(value).join(" ")).toBe(keys);
	});

	test("lack a field without value, save one that may be missing", () => {
		const tree = report(field("organizer", ""), field("date", null, "31 Feb"));
		expect(dataOf(tree)["fields"]).toEqual({ date: { raw: "31 Feb" } });
		const optional = { fields: ["organizer"], sections: ["summary"] };
		expect(made(templateData(tree, context, { optional }))).toMatchObject({
			fields: { date: { raw: "31 Feb" }, organizer: null },
			sections: { summary: null },
		});
	});

	test("have facts as people read them", () => {
		const tree = report(
			field("date", "2016-02-02"),
			field("sdgs", [16, 5]),
			field("staff", [{ name: "Ada", honorific: "Dr.", affiliation: "Navy" }]),
			field("links", [{ title: "Video", url: "javascript:x()" }]),
		);
		const facts = dataOf(tree)["facts"] as { key: string; text: string; items: object[] }[];
		const plain = { note: null, number: null, url: null, date: null, unread: false };
		const by = (key: string) => facts.find((fact) => fact.key === key);
		expect(by("date")?.text).toBe("2 February 2016");
		expect(by("sdgs")?.text).toBe("5 Gender Equality, 16 Peace, Justice and Strong Institutions");
		expect(by("staff")?.items).toEqual([{ ...plain, text: "Dr. Ada", note: "Navy" }]);
		expect(by("links")?.items).toEqual([{ ...plain, text: "Video", note: "javascript:x()" }]);
		expect(by("organizer")).toMatchObject({ text: "", items: [], value: null });
	});

	test("tell bodies and groups from people", () => {
		const tree = report(field("staff", [{ name: "Ada" }, { name: "Harbour Board", group: true }]));
		const { staff } = dataOf(tree)["fields"] as Record<string, { group: unknown }[]>;
		expect(staff?.map(({ group }) => group)).toEqual([null, true]);
	});

	test("name each speaker once, with the part that says most", () => {
		const speakers = dataOf(harbour.report)["speakers"] as { name: string; part: string }[];
		expect(speakers.map(({ name, part }) => `${name}: ${part}`)).toEqual([
			"Ingrid Sollund: moderator",
			"Mateus Cabral: speaker",
			"Leila Haddad: speaker",
			"Ana Paula Reis: speaker",
		]);
	});

	test("hold prose three ways, each safe in its own format", () => {
		const blocks = [
			paragraph("<b> *x*"),
			{
				type: "paragraph" as const,
				children: [{ type: "link" as const, url: "javascript:x()", children: [{ type: "text" as const, value: "y" }] }],
			},
		];
		const { summary } = dataOf(report(section("summary", blocks)))["sections"] as Record<
			string,
			Record<string, object>
		>;
		expect(String(summary?.["html"])).toBe("<p>&lt;b> *x*</p>\n<p>y (javascript:x())</p>");
		expect(String(summary?.["markdown"])).toBe("\\<b> \\*x\\*\n\ny (javascript:x())");
		expect(String(summary?.["text"])).toBe("<b> *x*\n\ny (javascript:x())");
	});
});
