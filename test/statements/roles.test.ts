/** What describes somebody, as a statement gives it. */
import { expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { type Form, process } from "../../src/index.ts";

function rolesOf(name: string, heading: string, text: string, path: string): (string | undefined)[] {
	const form = shippedForm(name) as Form;
	const hash = path === "notes.md" ? "## " : "";
	const { report } = process(`${hash}${heading}\n\n${text}\n`, { path, form });
	return report.children.flatMap((child) =>
		child.type === "section" ? child.statements.flatMap(({ speakers }) => speakers.map(({ role }) => role)) : [],
	);
}

test.each([
	["Ms. Eva Otieno, of Kisumu (Kenya), said that fish are few.", "Kisumu (Kenya)"],
	["Mr. Tom Mboya from Kisumu (Kenya) said that boats are old.", "Kisumu (Kenya)"],
	["Mrs. Yolanda Choque, from Oruro (Bolivia), told how her pupils grow quinoa.", "Oruro (Bolivia)"],
	["Ms. Lucy Dee (Kenya) said that nets are torn.", "Kenya"],
	["Ms. Lucy Dee, from far away (Kenya), said that nets are torn.", "Kenya"],
])("the place before a country in brackets: %s", (line, role) => {
	for (const path of ["notes.txt", "notes.md"])
		expect(rolesOf("un-meeting", "Brief summary of presentation", line, path), path).toEqual([role]);
});

test("in other languages", () => {
	const said = "La maestra Yolanda Choque, de Oruro (Bolivia), contó cómo sus alumnos cultivan quinua.";
	expect(rolesOf("un-meeting-es", "Breve resumen de la información presentada", said, "notes.txt")).toEqual([
		"Oruro (Bolivia)",
	]);
	const told = "Mme Awa Diallo, de Thiès (Sénégal), a dit que les barques sont vieilles.";
	expect(rolesOf("un-meeting-fr", "Bref résumé des informations présentées", told, "notes.md")).toEqual([
		"Thiès (Sénégal)",
	]);
});
