import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../../dist/cli/", import.meta.url);
const chunks = readdirSync(folder).filter((name) => name.endsWith(".cjs"));

test("the program is built", () => expect(chunks.length).toBeGreaterThan(1));

// bin/code-cache.js reads the program as Latin-1: whatever is not ASCII would come out as other characters.
test.each(chunks)("%s holds nothing but ASCII", (name) => {
	expect(/[^\0-\x7f]/.exec(readFileSync(new URL(name, folder), "utf8"))?.[0]).toBeUndefined();
});
