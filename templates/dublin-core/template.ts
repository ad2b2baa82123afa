/** Metadata for a repository. */
import type { FactData, TemplateData } from "../../src/templates/data.ts";
import { markupWords, wordsOf } from "../../src/templates/escapes.ts";
import { summaryParagraph } from "../../src/templates/lines.ts";
import { finished } from "../../src/templates/marks.ts";
import type { Template } from "../../src/templates/template.ts";

/** The template `dublin-core`. */
export const dublinCore: Template = {
	name: "dublin-core",
	extension: "xml",
	mediaType: "application/xml",
	description: "Dublin Core metadata as XML, for the catalogue of a library",
	render: (data) => finished("xml", record(data)),
};

const opening = `<?xml version="1.0" encoding="UTF-8"?>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">`;

const element = (name: string, words: unknown): string => `\n<dc:${name}>${markupWords(words)}</dc:${name}>`;

function record(data: TemplateData): string {
	const { facts, source, language } = data;
	const short = summaryParagraph(data);
	return [
		opening,
		element("title", data.headline),
		...factsAndSpeakers(data),
		short === "" ? "" : element("description", short),
		element("type", "Text"),
		element("language", language),
		source === null ? "" : element("identifier", `sha256:${source.sha256}`),
		source === null || source.path === null ? "" : element("source", source.path),
		"\n</oai_dc:dc>",
	].join("");

	/** Who made the report is no contributor beside; who was there and spoke is one once. */
	function factsAndSpeakers({ speakers }: TemplateData): string[] {
		const known = new Set(itemsOf(facts.filter(isReporter)).map(({ text }) => text));
		const goals = new Set(
			itemsOf(facts.filter(({ type }) => type === "goals")).map(({ number }) => `SDG${number ?? ""}`),
		);
		const told = facts.flatMap((fact) => elementsOf(fact, known, goals));
		for (const speaker of speakers) {
			const name = wordsOf(speaker);
			if (!known.has(name))
				told.push(element("contributor", speaker.role === null ? name : `${name}, ${speaker.role}`));
		}
		return told;
	}
}

const isReporter = ({ key }: FactData): boolean => key === "reporter";

const itemsOf = (facts: readonly FactData[]) => facts.flatMap(({ items }) => items);

function elementsOf(fact: FactData, known: Set<string>, goals: ReadonlySet<string>): string[] {
	const { type, items, text, value } = fact;
	switch (type) {
		case "date":
			return text === "" ? [] : [element("date", value)];
		case "people": {
			if (isReporter(fact)) return items.map((person) => element("creator", person.text));
			const fresh = items.filter((person, index) => {
				return !known.has(person.text) && items.findIndex((other) => other.text === person.text) === index;
			});
			for (const person of fresh) known.add(person.text);
			return fresh.map((person) => element("contributor", person.text));
		}
		case "goals":
			return items.map((goal) => {
				return element("subject", goal.number === null ? goal.text : `SDG ${goal.number}: ${goal.text}`);
			});
		case "tags":
			return items
				.filter((tag) => !goals.has(tag.text.replace(/:.*$/s, "").replaceAll(" ", "")))
				.map((tag) => element("subject", tag.text));
		case "links":
			return items.map(({ text, url }) => {
				return element("relation", url === null || url.includes(text) ? text : `${text}: ${url}`);
			});
		default:
			return [];
	}
}
