/** Two reports by which a template is tried: one that has everything, one that has nothing. Names that mean nothing are errors. */
import { Drop } from "liquidjs";
import { suggestion } from "../../forms/faults.ts";
import type { FactData, FactItemData, ProseData, SectionData, TemplateData } from "../data.ts";
import type { FormKeys } from "../form-keys.ts";
import type { Names, TemplateSource } from "../source.ts";
import { SafeText, safeText } from "../values.ts";
import { UnknownName } from "./faults.ts";

/** The report that has everything, and the one that has nothing. */
export function samplesOf(
	keys: FormKeys,
	source: TemplateSource,
): { readonly full: TemplateData; readonly empty: TemplateData } {
	const named = namedBy(source, keys);
	const list = keys.sections.map((key) => sectionOf(key, "Ms. Ada Lovell asked."));
	const fields = named.fields.map((key) => [key, fieldValue(keys.types[key])] as const);
	const sections = named.sections.flatMap((key) => {
		const section = list.find((each) => each.key === key) ?? [];
		return [[key, keys.repeatable.includes(key) ? [section].flat() : section] as const];
	});
	const strictly = (data: TemplateData): TemplateData =>
		strict({
			...data,
			fields: strict(data.fields, (key) => unknownKey(key, "fields", { keys, named })),
			sections: strict(data.sections, (key) => unknownKey(key, "sections", { keys, named })),
		});
	const full = {
		...empty,
		fields: Object.fromEntries(fields),
		facts: keys.fields.map((key) => factOf(key, keys, [item, unread])),
		sections: Object.fromEntries(sections),
		section_list: [...list, { ...sectionOf("other", ""), statements: [], passages: [], speakers: [] }],
		speakers: [speaker],
		unclassified: [
			{ label: "Venue", after: "date", place: "Date", boilerplate: false, ...proseOf("Hall") },
			{ label: null, after: null, place: null, boilerplate: true, ...proseOf("Page 1") },
		],
		source: { path: "notes.txt", encoding: "utf-8", sha256: "0".repeat(64) },
	};
	return {
		full: strictly(full),
		empty: strictly({ ...empty, facts: keys.fields.map((key) => factOf(key, keys, [])) }),
	};
}

/** The fields and sections that a template owns up to; all of the form where it does not say. */
function namedBy({ needs, optional }: TemplateSource, keys: FormKeys): Names {
	if (needs === null || optional === null) return keys;
	return { fields: [...needs.fields, ...optional.fields], sections: [...needs.sections, ...optional.sections] };
}

interface Allowed {
	readonly keys: FormKeys;
	readonly named: Names;
}

/** What is wrong with a key; null where notes may have it. */
function unknownKey(key: string, kind: "fields" | "sections", { keys, named }: Allowed): UnknownName | null {
	if (named[kind].includes(key)) return null;
	const what = kind === "fields" ? "field" : "section";
	return new UnknownName(
		key,
		keys[kind].includes(key)
			? { message: `Undeclared ${what} \`${key}\``, expected: "it in `needs` or `optional` of template.yaml" }
			: { message: `Unknown ${what} \`${key}\` of ${keys.form}`, expected: suggestion(key, keys[kind]) },
	);
}

type Complaint = (key: string) => UnknownName | null;

/** Data in which asking for a name that is not there is an error, in a question too. */
function strict<T extends object>(data: T, complain: Complaint = otherName(data)): T {
	const parts = Object.entries(data).map(([key, value]) => [key, isPlain(value) ? strict(value) : strictList(value)]);
	const copy: object = Object.assign(Object.create(null), Object.fromEntries(parts));
	return new Proxy(copy as T, {
		getOwnPropertyDescriptor(own, key) {
			const found = Reflect.getOwnPropertyDescriptor(own, key);
			const wrong = found === undefined && typeof key === "string" ? complain(key) : null;
			if (wrong !== null) throw wrong;
			return found;
		},
	});
}

const strictList = (value: unknown): unknown =>
	Array.isArray(value) ? value.map((each) => (isPlain(each) ? strict(each) : strictList(each))) : value;

function otherName(data: object): Complaint {
	return (key) => {
		const names = suggestion(key, Object.keys(data));
		const expected = names.length < 200 ? names : "one of those that a template may use (docs/templates.md)";
		return key === "raw" ? null : new UnknownName(key, { message: `Unknown name \`${key}\``, expected });
	};
}

/** Whether something has names of its own, and is not marked as strict already. */
const isPlain = (value: unknown): value is object =>
	typeof value === "object" &&
	value !== null &&
	Object.getPrototypeOf(value) === Object.prototype &&
	!(value instanceof SafeText);

/** A value of which nothing is known: it has whatever parts a template asks for, and is a list of itself. */
class AnyValue extends Drop {
	override liquidMethodMissing(): AnyValue {
		return this;
	}

	override valueOf(): string {
		return "2016";
	}

	*[Symbol.iterator](): Iterator<AnyValue> {
		yield this;
	}
}

const empty: TemplateData = {
	title: "Round table, 2016-02-02",
	headline: "Round table, 2 February 2016",
	form: "sample",
	kind: "A sample",
	language: "en",
	direction: "ltr",
	fields: {},
	facts: [],
	sections: {},
	section_list: [],
	speakers: [],
	unclassified: [],
	source: null,
	goal_styles: "",
};

const person = {
	name: "Ada Lovell",
	honorific: "Ms.",
	role: "harbour master",
	affiliation: "Harbour",
	handle: "@ada",
	remark: "online",
	group: null,
};

const speaker = { ...person, part: "chair", passage: 1 };

const link = { title: "Video", url: "https://example.org/" };

const valuesOfTypes: Readonly<Record<string, unknown>> = {
	date: "2016-02-02",
	people: [person],
	links: [link],
	goals: [5],
	tags: ["SDG5: Gender Equality"],
	number: 12,
};

const fieldValue = (type: string | undefined): unknown =>
	type === undefined ? new AnyValue() : (valuesOfTypes[type] ?? "words");

const item = { note: "a note", number: 5, url: link.url, date: "2016-02-02", unread: false, text: "words" };
const unread = { note: "could not be read", number: null, url: null, date: null, unread: true, text: "31 Feb" };

const factOf = (key: string, { types }: FormKeys, items: readonly FactItemData[]): FactData => ({
	key,
	label: key,
	type: types[key] ?? "text",
	required: true,
	closing: false,
	is_title: false,
	value: items.length === 0 ? null : new AnyValue(),
	text: items.map(({ text }) => text).join(", "),
	items,
});

const proseOf = (words: string): ProseData => ({
	markdown: safeText("markdown", words),
	html: safeText("html", words),
	text: safeText("text", words),
});

function sectionOf(key: string, words: string): SectionData {
	const voice = { speakers: [person], part: "chair" };
	return {
		key,
		label: key,
		anchor: key,
		heading: key,
		length: words.length,
		statements: [{ ...voice, ...proseOf(words) }],
		passages: [{ number: 1, voices: [voice], ...proseOf(words) }],
		speakers: [speaker],
		...proseOf(words),
	};
}
