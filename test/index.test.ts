import { unified } from "unified";
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import * as rapporteur from "../src/index.ts";
import { datelessNotes, goodNotes } from "./cli/notes.ts";

test("the public surface", () => {
	expect(Object.keys(rapporteur).sort()).toEqual([
		"inputFormats",
		"loadForm",
		"loadPeople",
		"loadTemplate",
		"parse",
		"parseForm",
		"parsePeople",
		"peopleRegister",
		"process",
		"processDocument",
		"rapporteurAst",
		"rapporteurCheck",
		"rapporteurHtml",
		"rapporteurJson",
		"rapporteurMarkdown",
		"rapporteurParse",
		"render",
		"renderers",
		"sentence",
		"severities",
		"shippedForm",
		"shippedFormNames",
		"toMessage",
	]);
});

describe("process, parse and render", () => {
	test("go from notes to every format", () => {
		const outcome = rapporteur.process(goodNotes, { path: "harbour.txt", today: "2026-01-01" });
		expect(outcome.findings).toEqual([]);
		expect(JSON.parse(rapporteur.render(outcome, "json"))).toMatchObject({
			form: "un-meeting",
			fields: { date: "2016-02-02", sdgs: [14] },
			source: { path: "harbour.txt", encoding: "utf-8" },
		});
		for (const { name } of rapporteur.renderers) expect(rapporteur.render(outcome, name)).toMatch(/\S\n$/);
	});

	test("take bytes as well as text", () => {
		const [text, bytes] = [goodNotes, Buffer.from(`\uFEFF${goodNotes}`)];
		expect(rapporteur.parse(bytes)).toEqual(rapporteur.parse(text));
	});

	test("read reports back by how they open", () => {
		const outcome = rapporteur.process(goodNotes);
		for (const name of ["markdown", "json", "ast"]) {
			const again = rapporteur.process(rapporteur.render(outcome, name));
			expect(again.source.format).toBe(name);
		}
	});

	test("refuse what is no text, and names that mean nothing", () => {
		const outcome = rapporteur.process(goodNotes);
		expect(() => rapporteur.process(Buffer.from("%PDF-1.7\n\0\0"))).toThrow(
			"Can't decode this file: this seems to be a PDF",
		);
		expect(() => rapporteur.process("", { from: "docx" })).toThrow(
			"Unknown input format `docx`. Use `markdown`, `json`, `ast`, `txt`.",
		);
		expect(() => rapporteur.render(outcome, "pdf")).toThrow("Unknown template `pdf`. Use `html`");
		expect(() => rapporteur.process("---\nrapporteur: 1\nform: bord\n---\n", { from: "markdown" })).toThrow(
			"names the form `bord`, which is unknown here",
		);
		for (const form of ["board-minutes", null, {}])
			expect(() => rapporteur.process("", { form: form as never })).toThrow("`form` is not a form. Pass `shippedForm");
		for (const people of [rapporteur.loadPeople("people.yaml"), [{ name: "Ana Bell" }], { faults: [] }, null])
			expect(() => rapporteur.process("", { people: people as never })).toThrow("`people` is not a register. Pass");
	});
});

describe("the unified plugins", () => {
	const { rapporteurCheck, rapporteurHtml, rapporteurJson, rapporteurParse } = rapporteur;

	test("render as process does", async () => {
		const file = await unified()
			.use(rapporteurParse)
			.use(rapporteurJson)
			.process(new VFile({ path: "a.txt", value: goodNotes }));
		expect(String(file)).toBe(rapporteur.render(rapporteur.process(goodNotes, { path: "a.txt" }), "json"));
	});

	test("put findings among the messages of the file", async () => {
		const form = rapporteur.shippedForm("un-meeting");
		if (form === null) throw new Error("expected the default form");
		const processor = unified().use(rapporteurParse, { form }).use(rapporteurCheck).use(rapporteurHtml);
		const file = await processor.process(new VFile({ path: "a.txt", value: datelessNotes }));
		expect(String(file)).toMatch(/^<!doctype html>/i);
		expect(file.messages.map(({ ruleId, source, file }) => [ruleId, source, file])).toEqual([
			["missing-field", "rapporteur", "a.txt"],
		]);
	});

	test("tell a path below the working folder, and never an absolute one", async () => {
		const processor = unified().use(rapporteurParse).use(rapporteurJson);
		const pathOf = async (path: string): Promise<unknown> =>
			(
				JSON.parse(String(await processor.process(new VFile({ path, cwd: "/there", value: goodNotes })))) as {
					source: { path: unknown };
				}
			).source.path;
		expect(await pathOf("/there/notes/a.txt")).toBe("notes/a.txt");
		expect(await pathOf("/elsewhere/a.txt")).toBe("a.txt");
		expect(await pathOf("./a.txt")).toBe("a.txt");
	});
});
