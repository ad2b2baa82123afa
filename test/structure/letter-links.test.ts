/** A sentence of a letter that tells where something is. */
import { expect, test } from "vitest";
import { plainText } from "../../src/ast/text.ts";
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

test.each(["notes.txt", "notes.md"])("a sentence that opens with a word for links is no label, in %s", (path) => {
	for (const line of [
		"The recording is supposed to be on the site: https://webtv.un.org/k1x",
		"A recording of the whole session will be posted here: https://webtv.un.org/k1x",
	]) {
		const { report } = process(letter(line), { path });
		expect(report.children.find((child) => child.type === "field")).toBeUndefined();
		expect(plainText(report.children.flatMap((child) => ("children" in child ? child.children : [])))).toContain(line);
	}
});

test("below a link on the line of its label, a sentence of its own is no link", () => {
	const notes =
		"Date: 2 May 2016\nSummary:\nAda spoke.\n\nLink: https://a.org/x\n\nLet me know if you want it longer.\n";
	const { report } = process(notes, { path: "notes.txt" });
	const links = report.children.find((child) => child.type === "field" && child.name === "links");
	expect(links?.type === "field" ? links.items.map(({ raw }) => raw) : null).toEqual(["https://a.org/x"]);
});

test.each(["notes.txt", "notes.md"])("hash tags below links are none, and are told, in %s", (path) => {
	const notes = "Date: 2 May 2016\nSummary:\nAda spoke.\n\nLinks:\nhttps://a.org/x\n#boats #harbours\n";
	const { report, findings } = process(notes, { path });
	const links = report.children.find((child) => child.type === "field" && child.name === "links");
	expect(links?.type === "field" ? links.items.map(({ raw }) => raw) : null).toEqual(["https://a.org/x"]);
	expect(findings.map(({ code, position }) => [code, position?.start.line])).toContainEqual(["unclassified-text", 7]);
});

test("hash tags right above an address are its title", () => {
	const notes = "Date: 2 May 2016\nSummary:\nAda spoke.\n\nLinks:\nhttps://a.org/x\n#boats\nhttps://a.org/y\n";
	const { report } = process(notes, { path: "notes.txt" });
	const links = report.children.find((child) => child.type === "field" && child.name === "links");
	expect(links?.type === "field" ? links.value : null).toMatchObject([
		{ url: "https://a.org/x" },
		{ title: "#boats", url: "https://a.org/y" },
	]);
});
