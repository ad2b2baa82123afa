/** What a template sees of a report; `templates/data-keys.ts` says what each key is. */
import type { Report } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import { later } from "../../templates/later.ts";
import type { TemplateSource } from "../../templates/source.ts";
import type { ReportData } from "../../templates/template.ts";
import { fieldsJson } from "../json/fields.ts";
import { outline } from "../json/outline.ts";
import type { FieldJson } from "../json/shape.ts";
import { derivedTitle, readableTitle } from "../json/title.ts";
import type { RenderContext } from "../renderer.ts";
import { factsOf } from "./facts.ts";
import { fullPerson } from "./people.ts";
import { type SectionData, sectionList, unclassifiedList } from "./sections.ts";
import { speakersOf } from "./speakers.ts";

/** The data of a template, which owns up to the keys in `optional`: those that are missing are null. */
export function templateData(
	report: Report,
	{ form, source }: RenderContext,
	{ optional }: Pick<TemplateSource, "optional">,
): ReportData {
	const parts = outline(report, form);
	const fields = fieldsJson(parts, form);
	const sections = sectionList(parts, form);
	return {
		title: later(() => derivedTitle(fields, form)),
		headline: readableTitle(fields, form),
		form: report.form,
		kind: form.title,
		language: form.language,
		direction: rightToLeft.test(form.language) ? "rtl" : "ltr",
		fields: later(() => keyed(fields.flatMap(present), optional?.fields ?? [])),
		facts: factsOf(form, new Map(fields)),
		sections: later(() => keyed(bySection(form.sections, sections), optional?.sections ?? [])),
		section_list: sections,
		speakers: later(() => speakersOf(sections.flatMap(({ passages }) => passages()))),
		unclassified: unclassifiedList(parts, labelsOf(form)),
		source,
	};
}

const rightToLeft = /^(?:ar|fa|he|ps|sd|ug|ur|yi)\b/i;

/** The asked-for keys that have no value are null: printed as nothing, and no fault. */
function keyed(entries: readonly (readonly [string, unknown])[], optional: readonly string[]): object {
	const missing = optional.map((key): [string, unknown] => [key, null]);
	return Object.assign(Object.create(null), Object.fromEntries([...missing, ...entries]));
}

function present([key, value]: readonly [string, FieldJson]): [string, unknown][] {
	if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return [];
	return [[key, Array.isArray(value) ? value.map(whole) : value]];
}

function whole(item: Extract<FieldJson, readonly unknown[]>[number]): unknown {
	return typeof item === "object" && "name" in item ? fullPerson(item) : item;
}

function bySection(
	definitions: readonly { readonly name: string; readonly repeatable: boolean }[],
	sections: readonly SectionData[],
): [string, unknown][] {
	return definitions.flatMap(({ name, repeatable }) => {
		const found = sections.filter(({ key }) => key === name);
		const [first] = found;
		if (first === undefined) return [];
		return [[name, repeatable ? found : first] as [string, unknown]];
	});
}

const known = new WeakMap<Form, Readonly<Record<string, string>>>();

/** The labels of a form's fields and sections by their keys. */
export function labelsOf(form: Form): Readonly<Record<string, string>> {
	const labels =
		known.get(form) ?? Object.fromEntries([...form.fields, ...form.sections].map(({ name, label }) => [name, label]));
	known.set(form, labels);
	return labels;
}
