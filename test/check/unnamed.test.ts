/** Somebody speaks of whom the notes do not say who she is: the verb first, the passive, turns of a moderator. */
import { expect, test } from "vitest";
import { sentence } from "../../src/findings/finding.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { type Form, process } from "../../src/index.ts";

const heads = {
	"un-meeting": ["Brief summary of presentation", "Ms Ann Bell said that boats were counted."],
	"un-meeting-es": ["Breve resumen de la información presentada", "Don Luis Vega, de Chile, dijo que faltan barcos."],
	"un-meeting-fr": ["Bref résumé des informations présentées", "M. Luc Vega, du Chili, a dit que tout manquait."],
} as const;

function unnamed(name: keyof typeof heads, lines: readonly string[], path = "notes.txt"): string[] {
	const form = shippedForm(name) as Form;
	const [heading] = heads[name];
	const hash = path.endsWith("md") ? "## " : "";
	const { findings } = process(`${hash}${heading}\n\n${lines.join("\n\n")}\n`, { path, form });
	return findings.flatMap((each) => (each.code === "unnamed-speaker" ? [each.words] : []));
}

test.each(["notes.txt", "notes.md"])("turns of a moderator who gives her name in a sentence, in %s", (path) => {
	const turns = (mark: string) => [`${mark} good morning, I am Ana Ruiz of UNESCO`, `${mark} now the floor is yours`];
	for (const mark of ["MOD:", "Mod.:", "Chair:"]) {
		expect(unnamed("un-meeting", turns(mark), path)).toEqual([mark]);
		expect(unnamed("un-meeting", [...turns(mark), heads["un-meeting"][1]], path)).toEqual([mark]);
	}
	expect(unnamed("un-meeting", ["Boats: they were old", "Nets: they were new"], path)).toEqual([]);
});

test.each([
	["un-meeting-es", "Moderó la sesión la ministra de Pesca.", "Moderó la sesión la ministra"],
	["un-meeting-es", "Clausuró el acto la embajadora.", "Clausuró el acto la embajadora"],
	["un-meeting-es", "La embajadora respondió que no.", "La embajadora respondió"],
	["un-meeting-es", "La sesión fue inaugurada por la ministra.", "La sesión fue inaugurada por la ministra"],
	["un-meeting-fr", "A modéré la séance Ana Ruiz.", "A modéré la séance Ana Ruiz"],
	["un-meeting-fr", "L'ambassadrice a répondu que tout manquait.", "L'ambassadrice a répondu"],
	["un-meeting-fr", "La séance a été modérée par la ministre.", "La séance a été modérée par la ministre"],
	["un-meeting", "The session was opened by the Chair.", "The session was opened by the Chair"],
] as const)("in %s, %j", (name, line, words) => {
	expect(unnamed(name, [line, heads[name][1]])).toEqual([words]);
});

test.each([
	["un-meeting-es", "La sesión se abrió a las diez."],
	["un-meeting-es", "Abrió la sesión Ana Ruiz, directora de la UNESCO."],
	["un-meeting-fr", "La séance a été ouverte par Ana Ruiz, directrice de l'UNESCO."],
	["un-meeting", "The session was opened at ten by the harbour."],
	["un-meeting", "Opened the windows of the hall."],
] as const)("in %s, not of %j", (name, line) => {
	expect(unnamed(name, [line, heads[name][1]])).toEqual([]);
});

test("an office in capitals is no name", () => {
	const notes = `${heads["un-meeting"].join("\n\n")}\n\nThe session was opened by the Chair.\n`;
	const { findings } = process(notes, { path: "notes.txt" });
	expect(findings.find(({ code }) => code === "unnamed-speaker")).not.toHaveProperty("named");
});

test("a name behind the verb is not said to be none", () => {
	const words = "Moderó la sesión Ana Ruiz";
	const place = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } };
	expect(sentence({ code: "unnamed-speaker", position: place, words, more: 0, named: true })).not.toContain("nobody");
});

test.each(["notes.txt", "notes.md"])("a turn behind a time in brackets, in %s", (path) => {
	const lines = ["[10:02] Ms Ann Bell: Nets are few.", "[10:04] A nurse in the third row: Who pays?"];
	expect(unnamed("un-meeting", lines, path)).toHaveLength(1);
});

test.each([
	["India", 1],
	["a nurse (I did not catch her name)", 1],
	["boats and nets", 0],
])("an item `%s` above items of its own", (item, count) => {
	const lines = ["- Ms Ann Bell said:\n  - nets are few", `- ${item}\n  - wants more`].join("\n");
	expect(unnamed("un-meeting", [lines])).toHaveLength(count);
});
