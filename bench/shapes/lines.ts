/** Hostile lines: too long, too many, too deep, or nothing in them. */
import { again, amongFields, bare, counted, inSummary, type Shape, wordOf } from "./shape.ts";

/** Shapes of lines, bullets, numbers and white space. */
export const lines: readonly Shape[] = [
	inSummary("one line of words", again("word, and more ")),
	inSummary("one word", again("a")),
	inSummary("one line of full stops", again(".")),
	bare("one line of colons", again(":")),
	inSummary("one line of stars", again("* ")),
	inSummary("lines of one letter", again("a\n")),
	inSummary(
		"lines wrapped by hand",
		again("the rain went on over the town and nobody in the room had an umbrella\nor "),
	),
	inSummary(
		"lines that look like headings",
		counted((at) => `${wordOf(at)} and rain\n\nIt went on.\n\n`),
	),
	inSummary("bullets", again("- a\n")),
	bare("bullets without a heading", again("- a\n")),
	bare("bullets of all kinds", again("• a\n- b\n* c\n1. d\na) e\n")),
	inSummary(
		"nesting up and down",
		counted((at) => `${"\t".repeat(at % 70)}- a\n`),
	),
	inSummary(
		"nesting by one space",
		counted((at) => `${" ".repeat(at % 200)}- a\n`),
	),
	inSummary(
		"numbers that count up",
		counted((at) => `${at + 1}. a\n`),
	),
	inSummary(
		"numbers that never count up",
		counted((at) => `${at}.1 a\n`),
	),
	bare("blank lines", (length) => `${"\n".repeat(length - 1)}x`),
	bare("spaces", (length) => `${" ".repeat(length - 1)}x`),
	inSummary("tabs", again("a\t\t\t\tb\n")),
	inSummary("lines of trailing spaces", again(`a${" ".repeat(200)}\n`)),
	inSummary("all line ends", again("a\r\nb\rc\nd\n\re\r\r\n")),
	inSummary("separators", again("----\n====\n____\n")),
	amongFields("separators among the fields", again("----------\n")),
	inSummary("dashes", again("- - – — ")),
	amongFields(
		"loose lines among the fields",
		counted((at) => `the rain of ${wordOf(at)} went on\n\n`),
	),
];
