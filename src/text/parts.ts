/** All parts that somebody can have in a meeting. */
export const parts = ["speaker", "moderator", "panellist", "chair", "respondent"] as const;

/** What a speaker did in the meeting. */
export type Part = (typeof parts)[number];
