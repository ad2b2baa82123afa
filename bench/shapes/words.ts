/** Hostile sentences and characters: what is opened and never closed, and what may be a name. */
import { again, counted, inSummary, nameOf, type Shape } from "./shape.ts";

/** Shapes of what sections say. */
export const words: readonly Shape[] = [
	inSummary(
		"speakers, one a line",
		counted((at) => `Ms ${nameOf(at)} said so.\n`),
	),
	inSummary(
		"speakers in one paragraph",
		counted((at) => `Ms ${nameOf(at)} said so. `),
	),
	inSummary("one speaker, repeated", again("Ms Ada Moss said so. ")),
	inSummary(
		"names in a row",
		counted((at) => `${nameOf(at)} `),
	),
	inSummary(
		"a roster",
		counted((at) => `Ms ${nameOf(at)}, Director of the Fund; `),
	),
	inSummary(
		"labelled bullets",
		counted((at) => `• ${nameOf(at)}: it rained\n`),
	),
	inSummary("titles in a row", again("Dr. ")),
	inSummary("said", again("said ")),
	inSummary("pronouns", again("She said so. ")),
	inSummary("hyphens", again("A-")),
	inSummary("capitals", again("A ")),
	inSummary("words with hyphens", again("well-to-do-and-so-on ")),
	inSummary("empty brackets", again("()")),
	inSummary("open brackets", again("Ada (")),
	inSummary("open square brackets", again("[Ada](")),
	inSummary("open quotations", again("“Yes Ada ")),
	inSummary("straight quotations", again('"No" ')),
	inSummary("addresses", again("https://example.org/a?b=c&d ")),
	inSummary("one address", (length) => `https://${"a.".repeat(length / 2)}`),
	inSummary("incomplete addresses", again("www. http:// @ ")),
	inSummary("signs of Markdown", again("*_`[]()#!~|\\")),
	inSummary(
		"backticks",
		counted((at) => `${"`".repeat(at % 300)} `),
	),
	inSummary("tags of HTML", again('<a href="x">&amp;</b><!--')),
	inSummary("footnotes", again("[^1]: a\n[b]: c\n")),
	inSummary("combining characters", again("\u0301")),
	inSummary("emoji", again("👩‍👩‍👧‍👦 ")),
	inSummary("characters that don't show", again("a\u202e\u200b\u0007")),
	inSummary("garbled letters", again("donâ€™t ")),
	inSummary("half characters", again("a\ud800")),
];
