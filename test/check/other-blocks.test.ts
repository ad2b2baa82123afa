/** Blocks of notes that the form has no section for, such as what is to be done next: kept in the section above, and told. */
import { expect, test } from "vitest";
import { sentence } from "../../src/findings/finding.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { type Form, process } from "../../src/index.ts";

const heads = {
	"un-meeting": ["Brief summary of presentation", "Ms Ann Bell said that boats were counted."],
	"un-meeting-es": ["Breve resumen de la información presentada", "Don Luis Vega, de Chile, dijo que faltan barcos."],
	"un-meeting-fr": ["Bref résumé des informations présentées", "M. Luc Vega, du Chili, a dit que tout manquait."],
} as const;

function told(name: keyof typeof heads, lines: readonly string[], path = "notes.txt"): string[] {
	const form = shippedForm(name) as Form;
	const [heading, said] = heads[name];
	const hash = path.endsWith("md") ? "## " : "";
	const { findings } = process(`${hash}${heading}\n\n${said}\n\n${lines.join("\n\n")}\n`, { path, form });
	const own = findings.filter((each) => each.code === "unknown-label" && each.section !== undefined);
	expect(own.every(({ severity }) => severity === "info")).toBe(true);
	return own.flatMap((each) => (each.code === "unknown-label" ? [`${each.position?.start.line} ${each.label}`] : []));
}

test.each(["notes.txt", "notes.md"])("what is to be done, in %s", (path) => {
	const of = (...lines: string[]) => told("un-meeting", lines, path);
	expect(of("Next steps: Luke to write to the Ministry.")).toEqual(["5 Next steps"]);
	expect(of("The next steps: Luke to write to the Ministry.")).toHaveLength(1);
	expect(of("What we should do next:\n\n- write to the Ministry\n- count the boats")).toEqual([
		"5 What we should do next",
	]);
	expect(of("Background", "The boats are old.")).toEqual(["5 Background"]);
	expect(of("Quote of the day", "Boats are books.")).toEqual(["5 Quote of the day"]);
	expect(of("To do:", "Call Luke.", "Action points:\n\n1. Call\n2. Write")).toEqual(["5 To do", "9 Action points"]);
});

test.each(["notes.txt", "notes.md"])("words for whom a block is, and a full stop for the colon, in %s", (path) => {
	const of = (...lines: string[]) => told("un-meeting", lines, path);
	const quote = '"A contract is a life jacket." Leila Haddad.';
	for (const sign of [":", "."]) {
		expect(of(`Quotation to remember${sign} ${quote}`)).toEqual(["5 Quotation to remember"]);
		expect(of(`Action for the ISJC${sign} I will look for the recording.`)).toEqual(["5 Action for the ISJC"]);
		expect(of(`2. Next steps${sign} Luke to write.`)).toHaveLength(1);
	}
	expect(of("Contacts for the report: a@un.org")).toHaveLength(1);
	for (const line of [
		"Action for boats is late",
		"Actions of the mayors: none.",
		"Contact. The ships had none.",
		"Follow-up for patients with TB is poor: nurses are few.",
		"Background noise",
		"Next steps were few. So Luke wrote.",
	])
		expect(of(line)).toEqual([]);
});

test("headings of their own", () => {
	expect(told("un-meeting", ["Boats were counted.\nFollow-up: Luke will call."])).toEqual(["6 Follow-up"]);
	expect(told("un-meeting", ["**Next steps:** Luke to write."], "notes.md")).toEqual(["5 Next steps"]);
	const table = "| Who | What |\n|---|---|\n| Luke | Write |";
	expect(told("un-meeting", ["FOLLOW UP", "Who\tWhat\nLuke\tWrite to the ministry\nAnn\tCount boats"])).toEqual([
		"5 FOLLOW UP",
	]);
	expect(told("un-meeting", ["### 3. Follow up", table], "notes.md")).toEqual(["5 3. Follow up"]);
});

test("in other languages", () => {
	expect(told("un-meeting-es", ["Próximos pasos:", "- Luis escribe"])).toEqual(["5 Próximos pasos"]);
	expect(told("un-meeting-fr", ["Les prochaines étapes", "Luc va écrire au ministère."])).toHaveLength(1);
	expect(told("un-meeting-es", ["Seguimiento para la oficina: Luis escribe."])).toEqual([
		"5 Seguimiento para la oficina",
	]);
	expect(told("un-meeting-fr", ["Suivi pour le bureau : Luc écrit."])).toEqual(["5 Suivi pour le bureau"]);
	expect(told("un-meeting-fr", ["Phrase à retenir : « Tout manque. »"])).toEqual(["5 Phrase à retenir"]);
	expect(told("un-meeting-fr", ["Prochaines étapes : Luc écrit."])).toEqual(["5 Prochaines étapes"]);
});

test.each(["notes.txt", "notes.md"])("other headings and sentences are none, in %s", (path) => {
	for (const line of [
		"Next steps were named by Luke.",
		"Background noise: there was some.",
		"Boats",
		"Ms Bell had a follow up.",
		"Nets: old",
	])
		expect(told("un-meeting", [line, "They are old, and nobody knows why."], path)).toEqual([]);
});

test("the section is named", () => {
	const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } };
	const text = sentence({ code: "unknown-label", position, label: "To do", section: "Summary" });
	expect(text).toContain("`To do` is not a section of this form");
	expect(text).toContain("`Summary`");
});

test("a heading that closes the section", () => {
	const [heading, said] = heads["un-meeting"];
	for (const [mark, section] of [
		["##", undefined],
		["###", "Brief summary of presentation of information made"],
	] as const)
		for (const [title, count] of [
			["Next steps", 1],
			["3. The next steps", 1],
			["Venue", 0],
		] as const) {
			const notes = `## ${heading}\n\n${said}\n\n${mark} ${title}\n\nNext steps are few.\n\n## Significance\n\nNets.\n`;
			const { findings } = process(notes, { path: "notes.md" });
			const own = findings.flatMap((each) => (each.code === "unknown-label" ? [each] : []));
			expect(own).toHaveLength(count);
			for (const each of own) {
				expect(each).toMatchObject({ severity: "info", position: { start: { line: 5 } } });
				expect(each.section).toBe(section);
			}
		}
});

test.each(["notes.txt", "notes.md"])("a heading with a letter or two wrong, in %s", (path) => {
	const below = "Send the letter to the ministry.";
	for (const line of ["Folow up", "Nxet steps", "Actoin points", "Backgruond", "Recomendations:"])
		expect(told("un-meeting", [line, below], path)).toEqual([`5 ${line.replace(":", "")}`]);
	expect(told("un-meeting-fr", ["Prochaines etpaes", below], path)).toHaveLength(1);
	for (const line of ["Next stop", "Contract", "Quota", "Follow us", "Folow up was good.", "Folow up, now"])
		expect(told("un-meeting", [line, below], path)).toEqual([]);
	expect(told("un-meeting", [`Folow up ${below}`], path)).toEqual([]);
});
