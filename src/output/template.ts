/** A template as an output format: makes its data from a report (see `templates/data.ts`), then its text. */
import type { Person, Report, Section, Speaker, Statement } from "../ast/nodes.ts";
import { type Range, sliceBlocks } from "../ast/slice.ts";
import { plainText } from "../ast/text.ts";
import { readableDate } from "../fields/edtf.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import type {
	FactData,
	FactItemData,
	Keyed,
	PassageData,
	PersonData,
	ProseData,
	SectionData,
	SpeakerData,
	TemplateData,
	UnclassifiedData,
	VoiceData,
} from "../templates/data.ts";
import {
	BrokenTemplate,
	type LiquidTemplate,
	missingNeeds,
	type Template,
	type TemplateSource,
} from "../templates/template.ts";
import { lazy, memoizePer } from "../text/lazy.ts";
import { safeHref } from "../text/links.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import { type Arranged, arrange, bySection, headingOf, rangeOf, saysSomething } from "./arrange.ts";
import { goalColours } from "./goal-colours.ts";
import type { FieldItemJson, FieldJson } from "./json-schema.ts";
import { withProse } from "./prose.ts";
import type { RenderContext, Renderer } from "./renderer.ts";
import { titleOf } from "./title.ts";

/** The renderer of a format in code, or of a template. */
export const rendererOf = (program: Renderer | Template): Renderer =>
	"description" in program ? templateRenderer(program) : program;

/** Makes a renderer of a template. Where it can't render a report, it throws `BrokenTemplate`. */
export function templateRenderer(template: Template | LiquidTemplate): Renderer {
	const { name, description, extension, mediaType } = template;
	const source = "source" in template ? template.source : null;
	return {
		name,
		about: description,
		extension,
		mediaType,
		render(report, context) {
			const data = templateData(report, context, source ?? { optional: null });
			const missing = source === null ? [] : missingNeeds(source, data, labelsOf(context.form));
			if (missing.length > 0) throw new BrokenTemplate(missing);
			return template.render(data);
		},
	};
}

/** The data of a template, which owns up to the keys in `optional`: those that are missing are null. */
export function templateData(
	report: Report,
	{ form, source }: RenderContext,
	{ optional }: Pick<TemplateSource, "optional">,
): TemplateData {
	const { fields, sections, parts } = arrange(report, form);
	const list = sectionList(sections, form);
	const data = {
		title: titleOf(fields, form),
		headline: titleOf(fields, form, readableDate),
		form: report.form,
		kind: form.title,
		language: form.language,
		direction: /^(?:ar|fa|he|ps|sd|ug|ur|yi)\b/i.test(form.language) ? "rtl" : "ltr",
		facts: factsOf(form, fields),
		section_list: list,
		unclassified: unclassifiedList(parts, form),
		source,
	} as const;
	const ofKey = (name: string) => list.filter(({ key }) => key === name);
	return withLater(data, {
		fields: () => keyed([...fields].flatMap(present), optional?.fields),
		sections: () => keyed(bySection(form, ofKey), optional?.sections),
		speakers: () => speakersOf(list.flatMap(({ passages }) => passages)),
		goal_styles: () => goalRules(form),
	});
}

/** Adds values to some data that are made when they are first asked for. */
function withLater<T extends object, L extends Readonly<Record<string, NonNullable<unknown>>>>(
	data: T,
	makers: { readonly [Key in keyof L]: () => L[Key] },
): T & L {
	for (const key in makers) Object.defineProperty(data, key, { enumerable: true, get: lazy(makers[key]) });
	return data as T & L;
}

/** The asked-for keys that have no value are null: printed as nothing, and no fault. */
function keyed<T>(entries: readonly (readonly [string, T])[], optional: readonly string[] = []): Keyed<T> {
	const missing = optional.map((key): [string, null] => [key, null]);
	return Object.assign(Object.create(null), Object.fromEntries([...missing, ...entries]));
}

function present([key, value]: readonly [string, FieldJson]): [string, unknown][] {
	if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return [];
	const whole = (item: FieldItemJson): unknown =>
		typeof item === "object" && "name" in item ? fullPerson(item) : item;
	return [[key, Array.isArray(value) ? value.map(whole) : value]];
}

/** The labels of a form's fields and sections by their keys. */
export function labelsOf({ fields, sections }: Form): Readonly<Record<string, string>> {
	return Object.fromEntries([...fields, ...sections].map(({ name, label }) => [name, label]));
}

/** The text that has no place in the form. */
function unclassifiedList(parts: Arranged["parts"], form: Form): UnclassifiedData[] {
	const labels = lazy(() => labelsOf(form));
	return parts.flatMap((part) => {
		if (part.type !== "unplaced") return [];
		const { label, after, boilerplate, children } = part;
		const place = after === null ? null : (labels()[after] ?? null);
		return [withProse({ label, after, place, boilerplate }, () => children)];
	});
}

/** The sections that the notes have, in the form's order. */
function sectionList(sections: Arranged["sections"], form: Form): SectionData[] {
	let spoken = 0;
	return form.sections.flatMap(({ name, label }) =>
		(sections.get(name) ?? []).map((node, index) => {
			const { position, statements, children } = node;
			const groups = togetherIn(statements);
			const before = spoken;
			spoken += groups.length;
			const passages = lazy(() => passagesOf(node, groups, before));
			const data = {
				key: name,
				label,
				anchor: index === 0 ? name : `${name}-${index + 1}`,
				heading: collapseWhiteSpace(headingOf(node, form)),
				length: (position?.end.offset ?? 0) - (position?.start.offset ?? 0),
			};
			const prose = withProse({}, () => children);
			return withLater(data, {
				statements: () => statements.map((each) => sliced(voiceOf(each), node, rangeOf(each))),
				passages,
				speakers: () => speakersOf(passages()),
				markdown: () => prose.markdown,
				html: () => prose.html,
				text: () => prose.text,
			});
		}),
	);
}

const sliced = <T extends object>(data: T, { children }: Section, range: Range): T & ProseData =>
	withProse(data, () => sliceBlocks(children, range));

/** Who says something, and in which part. */
const voiceOf = ({ speakers, part }: Statement): VoiceData => ({ speakers: speakers.map(fullPerson), part });

/** Signs between statements that have no meaning. */
const joint = /^[\s,;/|&()[\]–—-]*$/u;

/** A section from its start to its end, cut where somebody begins or ends to speak: no word is left out. */
function passagesOf(section: Section, groups: ReturnType<typeof togetherIn>, spoken: number): PassageData[] {
	const passages: PassageData[] = [];
	const between = (range: Range): void => {
		const blocks = range.start < range.end ? sliceBlocks(section.children, range) : [];
		// A separator between names alone says nothing.
		const isJoint = !blocks.some(saysSomething) && blocks.every((block) => joint.test(plainText([block])));
		if (!isJoint) passages.push(withProse({ number: null, voices: [] }, () => blocks));
	};
	let at = 0;
	for (const [index, { start, end, statements }] of groups.entries()) {
		between({ start: at, end: start });
		passages.push(sliced({ number: spoken + index + 1, voices: statements.map(voiceOf) }, section, { start, end }));
		at = end;
	}
	between({ start: at, end: Number.POSITIVE_INFINITY });
	return passages;
}

/** The statements of a section, together where they share words, and where these are. */
function togetherIn(statements: readonly Statement[]) {
	const groups: { start: number; end: number; statements: Statement[] }[] = [];
	for (const statement of statements.toSorted((a, b) => rangeOf(a).start - rangeOf(b).start)) {
		const { start, end } = rangeOf(statement);
		const last = groups.at(-1);
		if (last === undefined || start >= last.end) groups.push({ start, end, statements: [statement] });
		else {
			last.statements.push(statement);
			last.end = Math.max(last.end, end);
		}
	}
	return groups;
}

/** Everyone who spoke, once each, in the order of their first words; a part that says more than `speaker` is kept. */
function speakersOf(passages: readonly PassageData[]): SpeakerData[] {
	const known = new Map<string, SpeakerData>();
	for (const { number, voices } of passages) {
		for (const { speakers, part } of voices) {
			for (const person of speakers) {
				const key = `${person.honorific ?? ""} ${person.name}`;
				const earlier = known.get(key);
				// The passage is that of the first words.
				if (earlier === undefined) known.set(key, { ...person, part, passage: number ?? 0 });
				else if (earlier.part === "speaker") known.set(key, { ...earlier, part });
			}
		}
	}
	return [...known.values()];
}

/** Style rules that give each goal of a form its colour. */
export const goalRules = ({ fields }: Pick<Form, "fields">): string => rulesOf(fields);

const rulesOf = memoizePer((fields: Form["fields"]): string => {
	const rules = new Map<number, string>();
	for (const { number, colour } of fields.flatMap(({ read }) => read.vocabulary)) {
		const colours = goalColours(colour);
		if (number !== null && colours !== null)
			rules.set(number, `.goal-${number}{--goal:${colours.ground};--on-goal:${colours.text}}`);
	}
	return [...rules.values()].join("\n");
});

/** A person with every key, so that a template can use any; null if the notes do not say it, even if the register does. */
function fullPerson(person: Person | Speaker): PersonData {
	const {
		name,
		honorific = null,
		role = null,
		affiliation = null,
		handle = null,
		remark = null,
		group = null,
	} = person;
	const { honorificFrom, roleFrom }: Omit<Speaker, "name"> = person;
	const own = { honorific: honorificFrom ? null : honorific, role: roleFrom ? null : role };
	return { name, ...own, affiliation, handle, remark, group };
}

/** Every field of the form in its order; `text` is "" where it has no value. */
function factsOf(form: Form, fields: Arranged["fields"]): FactData[] {
	return form.fields.map((definition) => {
		const { name, label, type, required, closing } = definition;
		const value = fields.get(name) ?? null;
		const items = listOf(value).map((item) => itemOf(definition, item));
		return {
			key: name,
			label: label.endsWith(":") ? label.slice(0, -1).trimEnd() : label,
			type,
			required,
			closing,
			is_title: name === form.titleField,
			value,
			text: items.map(worded).join(type === "text" ? "; " : ", "),
			items,
		};
	});
}

/** A single value is a list of one, an empty one of none. */
function listOf(value: FieldJson): readonly FieldItemJson[] {
	if (value === null || value === "") return [];
	return typeof value !== "object" || "raw" in value ? [value] : value;
}

const worded = ({ text, number }: FactItemData): string =>
	number === null || text === String(number) ? text : `${number} ${text}`;

function itemOf({ type, read }: FieldDefinition, item: FieldItemJson): FactItemData {
	if (typeof item === "number") {
		const name = read.vocabulary.find(({ number }) => number === item)?.name;
		return factItem({ number: item, text: name ?? String(item) });
	}
	if (typeof item === "string" && type !== "date") return factItem({ text: item });
	if (typeof item === "string") {
		// Only a single day, month or year is useful for programs.
		return factItem({ date: /^\d{4}(?:-\d\d){0,2}$/.test(item) ? item : null, text: readableDate(item) });
	}
	if ("raw" in item) return factItem({ note: "could not be read", unread: true, text: item.raw });
	if ("name" in item) {
		const { name, honorific } = item;
		return factItem({ note: noteOf(item), text: honorific === undefined ? name : `${honorific} ${name}` });
	}
	// An address that leads nowhere is shown beside the words.
	const url = safeHref(item.url ?? item.title);
	return factItem({ url, note: url === null ? (item.url ?? "address not given") : null, text: item.title });
}

/** All keys in one order, so that V8 knows the shape of all items. */
function factItem(own: Partial<FactItemData> & Pick<FactItemData, "text">): FactItemData {
	const { text, note = null, number = null, url = null, date = null, unread = false } = own;
	return { note, number, url, date, unread, text };
}

function noteOf({ role, affiliation, handle, remark }: Person): string | null {
	const aside = remark === undefined ? undefined : `(${remark})`;
	const notes = [role, affiliation, handle, aside].filter((note) => note !== undefined);
	return notes.length === 0 ? null : notes.join(", ");
}
