import { expect, test } from "vitest";
import { process } from "../../src/index.ts";

test("megabytes of signs say nothing, and overflow no stack", () => {
	const notes = `Brief summary of presentation of information made\n${"-".repeat(9_000_000)}\n`;
	const codes = process(notes, { path: "notes.txt" }).findings.map(({ code }) => code);
	expect(codes).toContain("empty-section");
});
