import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultLine } from "../../src/forms/faults.ts";
import { isFormPath, loadForm, parseForm } from "../../src/forms/load.ts";

let folder = "";
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "forms-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(name: string, content: string | Uint8Array) {
	await writeFile(join(folder, name), content);
	return loadForm(join(folder, name));
}

const yaml = "title: Log\nfields: { date: { label: Datum, type: date } }\n";

test.each([
	["standup.yaml", yaml],
	["standup.yml", `\ufeff${yaml.replaceAll("\n", "\r\n")}`],
])("%s gives a form of its stem's name", async (name, content) => {
	const loaded = await load(name, content);
	if ("faults" in loaded) throw new Error(loaded.faults.map((fault) => faultLine(name, fault)).join("\n"));
	expect(loaded.form.name).toBe("standup");
	expect(loaded.form.labels.find("DATUM:")?.name).toBe("date");
	expect(loaded.form.words.lists.honorific.length).toBeGreaterThan(10);
});

test("a broken form gives its faults, and no exception", async () => {
	expect(await parseForm("title: Log\nfeilds: {}", "log")).toEqual({
		faults: [
			{ message: "Missing key `fields`.", line: 1, column: 1 },
			{ message: "Unexpected key `feilds`. Write `fields`.", line: 2, column: 1 },
		],
	});
});

test("a file that is not there", async () => {
	const loaded = await loadForm(join(folder, "none.yaml"));
	expect("faults" in loaded && loaded.faults.map((fault) => faultLine("none.yaml", fault))).toEqual([
		"none.yaml:1:1: Can't read the form: there is no such file.",
	]);
});

test("a file of another encoding", async () => {
	const loaded = await load("old.yaml", Uint8Array.from([0x74, 0x3a, 0x20, 0xe9, 0x0a]));
	expect("faults" in loaded && loaded.faults.map((fault) => faultLine("old.yaml", fault))).toEqual([
		"old.yaml:1:1: Can't read the form: it is not UTF-8.",
	]);
});

test.each([
	["un-meeting", false],
	["standup.yaml", true],
	["standup.YML", true],
	["./standup", true],
	["forms\\standup", true],
])("%s is a path: %s", (given, expected) => {
	expect(isFormPath(given)).toBe(expected);
});
