/** The catalogues of an archive: the text before, for each report, and after. */
import type { Form } from "../forms/form.ts";
import { csvCell, markupWords } from "../templates/escapes.ts";
import { relativeUri } from "../text/links.ts";
import { digits, type WordShard, weights, wordsOf } from "./data.ts";
import { type Entry, type FieldValues, goalWords, isObject } from "./entry.ts";

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

/** A piece of a report, and how much a word in it counts. */
export interface Passage {
	readonly text: string;
	readonly weight: number;
}

/** The words of a report, with how much they count for the search: the title first, then what the fields say, then the rest. */
export function passagesOf({ title, path, report, values }: Entry): Passage[] {
	const goals = values.flatMap(({ field, items }) =>
		field.type === "goals" ? items.map((item) => goalWords(item, field)) : [],
	);
	return [
		{ text: title, weight: 8 },
		{ text: [...textsIn([...report.fields.values()]), ...goals, path].join("\n"), weight: 3 },
		// Markdown writes some spaces as `&#x20;`.
		...report.texts.map((text) => ({ text: text.replace(/&#?\w+;/g, " "), weight: 1 })),
	];
}

/** All texts in some data, however deep. */
function textsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Collects words, one report after the other. */
export function wordIndex(shardSize = 1 << 18) {
	/** For each word the reports in order, each with the word's weight in it: `report * weights + weight`. */
	const places = new Map<string, number[]>();
	return {
		add(report: number, passages: readonly Passage[]): void {
			for (const [word, weight] of weigh(passages)) {
				const list = places.get(word);
				// A word cut out of a text would keep the whole text in memory.
				if (list === undefined) places.set(Buffer.from(word).toString(), [report * weights + weight]);
				else list.push(report * weights + weight);
			}
		},
		/** The words in order, cut into shards, each with the text of its places: a list for each word, parted by spaces. */
		*shards(): Generator<WordShard & { readonly places: string }> {
			let words: string[] = [];
			let texts: string[] = [];
			let size = 0;
			for (const word of [...places.keys()].sort()) {
				const text = listText(places.get(word) ?? []);
				words.push(word);
				texts.push(text);
				size += text.length + 1;
				if (size < shardSize) continue;
				yield shard(words, texts, places);
				[words, texts, size] = [[], [], 0];
			}
			if (words.length > 0) yield shard(words, texts, places);
		},
	};
}

function shard(words: readonly string[], texts: readonly string[], places: ReadonlyMap<string, readonly number[]>) {
	const counts = words.map((word) => digits(places.get(word)?.length ?? 0)).join("");
	return { words: words.join(" "), counts, places: texts.join(" ") };
}

/** The step from each report to the next, with the weight in the lowest bits. */
function listText(list: readonly number[]): string {
	let text = "";
	let before = 0;
	for (const place of list) {
		const report = Math.floor(place / weights);
		text += digits((report - before) * weights + (place % weights));
		before = report;
	}
	return text;
}

/** How much each word says about a report: more where it is said often, less the longer the report is. */
function weigh(passages: readonly Passage[]): Map<string, number> {
	const sums = new Map<string, number>();
	let length = 0;
	for (const { text, weight } of passages) {
		const words = wordsOf(text);
		length += words.length;
		for (const word of words) sums.set(word, (sums.get(word) ?? 0) + weight);
	}
	const damping = 1 + length / usualLength;
	for (const [word, sum] of sums) sums.set(word, Math.round(((weights - 1) * sum) / (sum + damping)));
	return sums;
}

const usualLength = 500;
