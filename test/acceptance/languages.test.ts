import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Outcome, processDocument, shippedForm } from "../../src/index.ts";

const today = "2030-01-01";

const notesIn = (language: string): Buffer =>
	readFileSync(new URL(`../../fixtures/languages/notes.${language}.txt`, import.meta.url));

const read = (language: string, name: string): Promise<Outcome> =>
	processDocument(notesIn(language), { path: "notes.txt", today, form: shippedForm(name) ?? expect.fail(name) });

const speakersIn = ({ report }: Outcome): (string | undefined)[][] =>
	report.children.flatMap((child) =>
		child.type === "section"
			? child.statements.flatMap(({ speakers }) => speakers.map(({ name, honorific, role }) => [honorific, name, role]))
			: [],
	);

const valuesIn = ({ report }: Outcome): Record<string, unknown> =>
	Object.fromEntries(
		report.children.flatMap((child) =>
			child.type === "field" && child.name !== null ? [[child.name, child.value]] : [],
		),
	);

test("a note in French", async () => {
	const outcome = await read("fr", "un-meeting-fr");
	expect(outcome.findings).toMatchObject([{ code: "unnamed-speaker", words: "Une étudiante a demandé" }]);
	expect(valuesIn(outcome)).toEqual({
		date: "2019-03-12",
		organizer: "Forum des ports, Mission permanente du Portugal",
		staff: [{ name: "Tobias Okeke", honorific: "Capitaine" }, { name: "Ruth Delacroix" }],
		reporter: [{ name: "Ruth Delacroix" }],
		sdgs: [5, 8, 14],
		type: "Événement parallèle",
		links: [],
		tags: [
			"Nations Unies",
			"ODD5 : Égalité entre les sexes",
			"ODD8 : Travail décent et croissance économique",
			"ODD14 : Vie aquatique",
		],
	});
	expect(speakersIn(outcome)).toEqual([
		["Mme", "Irène Vasseur", "directrice de l'Institut de la mer"],
		["M.", "Mateus Cabral", "Représentant permanent du Portugal auprès des Nations Unies"],
		["Dr", "Awa Ndiaye", "Université de Dakar"],
		["M.", "Mateus Cabral", "Représentant permanent du Portugal auprès des Nations Unies"],
	]);
});

test("a note in Spanish", async () => {
	const outcome = await read("es", "un-meeting-es");
	expect(outcome.findings).toMatchObject([{ code: "unnamed-speaker", words: "Una estudiante preguntó" }]);
	expect(valuesIn(outcome)).toEqual({
		date: "2019-03-12",
		organizer: "Foro de los Puertos, Misión Permanente de Portugal",
		staff: [{ name: "Tobías Okeke", honorific: "Capitán" }, { name: "Ruth Delacroix" }],
		reporter: [{ name: "Ruth Delacroix" }],
		sdgs: [8, 14, 16],
		type: "Evento paralelo",
		links: [],
		tags: [
			"Naciones Unidas",
			"ODS8: Trabajo decente y crecimiento económico",
			"ODS14: Vida submarina",
			"ODS16: Paz, justicia e instituciones sólidas",
		],
	});
	expect(speakersIn(outcome)).toEqual([
		["Sra.", "Irene Valdés", "directora del Instituto del Mar"],
		["Excmo. Sr.", "Mateus Cabral", "Representante Permanente de Portugal ante las Naciones Unidas"],
		["Dra.", "Awa Ndiaye", "Universidad de Dakar"],
		["Excmo. Sr.", "Mateus Cabral", "Representante Permanente de Portugal ante las Naciones Unidas"],
	]);
});

test.each([
	["fr", "un-meeting", "un-meeting-fr"],
	["es", "un-meeting", "un-meeting-es"],
	["es", "un-meeting-fr", "un-meeting-es"],
])(
	"notes in %s, read by %s, are reported as notes of another form, and nothing else",
	async (language, form, right) => {
		const { findings } = await read(language, form);
		expect(findings).toMatchObject([{ code: "other-form", form: right }]);
	},
);

test.each([
	[
		"un-meeting-es",
		"Fecha 8 de marzo de 2023\nOrganizador ONU Mujeres\nPersonal presente Norma Echenique\nRelatora Norma Echenique\nODS 5\nTipo de reunión Panel\n\nResumen\n\nLa senadora Graciela Bianchi dijo que la ley llega tarde.\n\nImportancia para compartir\n\nEnseñamos a leer.\n",
	],
	[
		"un-meeting-fr",
		"Date 8 mars 2023\nOrganisateur ONU Femmes\nPersonnel présent Norma Echenique\nRapporteuse Norma Echenique\nODD 5\nType de réunion Panel\n\nRésumé\n\nLa sénatrice Graciela Bianchi a dit que la loi vient tard.\n\nÀ retenir\n\nNous apprenons à lire.\n",
	],
])("short labels without signs: %s", async (form, notes) => {
	const outcome = await processDocument(Buffer.from(notes), {
		path: "notes.txt",
		today,
		form: shippedForm(form) ?? expect.fail(form),
	});
	expect(outcome.findings).toEqual([]);
	expect(valuesIn(outcome)).toMatchObject({
		date: "2023-03-08",
		reporter: [{ name: "Norma Echenique" }],
		sdgs: [5],
		type: "Panel",
	});
	expect(speakersIn(outcome).map(([, name]) => name)).toEqual(["Graciela Bianchi"]);
});

test.each([
	["D.ª", "un-meeting-es"],
	["Econ.", "un-meeting-es"],
	["C.", "un-meeting-es"],
	["Mᵉ", "un-meeting-fr"],
	["Révde", "un-meeting-fr"],
])("%s is an honorific: %s", async (title, name) => {
	const heading = name.endsWith("es")
		? "Breve resumen de la información presentada"
		: "Bref résumé des informations présentées";
	const said = name.endsWith("es")
		? `La ${title} Juana Pérez Soto, directora de la Fundación Alba, dijo que el agua no llega a los barrios.`
		: `La ${title} Jeanne Morel, directrice de la Fondation Aube, a dit que l'eau n'arrive pas.`;
	const form = shippedForm(name) ?? expect.fail(name);
	const outcome = await processDocument(Buffer.from(`${heading}\n\n${said}\n`), { path: "notes.txt", today, form });
	expect(speakersIn(outcome).map(([honorific, who]) => [honorific, who])).toEqual([
		[title, name.endsWith("es") ? "Juana Pérez Soto" : "Jeanne Morel"],
	]);
});

test.each([
	[
		"un-meeting-fr",
		"Personnel : Hélène Carrard, le major Bruno Tschanz et la capitaine Rosa Diaz",
		["le major", "la capitaine"],
	],
	[
		"un-meeting-es",
		"Personal: Elena Carrard, el mayor Bruno Tschanz y la capitana Rosa Diaz",
		["el mayor", "la capitana"],
	],
])("a rank with its article begins another person: %s", async (form, notes, [first, second]) => {
	const outcome = await processDocument(Buffer.from(`${notes}\n`), {
		path: "notes.txt",
		today,
		form: shippedForm(form) ?? expect.fail(form),
	});
	const [, bruno, rosa] = valuesIn(outcome)["staff"] as unknown[];
	expect([bruno, rosa]).toEqual([
		{ name: "Bruno Tschanz", honorific: first },
		{ name: "Rosa Diaz", honorific: second },
	]);
});
