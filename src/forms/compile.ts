/** Turns checked form data into a form with its look-ups. Runs at every start, so it loads neither YAML nor schema. */
import type { ReadContext, Term } from "../fields/field-type.ts";
import { hasWord } from "../text/ascii.ts";
import { crypto, lazy } from "../text/lazy.ts";
import type { Words } from "../text/words.ts";
import type {
	CrossFieldRule,
	FieldDefinition,
	Form,
	HeadingStyle,
	ItemKind,
	SectionDefinition,
	SkippedRun,
} from "./form.ts";
import { type LabelEntry, labelIndex } from "./labels.ts";
import { anyPattern, capturePattern, linePattern } from "./patterns.ts";
import type { FieldData, FormData, RuleData, SectionData } from "./schema.ts";

/** Makes a form of its checked data. The words are asked for when first needed. */
export function compileForm(name: string, data: FormData, words: () => Words): Form {
	const vocabularies = new Map(Object.entries(data.vocabularies).map(([key, terms]) => [key, terms.map(compileTerm)]));
	const context = { data, placeholders: lowered(data.placeholders), vocabularies, words };
	const fields = Object.entries(data.fields).map(([key, field]) => compileField(key, field, context));
	const sections = Object.entries(data.sections).map(([key, section]) => compileSection(key, section, data));
	const parts = [...fields, ...sections];
	const firm = parts.flatMap((part) => labelsOf(part, [part.label, ...part.aliases]));
	const all = lazy(() => labelIndex([...parts.flatMap((part) => labelsOf(part, part.short)), ...firm]));
	return {
		name,
		get fingerprint() {
			return crypto().createHash("sha256").update(JSON.stringify(data)).digest("hex");
		},
		title: data.title,
		language: data.language,
		order: data.order ?? naturalOrder(fields, sections),
		fields,
		sections,
		titleField: "title" in data.fields ? "title" : null,
		titlePattern: data.titlePattern ?? defaultTitle(data),
		placeholders: context.placeholders,
		isBoilerplate: anyPattern(data.boilerplate.map(linePattern)),
		skip: data.skip.map(compileSkip),
		setAside: data.setAside,
		items: Object.entries(data.items).map(([key, kind]) => compileItems(key, kind)),
		usesHeadingStyles: usesHeadingStyles(fields, sections),
		rules: data.rules.map(compileRule),
		get words() {
			return words();
		},
		labels: labelIndex(firm),
		hasShortLabels: parts.some(({ short }) => short.length > 0),
		get allLabels() {
			return all();
		},
	};
}

interface Context {
	readonly data: FormData;
	readonly placeholders: ReadonlySet<string>;
	readonly vocabularies: ReadonlyMap<string, readonly Term[]>;
	readonly words: () => Words;
}

function compileField(name: string, field: FieldData, context: Context): FieldDefinition {
	const { data, placeholders, vocabularies, words } = context;
	const read: ReadContext = {
		placeholders: field.placeholders.length === 0 ? placeholders : lowered([...placeholders, ...field.placeholders]),
		same: lowered(field.same),
		separators: field.separators,
		vocabulary: vocabularies.get(field.vocabulary ?? "") ?? [],
		dates: data.dates ?? null,
		byLine: field.where.some((place) => place === "block" || place === "list" || place === "heading"),
		remarks: field.remarks.map(linePattern),
		language: data.language,
		get words() {
			return words();
		},
	};
	const { hint = null, patterns } = field;
	return { ...field, name, hint, patterns: patterns.map(capturePattern), read };
}

function compileSection(name: string, section: SectionData, { headings: usual }: FormData): SectionDefinition {
	const { matches, items = null, hint = null } = section;
	const headings = section.headings.length === 0 ? usual : section.headings;
	return { ...section, name, headings, matches: matches.map(linePattern), hint, items };
}

function compileSkip({ from, to }: FormData["skip"][number]): SkippedRun {
	const opening = !hasWord(from);
	return { from: linePattern(from), to: to === undefined ? null : linePattern(to), opening };
}

function compileItems(name: string, { patterns, inline }: FormData["items"][string]): ItemKind {
	return { name, patterns: patterns.map(capturePattern), inline: inline.map(capturePattern) };
}

/** Styles that must be looked for if any line of its own may be a heading, too. */
const marked: readonly HeadingStyle[] = ["underlined", "numbered", "lettered", "outdented"];

function usesHeadingStyles(fields: readonly FieldDefinition[], sections: readonly SectionDefinition[]): boolean {
	if (sections.length === 0 || fields.some(({ where }) => where.includes("heading"))) return true;
	for (const { headings, matches, subheadings } of sections) {
		if (!headings.includes("bare") || matches.length > 0) return true;
		for (const style of headings) if (marked.includes(style)) return true;
		for (const style of subheadings) if (style !== "bare") return true;
	}
	return false;
}

const lowered = (words: readonly string[]): ReadonlySet<string> => new Set(words.map((word) => word.toLowerCase()));

function compileTerm(term: FormData["vocabularies"][string][number]): Term {
	const { name, number = null, colour = null, aliases } = term;
	return { name, number, colour, aliases };
}

function compileRule(data: RuleData): CrossFieldRule {
	const { rule, field, other = null, from = null, to = null, severity = null } = data;
	return { rule, field, other, from, to, severity };
}

/** As most notes have it: header fields, sections with the fields that stand in each, closing fields. */
function naturalOrder(fields: readonly FieldDefinition[], sections: readonly SectionDefinition[]): string[] {
	const held = new Set(sections.flatMap((section) => section.fields));
	const free = fields.filter(({ name }) => !held.has(name));
	const header = free.filter((field) => !field.closing).map(({ name }) => name);
	const closing = free.filter((field) => field.closing).map(({ name }) => name);
	return [...new Set([...header, ...sections.flatMap(({ name, fields: inside }) => [name, ...inside]), ...closing])];
}

// A title in the notes' own words is always better; this one at least tells two reports apart.
function defaultTitle({ title, fields }: FormData): string {
	const bare = title.replace(/[{}]/gu, "");
	return fields["date"] === undefined ? bare : `${bare}, {date}`;
}

function labelsOf(part: FieldDefinition | SectionDefinition, labels: readonly string[]): LabelEntry[] {
	const closing = "closing" in part && part.closing;
	const kind = "type" in part ? "field" : "section";
	const target = { kind, name: part.name, label: part.label, closing } as const;
	return labels.map((text) => ({ text, target }));
}
