/** What Markdown would take for syntax in plain words, beside what the library knows. */
import type { Options } from "remark-stringify";

type Unsafe = NonNullable<Options["unsafe"]>[number];

const spans = [
	"autolink",
	"destinationLiteral",
	"destinationRaw",
	"reference",
	"titleQuote",
	"titleApostrophe",
] as const;

/** Characters that are escaped beside those that the library escapes. */
export const unsafe: readonly Unsafe[] = [
	// Addresses in angle brackets may start with more than letters.
	{ character: "<", after: "[\\w.#$%&'*+=^`{|}~-]", inConstruct: "phrasing", notInConstruct: [...spans] },
	// An address that starts with one would be taken for one in angle brackets.
	{ character: "<", before: "\\(", inConstruct: "destinationRaw" },
	// Forges strike out what stands between tildes, and set what stands between dollars as mathematics:
	// it takes a closing dollar, one behind a word and before none.
	{ character: "~", inConstruct: "phrasing", notInConstruct: [...spans] },
	{ character: "$", before: "[^\\s]", after: "[^0-9A-Za-z]", inConstruct: "phrasing", notInConstruct: [...spans] },
];

/** Signs that may mean something anywhere, those that do at the start of a line, and blanks that would be dropped. */
const active = /[\p{Cc}!#$&*<>[\\\]_`~]|^[\s\d()+.=-]|\s$/u;

/**
 * Whether nothing in the text of a paragraph or heading has to be escaped. The library tries sixty patterns on each
 * text; most texts need none of them.
 */
export function isPlain(text: string): boolean {
	return !active.test(text);
}
