/** By these, what a template made is known where it lies beside its notes: it is not to be read as notes itself. */

/** The last line of a report in Markdown; those who read it don't see it. */
export const markdownMark = "<!-- made by rapporteur -->";

/** In the head of a page. */
export const pageMark = '<meta name="generator" content="rapporteur">';
