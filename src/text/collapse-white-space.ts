/** The text on one line: every run of white space, line ends included, is one space, and none stands at its ends. */
export function collapseWhiteSpace(text: string): string {
	return uneven.test(text) ? text.replace(runs, " ").trim() : text;
}

/** What most texts have none of, so that they stay as they are. */
const uneven = /^\s|\s$|\s\s|[^\S ]/;
/** A lone space is one already: to put a million of them in their own place takes a hundred times the memory of the text. */
const runs = /\s{2,}|[^\S ]/g;
