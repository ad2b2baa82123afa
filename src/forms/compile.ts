/** Turns checked form data into a form with its look-ups. Runs at every start, so it loads neither YAML nor schema. */
import type { ReadContext, Term } from "../fields/field-type.ts";
import { hasWord } from "../text/ascii.ts";
import { crypto } from "../text/crypto.ts";
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
import { capturePattern, linePattern } from "./patterns.ts";
import type { FieldData, FormData, SectionData } from "./schema.ts";

/** Makes a form of its checked data. The words are asked for when first needed. */
export function compileForm(name: string, data: FormData, words: () => Words): Form {
	const vocabularies = new Map(Object.entries(data.vocabularies).map(([key, terms]) => [key, terms.map(compileTerm)]));
	const context = { data, placeholders: new Set(spelledOut(data.placeholders)), vocabularies, words };
	const fields = Object.entries(data.fields).map(([key, field]) => compileField(key, field, context));
	const sections = Object.entries(data.sections).map(([key, section]) => compileSection(key, section, data));
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
		titleField: fields.some((field) => field.name === "title") ? "title" : null,
		titlePattern: data.titlePattern ?? defaultTitle(data),
		placeholders: context.placeholders,
		boilerplate: data.boilerplate.map(linePattern),
		skip: data.skip.map(compileSkip),
		setAside: data.setAside,
		items: Object.entries(data.items).map(([key, kind]) => compileItems(key, kind)),
		usesHeadingStyles: usesHeadingStyles(fields, sections),
		rules: data.rules.map(compileRule),
		get words() {
			return words();
		},
		labels: labelIndex([...fields, ...sections].flatMap(labelsOf)),
	};
}

interface Context {
	readonly data: FormData;
	readonly placeholders: ReadonlySet<string>;
	readonly vocabularies: ReadonlyMap<string, readonly Term[]>;
	readonly words: () => Words;
}

function compileField(name: string, field: FieldData, context: Context): FieldDefinition {
	const { label, aliases, type, required, closing, where } = field;
	const patterns = field.patterns.map(capturePattern);
	const read = readContext(field, context);
	return { name, label, aliases, type, required, closing, where, hint: field.hint ?? null, patterns, read };
}

function compileSection(name: string, section: SectionData, { headings }: FormData): SectionDefinition {
	const { matches, items, hint, ...rest } = section;
	return {
		name,
		...rest,
		headings: rest.headings.length === 0 ? headings : rest.headings,
		matches: matches.map(linePattern),
		hint: hint ?? null,
		items: items ?? null,
	};
}

function compileSkip({ from, to }: FormData["skip"][number]): SkippedRun {
	const opening = !hasWord(from);
	return { from: linePattern(from), to: to === undefined ? null : linePattern(to), opening };
}

function compileItems(name: string, { patterns, inline }: FormData["items"][string]): ItemKind {
	return { name, patterns: patterns.map(capturePattern), inline: inline.map(capturePattern) };
}

/** Ways to set a heading off that have to be looked for, where a line of its own may be one too. */
const marked: readonly HeadingStyle[] = ["underlined", "numbered", "lettered", "outdented"];

function usesHeadingStyles(fields: readonly FieldDefinition[], sections: readonly SectionDefinition[]): boolean {
	if (sections.length === 0 || fields.some(({ where }) => where.includes("heading"))) return true;
	return sections.some(
		({ headings, matches, subheadings }) =>
			!headings.includes("bare") ||
			matches.length > 0 ||
			headings.some((style) => marked.includes(style)) ||
			subheadings.some((style) => style !== "bare"),
	);
}

function readContext(field: FieldData, { data, placeholders, vocabularies, words }: Context): ReadContext {
	return {
		placeholders:
			field.placeholders.length === 0 ? placeholders : new Set([...placeholders, ...spelledOut(field.placeholders)]),
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
}

/** In lower case; `__` and its like stand for every longer run as well. */
function spelledOut(placeholders: readonly string[]): string[] {
	return placeholders.flatMap((placeholder) => {
		const sign = placeholder.charAt(0);
		if (!isRun(placeholder, sign)) return [placeholder.toLowerCase()];
		return Array.from({ length: longestRun }, (_, index) => sign.repeat(index + placeholder.length));
	});
}

// By hand: the classes of a Unicode expression take longer to compile than the rest of the form.
function isRun(placeholder: string, sign: string): boolean {
	const isWord = sign.toLowerCase() !== sign.toUpperCase() || (sign >= "0" && sign <= "9");
	return placeholder.length > 1 && !isWord && placeholder === sign.repeat(placeholder.length);
}

// About as many underscores as fit behind a label.
const longestRun = 48;

function compileTerm(term: FormData["vocabularies"][string][number]): Term {
	return { name: term.name, number: term.number ?? null, colour: term.colour ?? null, aliases: term.aliases };
}

function compileRule({ rule, field, other, from, to, severity }: FormData["rules"][number]): CrossFieldRule {
	return { rule, field, other: other ?? null, from: from ?? null, to: to ?? null, severity: severity ?? null };
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

function labelsOf(part: FieldDefinition | SectionDefinition): LabelEntry[] {
	const closing = "closing" in part && part.closing;
	const kind = "type" in part ? "field" : "section";
	const target = { kind, name: part.name, label: part.label, closing } as const;
	return [part.label, ...part.aliases].map((text) => ({ text, target }));
}
