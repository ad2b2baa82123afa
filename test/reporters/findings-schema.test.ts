import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { json } from "../../src/reporters/json.ts";
import { type FindingsJson, findingsSchema } from "../../src/reporters/json-schema.ts";
import { outputSchema } from "../schema-text.ts";
import { everyFinding, printed, textWith } from "./every-finding.ts";
import { runs } from "./runs.ts";

const schemaText = outputSchema(findingsSchema, {
	$id: "https://rapporteur.dev/schemas/findings.schema.json",
	title: "The findings of a check",
});
const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(schemaText) as object);
const read = (text: string): FindingsJson => JSON.parse(text) as FindingsJson;

test("the published schema is that of the source", async () => {
	await expect(schemaText).toMatchFileSnapshot("../../schemas/findings.schema.json");
});

describe("json", () => {
	test.each(runs)("is valid for %s, and holds every word as it was", (_, files) => {
		const report = read(printed(json, files));
		expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
		expect(report.files.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
		for (const [at, { findings }] of report.files.entries()) {
			const expected = files[at]?.findings.find(({ code }) => code === "misspelled-label");
			const told = findings.find(({ code }) => code === "misspelled-label");
			expect(told?.expected?.[0]).toBe(
				expected !== undefined && "expected" in expected ? expected.expected : undefined,
			);
		}
	});

	test("places a finding in numbers and words", () => {
		const { text, position } = textWith("Repotrer");
		const findings = everyFinding("Reporter", position).filter(({ code }) => code === "misspelled-label");
		const report = read(printed(json, [{ path: "a.txt", text, findings }]));
		expect(report).toEqual({
			files: [
				{
					path: "a.txt",
					findings: [
						{
							code: "misspelled-label",
							severity: "error",
							message: "Misspelt label `Reporter`. Write `Reporter`.",
							line: 3,
							column: 1,
							endLine: 3,
							endColumn: 9,
							offset: 47,
							endOffset: 55,
							where: "line 3, column 1",
							expected: ["Reporter"],
						},
					],
				},
			],
			summary: { files: 1, errors: 1, warnings: 0, infos: 0 },
		});
		expect(text.slice(47, 55)).toBe("Repotrer");
	});

	test("says in words what has no numbers", () => {
		const findings = everyFinding("x", null).filter(({ code }) => code === "no-files");
		const report = read(
			printed(json, [
				{ path: null, text: null, findings },
				{ path: "a.txt", text: null, findings },
			]),
		);
		expect(report.files.map(({ findings: [one] }) => [one?.line, one?.offset, one?.where])).toEqual([
			[null, null, "the whole run"],
			[null, null, "the whole file"],
		]);
	});

	test("takes the severity that was settled", () => {
		const [first] = everyFinding("x", null);
		const findings = first === undefined ? [] : [{ ...first, severity: "info" as const }];
		expect(read(printed(json, [{ path: "a", text: "", findings }])).files[0]?.findings[0]?.severity).toBe("info");
	});
});

test("a finding with a word more, or a number less, is not valid", () => {
	const report = read(printed(json, [{ path: "a", text: "", findings: everyFinding("x", null).slice(0, 1) }]));
	const finding = report.files[0]?.findings[0];
	const { line: _, ...less } = finding ?? {};
	for (const wrong of [{ ...finding, more: 1 }, less, { ...finding, code: "no-such-code" }]) {
		expect(validate({ ...report, files: [{ path: "a", findings: [wrong] }] })).toBe(false);
	}
});
