/** One row of a table. */
import type { FactData, TemplateData } from "../../src/templates/data.ts";
import { csvCell, wordsOf } from "../../src/templates/escapes.ts";
import { finished } from "../../src/templates/marks.ts";
import type { Template } from "../../src/templates/template.ts";

/** The template `csv`. */
export const csv: Template = {
	name: "csv",
	extension: "csv",
	mediaType: "text/csv",
	description: "A table with a header row and one row for the report",
	render: (data) => finished("csv", table(data)),
};

function table(data: TemplateData): string {
	const speakers = data.speakers.map(wordsOf).join("; ");
	const names = ["report", ...data.facts.map(({ key }) => key), "speakers", "path"];
	const row = [data.title, ...data.facts.map(cellOf), speakers, data.source?.path ?? ""];
	return `${names.map(csvCell).join(",")}\n${row.map(csvCell).join(",")}`;
}

function cellOf({ type, value, items }: FactData): string {
	if (type === "date") return wordsOf(value);
	const words = items.map(({ number, text, url }) => {
		const address = url === null || url.includes(text) ? "" : ` <${url}>`;
		return (number === null ? text : String(number)) + address;
	});
	return words.join("; ");
}
