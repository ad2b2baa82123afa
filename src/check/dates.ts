/** What rules about dates have in common. */
import { dateReadings } from "../fields/date.ts";
import { hasValue, type KnownField, ofType, type Parts } from "./parts.ts";

/** The date fields that say something that can't be read, each with all that it may mean. */
export function unreadDates({ legible }: Parts): (KnownField & { readonly readings: readonly string[] })[] {
	const unread = ofType(legible, "date").filter(({ field }) => field.value === null);
	// Lines of a value are read with a semicolon between them.
	return unread.map((known) => ({ readings: dateReadings(known.field.raw.replace(lineEnds, "; ")), ...known }));
}

/** From where white space begins, so that a long run of it is not tried from each of its characters. */
const lineEnds = /(?<!\s)\s*[\r\n]+\s*/g;

/** The date fields that could be read. */
export function readDates({ legible }: Parts): (KnownField & { readonly edtf: string })[] {
	const read: (KnownField & { readonly edtf: string })[] = [];
	for (const known of ofType(legible, "date")) {
		const { value } = known.field;
		if (hasValue(known.field) && typeof value === "string") read.push({ edtf: value, ...known });
	}
	return read;
}
