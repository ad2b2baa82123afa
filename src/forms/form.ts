/** A compiled form: plain data with the look-ups that recognition needs. */
import type { ReadContext } from "../fields/field-type.ts";
import type { Severity } from "../findings/finding.ts";
import type { PeopleRegister } from "../people/register.ts";
import { memoizePer } from "../text/lazy.ts";
import { withoutParenthetical } from "../text/normalize.ts";
import type { Words } from "../text/words.ts";
import type { AnyPattern, CapturePattern, LinePattern } from "./patterns.ts";
import type { FieldData, RuleData, SectionData } from "./schema.ts";

/** Where the value of a field may be, relative to its label. */
export type ValuePlace = FieldData["where"][number];

/**
 * The style of a heading: `#`, a line of signs below (or above and below), a number, a letter, bold, further left than
 * the text below it, or only a line of its own.
 */
export type HeadingStyle = SectionData["headings"][number];

/** One field of a form; `schema.ts` describes its YAML. */
export interface FieldDefinition
	extends Frozen<Pick<FieldData, "label" | "aliases" | "short" | "type" | "required" | "closing" | "where">> {
	readonly name: string;
	readonly hint: string | null;
	readonly patterns: readonly CapturePattern[];
	readonly read: ReadContext;
}

/** One section of a form; its `headings` default to those of the form. */
export interface SectionDefinition extends Frozen<Omit<SectionData, "hint" | "matches" | "items">> {
	readonly name: string;
	readonly hint: string | null;
	readonly matches: readonly LinePattern[];
	/** The kind of items that the entries of its lists are. */
	readonly items: string | null;
}

type Frozen<T> = { readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? readonly Item[] : T[Key] };

/** A kind of entries that have parts of their own: actions, decisions. */
export interface ItemKind {
	readonly name: string;
	/** How an entry of their list is written. */
	readonly patterns: readonly CapturePattern[];
	/** How they are written inside the notes. */
	readonly inline: readonly CapturePattern[];
}

/** A run of lines to set aside: from one line to another, or to the last one before a blank line. */
export interface SkippedRun {
	readonly from: LinePattern;
	readonly to: LinePattern | null;
	/** Only where the notes begin: the `---` of front matter is a line between two parts elsewhere. */
	readonly opening: boolean;
}

/** A cross-field rule declared in a form. */
export interface CrossFieldRule {
	/** The finding that it gives. */
	readonly rule: RuleData["rule"];
	readonly field: string;
	readonly other: string | null;
	/** The first and last day that a date may name, `YYYY-MM-DD`. */
	readonly from: string | null;
	readonly to: string | null;
	readonly severity: Severity | null;
}

/** A form as the program uses it. */
export interface Form {
	readonly name: string;
	/** The hash of all that the form says, in hex; worked out when it is asked for. */
	readonly fingerprint: string;
	readonly title: string;
	readonly language: string;
	/** Keys of fields and sections in the form's order. */
	readonly order: readonly string[];
	readonly fields: readonly FieldDefinition[];
	readonly sections: readonly SectionDefinition[];
	/** The key of the field that holds the title; a line above the first field fills it. */
	readonly titleField: string | null;
	/** How a title is derived where the notes have none: keys in braces, `{type} — {organizer}, {date}`. */
	readonly titlePattern: string;
	/** Words that mean "nothing" in any field or section, in lower case. */
	readonly placeholders: ReadonlySet<string>;
	/** Whether a line or a whole paragraph is to be set aside. */
	readonly isBoilerplate: AnyPattern;
	readonly skip: readonly SkippedRun[];
	/** What reports do with boilerplate, skipped lines and comments. */
	readonly setAside: "keep" | "drop";
	readonly items: readonly ItemKind[];
	/** Whether it names a style or a pattern for any heading; else headings are recognised only by labels. */
	readonly usesHeadingStyles: boolean;
	readonly rules: readonly CrossFieldRule[];
	readonly words: Words;
	/** The register of people for notes that are read with it. */
	readonly people?: PeopleRegister;
	readonly labels: LabelIndex;
	/** The same with the short labels, which need more evidence. */
	readonly allLabels: LabelIndex;
	readonly hasShortLabels: boolean;
}

/** A form for notes whose people a register knows; the same one for the same two. What was made with another register is out of date. */
export const withPeople = (form: Form, people: PeopleRegister): Form => knowing(people)(form);

const knowing = memoizePer((people: PeopleRegister) =>
	memoizePer((form: Form): Form => {
		const { fingerprint: _, ...others } = Object.getOwnPropertyDescriptors(form);
		const known = { value: people, enumerable: true };
		const get = (): string => `${form.fingerprint} ${people.fingerprint}`;
		return Object.defineProperties({}, { ...others, people: known, fingerprint: { get, enumerable: true } }) as Form;
	}),
);

/** What a label stands for. */
export interface LabelTarget {
	readonly kind: "field" | "section";
	readonly name: string;
	/** As the form spells it. */
	readonly label: string;
	readonly closing: boolean;
}

/** Look-up of labels after normalising. */
export interface LabelIndex {
	/** False where no label begins at an offset, however written: most lines of a note are refused by their first word. */
	mayOpen(text: string, from: number, to: number): boolean;
	/** Exact after normalising. */
	find(label: string): LabelTarget | null;
	/** The single misspelt reading of a short line that `find` does not know. */
	near(label: string): LabelTarget | null;
	/** The longest label that `text` starts with (after normalising), and where its text ends: for labels with no colon. */
	prefix(text: string): { readonly target: LabelTarget; readonly end: number } | null;
	/** What the labels name that have a word among theirs, in any number. */
	holding(word: string): readonly LabelTarget[];
}

/** What the form takes the heading of a report for, by its labels and patterns. */
export function headingTarget(label: string, { labels, sections }: Form): LabelTarget | null {
	const core = label.slice(0, withoutParenthetical(label, 0, label.length));
	const exact = labels.find(label) ?? labels.find(core);
	if (exact?.kind === "section") return exact;
	// Only sections have headings: what the form has a pattern for is one, though a field may be called like it.
	const section = sections.find(({ matches }) => matches.some((pattern) => pattern.test(label)));
	if (section === undefined) return exact ?? labels.near(label) ?? labels.near(core);
	return { kind: "section", name: section.name, label: section.label, closing: false };
}

/** The section that a heading names, be it by a short label, or one that it opens with; null where the words don't say it. */
export function sectionHeaded(label: string, form: Form): string | null {
	const { allLabels } = form;
	const target = headingTarget(label, form) ?? allLabels.find(label) ?? allLabels.prefix(label)?.target;
	return target?.kind === "section" ? target.name : null;
}
