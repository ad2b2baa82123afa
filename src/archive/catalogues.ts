/** The catalogues of an archive: the text before, for each report, and after. */
import type { Form } from "../forms/form.ts";
import { csvCell, markupWords } from "../templates/escapes.ts";
import { relativeUri } from "../text/links.ts";
import { type Entry, type FieldValues, goalWords } from "./entry.ts";

/** A format for the list of reports in an archive. */
export interface Catalogue {
	readonly file: string;
	readonly open: string;
	entry(entry: Entry): string;
	readonly close: string;
}

/** A table: a line a report, a column a field of any form. */
function csv(forms: readonly Form[]): Catalogue {
	const fieldNames = [...new Set(forms.flatMap(({ fields }) => fields.map(({ name }) => name)))];
	return {
		file: "catalogue.csv",
		open: row(["report", ...fieldNames, "speakers", "form", "page", "path"]),
		entry({ title, values, speakers, form, pages, path }) {
			const cells = new Map(values.map(({ field, items }) => [field.name, items.map(({ text }) => text).join("; ")]));
			const fields = fieldNames.map((name) => cells.get(name) ?? "");
			return row([title, ...fields, speakers.join("; "), form.name, pages[0] ?? "", path]);
		},
		close: "",
	};
}

const row = (cells: readonly string[]): string => `${cells.map(csvCell).join(",")}\n`;

/** For programs: a line a report, its fields as in the report JSON. */
const jsonl: Catalogue = {
	file: "catalogue.jsonl",
	open: "",
	entry({ path, form, title, date, report, speakers, pages, outputs }) {
		const fields = Object.fromEntries(form.fields.map(({ name }) => [name, report.fields.get(name) ?? null]));
		const paths = outputs.map((output) => output.path);
		const line = {
			path,
			form: form.name,
			title,
			date: date === "" ? null : date,
			fields,
			speakers,
			page: pages[0] ?? null,
			outputs: paths,
		};
		return `${oneLine(JSON.stringify(line))}\n`;
	},
	close: "",
};

/** JSON allows these characters, but some programs treat them as line ends. */
const oneLine = (json: string): string =>
	json.replace(/[\u0085\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** For libraries and repositories: a Dublin Core record for each report. */
const dublinCore = (base: string | null): Catalogue => ({
	file: "catalogue.xml",
	open: `<?xml version="1.0" encoding="UTF-8"?>\n<records ${namespaces}>\n`,
	entry(entry) {
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
});

const namespaces =
	'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"';

const line = (name: string, words: string): string => `<dc:${name}>${markupWords(words)}</dc:${name}>\n`;

function identifier({ pages: [page] }: Entry, base: string | null): string {
	if (page === undefined) return "";
	return base === null ? page : base + relativeUri(page);
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

/**
 * All catalogues: of reports that were made with these forms, in an archive that is published at `base`, which ends in a
 * slash; null if that is unknown.
 */
export const cataloguesOf = (forms: readonly Form[], base: string | null): Catalogue[] => [
	csv(forms),
	jsonl,
	dublinCore(base),
];
