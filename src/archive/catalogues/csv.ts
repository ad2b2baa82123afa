import type { Form } from "../../forms/form.ts";
import { csvCell } from "../../templates/escapes.ts";
import type { Catalogue } from "./catalogue.ts";

/** A table: a line a report, a column a field of any form. */
export const csv: Catalogue = {
	file: "catalogue.csv",
	open: ({ forms }) => row(["report", ...fieldNames(forms), "speakers", "form", "page", "path"]),
	entry({ title, values, speakers, form, pages, path }, { forms }) {
		const cells = new Map(values.map(({ field, items }) => [field.name, items.map(({ text }) => text).join("; ")]));
		const fields = fieldNames(forms).map((name) => cells.get(name) ?? "");
		return row([title, ...fields, speakers.join("; "), form.name, pages[0] ?? "", path]);
	},
	close: "",
};

const fieldNames = (forms: readonly Form[]): string[] => [
	...new Set(forms.flatMap(({ fields }) => fields.map(({ name }) => name))),
];

const row = (cells: readonly string[]): string => `${cells.map(csvCell).join(",")}\n`;
