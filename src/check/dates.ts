/** What rules about dates have in common. */
import type { Report } from "../ast/nodes.ts";
import { dateReadings } from "../fields/date.ts";
import type { Form } from "../forms/form.ts";
import { hasValue, type KnownField, legibleFields } from "./parts.ts";

/** The date fields that say something that can't be read, each with all that it may mean. */
export function unreadDates(report: Report, form: Form): (KnownField & { readonly readings: readonly string[] })[] {
	return legibleFields(report, form, "date").flatMap((known) => {
		const { field } = known;
		// Lines of a value are read with a semicolon between them.
		return field.value === null ? [{ readings: dateReadings(field.raw.replace(lineEnds, "; ")), ...known }] : [];
	});
}

/** From where white space begins, so that a long run of it is not tried from each of its characters. */
const lineEnds = /(?<!\s)\s*[\r\n]+\s*/g;

/** The date fields that could be read. */
export function readDates(report: Report, form: Form): (KnownField & { readonly edtf: string })[] {
	return legibleFields(report, form, "date").flatMap((known) => {
		const { value } = known.field;
		return hasValue(known.field) && typeof value === "string" ? [{ edtf: value, ...known }] : [];
	});
}
