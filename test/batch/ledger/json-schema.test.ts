import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { manifestJsonSchema } from "../../../src/batch/ledger/json-schema.ts";
import { archive } from "./archive.ts";

const text = manifestJsonSchema();
const validate = new Ajv2020().compile(JSON.parse(text));

test("the published schema is up to date", async () => {
	await expect(text).toMatchFileSnapshot("../../../schemas/manifest.schema.json");
});

test("every line meets it", () => {
	const of = archive({ "a.txt": "one", "b.txt": "two?", "c.txt": "three!" });
	of.run();
	for (const line of of.manifest()) expect([validate(JSON.parse(line)), validate.errors]).toEqual([true, null]);
	expect(of.manifest()).toHaveLength(3);
});

const line = {
	path: "a.txt",
	sha256: null,
	size: null,
	encoding: null,
	form: null,
	outcome: "failed",
	findings: { error: 1, warning: 0, info: 0, codes: { undecodable: 1 } },
	outputs: [],
	share: null,
};
const sha256 = "0".repeat(64);

test.each([
	["the line itself", {}, true],
	["an unknown key", { at: "2026-11-24" }, false],
	["no path", { path: "" }, false],
	["another outcome", { outcome: "done" }, false],
	["an output", { outputs: [{ path: "b/a\n.md", sha256 }] }, true],
	["an output above the folder", { outputs: [{ path: "../a.md", sha256 }] }, false],
	["an output above the folder, by a way", { outputs: [{ path: "a/../../a.md", sha256 }] }, false],
	["an output somewhere", { outputs: [{ path: "/a.md", sha256 }] }, false],
])("%s", (_, change, expected) => expect(validate({ ...line, ...change })).toBe(expected));
