/** A report JSON that somebody may have changed since it was written: only what has the right shape is taken. */
import { reportSchemaId } from "../output/json.ts";

/** What the archive takes from a report JSON; fields and sections are looked at one by one. */
export interface LooseReport {
	readonly form: string;
	readonly title: string;
	readonly fields: ReadonlyMap<string, unknown>;
	readonly sections: readonly LooseSection[];
	readonly unclassified: readonly string[];
}

/** A section as its words, and those who speak in it. */
export interface LooseSection {
	readonly text: string;
	readonly speakers: readonly unknown[];
}

/** Takes a report out of the text of a file; null where it is none. */
export function reportIn(text: string): LooseReport | null {
	return looseReport(parsed(text));
}

/** Takes a report out of what may be a report JSON; null where it is none. */
export function looseReport(data: unknown): LooseReport | null {
	if (!isObject(data) || data["$schema"] !== reportSchemaId || !isObject(data["fields"])) return null;
	const { form, title, fields, sections, unclassified } = data;
	if (typeof form !== "string" || typeof title !== "string") return null;
	return {
		form,
		title,
		fields: new Map(Object.entries(fields)),
		sections: isObject(sections) ? Object.values(sections).flat().filter(isObject).map(looseSection) : [],
		unclassified: objectsIn(unclassified).flatMap(({ label, markdown }) => [label, markdown].filter(isText)),
	};
}

function looseSection({ heading, markdown, statements }: Data): LooseSection {
	return {
		text: [heading, markdown].filter(isText).join("\n"),
		speakers: objectsIn(statements).flatMap(({ speakers }) => (Array.isArray(speakers) ? speakers : [])),
	};
}

type Data = Readonly<Record<string, unknown>>;

/** Whether something has keys. */
export const isObject = (value: unknown): value is Data =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === "string";

const objectsIn = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isObject) : []);

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
