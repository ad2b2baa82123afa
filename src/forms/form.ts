/** A compiled form: plain data with the look-ups that recognition needs. */
import type { ReadContext } from "../fields/field-type.ts";
import type { Severity } from "../findings/finding.ts";
import type { Words } from "../text/words.ts";
import type { CapturePattern, LinePattern } from "./patterns.ts";

/** Where the value of a field may stand, seen from its label. */
export type ValuePlace = "line" | "following" | "block" | "list" | "heading" | "title";

/**
 * How a heading is set off: `#`, a line of signs below (or above and below), a number, a letter, bold, standing further
 * left than the text below it, or nothing but a line of its own.
 */
export type HeadingStyle = "markdown" | "underlined" | "numbered" | "lettered" | "bold" | "outdented" | "bare";

/** One field of a form. */
export interface FieldDefinition {
	readonly name: string;
	/** As the form spells it; what findings and new reports say. */
	readonly label: string;
	readonly aliases: readonly string[];
	/** The name of a field type. */
	readonly type: string;
	readonly required: boolean;
	/** Stands at the end of the notes (links, tags), so it is structure inside sections too. */
	readonly closing: boolean;
	readonly hint: string | null;
	readonly where: readonly ValuePlace[];
	/** Lines or sentences without a label that hold the value, under the name `value`. */
	readonly patterns: readonly CapturePattern[];
	readonly read: ReadContext;
}

/** One section of a form. */
export interface SectionDefinition {
	readonly name: string;
	readonly label: string;
	readonly aliases: readonly string[];
	readonly required: boolean;
	readonly repeatable: boolean;
	/** Whether statements are looked for in it. */
	readonly statements: boolean;
	readonly hint: string | null;
	/** The styles that its heading may have; none: any. */
	readonly headings: readonly HeadingStyle[];
	/** Its headings besides the labels, as patterns for the whole heading. */
	readonly matches: readonly LinePattern[];
	/** The styles of headings inside it, the outermost first; `bare` ones are recognised by their words. */
	readonly subheadings: readonly HeadingStyle[];
	/** Keys of the fields whose labels stand in it. */
	readonly fields: readonly string[];
	/** The kind of items that the entries of its lists are. */
	readonly items: string | null;
}

/** A kind of entries that have parts of their own: actions, decisions. */
export interface ItemKind {
	readonly name: string;
	/** How an entry of their list is written. */
	readonly patterns: readonly CapturePattern[];
	/** How they are written amid the notes. */
	readonly inline: readonly CapturePattern[];
}

/** A run of lines to set aside: from one line to another, or to the last one before a blank line. */
export interface SkippedRun {
	readonly from: LinePattern;
	readonly to: LinePattern | null;
	/** Only where the notes begin: the `---` of front matter is a line between two parts elsewhere. */
	readonly opening: boolean;
}

/** The rules between fields that a form may declare, named by the finding that each gives. */
interface CrossFieldShape {
	/** The type that the rule's `field` must have; `any` where it does not matter. */
	readonly field: string;
	/** The type that its `other` field must have; null when it looks at one field alone. */
	readonly other: string | null;
	/** Whether it has bounds: `from`, `to` or both. */
	readonly bounds: boolean;
}

/** What each rule needs; the rule itself lives in `check/rules`. */
export const crossFieldRules = {
	"future-date": { field: "date", other: null, bounds: false },
	"goal-tag-mismatch": { field: "goals", other: "tags", bounds: false },
	"invalid-date": { field: "date", other: null, bounds: true },
	"missing-field": { field: "any", other: "any", bounds: false },
	"reporter-not-present": { field: "people", other: "people", bounds: false },
} as const satisfies Record<string, CrossFieldShape>;

/** The name of a rule between fields. */
export type CrossFieldRuleName = keyof typeof crossFieldRules;

/** A cross-field rule declared in a form. */
export interface CrossFieldRule {
	readonly rule: CrossFieldRuleName;
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
	/** What to set aside; each is tried on a whole paragraph. */
	readonly boilerplate: readonly LinePattern[];
	readonly skip: readonly SkippedRun[];
	/** What reports do with boilerplate, skipped lines and comments. */
	readonly setAside: "keep" | "drop";
	readonly items: readonly ItemKind[];
	/** Whether it says how any heading is set off, or what pattern it has; else headings are recognised by labels alone. */
	readonly usesHeadingStyles: boolean;
	readonly rules: readonly CrossFieldRule[];
	readonly words: Words;
	readonly labels: LabelIndex;
}

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
}
