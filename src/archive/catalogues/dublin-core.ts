import { markupWords } from "../../templates/escapes.ts";
import { webAddress } from "../addresses.ts";
import type { Entry } from "../entry.ts";
import { goalWords } from "../goal-words.ts";
import type { FieldValues } from "../values.ts";
import type { Catalogue } from "./catalogue.ts";

/** For libraries and repositories: a Dublin Core record for each report. */
export const dublinCore: Catalogue = {
	file: "catalogue.xml",
	open: () => `<?xml version="1.0" encoding="UTF-8"?>\n<records ${namespaces}>\n`,
	entry(entry, { base }) {
		const elements = [
			["title", entry.title],
			["date", entry.date],
			...entry.values.flatMap(described),
			...entry.speakers.map((name) => ["contributor", name]),
			["type", "Text"],
			["language", entry.form.language],
			["identifier", identifier(entry, base)],
			["source", entry.path],
		];
		const lines = new Set(elements.flatMap(([name = "", words = ""]) => (words === "" ? [] : line(name, words))));
		return `<oai_dc:dc>\n${[...lines].join("")}</oai_dc:dc>\n`;
	},
	close: "</records>\n",
};

const namespaces =
	'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"';

const line = (name: string, words: string): string => `<dc:${name}>${markupWords(words)}</dc:${name}>\n`;

function identifier({ pages: [page] }: Entry, base: string | null): string {
	if (page === undefined) return "";
	return base === null ? page : webAddress(page, base);
}

function described({ field, items }: FieldValues): [string, string][] {
	const term = field.name === "reporter" ? "creator" : terms[field.type];
	if (term === undefined) return [];
	return items.map((item) => [term, field.type === "goals" ? goalWords(item, field) : item.text]);
}

const terms: Readonly<Record<string, string>> = {
	people: "contributor",
	goals: "subject",
	tags: "subject",
	links: "relation",
};
