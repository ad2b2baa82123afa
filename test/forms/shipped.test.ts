import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generateShipped } from "../../src/forms/build.ts";
import { parseForm } from "../../src/forms/load.ts";
import { defaultFormName, shippedForm, shippedFormNames, shippedWordLists } from "../../src/forms/shipped.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("the generated module is up to date: run the build after a change in forms/", async () => {
	const generated = await readFile(new URL("../../src/forms/shipped.generated.ts", import.meta.url), "utf8");
	// Compared as a truth value: the difference of two such texts is nothing to read.
	expect(generated === (await generateShipped(root))).toBe(true);
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
