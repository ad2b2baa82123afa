/** Templates of users in Liquid: read, and tried with three sample reports before any notes are. */
import { blankNotes, blankStyle } from "./forms/blank.ts";
import type { Form } from "./forms/form.ts";
import { defaultFormName, shippedForm } from "./forms/shipped.ts";
import { loadFormat } from "./input-formats.ts";
import { templateData } from "./output/template.ts";
import { parseReport } from "./pipeline.ts";
import type { TemplateData } from "./templates/data.ts";
import { compileTemplate, tryTemplate } from "./templates/liquid.ts";
import { loadTemplate } from "./templates/load.ts";
import { BrokenTemplate, type LiquidTemplate } from "./templates/template.ts";

/** A template, and the files that it was read from. */
export interface OwnTemplate {
	readonly template: LiquidTemplate;
	/** All that it is made of, as text. */
	readonly content: string;
	readonly paths: readonly string[];
}

/** Loads a template; `shown` is what messages call its path, and `form` is one that it may name beside the shipped ones. Throws `BrokenTemplate`. */
export async function loadOwnTemplate(path: string, shown: string, form: Form | null): Promise<OwnTemplate> {
	const loaded = await loadTemplate(path, shown, form);
	if ("faults" in loaded) throw new BrokenTemplate(loaded.faults);
	const { source, keys, paths } = loaded;
	const template = compileTemplate(source, keys);
	const named = source.form === null || source.form === form?.name ? null : shippedForm(source.form);
	const samples = await sampleReports(named ?? form ?? shippedForm(defaultFormName), template);
	tryTemplate(template, samples);
	return { template, content: JSON.stringify(source), paths };
}

/** Sample data for templates: complete notes, notes with only what the form requires, and empty notes. */
async function sampleReports(form: Form | null, { source }: LiquidTemplate): Promise<TemplateData[]> {
	if (form === null) return [];
	const format = await loadFormat({ from: blankStyle(form), path: null, text: "" });
	const required = ({ required }: { readonly required: boolean }): boolean => required;
	const full = withSampleWords(form);
	const { fields, sections } = full;
	const sparse = { ...full, fields: fields.filter(required), sections: sections.filter(required) };
	const from = { path: "notes.txt", encoding: "utf-8", sha256: "0".repeat(64) };
	return [`${blankNotes(full)}\nVenue: the old hall\n`, blankNotes(sparse), ""].map((text) =>
		templateData(parseReport(text, { format, form }), { form, source: text === "" ? null : from }, source),
	);
}

/** A form whose blank notes are filled in. */
function withSampleWords(form: Form): Form {
	const fields = form.fields.map((field) => ({ ...field, hint: sampleValues[field.type] ?? "some words" }));
	return { ...form, fields, sections: form.sections.map((section) => ({ ...section, hint: samplePassage })) };
}

const sampleValues: Readonly<Record<string, string>> = {
	date: "2 February 2016",
	people: "Ms. Ada Lovell, harbour master, Jonas Feddersen (online)",
	links: "Video <https://example.org/video>",
	goals: "5, 14",
	tags: "SDG5: Gender Equality, harbours",
	number: "12",
	time: "14:30",
};

const samplePassage =
	"Ms. Ada Lovell, harbour master, said that the quay is full.\n\nMr. Jonas Feddersen of the pilots replied that ships wait.\n\n- one\n- two";
