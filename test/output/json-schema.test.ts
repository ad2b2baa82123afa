import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { interpret } from "../../src/interpret/index.ts";
import { json } from "../../src/output/json.ts";
import { reportSchema } from "../../src/output/json-schema.ts";
import { txt } from "../../src/structure/formats/txt.ts";
import { outputSchema } from "../schema-text.ts";
import { context, field, form, report } from "./build-report.ts";

const schemaText = outputSchema(reportSchema, {
	$id: "https://rapporteur.dev/schemas/report.schema.json",
	title: "A report of a meeting",
});
const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(schemaText) as object);

test("the published schema is that of the source", async () => {
	await expect(schemaText).toMatchFileSnapshot("../../schemas/report.schema.json");
});

const folder = new URL("../../fixtures/accuracy/layouts/", import.meta.url);

test.each(readdirSync(folder).filter((name) => name.endsWith(".txt")))("%s gives a valid report", (name) => {
	const notes = interpret(txt.parse(readFileSync(new URL(name, folder), "utf8"), form), form);
	const source = { path: name, encoding: "utf-8", sha256: "0".repeat(64) };
	expect(validate(JSON.parse(json.render(notes, { form, source }))), JSON.stringify(validate.errors)).toBe(true);
});

test("what could not be read is valid too", () => {
	const tree = report(field("date", null, "31 Feb 2016"), field("organizer", ""), field("staff", []));
	expect(validate(JSON.parse(json.render(tree, context)))).toBe(true);
});

test("a report without its version is not", () => {
	const { version: _, ...rest } = JSON.parse(json.render(report(), context)) as Record<string, unknown>;
	expect(validate(rest)).toBe(false);
});
