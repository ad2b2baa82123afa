import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { shippedFiles } from "../../src/forms/build.ts";
import { parseForm } from "../../src/forms/load.ts";
import {
	defaultFormName,
	messageLanguages,
	shippedForm,
	shippedFormNames,
	shippedWordLists,
} from "../../src/forms/shipped.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("the built forms and word lists are up to date: run the build after a change in forms/", async () => {
	const files = await shippedFiles(root);
	expect([...files.keys()]).toEqual([
		...shippedFormNames.map((name) => `forms/${name}.json`),
		...shippedWordLists.map((name) => `words/${name}.json`),
		...messageLanguages.flatMap((language) => (language === "en" ? [] : `messages/${language}.json`)),
	]);
	// Compared as a truth value: the difference of two such texts is nothing to read.
	for (const [path, text] of files) expect(text === (await readFile(`${root}dist/${path}`, "utf8"))).toBe(true);
});

test("the default form is shipped, and its word list", () => {
	expect(shippedFormNames).toContain(defaultFormName);
	expect(shippedWordLists).toContain("english");
	expect(shippedForm(defaultFormName)).toBe(shippedForm(defaultFormName));
});

test.each(["none", "constructor", "__proto__", "../un-meeting", ""])("%j is not shipped", (name) => {
	expect(shippedForm(name)).toBeNull();
});

test("a shipped form is what its file says", async () => {
	const loaded = await parseForm(await readFile(`${root}forms/un-meeting.yaml`, "utf8"), "un-meeting");
	const shipped = shippedForm("un-meeting");
	expect(JSON.stringify("form" in loaded ? loaded.form : loaded.faults)).toBe(JSON.stringify(shipped));
});
