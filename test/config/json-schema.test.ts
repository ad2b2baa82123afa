import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { configSchema } from "../../src/config/schema.ts";
import { rendererEntries } from "../../src/output/formats.ts";
import { inputSchema } from "../schema-text.ts";

const text = inputSchema(configSchema(rendererEntries.map(({ name }) => name)), {
	title: "The config of rapporteur",
});
const validate = new Ajv2020().compile(JSON.parse(text));

test("the published schema is up to date", async () => {
	await expect(text).toMatchFileSnapshot("../../schemas/config.schema.json");
});

test("every key has a description", () => {
	const described = (schema: { properties?: Record<string, { description?: string; properties?: object }> }): boolean =>
		Object.values(schema.properties ?? {}).every((each) => each.description !== undefined && described(each as object));
	expect(described(JSON.parse(text))).toBe(true);
});

test.each([
	["nothing", {}],
	["every key", { files: ["a/**"], ignore: ["b/"], forms: { "a/**": "x.yaml" }, severities: { "lost-url": "off" } }],
	["output", { output: { to: ["html", "json"], folder: "out" } }],
])("%s meets it", (_, config) => {
	validate(config);
	expect(validate.errors).toBeNull();
});

test.each([
	["an unknown key", { form: {} }],
	["an unknown code", { severities: { "lost-urls": "off" } }],
	["a code of exit 2", { severities: { "no-files": "off" } }],
	["an unknown level", { severities: { "lost-url": "none" } }],
	["a text for a list", { files: "a/**" }],
])("%s does not", (_, config) => {
	expect(validate(config)).toBe(false);
});
