/** What catalogues and search machines read of a page: Dublin Core, in the head. */
import type { Element } from "hast";
import { h } from "hastscript";
import type { FieldDefinition, Form } from "../../forms/form.ts";
import type { FieldJson } from "../json/shape.ts";

/** The title, the day, and what the report is about. */
export function metadataHast(title: string, fields: ReadonlyMap<string, FieldJson>, form: Form): Element[] {
	const described = form.fields.flatMap((definition) => {
		const name = terms[definition.type];
		return name === undefined ? [] : wordsOf(definition, fields.get(definition.name)).map((words) => [name, words]);
	});
	const entries = [["dcterms.title", title], ["dcterms.language", form.language], ...described];
	return entries.map(([name = "", content = ""]) => h("meta", { name, content }));
}

const terms: Readonly<Record<string, string>> = {
	date: "dcterms.date",
	goals: "dcterms.subject",
	tags: "dcterms.subject",
};

function wordsOf({ read }: FieldDefinition, value: FieldJson | undefined): string[] {
	if (typeof value === "string") return value === "" ? [] : [value];
	if (!Array.isArray(value)) return [];
	return value.flatMap((item) => {
		if (typeof item === "string") return [item];
		return read.vocabulary.find(({ number }) => number === item)?.name ?? [];
	});
}
