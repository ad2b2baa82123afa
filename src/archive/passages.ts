/** The words of a report, with how much they count for the search. */
import type { Entry } from "./entry.ts";
import { goalWords } from "./goal-words.ts";
import type { Passage } from "./index-words.ts";
import { isObject } from "./report-json.ts";

/** The title first, then what the fields say, then the words. */
export function passagesOf({ title, path, report, values }: Entry): Passage[] {
	const goals = values.flatMap(({ field, items }) =>
		field.type === "goals" ? items.map((item) => goalWords(item, field)) : [],
	);
	const body = [...report.sections.map(({ text }) => text), ...report.unclassified];
	return [
		{ text: title, weight: 8 },
		{ text: [...textsIn([...report.fields.values()]), ...goals, path].join("\n"), weight: 3 },
		...body.map((text) => ({ text: withoutReferences(text), weight: 1 })),
	];
}

/** All texts in some data, however deep. */
function textsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Markdown writes some spaces as `&#x20;`. */
const withoutReferences = (text: string): string => text.replace(/&#?\w+;/g, " ");
