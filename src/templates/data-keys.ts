/** What a template sees: the keys at the top of its data, and those of their parts. The docs are made from this. */

/** A key, what it holds, and the keys of what it holds, where templates can rely on them. */
export interface DataKey {
	readonly about: string;
	readonly keys?: Readonly<Record<string, DataKey>>;
	/** Whether it holds a list of such things, or things by the form's keys. */
	readonly many?: "list" | "keyed";
	/** Whether more may stand below it than is said here. */
	readonly open?: boolean;
	/** Whether it has no words of its own that could be printed. */
	readonly silent?: boolean;
}

const key = (about: string): DataKey => ({ about });

/** The keys of a person. */
export const person: Readonly<Record<string, DataKey>> = {
	name: key("The whole name, as written"),
	honorific: key("Rank or form of address, or nothing"),
	role: key("All that describes a speaker, or nothing"),
	affiliation: key("What follows the name in fields of people, or nothing"),
	handle: key("Account name, or nothing"),
	remark: key("What stands in brackets behind the name, or nothing"),
	group: key("Whether it is no person but a body or a group, else nothing; in fields of people"),
};

const prose: Readonly<Record<string, DataKey>> = {
	markdown: key("The words as Markdown; written as it stands in Markdown only"),
	html: key("The words as safe HTML; written as it stands in HTML only"),
	text: key("The words as plain text, a paragraph a line, a blank line between, addresses in brackets"),
};

const speaker: Readonly<Record<string, DataKey>> = {
	...person,
	part: key("The part of the first words that are more than a speaker's, else `speaker`"),
	passage: key("The number of the passage with the first words"),
};

const section: Readonly<Record<string, DataKey>> = {
	key: key("The form's key: `summary`"),
	label: key("As the form calls it"),
	heading: key("As the notes call it"),
	...prose,
	anchor: key("A name for links to it, its own in the report: `summary`, `summary-2`"),
	length: key("How many signs it takes in the notes"),
	statements: {
		about: "Who said what, in the order of the notes",
		many: "list",
		silent: true,
		keys: {
			speakers: { about: "All who share these words", many: "list", keys: person },
			part: key("`speaker`, `moderator`, `panellist`, `chair` or `respondent`"),
			...prose,
		},
	},
	passages: {
		about: "The whole section, cut where somebody begins or ends to speak",
		many: "list",
		silent: true,
		keys: {
			number: key("Counted through the report where somebody speaks, else nothing"),
			voices: {
				about: "Whose words these are",
				many: "list",
				silent: true,
				keys: {
					speakers: { about: "All who share them", many: "list", keys: person },
					part: key("As of statements"),
				},
			},
			...prose,
		},
	},
	speakers: {
		about: "Everyone who spoke in it, once each, in the order of their first words",
		many: "list",
		keys: speaker,
	},
};

/** The keys at the top. */
export const dataKeys: Readonly<Record<string, DataKey>> = {
	title: key("What the notes call the meeting, else a title made of its facts"),
	headline: key("The same with its date as people write it"),
	form: key("The name of the form"),
	kind: key("What kind of notes the form is for"),
	language: key("The language of the notes, as a tag such as `en`"),
	direction: key("`ltr` or `rtl`"),
	fields: {
		about: "Every field of the form by its key, as in the JSON report: `fields.date`; nothing where the notes lack it",
		many: "keyed",
		silent: true,
	},
	facts: {
		about: "Every field of the form in its order, ready to print",
		many: "list",
		keys: {
			key: key("The form's key: `date`"),
			label: key("As the form calls it, without a colon"),
			type: key("The field's type: `date`, `people`, `goals`, …"),
			required: key("Whether notes must have it"),
			closing: key("Whether it stands at the end of the notes"),
			is_title: key("Whether it is what the notes call the meeting"),
			value: { about: "The value as in the JSON report, or nothing", open: true },
			text: key("The value on one line, as people read it; empty where there is none"),
			items: {
				about: "Each entry of a list; a value that is no list is one entry",
				many: "list",
				keys: {
					text: key("The entry as people read it; of a goal its name"),
					note: key("What else is known: role, affiliation, a remark; or nothing"),
					number: key("The number of a goal, or nothing"),
					url: key("Where a link leads, or nothing"),
					date: key("A single day, month or year, as programs read it, or nothing"),
					unread: key("Whether it could not be read, and is printed as it was written"),
				},
			},
		},
	},
	sections: {
		about:
			"The sections that the notes have, by the form's keys: `sections.summary.html`; a list where one may be repeated",
		many: "keyed",
		silent: true,
		keys: section,
	},
	section_list: { about: "The same in the form's order", many: "list", keys: section },
	speakers: {
		about: "Everyone who spoke, once each, in the order of their first words",
		many: "list",
		keys: speaker,
	},
	unclassified: {
		about: "Text that has no place in the form",
		many: "list",
		silent: true,
		keys: {
			label: key("As written, or nothing"),
			after: key("The key of what stands before it, or nothing"),
			place: key("The label of that, or nothing"),
			boilerplate: key("Whether the form, or a comment, sets it aside"),
			...prose,
		},
	},
	source: {
		about: "What the report was made from, or nothing",
		silent: true,
		keys: {
			path: key("Relative, or nothing for standard input"),
			encoding: key("How its bytes were read"),
			sha256: key("Of its bytes"),
		},
	},
};
