import { expect, test } from "vitest";
import { processDocument, render } from "../../src/index.ts";

async function fieldsOf(...lines: readonly string[]): Promise<unknown> {
	const page = `<!doctype html><meta charset="utf-8">${lines.map((line) => `<p>${line}</p>`).join("")}`;
	return JSON.parse(render(await processDocument(Buffer.from(page)), "json")).fields;
}

test("an address that a link hides is that of a link, and no part of other values", async () => {
	const fields = await fieldsOf(
		'Meeting Organizer: <a href="https://h.example/">Friends of the Harbour</a>',
		'Reporter: <a href="https://a.example/">Ada Lovell</a>',
		'Web links for more information: <a href="https://v.example/">Video</a>',
	);
	expect(fields).toMatchObject({
		organizer: "Friends of the Harbour",
		reporter: [{ name: "Ada Lovell" }],
		links: [{ title: "Video", url: "https://v.example/" }],
	});
});

test("an address that somebody typed stays", async () => {
	const fields = await fieldsOf(
		"Meeting Organizer: Friends of the Harbour (https://h.example/)",
		"Reporter: Ada Lovell (https://a.example/)",
	);
	expect(fields).toMatchObject({
		organizer: "Friends of the Harbour (https://h.example/)",
		reporter: [{ name: "Ada Lovell", remark: "https://a.example/" }],
	});
});
