/** Three reports by which a template is tried: one that has everything, one that has nothing, one that is odd. */
import type { FormKeys } from "./form-keys.ts";
import type { Names } from "./source.ts";
import { safeText } from "./values.ts";

/** A value of which nothing is known: it has whatever parts a template asks for. */
export class AnyValue {
	/** For templates, which ask whether there is any. */
	readonly size = 1;

	toString(): string {
		return "2016";
	}

	/** A list of itself. */
	*[Symbol.iterator](): Iterator<AnyValue> {
		yield this;
	}
}

/** The data of a sample, as the engine sees those of a report. */
export type SampleData = Readonly<Record<string, unknown>>;

/** The samples for a form's keys; the fields and sections are those that the template may name. */
export function samplesOf(keys: FormKeys, named: Names): readonly SampleData[] {
	const sections = keys.sections.map((key) => sectionOf(key, "Ms. Ada Lovell asked."));
	const speakers = [{ ...person, part: "chair", passage: 1 }];
	const filled = {
		...basic,
		fields: keyed(named.fields, (key) => fieldValue(keys.types[key])),
		facts: keys.fields.map((key) => factOf(key, keys, [item, unread])),
		sections: keyed(named.sections, (key) => {
			const section = sections.find((each) => each.key === key);
			return keys.repeatable.includes(key) ? [section] : section;
		}),
		section_list: sections,
		speakers,
		unclassified: [{ label: "Venue", after: "date", place: "Date", boilerplate: false, ...proseOf("Hall") }],
		source: { path: "notes.txt", encoding: "utf-8", sha256: "0".repeat(64) },
	};
	const empty = {
		...basic,
		fields: keyed([], () => null),
		facts: keys.fields.map((key) => factOf(key, keys, [])),
		sections: keyed([], () => null),
		section_list: [],
		speakers: [],
		unclassified: [],
		source: null,
	};
	const odd = {
		...filled,
		fields: keyed(named.fields, () => new AnyValue()),
		facts: keys.fields.map((key) => factOf(key, keys, [unread])),
		section_list: keys.sections.map((key) => ({ ...sectionOf(key, ""), statements: [], passages: [], speakers: [] })),
		speakers: [],
		unclassified: [{ label: null, after: null, place: null, boilerplate: true, ...proseOf("Page 1") }],
	};
	return [filled, empty, odd];
}

const basic = {
	title: "Round table, 2016-02-02",
	headline: "Round table, 2 February 2016",
	form: "sample",
	kind: "A sample",
	language: "en",
	direction: "ltr",
	goal_styles: "",
};

const keyed = (keys: readonly string[], valueFor: (key: string) => unknown): object =>
	Object.assign(Object.create(null), Object.fromEntries(keys.map((key) => [key, valueFor(key)])));

const person = {
	name: "Ada Lovell",
	honorific: "Ms.",
	role: "harbour master",
	affiliation: "Harbour",
	handle: "@ada",
	remark: "online",
	group: null,
};

const link = { title: "Video", url: "https://example.org/" };

function fieldValue(type: string | undefined): unknown {
	switch (type) {
		case undefined:
			return new AnyValue();
		case "date":
			return "2016-02-02";
		case "people":
			return [person];
		case "links":
			return [link];
		case "goals":
			return [5];
		case "tags":
			return ["SDG5: Gender Equality"];
		case "number":
			return 12;
		default:
			return "words";
	}
}

const item = { note: "a note", number: 5, url: link.url, date: "2016-02-02", unread: false, text: "words" };
const unread = { note: "could not be read", number: null, url: null, date: null, unread: true, text: "31 Feb" };

const factOf = (key: string, { types }: FormKeys, items: readonly (typeof item | typeof unread)[]) => ({
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

const proseOf = (words: string) => ({
	markdown: safeText("markdown", words),
	html: safeText("html", words),
	text: safeText("text", words),
});

function sectionOf(key: string, words: string) {
	const voice = { speakers: [person], part: "chair" };
	return {
		key,
		label: key,
		anchor: key,
		heading: key,
		length: words.length,
		statements: [{ ...voice, ...proseOf(words) }],
		passages: [{ number: 1, voices: [voice], ...proseOf(words) }],
		speakers: [{ ...person, part: "chair", passage: 1 }],
		...proseOf(words),
	};
}
