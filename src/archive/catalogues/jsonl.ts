import type { Catalogue } from "./catalogue.ts";

/** For programs: a line a report, its fields as in the report JSON. */
export const jsonl: Catalogue = {
	file: "catalogue.jsonl",
	open: () => "",
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

/** JSON lets these stand, and some programs take them for line ends. */
const oneLine = (json: string): string =>
	json.replace(/[\u0085\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
