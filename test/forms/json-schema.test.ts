import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { peopleSchema } from "../../src/forms/people-file.ts";
import { formSchema } from "../../src/forms/schema.ts";
import { inputSchema } from "../schema-text.ts";

const root = new URL("../../", import.meta.url);
const text = inputSchema(formSchema, { title: "A form for meeting notes" });
const peopleText = inputSchema(peopleSchema, { title: "A register of people" });
const validate = new Ajv2020().compile(JSON.parse(text));

test("the published schema is up to date", async () => {
	await expect(text).toMatchFileSnapshot("../../schemas/form.schema.json");
});

test("the shipped form meets it", async () => {
	validate(parse(await readFile(new URL("forms/un-meeting.yaml", root), "utf8")));
	expect(validate.errors).toBeNull();
});

const small = { title: "T", fields: { date: { label: "Date", type: "date" } } };

test.each([
	["an unknown key", { ...small, labels: [] }],
	["an invalid key", { ...small, fields: { "my date": { label: "Date", type: "date" } } }],
	["an unknown type", { ...small, fields: { date: { label: "Date", type: "day" } } }],
	["a missing label", { ...small, fields: { date: { type: "date" } } }],
	["a label over two lines", { ...small, fields: { date: { label: "Date\nof", type: "date" } } }],
	["an unknown class of words", { ...small, extraWords: { rank: ["Bandmaster"] } }],
	["no fields", { title: "T" }],
])("%s does not", (_, form) => {
	expect(validate(small)).toBe(true);
	expect(validate(form)).toBe(false);
});

test("the published schema of registers of people is up to date, and takes what the program takes", async () => {
	await expect(peopleText).toMatchFileSnapshot("../../schemas/people.schema.json");
	const isRegister = new Ajv2020().compile(JSON.parse(peopleText));
	const roles = [{ role: "Chair", from: 2016, until: "2018-03" }];
	const whole = {
		name: "Ana Bell",
		spellings: ["Anna Bell"],
		abbreviations: ["AB"],
		speaks: false,
		honorific: "Ms",
		roles,
	};
	expect(isRegister({ $schema: "x", people: [whole, { name: "Bo Li" }] })).toBe(true);
	expect(isRegister({ people: [{ name: "Bo Li", speak: true }] })).toBe(false);
});
