/** What the page says in its own words; all else is the form's or the notes'. */
export const pageWords = {
	missing: "Not given",
	unread: "could not be read",
	noAddress: "address not given",
	speakers: "Who spoke",
	unclassified: "Other text in the notes",
	unclassifiedNote: "The form has no place for these lines. They are kept as they were written.",
	after: "after",
	madeFrom: "Made from",
	emptySection: "Nothing was written here.",
} as const;

/** How each part in a meeting is called beside a name; nobody needs to be told that a speaker speaks. */
export const partWords = {
	speaker: null,
	moderator: "Moderator",
	panellist: "Panellist",
	chair: "Chair",
	respondent: "Respondent",
} as const;
