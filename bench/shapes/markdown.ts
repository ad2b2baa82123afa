/** Hostile Markdown: what is opened and never closed, and what begins again on each line. */
import { again, counted, type Filling, inSummary, type Shape } from "./shape.ts";

function inMarkdown(name: string, filling: Filling): Shape {
	const below = inSummary(name, filling);
	return { name: `Markdown: ${name}`, make: (length) => `# ${below.make(length - 2)}`, path: "notes.md" };
}

/** Shapes of notes in Markdown. */
export const markdown: readonly Shape[] = [
	inMarkdown(
		"growing backticks",
		counted((at) => `${"`".repeat(at + 1)} `),
	),
	inMarkdown("pairs of backticks", again("``a`b ")),
	inMarkdown("definitions", again("[b]: c\n")),
	inMarkdown(
		"footnotes",
		counted((at) => `[^${at}]: a\n[^${at}] b\n`),
	),
	inMarkdown("brackets", again("[a] ")),
	inMarkdown("open brackets", again("[a ")),
	inMarkdown("closing brackets", again("a] ")),
	inMarkdown("images that never end", again("![")),
	inMarkdown("links", again("[a](b) ")),
	inMarkdown("links that never end", again("[a](b ")),
	inMarkdown("titles that never end", again('[a](b "c ')),
	inMarkdown("addresses in brackets", again("[a]((")),
	inMarkdown("emphasis that never ends", again("*a **a ")),
	inMarkdown("emphasis of two kinds", again("*a_ ")),
	inMarkdown("stars in a row", again("* ")),
	inMarkdown("pointed brackets", again("<")),
	inMarkdown("entities", again("&amp;")),
	inMarkdown("halves of entities", again("&#")),
	inMarkdown("backslashes", again("\\*")),
	inMarkdown("comments that never end", again("a <!-- ")),
	inMarkdown("comments", again("a\n\n<!-- a -->\n\n")),
	inMarkdown("a table", again("| a | b |\n|---|---|\n")),
	inMarkdown("underlined headings", again("a\n=\n")),
	inMarkdown("headings", again("# a\n")),
	inMarkdown("quotes", again("> a\n\n")),
	inMarkdown("quotes that go on without a sign", again("> a\nb\n")),
	inMarkdown("code in quotes that ends with them", again("> ```\na\n")),
	inMarkdown("code", again("```\n")),
	inMarkdown("bullets", again("- a\n")),
	inMarkdown("bullets in bullets", again(`${"- ".repeat(50)}a\n`)),
	inMarkdown("items of many paragraphs", again("- a\n\n  b\n\n")),
	inMarkdown(
		"steps down and up",
		counted((at) => `${" ".repeat(2 * (at % 50))}- a\n`),
	),
];
