/** A sentence of a letter that tells where something is. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

const letter = (line: string) =>
	`Dear Marguerite,\n\nAs promised, here is what happened yesterday. Ada Okafor of Kenya said that markets closed.\n\n${line}\n\nBest,\nOwen\n`;

test.each(["notes.txt", "notes.md"])("the words between a label and an address are no title, in %s", (path) => {
	const { report, findings } = process(letter("The recording is at https://webtv.un.org/k1x and was long."), { path });
	const links = report.children.find((child) => child.type === "field" && child.name === "links");
	expect(links?.type === "field" ? links.value : null).toMatchObject([{ url: "https://webtv.un.org/k1x" }]);
	expect(JSON.stringify(links?.type === "field" ? links.value : null)).not.toContain('"at');
	expect(findings.map(({ code }) => code)).toContain("no-labels");
	expect(findings.map(({ code }) => code)).not.toContain("missing-field");
});
