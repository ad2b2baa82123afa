/** What a template sees of a report. The tables of docs/templates-reference.md are made from the sentences here. */
import type { SafeText } from "./escapes.ts";

/** Things by the form's keys. */
export type Keyed<T> = Readonly<Record<string, T>>;

/** Words of the notes in three formats. */
export interface ProseData {
	/** The words as Markdown; in other formats its characters, such as `*`, are printed too */
	readonly markdown: SafeText | "";
	/** The words as safe HTML; in other formats its tags are printed too */
	readonly html: SafeText | "";
	/** The words as plain text: a line for each paragraph, blank lines between, addresses in brackets */
	readonly text: SafeText | "";
}

/** Somebody who is named. */
export interface PersonData {
	/** The whole name, as written */
	readonly name: string;
	/** Rank or form of address, or nothing */
	readonly honorific: string | null;
	/** Everything that describes the person, or nothing */
	readonly role: string | null;
	/** In fields of people: the words after the name, such as an organisation; or nothing */
	readonly affiliation: string | null;
	/** Account name, or nothing */
	readonly handle: string | null;
	/** Other words after the name, such as `left at 20:15`; or nothing */
	readonly remark: string | null;
	/** `true` for an organisation or a group in fields of people, or nothing */
	readonly group: true | null;
}

/** Somebody who spoke. */
export interface SpeakerData extends PersonData {
	/** `speaker`, or the first other part they had */
	readonly part: string;
	/** The number of the passage with the first words */
	readonly passage: number;
}

/** What somebody said. */
export interface StatementData extends ProseData {
	/** Everybody who said these words */
	readonly speakers: readonly PersonData[];
	/** `speaker`, `moderator`, `panellist`, `chair` or `respondent` */
	readonly part: string;
}

/** Those who share some words. */
export interface VoiceData {
	/** Everybody who said them */
	readonly speakers: readonly PersonData[];
	/** As in statements */
	readonly part: string;
}

/** A piece of a section. */
export interface PassageData extends ProseData {
	/** Its number among the passages in which somebody speaks, or nothing */
	readonly number: number | null;
	/** Whose words these are */
	readonly voices: readonly VoiceData[];
}

/** A section that the notes have. */
export interface SectionData extends ProseData {
	/** The form's key: `summary` */
	readonly key: string;
	/** Its label in the form */
	readonly label: string;
	/** Its heading, as written */
	readonly heading: string;
	/** A name for links to it, unique in the report: `summary`, `summary-2` */
	readonly anchor: string;
	/** Its length in the notes, in characters */
	readonly length: number;
	/** Who said what, in the order of the notes */
	readonly statements: readonly StatementData[];
	/** The whole section, cut where somebody begins or stops speaking */
	readonly passages: readonly PassageData[];
	/** Everyone who spoke in it, once each, in order */
	readonly speakers: readonly SpeakerData[];
}

/** An entry of a field. */
export interface FactItemData {
	/** The entry as people read it; for a goal, its name */
	readonly text: string;
	/** What else is known: role, affiliation, a remark; or nothing */
	readonly note: string | null;
	/** The number of a goal, or nothing */
	readonly number: number | null;
	/** Where a link leads, or nothing */
	readonly url: string | null;
	/** A day, month or year such as `2016-02`, or nothing */
	readonly date: string | null;
	/** Whether it could not be read, and is printed as it was written */
	readonly unread: boolean;
}

/** A field of the form. */
export interface FactData {
	/** The form's key: `date` */
	readonly key: string;
	/** Its label in the form, without a colon */
	readonly label: string;
	/** The field's type: `date`, `people`, `goals`, … */
	readonly type: string;
	/** Whether notes must have it */
	readonly required: boolean;
	/** Whether it comes after the sections, as `closing` in the form */
	readonly closing: boolean;
	/** Whether it is the field `title` */
	readonly is_title: boolean;
	/** The value as in the JSON report, or nothing */
	readonly value: unknown;
	/** The value on one line, as people read it; may be empty */
	readonly text: string;
	/** The entries of a list; a single value is one entry */
	readonly items: readonly FactItemData[];
}

/** Text that the form has no place for. */
export interface UnclassifiedData extends ProseData {
	/** As written, or nothing */
	readonly label: string | null;
	/** The key of the field or section before it, or nothing */
	readonly after: string | null;
	/** The label of that field or section, or nothing */
	readonly place: string | null;
	/** Whether it is a comment, or text that the form marks as `boilerplate` or `skip` */
	readonly boilerplate: boolean;
}

/** Where a report comes from. */
export interface SourceData {
	/** The path, relative to the root; nothing for standard input without a name */
	readonly path: string | null;
	/** Its encoding */
	readonly encoding: string;
	/** The hash of its bytes */
	readonly sha256: string;
}

/** All that a template sees. What is costly to make is made when it is first asked for. */
export interface TemplateData {
	/** The title in the notes, else one made from the values of the fields */
	readonly title: string;
	/** The same with its date as people write it */
	readonly headline: string;
	/** The name of the form */
	readonly form: string;
	/** The title of the form: `Report of a meeting at the United Nations` */
	readonly kind: string;
	/** The language of the notes, as a tag such as `en` */
	readonly language: string;
	/** `ltr` or `rtl` */
	readonly direction: "ltr" | "rtl";
	/** The fields by their keys, as in the JSON report: `fields.date`; nothing where the notes lack it */
	readonly fields: Keyed<unknown>;
	/** Every field of the form in its order, ready to print */
	readonly facts: readonly FactData[];
	/** The sections in the notes by their keys: `sections.summary.html`; a list where one may be repeated */
	readonly sections: Keyed<SectionData | readonly SectionData[] | null>;
	/** The same in the form's order */
	readonly section_list: readonly SectionData[];
	/** Everyone who spoke, once each, in order */
	readonly speakers: readonly SpeakerData[];
	/** Text that has no place in the form */
	readonly unclassified: readonly UnclassifiedData[];
	/** What the report was made from, or nothing */
	readonly source: SourceData | null;
	/** Style rules for `class="goal-5"`; `{% styles %}` writes them in HTML */
	readonly goal_styles: string;
}
